/**
 * Linking: of the tables and columns that the reference SQL uses, are all in the briefing (strict recall), at how many
 * tokens; and of its text literals that stand in the question, is each offered in the right column. No model is asked.
 *
 *   node bench/run.mjs linking [--share 0.3] [--tables 1000] [--crowd-share 0.05] [--misses] <folder of questions>...
 *
 * A literal counts when it stands in the question and some row of its column holds it, whatever the case; parts of
 * values that LIKE looks for are told apart. The path for small schemas is off: the budget is a share of what the whole schema costs. With several gold
 * statements the best one counts. "Hidden" puts the tables of each set among generated ones.
 */
import { parseArgs } from 'node:util'
import { brief } from '../src/agents/data-engineer.js'
import { schemaText } from '../src/agents/briefing-text.js'
import type { Connection } from '../src/database/connection.js'
import type { Snapshot } from '../src/database/snapshot.js'
import type { Briefing } from '../src/linking/briefing.js'
import { buildCatalog } from '../src/linking/build-catalog.js'
import type { Catalog } from '../src/linking/catalog.js'
import type { EdgeFacts } from '../src/linking/edge-facts.js'
import { stoppedClock } from './support/ask.js'
import { type BenchDatabase, openServer } from './support/databases.js'
import { markdownTable, quantile } from './support/figures.js'
import { generateSchema } from './support/generated-schema.js'
import { type Question, readSets } from './support/question-sets.js'
import { startResults } from './support/results.js'
import { type UsedNames, usedNames } from './support/used-names.js'

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: 'string', default: '0.3' },
    tables: { type: 'string', default: '1000' },
    'crowd-share': { type: 'string', default: '0.05' },
    misses: { type: 'boolean', default: false },
  },
})

interface World {
  readonly snapshot: Snapshot
  readonly catalog: Catalog
  /** Null when nothing may be looked up in rows. */
  readonly connection: Connection | null
  readonly budget: number
  /** Whether a column holds a text, whatever its case. */
  readonly stored: (column: string, text: string) => Promise<boolean>
  readonly wholeTokens: number
}

interface Linked {
  readonly question: Question
  readonly missingTables: readonly string[]
  readonly missingColumns: readonly string[]
  readonly tokens: number
  readonly share: number
  readonly ms: number
  /** Of the processor: what the wall clock would say on a machine with nothing else to do, at most. */
  readonly cpuMs: number
  readonly literals: number
  /** Literals in the question that no row holds whole: parts of values, for LIKE. */
  readonly fragments: number
  readonly missedLiterals: readonly string[]
}

const headings = [
  'set',
  'questions',
  'tables and columns all there',
  'tables all there',
  'literals in the right column',
  'parts of values, not counted',
  'tokens p50',
  'p95',
  'most of the schema',
  'ms p50',
  'p95',
  'max',
  'processor ms p95',
]

const { signal } = new AbortController()
const results = startResults('linking', 'Linking: recall of tables, columns and values in the briefing')
const sets = readSets(positionals)
const server = await openServer()
try {
  const blocks = []
  for (const [name, share, crowded] of [
    ['alone', Number(flags.share), false],
    ['hidden', Number(flags['crowd-share']), true],
  ] as const) {
    const all: Linked[] = []
    const rows = []
    for (const set of sets) {
      const linked: Linked[] = []
      for (const [key, sql] of set.databases) {
        const asked = set.questions.filter(
          ({ database, answerable, gold }) => database === key && answerable && gold.length > 0,
        )
        const world = worldOf(await server.open(key, sql), share, crowded)
        for (const question of asked) linked.push(await link(question, world))
      }
      rows.push(figures(set.name, linked))
      all.push(...linked)
    }
    const title = crowded
      ? `## Hidden among generated tables, ${flags.tables} in all: at most ${percent(share)} of the schema's tokens`
      : `## Each schema alone: at most ${percent(share)} of its tokens`
    blocks.push(`${title}\n\n${markdownTable(headings, [...rows, figures('all', all)])}`)
    if (flags.misses) report(name, all)
  }
  results.write(blocks.join('\n\n'))
} finally {
  await server.close()
}

