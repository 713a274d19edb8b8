/**
 * Time of linking and parsing one question once the catalogue is built, and the memory that takes. Goals: p95 up to
 * 20 ms on 50 tables, up to 100 ms on 1 000 tables of 12 columns, 150 MiB.
 *
 *   node bench/run.mjs latency [--slow 10] [--questions 300] [--budget-s 60] [--schemas 50x12,1000x12] <folder of questions>...
 *
 * A generated schema is measured as a user meets it: a process of its own, with the engine's settings of the command,
 * reads a stored snapshot, builds the catalogue and asks; it holds neither the generator nor another schema. "First" is
 * a pass over questions never asked before in the process, "again" the second pass over the same ones. A pass ends when
 * its budget is spent.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { tuneEngine } from '../src/cli/engine.js'
import { openServer } from './support/databases.js'
import { markdownTable, mean, quantile } from './support/figures.js'
import { generateQuestions } from './support/generated-questions.js'
import { generateSchema } from './support/generated-schema.js'
import * as parser from './support/parser.js'
import { type QuestionSet, readSets } from './support/question-sets.js'
import { startResults } from './support/results.js'
import { askAll, type Stored, type Timed } from './support/timed.js'

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    slow: { type: 'string', default: '10' },
    questions: { type: 'string', default: '300' },
    'budget-s': { type: 'string', default: '60' },
    schemas: { type: 'string', default: '50x12,1000x12' },
  },
})

const TimedLine = z.object({ question: z.string(), ms: z.number(), answered: z.boolean() })

/** Of bench/latency-stored.ts. */
const StoredFigures = z.object({
  buildMs: z.number(),
  startMiB: z.number(),
  snapshotMiB: z.number(),
  catalogMiB: z.number(),
  peakMiB: z.number(),
  first: z.array(TimedLine),
  again: z.array(TimedLine),
})

const budgetMs = 1000 * Number(flags['budget-s'])

async function main(): Promise<void> {
  // Much of processor time and memory is up to these.
  tuneEngine()
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
    ['', 'catalogue built in ms', 'MiB of the program', 'with the snapshot', 'with the catalogue', 'at most'],
    generated.map(({ size, buildMs, startMiB, snapshotMiB, catalogMiB, peakMiB }) => [
      `generated ${size}`,
      buildMs.toFixed(0),
      ...[startMiB, snapshotMiB, catalogMiB, peakMiB].map((mib) => mib.toFixed(0)),
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

function measureApart(size: string): z.infer<typeof StoredFigures> {
  const [tables = 0, columns = 0] = size.split('x').map(Number)
  if (!(tables > 0 && columns > 5))
    throw new Error(`--schemas are like 50x12, with at least 6 columns, not '${size}'`)
  const schema = generateSchema(tables, columns)
  const questions = generateQuestions(schema.snapshot, Number(flags.questions))
  const folder = mkdtempSync(path.join(os.tmpdir(), 'agentdb-latency-'))
  try {
    const file = path.join(folder, 'stored.json')
    writeFileSync(file, JSON.stringify({ ...schema, questions } satisfies Stored))
    const child = spawnSync(
      process.execPath,
      [
        path.resolve(process.argv[1] ?? '', '../../../bench/run.mjs'),
        '--plain',
        'latency-stored',
        file,
        String(budgetMs),
      ],
      { encoding: 'utf8', maxBuffer: 2 ** 28 },
    )
    if (child.status !== 0) throw new Error(`measuring ${size} ended with ${child.status}: ${child.stderr}`)
    return StoredFigures.parse(JSON.parse(child.stdout))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
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
        passes.first.push(...(await askAll(questions, catalog, null, budgetMs)))
        passes.again.push(...(await askAll(questions, catalog, null, budgetMs)))
        passes.looking.push(...(await askAll(questions, catalog, connection, budgetMs)))
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

await main()
