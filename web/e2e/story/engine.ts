// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { execFileSync, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Ends the engine as the kernel would, and starts it again on the same data and port. */
export async function killAndRestart(): Promise<void> {
  const { SOHBET_DATA: data, SOHBET_E2E_LAUNCHER: launcher, SOHBET_E2E_URL: url } = process.env
  if (data === undefined || launcher === undefined || url === undefined)
    throw new Error('SOHBET_DATA, SOHBET_E2E_LAUNCHER and SOHBET_E2E_URL say which engine to restart')
  const port = new URL(url).port
  const file = readdirSync(data).find((name) => name === `engine-${port}.pid`)
  if (file === undefined) throw new Error(`no engine of ${data} listens on ${port}`)
  process.kill(Number(readFileSync(join(data, file), 'utf8')), 'SIGKILL')
  await pause(500)
  spawn(launcher, ['run'], { detached: true, stdio: 'ignore', env: { ...process.env, SOHBET_PORT: port } }).unref()
  for (let tries = 0; tries < 600; tries++) {
    try {
      if ((await fetch(`${url}/ready`)).ok) return
    } catch {}
    await pause(200)
  }
  throw new Error('the engine did not come back within two minutes')
}

/** Builds a read model anew beside the running engine, and answers what the command said. */
export function rebuild(projection: string): string {
  const { SOHBET_E2E_LAUNCHER: launcher } = process.env
  if (launcher === undefined) throw new Error('SOHBET_E2E_LAUNCHER says where ./sohbet is')
  return execFileSync(launcher, ['rebuild', projection], { encoding: 'utf8', timeout: 120_000 })
}
