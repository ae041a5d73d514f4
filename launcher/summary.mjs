// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

// Counts what the test tools reported, prints it and ends with the status that is true. A report that is missing is a failure.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const results = process.argv[2]
const text = (name) => (existsSync(join(results, name)) ? readFileSync(join(results, name), 'utf8').trim() : undefined)
const nothing = { passed: 0, failed: 0, skipped: 0, problems: [] }
const failure = (problem) => ({ ...nothing, failed: 1, problems: [problem] })

function xmlFiles(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.xml'))
    .map((entry) => readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8'))
}

/** What a failure says, on a line of its own and not at length. */
function said(why) {
  const marks = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
  const message = /\bmessage="([^"]*)"/.exec(why)?.[1] ?? /\btype="([^"]*)"/.exec(why)?.[1]
  if (!message) return ''
  const plain = message.replace(/&(?:#(\d+)|(\w+));/g, (mark, code, name) =>
    code === undefined ? (marks[name] ?? mark) : String.fromCodePoint(code))
  return `\n    ${plain.replace(/\s+/g, ' ').slice(0, 300)}`
}

function java(name) {
  const count = { passed: 0, failed: 0, skipped: 0, problems: [] }
  for (const xml of xmlFiles(join(results, name))) {
    const suite = /<testsuite\b[^>]*>/.exec(xml)?.[0] ?? ''
    const number = (attribute) => Number(new RegExp(`\\b${attribute}="(\\d+)"`).exec(suite)?.[1] ?? 0)
    const failed = number('failures') + number('errors')
    count.failed += failed
    count.skipped += number('skipped')
    count.passed += number('tests') - failed - number('skipped')
    for (const [, attributes, why] of xml.matchAll(/<testcase\b([^>]*[^/])>\s*<(?:failure|error)\b([^>]*)>/g)) {
      const value = (attribute) => new RegExp(`\\b${attribute}="([^"]*)"`).exec(attributes)?.[1]
      count.problems.push(`${value('classname')}: ${value('name')}${said(why)}`)
    }
  }
  const stopped = text(`${name}.failed`)
  if (stopped) {
    count.failed++
    count.problems.push(stopped)
  } else if (count.passed + count.failed === 0) {
    return failure('no Java test ran')
  }
  return count
}

function check(report, problem) {
  const status = text(report)
  if (status === undefined) return failure('the check did not run')
  return status === '0' ? { ...nothing, passed: 1 } : failure(problem)
}

function vitest() {
  const report = text('vitest.json')
  if (!report) return failure('Vitest wrote no report')
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests = 0, success, testResults } = JSON.parse(report)
  const problems = testResults.flatMap((file) => {
    const failed = file.assertionResults.filter((each) => each.status === 'failed').map((each) => each.fullName)
    return failed.length === 0 && file.status === 'failed' ? [`${file.name}: ${file.message}`] : failed
  })
  const failed = Math.max(numFailedTests, problems.length, success ? 0 : 1)
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests, problems }
}

function launcher() {
  const report = text('launcher.xml')
  if (!report) return failure('the launcher was not tested')
  const number = (what) => Number(new RegExp(`<!-- ${what} (\\d+) -->`).exec(report)?.[1] ?? 0)
  const problems = [...report.matchAll(/<testcase name="([^"]*)"[^>]*[^/]>\s*<failure/g)].map(([, name]) => name)
  const failed = Math.max(number('fail') + number('cancelled'), number('pass') === 0 ? 1 : 0)
  return { passed: number('pass'), failed, skipped: number('skipped') + number('todo'), problems }
}

function browser() {
  const failed = text('e2e.failed')
  if (failed) return failure(failed)
  const skipped = text('e2e.skipped')
  if (skipped) return { ...nothing, skipped: 1, problems: [`skipped: ${skipped}`] }
  const report = text('playwright.json')
  if (!report) return failure('Playwright did not run')
  const { stats, suites, errors } = JSON.parse(report)
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)]
  const problems = suites.flatMap(specs).filter((spec) => !spec.ok).map((spec) => `${spec.file}: ${spec.title}`)
  const broken = errors.map((error) => (error.message ?? '').split('\n')[0])
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    problems: [...problems, ...broken],
  }
}

const parts = [
  ['Java: format', check('format.status', 'mvn spotless:check (format.log says where)')],
  ['Java in Turkish, proofs', java('java-tr'), text('java-tr.seconds')],
  ['Web: types and style', check('check.status', 'npm run check (java-tr.log says why)')],
  ['Web: Vitest', vitest()],
  ['Java on PostgreSQL 15', java('java'), text('java.seconds')],
  ['Launcher', launcher()],
  ['End to end: Chromium', browser(), text('e2e.seconds')],
]
const row = (name, ...cells) => `  ${name.padEnd(28)}${cells.map((cell) => String(cell).padStart(9)).join('')}`

console.log()
for (const [name, { problems }] of parts) for (const problem of problems) console.log(`  ${name}: ${problem}`)
console.log()
console.log(row('', 'passed', 'failed', 'skipped', 'seconds'))
for (const [name, { passed, failed, skipped }, seconds = ''] of parts) console.log(row(name, passed, failed, skipped, seconds))
const sum = (what) => parts.reduce((total, [, count]) => total + count[what], 0)
console.log()
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exit(sum('failed') === 0 ? 0 : 1)
