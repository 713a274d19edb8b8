/**
 * Measures the built-in model on question files against real Postgres databases.
 *
 *   npx esbuild bench/builtin.ts --bundle --platform=node --format=esm --packages=external --loader:.sql=text \
 *     --outfile=node_modules/.bench/builtin.mjs && node node_modules/.bench/builtin.mjs --set QUESTIONS.jsonl DATABASES_DIR [...]
 *
 * --scorer FILE  the module with `openDatabases` and `compareTables` (required)
 * --db a,b  --id x,y   only these      --wrong  list wrong answers with SQL      --abstained  list the others
 * --cross   ask every question of every other schema: answers there are nearly always wrong
 * --no-comments  drop comments from the snapshot      --out FILE  one JSON a question
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import type { Outcome } from '../src/builtin/outcome.js'
import { parse } from '../src/builtin/parse.js'
import type { Connection } from '../src/database/connection.js'
import { introspect } from '../src/database/introspect.js'
import { openConnection } from '../src/database/open.js'
import { profile } from '../src/database/profile.js'
import { parseTarget } from '../src/database/target.js'
import { buildCatalog } from '../src/linking/build-catalog.js'
import type { Catalog } from '../src/linking/catalog.js'
import { surveyEdges } from '../src/linking/survey.js'
import { findValues } from '../src/linking/values.js'

interface Question {
  readonly id: string
  readonly db: string
  readonly question: string
  readonly instructions?: string
  readonly category?: string
  readonly answerable?: boolean
  readonly gold: readonly string[]
}

interface Loaded {
  readonly url: string
  run(sql: string): Promise<{ columns: { name: string; kind: string }[]; rows: unknown[][] }>
}

interface Scorer {
  compareTables(gold: unknown, answer: unknown, options?: unknown): 'exact' | 'subset' | null
  openDatabases(options: {
    databases: Map<string, string>
    modules: string
  }): Promise<{ get(name: string): Loaded; close(): Promise<void> }>
}

type Verdict = 'exact' | 'subset' | 'wrong' | 'abstained' | 'declined' | 'wrongly answered' | 'error'

interface Row {
  readonly q: Question
  readonly verdict: Verdict
  readonly near: string
  readonly outcome: Outcome
  readonly ms: number
  readonly error: string | null
}

interface Options {
  readonly sets: readonly { questions: string; databases: string }[]
  readonly scorer: string
  readonly flags: ReadonlySet<string>
  readonly db: readonly string[] | null
  readonly id: readonly string[] | null
  readonly out: string | null
}

function readOptions(argv: readonly string[]): Options {
  const sets: { questions: string; databases: string }[] = []
  const flags = new Set<string>()
  const values = new Map<string, string>()
  for (let at = 0; at < argv.length; at++) {
    const arg = argv[at] ?? ''
    if (arg === '--set') sets.push({ questions: argv[++at] ?? '', databases: argv[++at] ?? '' })
    else if (['--scorer', '--db', '--id', '--out'].includes(arg)) values.set(arg, argv[++at] ?? '')
    else flags.add(arg)
  }
  const scorer = values.get('--scorer')
  if (!scorer || sets.length === 0)
    throw new Error('--scorer FILE and at least one --set QUESTIONS DATABASES are needed')
  return {
    sets,
    scorer,
    flags,
    db: values.get('--db')?.split(',') ?? null,
    id: values.get('--id')?.split(',') ?? null,
    out: values.get('--out') ?? null,
  }
}

async function openCatalog(
  loaded: Loaded,
  comments: boolean,
): Promise<{ catalog: Catalog; connection: Connection }> {
  const target = parseTarget(loaded.url, {})
  if (!target) throw new Error('no target')
  const connection = await openConnection(target)
  const bare = await introspect(connection)
  const full = await profile(connection, bare)
  const snapshot = comments
    ? full
    : {
        ...full,
        tables: full.tables.map((table) => ({
          ...table,
          comment: null,
          columns: table.columns.map((column) => ({ ...column, comment: null })),
        })),
      }
  return { catalog: buildCatalog(snapshot, await surveyEdges(connection, snapshot)), connection }
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const scorer = (await import(pathToFileURL(path.resolve(options.scorer)).href)) as Scorer
  for (const set of options.sets) await measure(set, options, scorer)
}

async function measure(
  set: { questions: string; databases: string },
  options: Options,
  scorer: Scorer,
): Promise<void> {
  const all = readFileSync(set.questions, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Question)
  const questions = all.filter(
    (q) => (!options.db || options.db.includes(q.db)) && (!options.id || options.id.includes(q.id)),
  )
  const needed = new Set((options.flags.has('--cross') ? all : questions).map((q) => q.db))
  const databases = new Map(
    readdirSync(set.databases)
      .filter((file) => file.endsWith('.sql') && needed.has(file.slice(0, -4)))
      .map((file) => [file.slice(0, -4), readFileSync(path.join(set.databases, file), 'utf8')]),
  )
  const open = await scorer.openDatabases({ databases, modules: process.cwd() })
  const catalogs = new Map<string, { catalog: Catalog; connection: Connection }>()
  try {
    for (const name of needed)
      catalogs.set(name, await openCatalog(open.get(name), !options.flags.has('--no-comments')))
    if (options.flags.has('--cross')) await cross(questions, catalogs)
    else report(set.questions, await askAll(questions, catalogs, open, scorer), options)
  } finally {
    for (const { connection } of catalogs.values()) await connection.close()
    await open.close()
  }
}

const prompt = (q: Question) =>
  q.instructions ? `${q.question}\n\nInstructions: ${q.instructions}` : q.question
const clock = () => ({ now: new Date().toISOString(), timeZone: 'UTC' })

async function askAll(
  questions: readonly Question[],
  catalogs: Map<string, { catalog: Catalog; connection: Connection }>,
  open: { get(name: string): Loaded },
  scorer: Scorer,
): Promise<Row[]> {
  const rows: Row[] = []
  for (const q of questions) {
    const entry = catalogs.get(q.db)
    if (!entry) throw new Error(`no database ${q.db} for ${q.id}`)
    const values = await findValues(prompt(q), entry.catalog, entry.connection)
    const started = performance.now()
    const outcome = parse(prompt(q), entry.catalog, values, clock())
    const ms = performance.now() - started
    rows.push({ q, outcome, ms, ...(await judge(q, outcome, open.get(q.db), scorer)) })
  }
  return rows
}

async function judge(
  q: Question,
  outcome: Outcome,
  db: Loaded,
  scorer: Scorer,
): Promise<{ verdict: Verdict; near: string; error: string | null }> {
  if (outcome.kind !== 'answer')
    return { verdict: q.answerable === false ? 'declined' : 'abstained', near: '', error: null }
  if (q.answerable === false) return { verdict: 'wrongly answered', near: '', error: null }
  const client = new pg.Client({ connectionString: db.url })
  client.on('error', () => {})
  let answer: { columns: string[]; rows: unknown[][] }
  try {
    const ours = await db.run(outcome.sql)
    answer = { columns: ours.columns.map((column) => column.name), rows: ours.rows }
  } catch (error) {
    return { verdict: 'error', near: '', error: error instanceof Error ? error.message : String(error) }
  }
  let near = ''
  let best: 'exact' | 'subset' | null = null
  for (const sql of q.gold) {
    const gold = await db.run(sql)
    const verdict = scorer.compareTables(gold, answer)
    if (verdict === 'exact') best = 'exact'
    else if (verdict && !best) best = verdict
    else if (scorer.compareTables(gold, answer, { ignoreDuplicates: true })) near = 'duplicates'
    else if (scorer.compareTables(gold, answer, { round: true })) near = 'rounding'
  }
  return { verdict: best ?? 'wrong', near: best ? '' : near, error: null }
}

/** 95 % Wilson score interval. */
function wilson(right: number, n: number): string {
  if (n === 0) return '-'
  const z = 1.96
  const p = right / n
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n)
  return `${(100 * (centre - half)).toFixed(0)}-${(100 * (centre + half)).toFixed(0)}`
}

