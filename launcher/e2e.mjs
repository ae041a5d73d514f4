// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

// Starts a real engine on a free port and a fresh data folder, and lets Playwright use it with the system's Chromium.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const home = fileURLToPath(new URL('..', import.meta.url))
const [results, required] = process.argv.slice(2)
const web = join(home, 'web')
const data = join(results, 'data')
const began = Date.now()

/** Ends with a reason that the summary repeats; what could not run is a failure when it was required. */
function end(how, reason) {
  console.log(`  ${reason}`)
  writeFileSync(join(results, `e2e.${how === 'skipped' && required === 'yes' ? 'failed' : how}`), reason)
  process.exit(0)
}

function onPath(names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const file = join(folder, name)
      try {
        accessSync(file, constants.X_OK)
        return file
      } catch {}
    }
  }
}

const findChromium = () => process.env.SOHBET_CHROMIUM ?? onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'])

function chromium() {
  const found = findChromium()
  if (found) return found
  // Other systems' packages of that name are stubs of an app store.
  const isDebian = existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  if (isDebian && process.getuid?.() === 0 && onPath(['apt-get'])) {
    console.log('  Installing Chromium with apt-get ...')
    const log = openSync(join(results, 'apt.log'), 'w')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...words) => spawnSync('apt-get', words, { stdio: ['ignore', log, log], env }).status === 0
    apt('update')
    if (apt('install', '-y', '--no-install-recommends', 'chromium')) return findChromium()
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

async function isUp(url, engine) {
  while (Date.now() - began < 180_000 && engine.exitCode === null) {
    try {
      if ((await fetch(`${url}/health`)).ok) return true
    } catch {}
    await pause(200)
  }
  return false
}

if (!existsSync(join(web, 'e2e/playwright.config.ts'))) end('skipped', 'there is no web/e2e/playwright.config.ts')
const browser = chromium()
if (!browser) end('skipped', 'no Chromium: install the package "chromium" (or set SOHBET_CHROMIUM) and run again')

rmSync(data, { recursive: true, force: true })
mkdirSync(data, { recursive: true })
const port = await freePort()
const url = `http://127.0.0.1:${port}`
const env = {
  ...process.env,
  SOHBET_PORT: String(port),
  SOHBET_DATA: data,
  SOHBET_DATABASE_URL: '',
  SOHBET_LOCAL_CONF: join(results, 'local.conf'),
  SOHBET_ADMIN_EMAIL: 'admin@example.com',
  SOHBET_ADMIN_PASSWORD: randomBytes(12).toString('hex'),
  SOHBET_BOOTSTRAP_API_KEY: `sohbet_sk_${randomBytes(24).toString('hex')}`,
  SOHBET_SIGN_UP: 'on',
  // An issuer that a story starts there.
  SOHBET_OIDC_ISSUER: `http://127.0.0.1:${await freePort()}`,
  SOHBET_OIDC_CLIENT_ID: 'sohbet',
  SOHBET_OIDC_CLIENT_SECRET: randomBytes(24).toString('hex'),
  SOHBET_OIDC_NAME: 'Test ID',
  SOHBET_E2E_URL: url,
  SOHBET_E2E_LAUNCHER: join(home, 'sohbet'),
  SOHBET_CHROMIUM: browser,
  PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, 'playwright.json'),
}
const engineLog = openSync(join(results, 'engine.log'), 'w')
const engine = spawn(join(home, 'sohbet'), ['run'], { env, stdio: ['ignore', engineLog, engineLog] })
// A test may have restarted the engine, so the data folder knows best which process to stop.
const stop = () => spawnSync(join(home, 'sohbet'), ['stop'], { env, stdio: 'ignore' })
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    engine.kill()
    stop()
    process.exit(130)
  })
}

if (!(await isUp(url, engine))) {
  engine.kill()
  stop()
  end('failed', `the engine did not start: ${readFileSync(join(results, 'engine.log'), 'utf8').trim().split('\n').at(-1)}`)
}

const playwright = spawn(join(web, 'node_modules/.bin/playwright'), ['test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'], {
  cwd: web,
  env,
  stdio: ['ignore', 'pipe', 'pipe'],
})
let said = ''
for (const stream of [playwright.stdout, playwright.stderr]) {
  stream.on('data', (bytes) => {
    said += bytes
    process.stdout.write(bytes)
  })
}
await new Promise((resolve) => {
  playwright.on('error', resolve)
  playwright.on('close', resolve)
})
stop()
writeFileSync(join(results, 'e2e.log'), said)
writeFileSync(join(results, 'e2e.seconds'), String(Math.round((Date.now() - began) / 1000)))
if (!existsSync(join(results, 'playwright.json'))) end('failed', 'Playwright wrote no report: see e2e.log')
// What the audit log says may explain what has failed.
if (playwright.exitCode === 0) rmSync(data, { recursive: true, force: true })
process.exit(0)
