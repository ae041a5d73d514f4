import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whether a message is Sohbet's: `body` is what came, byte for byte, before anything has parsed it. */
export function isGenuine(secret, headers, body, now = Date.now() / 1000) {
  const id = headers['webhook-id']
  const at = headers['webhook-timestamp']
  if (!id || !at || !(Math.abs(now - Number(at)) < 300)) return false
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const ours = createHmac('sha256', key).update(`${id}.${at}.`).update(body).digest()
  return (headers['webhook-signature'] ?? '').split(' ').some((one) => {
    const theirs = Buffer.from(one.split(',')[1] ?? '', 'base64')
    return one.startsWith('v1,') && theirs.length === ours.length && timingSafeEqual(ours, theirs)
  })
}