const right = (row: Row) => row.verdict === 'exact' || row.verdict === 'subset'

function line(name: string, rows: readonly Row[]): string {
  const answerable = rows.filter((row) => row.q.answerable !== false)
  const others = rows.filter((row) => row.q.answerable === false)
  const answered = answerable.filter((row) => row.outcome.kind === 'answer')
  const correct = answered.filter(right)
  const percent = (a: number, b: number) => (b === 0 ? '-' : `${((100 * a) / b).toFixed(1)} %`)
  const declined =
    others.length > 0
      ? `  others ${others.length}, answered ${others.filter((row) => row.verdict === 'wrongly answered').length}`
      : ''
  return `${name.padEnd(24)} n ${String(answerable.length).padStart(4)}  answered ${String(answered.length).padStart(4)}  right ${String(correct.length).padStart(4)}  precision ${percent(correct.length, answered.length).padStart(7)} [${wilson(correct.length, answered.length)}]  recall ${percent(correct.length, answerable.length).padStart(7)} [${wilson(correct.length, answerable.length)}]${declined}`
}

function report(name: string, rows: readonly Row[], options: Options): void {
  const print = (text: string) => process.stdout.write(`${text}\n`)
  print(`\n${name}`)
  for (const key of ['db', 'category'] as const) {
    const groups = new Map<string, Row[]>()
    for (const row of rows) groups.set(row.q[key] ?? '-', [...(groups.get(row.q[key] ?? '-') ?? []), row])
    if (groups.size > 1) for (const [group, list] of [...groups].sort()) print(line(group, list))
  }
  print(line('all', rows))
  const times = rows.map((row) => row.ms).sort((a, b) => a - b)
  print(
    `parse ms: median ${times[Math.floor(times.length / 2)]?.toFixed(1)}, p95 ${times[Math.floor(times.length * 0.95)]?.toFixed(1)}, max ${times.at(-1)?.toFixed(1)}`,
  )
  for (const row of rows) {
    const bad = ['wrong', 'wrongly answered', 'error'].includes(row.verdict)
    if (bad && options.flags.has('--wrong')) {
      print(
        `\n✗ ${row.q.id} ${row.verdict} ${row.near} ${row.error ?? ''}\n  ${prompt(row.q).replaceAll('\n', ' / ')}`,
      )
      if (row.outcome.kind === 'answer')
        print(
          `${row.outcome.sql.replace(/^/gm, '    ')}\n    -- ${row.outcome.interpretation} (${row.outcome.confidence})`,
        )
      if (row.q.gold[0]) print(`    gold: ${row.q.gold[0].replaceAll(/\s+/g, ' ')}`)
    }
    if (row.verdict === 'abstained' && options.flags.has('--abstained')) {
      const o = row.outcome
      const why =
        o.kind === 'abstain'
          ? `${o.reason} [${o.ungrounded.join(', ')}]`
          : o.kind === 'clarify'
            ? `clarify: ${o.question} ${o.options.map((each) => each.label).join(' | ')}`
            : ''
      print(`? ${row.q.id}: ${row.q.question.replaceAll('\n', ' ')}\n    ${why}`)
    }
    if (right(row) && options.flags.has('--right') && row.outcome.kind === 'answer')
      print(
        `✓ ${row.q.id} ${row.q.question}\n${row.outcome.sql.replace(/^/gm, '    ')}\n    -- ${row.outcome.interpretation} ${row.outcome.assumptions.join('; ')} (${row.outcome.confidence})`,
      )
  }
  if (options.out)
    writeFileSync(
      options.out,
      rows
        .map((row) =>
          JSON.stringify({ id: row.q.id, verdict: row.verdict, outcome: row.outcome, ms: row.ms }),
        )
        .join('\n'),
    )
}

async function cross(
  questions: readonly Question[],
  catalogs: Map<string, { catalog: Catalog; connection: Connection }>,
): Promise<void> {
  let asked = 0
  const answered: string[] = []
  for (const q of questions) {
    for (const [name, entry] of catalogs) {
      if (name === q.db) continue
      asked++
      const outcome = parse(
        prompt(q),
        entry.catalog,
        await findValues(prompt(q), entry.catalog, null),
        clock(),
      )
      if (outcome.kind === 'answer')
        answered.push(`${q.id} @ ${name}: ${q.question}\n    ${outcome.sql.replaceAll('\n', ' ')}`)
    }
  }
  process.stdout.write(
    `cross-database: ${asked} pairs, ${answered.length} answered (${((100 * answered.length) / asked).toFixed(2)} %)\n${answered.join('\n')}\n`,
  )
}

await main()
