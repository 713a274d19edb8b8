/**
 * Time of linking and parsing one question once the catalogue is built, and the memory that takes. Goals: p95 up to
 * 20 ms on 50 tables, up to 100 ms on 1 000 tables of 12 columns, 150 MiB.
 *
 *   node bench/run.mjs latency [--slow 10] [--questions 300] [--budget-s 60] [--schemas 50x12,1000x12] <folder of questions>...
 *
 * Generated schemas live in memory only, each in a process of its own. "First" is a pass over questions never asked
 * before in the process, "again" the second pass over the same ones. A pass ends when its budget is spent.
 */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import type { Connection } from '../src/database/connection.js'
import type { Catalog } from '../src/linking/catalog.js'
import { ask, stoppedClock } from './support/ask.js'
import { openServer } from './support/databases.js'
import { markdownTable, mean, quantile } from './support/figures.js'
import { generateQuestions } from './support/generated-questions.js'
import { generateSchema } from './support/generated-schema.js'
import * as parser from './support/parser.js'
import { type QuestionSet, readSets } from './support/question-sets.js'
import { startResults } from './support/results.js'

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    slow: { type: 'string', default: '10' },
    questions: { type: 'string', default: '300' },
    'budget-s': { type: 'string', default: '60' },
    schemas: { type: 'string', default: '50x12,1000x12' },
    // How a process of its own is told what to measure.
    generated: { type: 'string' },
  },
})

const Timed = z.object({ question: z.string(), ms: z.number(), answered: z.boolean() })
type Timed = z.infer<typeof Timed>

const GeneratedFigures = z.object({
  buildMs: z.number(),
  baseMiB: z.number(),
  catalogMiB: z.number(),
  peakMiB: z.number(),
  first: z.array(Timed),
  again: z.array(Timed),
})

async function main(): Promise<void> {
  if (flags.generated !== undefined) {
    process.stdout.write(JSON.stringify(await measureGenerated(flags.generated)))
    return
  }
  const results = startResults('latency', 'Time and memory of linking and parsing')
  const sizes = flags.schemas.split(',').filter((size) => size !== '')
  const generated = sizes.map((size) => ({ size, ...measureApart(size) }))
  const real = await measureSets(readSets(positionals))
  const passes = [
    ...real.map(({ name, first, again }) => ({ name, first, again })),
    ...generated.map(({ size, first, again }) => ({ name: `generated ${size}`, first, again })),
  ]
  const times = markdownTable(
    ['ms a question', 'n', 'answered', 'first p50', 'p95', 'max', 'again p50', 'p95', 'max'],
    passes.map(({ name, first, again }) => [
      name,
      first.length,
      first.filter((each) => each.answered).length,
      ...figures(first),
      ...figures(again),
    ]),
  )
  const memory = markdownTable(
    ['', 'catalogue built in ms', 'MiB before', 'MiB with the catalogue', 'MiB at most'],
    generated.map(({ size, buildMs, baseMiB, catalogMiB, peakMiB }) => [
      `generated ${size}`,
      buildMs.toFixed(0),
      ...[baseMiB, catalogMiB, peakMiB].map((mib) => mib.toFixed(0)),
    ]),
  )
  const before = markdownTable(
    ['set (mean of its databases)', 'snapshot and profiles, ms', 'survey of joins, ms', 'catalogue, ms'],
    real
      .filter((set) => set.builds.length > 0)
      .map(({ name, builds }) => [
        name,
        ...(['snapshotMs', 'surveyMs', 'catalogMs'] as const).map((key) =>
          mean(builds.map((build) => build[key])).toFixed(1),
        ),
      ]),
  )
  results.write(
    [times, memory, before, ...passes.map(({ name, again }) => slowest(name, again))].join('\n\n'),
  )
  for (const { name, again } of passes)
    process.stdout.write(
      `\n${name}\n${worst(again)
        .map(({ ms, question }) => `  ${ms.toFixed(1)} ms  ${question.replaceAll(/\s+/g, ' ')}`)
        .join('\n')}\n`,
    )
}

