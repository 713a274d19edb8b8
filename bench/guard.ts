/**
 * Agreement and time of the guard on a corpus of statements.
 *
 *   npx tsx bench/guard.ts <corpus.jsonl> <postgres URL>
 *
 * One JSON object a line: { "id", "sql", "expect": "allow" | "deny" }. The database at the URL holds what they are about.
 */
import { readFileSync } from 'node:fs'
import { register } from 'node:module'
import * as z from 'zod'

// SQL files are text to the bundler and to vitest; tsx has to be told.
const sqlAsText = `
  import { readFile } from 'node:fs/promises'
  export async function load(url, context, next) {
    if (!url.endsWith('.sql')) return next(url, context)
    const source = 'export default ' + JSON.stringify(await readFile(new URL(url), 'utf8'))
    return { format: 'module', shortCircuit: true, source }
  }`
register(`data:text/javascript,${encodeURIComponent(sqlAsText)}`)

const statement = z.object({ id: z.string(), sql: z.string(), expect: z.enum(['allow', 'deny']) })
type Case = z.infer<typeof statement>

const rounds = 20

async function main(corpusFile: string, url: string): Promise<void> {
  const { openConnection } = await import('../src/database/open.js')
  const { parseTarget } = await import('../src/database/target.js')
  const { createCatalogue } = await import('../src/guard/catalogue.js')
  const { createGuard } = await import('../src/guard/guard.js')
  const { strictPolicy } = await import('../src/guard/policy.js')
  const target = parseTarget(url, {})
  if (target === null) throw new Error(`not a database address: ${url}`)
  const connection = await openConnection(target)
  try {
    const cases = readCorpus(corpusFile)
    const guard = createGuard(createCatalogue(connection), strictPolicy)
    const first = performance.now()
    await guard.check('select count(*) from pg_class')
    console.log(`first statement, parser and catalogue cold: ${(performance.now() - first).toFixed(1)} ms`)
    await printAgreement(cases, guard.check)
    await printTimes(cases, guard.check)
  } finally {
    await connection.close()
  }
}

function readCorpus(file: string): readonly Case[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => statement.parse(JSON.parse(line)))
}

type Check = (sql: string) => Promise<{ readonly ok: boolean }>

async function printAgreement(cases: readonly Case[], check: Check): Promise<void> {
  let agreed = 0
  for (const { id, sql, expect } of cases) {
    const verdict = await check(sql)
    if (verdict.ok === (expect === 'allow')) agreed += 1
    else console.log(`${id}: expected ${expect}: ${sql.slice(0, 200)}\n  ${JSON.stringify(verdict)}`)
  }
  console.log(`agreement: ${agreed} of ${cases.length}`)
}

async function printTimes(cases: readonly Case[], check: Check): Promise<void> {
  const times: number[] = []
  for (const { sql } of cases) {
    let best = Number.POSITIVE_INFINITY
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now()
      await check(sql)
      best = Math.min(best, performance.now() - start)
      times.push(performance.now() - start)
    }
    if (best > 1)
      console.log(`over 1 ms: ${best.toFixed(2)} ms, ${sql.length} characters: ${sql.slice(0, 80)}`)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => ((times[Math.floor((times.length - 1) * share)] ?? 0) * 1000).toFixed(0)
  const mean = (times.reduce((sum, time) => sum + time, 0) / times.length) * 1000
  console.log(
    `µs per statement: mean ${mean.toFixed(0)}, median ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, max ${at(1)}`,
  )
}

const [corpusFile, url] = process.argv.slice(2)
if (corpusFile === undefined || url === undefined) {
  console.error('usage: npx tsx bench/guard.ts <corpus.jsonl> <postgres URL>')
  process.exitCode = 2
} else {
  await main(corpusFile, url)
}
