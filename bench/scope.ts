/**
 * Agreement and time of the guard under a policy, on a corpus of statements.
 *
 *   npx tsx bench/scope.ts <corpus.jsonl> <policy.json> <postgres URL>
 *
 * One JSON object a line: { "id", "sql", "expect": "allow" | "deny" }. The database at the URL holds what they are about.
 * A statement that is allowed is run as well: what the policy makes of it has to be SQL that the server takes.
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
const limits = { maxRows: 100, maxBytes: 1_000_000, timeoutMs: 5000, maxPlanCost: null }
const rounds = 20

async function main(corpusFile: string, policyFile: string, url: string): Promise<void> {
  const { policyShape } = await import('../src/config/policy.js')
  const { execute } = await import('../src/database/execute.js')
  const { openConnection } = await import('../src/database/open.js')
  const { parseTarget } = await import('../src/database/target.js')
  const { createCatalogue } = await import('../src/guard/catalogue.js')
  const { createGuard } = await import('../src/guard/guard.js')
  const { strictPolicy } = await import('../src/guard/policy.js')
  const { readPolicy } = await import('../src/guard/scope/scope-policy.js')
  const scope = readPolicy(policyShape.parse(JSON.parse(readFileSync(policyFile, 'utf8'))))
  const target = parseTarget(url, {})
  if (target === null) throw new Error(`not a database address: ${url}`)
  const connection = await openConnection(target)
  try {
    const lines = readFileSync(corpusFile, 'utf8').split('\n')
    const cases = lines.filter((line) => line.trim() !== '').map((line) => statement.parse(JSON.parse(line)))
    const guard = createGuard(createCatalogue(connection), { ...strictPolicy, scope })
    let agreed = 0
    const times: number[] = []
    const bests: number[] = []
    for (const { id, sql, expect } of cases) {
      const verdict = await guard.check(sql)
      const ran = verdict.ok ? await execute(connection, verdict.statement, limits) : null
      const right = verdict.ok === (expect === 'allow') && ran?.ok !== false
      if (right) agreed += 1
      else
        console.log(
          `${id}: expected ${expect}: ${sql}\n  ${JSON.stringify(ran?.ok === false ? ran : verdict)}`,
        )
      const before = times.length
      for (let round = 0; round < rounds; round += 1) {
        const start = performance.now()
        await guard.check(sql)
        times.push((performance.now() - start) * 1000)
      }
      bests.push(Math.min(...times.slice(before)))
    }
    console.log(`agreement: ${agreed} of ${cases.length}`)
    console.log(`µs per statement: ${spread(times)}`)
    console.log(`µs per statement, best of ${rounds}: ${spread(bests)}`)
  } finally {
    await connection.close()
  }
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0)
  return `median ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)}`
}

const [corpusFile, policyFile, url] = process.argv.slice(2)
if (corpusFile === undefined || policyFile === undefined || url === undefined) {
  console.error('usage: npx tsx bench/scope.ts <corpus.jsonl> <policy.json> <postgres URL>')
  process.exitCode = 2
} else {
  await main(corpusFile, policyFile, url)
}