function figures(pass: readonly Timed[]): readonly string[] {
  const times = pass.map((each) => each.ms)
  return [quantile(times, 0.5), quantile(times, 0.95), quantile(times, 1)].map((ms) => ms.toFixed(1))
}

function worst(pass: readonly Timed[]): readonly Timed[] {
  return pass.toSorted((a, b) => b.ms - a.ms).slice(0, Number(flags.slow))
}

/** Only words of generated questions are written down: the others belong to their sets. */
function slowest(name: string, pass: readonly Timed[]): string {
  if (!name.startsWith('generated')) return ''
  const list = worst(pass).map(
    ({ ms, answered, question }) => `- ${ms.toFixed(1)} ms${answered ? '' : ' (not answered)'}: ${question}`,
  )
  return `## Slowest on ${name}\n\n${list.join('\n')}`
}

function measureApart(size: string): z.infer<typeof GeneratedFigures> {
  const script = process.argv[1] ?? ''
  const child = spawnSync(
    process.execPath,
    [script, '--generated', size, '--questions', flags.questions, '--budget-s', flags['budget-s']],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  )
  if (child.status !== 0) throw new Error(`measuring ${size} ended with ${child.status}: ${child.stderr}`)
  return GeneratedFigures.parse(JSON.parse(child.stdout))
}

async function measureGenerated(size: string): Promise<z.infer<typeof GeneratedFigures>> {
  const [tables = 0, columns = 0] = size.split('x').map(Number)
  if (!(tables > 0 && columns > 5))
    throw new Error(`--schemas are like 50x12, with at least 6 columns, not '${size}'`)
  const { snapshot, facts } = generateSchema(tables, columns)
  const questions = generateQuestions(snapshot, Number(flags.questions))
  const baseMiB = residentMiB()
  const start = performance.now()
  const catalog = parser.buildCatalog(snapshot, facts)
  const buildMs = performance.now() - start
  const catalogMiB = residentMiB()
  const first = await askAll(questions, catalog, null)
  const again = await askAll(questions, catalog, null)
  return { buildMs, baseMiB, catalogMiB, peakMiB: process.resourceUsage().maxRSS / 1024, first, again }
}

function residentMiB(): number {
  return process.memoryUsage.rss() / 2 ** 20
}

async function measureSets(sets: readonly QuestionSet[]) {
  const server = await openServer()
  try {
    const all = { first: [] as Timed[], again: [] as Timed[] }
    const rows = []
    for (const set of sets) {
      const passes = { first: [] as Timed[], again: [] as Timed[], looking: [] as Timed[] }
      const builds = []
      for (const [key, sql] of set.databases) {
        const { snapshot, facts, connection, timings } = await server.open(key, sql)
        const start = performance.now()
        const catalog = parser.buildCatalog(snapshot, facts)
        builds.push({ ...timings, catalogMs: performance.now() - start })
        const questions = set.questions
          .filter((question) => question.database === key)
          .map((question) => question.text)
        passes.first.push(...(await askAll(questions, catalog, null)))
        passes.again.push(...(await askAll(questions, catalog, null)))
        passes.looking.push(...(await askAll(questions, catalog, connection)))
      }
      all.first.push(...passes.first)
      all.again.push(...passes.again)
      rows.push({ name: set.name, first: passes.first, again: passes.again, builds })
      rows.push({
        name: `${set.name}, values also looked up in the rows`,
        first: passes.looking,
        again: passes.looking,
        builds: [],
      })
    }
    return [...rows, { name: 'all sets', ...all, builds: [] }]
  } finally {
    await server.close()
  }
}

async function askAll(
  questions: readonly string[],
  catalog: Catalog,
  connection: Connection | null,
): Promise<Timed[]> {
  const clock = stoppedClock()
  const timed: Timed[] = []
  const endMs = performance.now() + 1000 * Number(flags['budget-s'])
  for (const question of questions) {
    if (performance.now() > endMs) break
    const { outcome, valuesMs, parseMs } = await ask(parser, question, catalog, connection, clock)
    timed.push({ question, ms: valuesMs + parseMs, answered: outcome.kind === 'answer' })
  }
  return timed
}

await main()
