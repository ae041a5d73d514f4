// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

// The launcher as a person uses it: through a link, from another folder, with Ctrl-C and kill -9. Needs a finished build.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const home = fileURLToPath(new URL('..', import.meta.url))
const elsewhere = mkdtempSync(join(tmpdir(), 'sohbet launcher-'))
const link = join(elsewhere, 'start')
const data = join(elsewhere, "the shop's data")
let port
let engine

const environment = { ...process.env, SOHBET_DATABASE_URL: '', SOHBET_DATA: '', SOHBET_LOCAL_CONF: join(elsewhere, 'local.conf') }
delete environment.SOHBET_DATA
const sohbet = (...words) => spawnSync(link, words, { cwd: elsewhere, env: environment, encoding: 'utf8', timeout: 120_000 })
const sh = (script) => spawnSync('sh', ['-c', script], { cwd: home, encoding: 'utf8' })

/** In a process group of its own, as a terminal does it, so that Ctrl-C can be sent to the whole group. */
async function run() {
  const started = spawn(link, ['run', '--port', String(port), "--data=the shop's data"], { cwd: elsewhere, env: environment, detached: true })
  started.said = ''
  started.ended = new Promise((resolve) => started.on('exit', (code, signal) => resolve(signal ?? code)))
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (bytes) => (started.said += bytes))
  for (let i = 0; i < 1200 && started.exitCode === null; i++) {
    if (/ready after/.test(started.said)) return started
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the engine did not start: ${started.said}`)
}

const enginePid = () => Number(readFileSync(join(data, `engine-${port}.pid`), 'utf8'))
const serverLog = () => {
  const folder = join(data, 'postgres/log')
  return readdirSync(folder).filter((name) => name.startsWith('postgresql-')).map((name) => readFileSync(join(folder, name), 'utf8')).join('')
}

before(async () => {
  symlinkSync(join(home, 'sohbet'), link)
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.on('listening', resolve))
  port = probe.address().port
  await new Promise((resolve) => probe.close(resolve))
})

after(() => {
  sohbet('stop', '--data', data)
  engine?.kill('SIGKILL')
  rmSync(elsewhere, { recursive: true, force: true })
})

test('help names every command, and an unknown one is refused', () => {
  const said = sohbet('--help').stdout
  for (const command of ['run', 'stop', 'restart', 'test', 'check', 'setup', 'move', 'lint', 'build', 'migrate', 'rebuild', 'import', 'config check', 'bench']) {
    assert.match(said, new RegExp(`\\./sohbet ${command}\\b`))
  }
  assert.equal(sohbet('dance').status, 2)
})

test('what is missing is said in one sentence', () => {
  const { status, stderr } = sh('. launcher/find.sh; jdk_major() { echo 17; }; node_fits() { false; }; need jdk node')
  assert.equal(status, 1)
  assert.match(stderr, /^Sohbet needs a JDK 25 or newer \(found only 17 in .+\), Node\.js 20\.19 or newer with npm \(found only v.+\): please install .+\.\n$/)
})

test('a newer JDK than the default java is found', () => {
  assert.match(sh('. launcher/find.sh; PATH=/usr/bin:/bin; unset JAVA_HOME; need jdk; jdk_major "$jdk"').stdout, /^(2[5-9]|[3-9]\d)$/)
})

test('it starts through a link from another folder, and Ctrl-C ends everything in order', async () => {
  engine = await run()
  assert.ok((await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' })).status < 500)
  assert.equal(enginePid(), engine.pid)
  process.kill(-engine.pid, 'SIGINT')
  assert.equal(await engine.ended, 130)
  assert.ok(!existsSync(join(data, `engine-${port}.pid`)))
  assert.ok(!existsSync(join(data, 'postgres/cluster/postmaster.pid')))
  assert.match(serverLog(), /database system is shut down\s*$/)
})

test('after kill -9 it starts again', async () => {
  engine = await run()
  process.kill(engine.pid, 'SIGKILL')
  assert.equal(await engine.ended, 'SIGKILL')
  engine = await run()
})

test('check says how it is, and that the installation is still to be set up is said by the link alone', async () => {
  const { status, stdout } = sohbet('check', '--data', data)
  assert.equal(status, 0, stdout)
  assert.match(stdout, /^The engine on port \d+ is well\.\n {2}database +up\n/)
  assert.match(engine.said, /Set it up +http:\/\/localhost:\d+\/setup#[\w-]{43}\n/)
  const log = readFileSync(join(data, 'log', `engine-${port}.log`), 'utf8')
  assert.ok(!log.includes(engine.said.match(/setup#([\w-]{43})/)[1]))
  assert.equal(sohbet('check', '--data', join(elsewhere, 'nowhere')).status, 3)
})

test('a port that is taken is a sentence', () => {
  const { status, stderr } = sohbet('run', '--port', String(port), '--data', join(elsewhere, 'other'))
  assert.notEqual(status, 0)
  assert.match(stderr, /^The port is taken: choose another with --port/m)
})

test('a second engine on the folder is refused in one sentence', () => {
  const { status, stderr } = sohbet('run', '--port', '0', '--data', data)
  assert.notEqual(status, 0)
  assert.match(stderr.trim(), /^Another engine is running on the data folder [^\n]+$/)
})

test('stop ends this engine alone, and says so when there is none', async () => {
  assert.match(sohbet('stop', '--data', data, '--port', '1').stdout, /^No engine runs on/)
  assert.equal(engine.exitCode, null)
  assert.match(sohbet('stop', '--data', data).stdout, /^Stopped the engine/)
  assert.equal(await engine.ended, 143)
  assert.match(sohbet('stop', '--data', data).stdout, /^No engine runs on/)
})

test('setup asks nothing when told not to, and says all that is missing at once', () => {
  const folder = join(elsewhere, 'set up')
  const setup = (env, ...words) => spawnSync(link, ['setup', '--non-interactive', '--data', folder, ...words], { cwd: elsewhere, env: { ...environment, ...env }, encoding: 'utf8', timeout: 180_000 })
  const missing = setup({})
  assert.equal(missing.status, 2, missing.stderr)
  assert.match(missing.stderr, /--admin-email .+, SOHBET_ADMIN_PASSWORD .+, --shop-name/)
  const { status, stdout } = setup({ SOHBET_ADMIN_PASSWORD: 'three small otters' }, '--admin-email', 'ayse@shop.example', '--shop-name', 'Ayşe', '--overwrite')
  assert.equal(status, 0, stdout)
  assert.match(stdout, /The shop "demo" is there, and ayse@shop\.example can sign in/)
  assert.equal(statSync(join(elsewhere, 'local.conf')).mode & 0o777, 0o600)
  assert.match(setup({ SOHBET_ADMIN_PASSWORD: 'three small otters' }, '--shop-name', 'x').stdout, /set up already/)
})

test('a wrong database address is a sentence without the password', () => {
  const sentences = {
    'mysql://shop:geheim@localhost/shop': /^One setting is wrong:\n {2}--database-url is .+; expected: postgresql:/,
    'postgresql://shop:geheim@127.0.0.1:1/shop': /^The database does not answer/,
  }
  for (const [url, sentence] of Object.entries(sentences)) {
    const { status, stderr } = sohbet('migrate', '--data', data, '--database-url', url)
    assert.notEqual(status, 0)
    assert.match(stderr, sentence)
    assert.doesNotMatch(stderr, /geheim|\tat /)
  }
})

test('config check lists all faults at once and ends with 1, or says that all is well', () => {
  const well = sohbet('config', 'check', '--data', data)
  assert.equal(well.status, 0, well.stderr)
  assert.match(well.stdout, /^All is well/)
  const wrong = sohbet('config', 'check', '--data', data, '--port', 'x', '--database-url', 'geheim')
  assert.equal(wrong.status, 1)
  assert.match(wrong.stderr, /^2 settings are wrong:\n {2}--port is "x"; expected: .+\n {2}--database-url is .+\n/)
  assert.doesNotMatch(wrong.stderr, /geheim/)
})