function figures(name: string, linked: readonly Linked[]): readonly (string | number)[] {
  const part = (right: number, of: number) => `${right} of ${of} (${percent(right / of)})`
  const whole = linked.filter((each) => each.missingTables.length + each.missingColumns.length === 0)
  const tables = linked.filter((each) => each.missingTables.length === 0)
  const literals = linked.reduce((sum, each) => sum + each.literals, 0)
  const missed = linked.reduce((sum, each) => sum + each.missedLiterals.length, 0)
  const tokens = linked.map((each) => each.tokens)
  const times = linked.map((each) => each.ms)
  return [
    name,
    linked.length,
    part(whole.length, linked.length),
    part(tables.length, linked.length),
    part(literals - missed, literals),
    linked.reduce((sum, each) => sum + each.fragments, 0),
    quantile(tokens, 0.5).toFixed(0),
    quantile(tokens, 0.95).toFixed(0),
    percent(
      quantile(
        linked.map((each) => each.share),
        1,
      ),
    ),
    ...[0.5, 0.95, 1].map((at) => quantile(times, at).toFixed(1)),
    quantile(
      linked.map((each) => each.cpuMs),
      0.95,
    ).toFixed(1),
  ]
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function worldOf(database: BenchDatabase, share: number, crowded: boolean): World {
  const { snapshot, facts } = crowded ? crowd(database) : database
  const wholeTokens = tokensOf({
    tables: snapshot.tables.map((table) => ({ ...table, why: '', columnsLeftOut: null })),
    joins: buildCatalogJoins(facts),
    leftOut: [],
    leftOutNamed: 0,
  })
  return {
    snapshot,
    catalog: buildCatalog(snapshot, facts),
    // The rows of generated tables do not exist.
    connection: crowded ? null : database.connection,
    budget: Math.floor(wholeTokens * share),
    stored: storedIn(database.connection),
    wholeTokens,
  }
}

function storedIn(connection: Connection): World['stored'] {
  const known = new Map<string, boolean>()
  const quote = (name: string) => `"${name.replaceAll('"', '""')}"`
  return async (column, text) => {
    const key = `${column}=${text.toLowerCase()}`
    const before = known.get(key)
    if (before !== undefined) return before
    const [schema = '', table = '', name = ''] = column.split('.').map(quote)
    const sql = `select exists (select from ${schema}.${table} where lower(${name}::text) = lower($1::text))`
    const { rows } = await connection.readOnly({ timeoutMs: 10_000 }, (tx) => tx.query(sql, [text]))
    known.set(key, rows[0]?.[0] === true)
    return rows[0]?.[0] === true
  }
}

function tokensOf(described: Pick<Briefing, 'tables' | 'joins' | 'leftOut' | 'leftOutNamed'>): number {
  return Math.ceil(schemaText(described).length / 4)
}

function buildCatalogJoins(facts: EdgeFacts): Briefing['joins'] {
  const end = (id: string, columns: readonly string[]) => ({
    schema: id.slice(0, id.indexOf('.')),
    table: id.slice(id.indexOf('.') + 1),
    columns,
  })
  return facts.edges.map(({ from, to, kind }) => ({
    from: end(from.table, from.columns),
    to: end(to.table, to.columns),
    kind: kind === 'declared' ? ('declared' as const) : ('inferred' as const),
  }))
}

/** The real tables first in no order of the schema: they are spread evenly among generated ones. */
function crowd({ snapshot, facts }: BenchDatabase): { snapshot: Snapshot; facts: EdgeFacts } {
  const made = generateSchema(Number(flags.tables), 12)
  const names = new Set(snapshot.tables.map((table) => table.name))
  const room = Number(flags.tables) - snapshot.tables.length
  const others = made.snapshot.tables.filter((table) => !names.has(table.name)).slice(0, room)
  const kept = new Set(others.map((table) => `public.${table.name}`))
  const step = Math.floor(others.length / snapshot.tables.length)
  const tables = snapshot.tables.flatMap((table, at) => [...others.slice(at * step, (at + 1) * step), table])
  tables.push(...others.slice(step * snapshot.tables.length))
  return {
    snapshot: { ...snapshot, tables },
    facts: {
      ...facts,
      edges: [
        ...facts.edges,
        ...made.facts.edges.filter((edge) => kept.has(edge.from.table) && kept.has(edge.to.table)),
      ],
    },
  }
}

async function link(question: Question, world: World): Promise<Linked> {
  const { snapshot, catalog, connection, budget, wholeTokens } = world
  const clock = stoppedClock()
  const started = performance.now()
  const cpu = process.cpuUsage()
  const known = { snapshot, catalog, definitions: [], verified: [] }
  const briefing = await brief(question.text, known, connection, clock, signal, budget)
  const ms = performance.now() - started
  const used = process.cpuUsage(cpu)
  const cpuMs = (used.user + used.system) / 1000
  const tokens = tokensOf(briefing)
  const golds = (await Promise.all(question.gold.map((sql) => usedNames(sql, snapshot)))).filter(
    (used) => used !== null,
  )
  const judged = await Promise.all(golds.map((used) => judge(used, briefing, question, world)))
  judged.sort(
    (a, b) =>
      a.missingTables.length + a.missingColumns.length - (b.missingTables.length + b.missingColumns.length) ||
      a.missedLiterals.length - b.missedLiterals.length,
  )
  const best = judged[0]
  if (best === undefined) throw new Error(`no gold statement of ${question.id} can be read`)
  return { question, ...best, tokens, share: tokens / wholeTokens, ms, cpuMs }
}

async function judge(used: UsedNames, briefing: Briefing, question: Question, world: World) {
  const { snapshot, stored } = world
  const tables = new Set(briefing.tables.map((table) => `${table.schema}.${table.name}`))
  const columns = new Set(
    briefing.tables.flatMap((table) =>
      table.columns.map((column) => `${table.schema}.${table.name}.${column.name}`),
    ),
  )
  const texts = new Set(
    snapshot.tables.flatMap((table) =>
      table.columns
        .filter(({ category }) => category === 'text' || category === 'enum')
        .map((column) => `${table.schema}.${table.name}.${column.name}`),
    ),
  )
  const asked = question.text.toLowerCase()
  const said = used.literals
    .map(({ text, column }) => ({ text: text.replace(/^%+|%+$/g, ''), column }))
    .filter(({ text, column }) => text !== '' && texts.has(column) && asked.includes(text.toLowerCase()))
  // A part of a value, as LIKE looks for, is no value that could be offered.
  const literals: typeof said = []
  for (const each of said) if (await stored(each.column, each.text)) literals.push(each)
  const offered = new Set(
    briefing.values.map(
      ({ schema, table, column, value }) => `${schema}.${table}.${column}=${value.toLowerCase()}`,
    ),
  )
  return {
    missingTables: [...used.tables].filter((table) => !tables.has(table)),
    missingColumns: [...used.columns].filter((column) => !columns.has(column)),
    literals: literals.length,
    fragments: said.length - literals.length,
    missedLiterals: literals
      .filter(({ text, column }) => !offered.has(`${column}=${text.toLowerCase()}`))
      .map(({ text, column }) => `${column} = '${text}'`),
  }
}

/** For the eyes of whoever improves the linker: never written to a file. */
function report(name: string, linked: readonly Linked[]): void {
  for (const each of linked) {
    const missing = [...each.missingTables, ...each.missingColumns, ...each.missedLiterals]
    if (missing.length > 0)
      process.stdout.write(
        `${name} ${each.question.id} [${missing.join('; ')}] ${each.question.text.replaceAll(/\s+/g, ' ')}\n`,
      )
  }
}
