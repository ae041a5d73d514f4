// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** Two short notes, made here: nothing is fetched. Made at the first need, for a browser keeps pages silent until a click. */
let context: AudioContext | undefined

export async function playTone(isCritical: boolean): Promise<boolean> {
  try {
    context ??= new AudioContext()
    if (context.state === 'suspended')
      await Promise.race([context.resume(), new Promise((done) => setTimeout(done, 300))])
    if (context.state !== 'running') return false
    const notes = isCritical ? [880, 660, 880] : [660, 880]
    for (const [place, pitch] of notes.entries()) note(context, pitch, context.currentTime + place * 0.16)
    return true
  } catch {
    return false
  }
}

function note(audio: AudioContext, pitch: number, at: number): void {
  const tone = audio.createOscillator()
  const loudness = audio.createGain()
  tone.frequency.value = pitch
  // A soft beginning and end, else it clicks.
  loudness.gain.setValueAtTime(0, at)
  loudness.gain.linearRampToValueAtTime(0.12, at + 0.02)
  loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.15)
  tone.connect(loudness).connect(audio.destination)
  tone.start(at)
  tone.stop(at + 0.16)
}
