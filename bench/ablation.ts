/**
 * What each source of knowledge buys: precision and recall without it.
 *
 *   node bench/run.mjs ablation [--only NAME,…] <folder of questions>...
 *
 * NAME is a part of a row's name, as "comments". Everything goes through the parser's public seam: the snapshot, the
 * facts about joins, the values found, or a bundle of the parser with a lexicon file emptied. "with aliases" adds what
 * a user would teach with `agentdb remember`: the `aliases.json` of a folder, by database.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { toldDefinitions } from '../src/builtin/questions/told-definitions.js'
import type { Snapshot } from '../src/database/snapshot.js'
import { applyDefinitions, parseDefinition, type TermDefinition } from '../src/linking/definitions.js'
import type { EdgeFacts } from '../src/linking/edge-facts.js'
import { surveyEdges } from '../src/linking/survey.js'
import { type Parser, stoppedClock } from './support/ask.js'
import { type BenchDatabase, openServer } from './support/databases.js'
import { markdownTable, percent } from './support/figures.js'
import { judgeAnswer } from './support/judging.js'
import { parserWithout } from './support/lexicon-variants.js'
import * as parser from './support/parser.js'
import { type Question, type QuestionSet, readSets } from './support/question-sets.js'
import { startResults } from './support/results.js'

/** What is known about a database and how it is used; a variant takes something away. */
interface Knowledge {
  readonly snapshot: Snapshot
  readonly facts: EdgeFacts
  readonly parser: Parser
  readonly values: 'none' | 'profiles' | 'profiles and rows'
  /** What the user's own words mean. */
  readonly aliases: readonly TermDefinition[]
}

interface Variant {
  readonly name: string
  apply(full: Knowledge, database: BenchDatabase): Knowledge | Promise<Knowledge>
}

type Verdict = 'right' | 'wrong' | 'silent'

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' } },
})

type Aliases = ReadonlyMap<string, readonly TermDefinition[]>

async function variants(aliases: Aliases): Promise<readonly Variant[]> {
  const lexicon = async (name: string, file: string): Promise<Variant> => {
    const poorer = await parserWithout([file])
    return { name, apply: (full) => ({ ...full, parser: poorer }) }
  }
  const all: readonly Variant[] = [
    { name: 'everything', apply: (full) => full },
    { name: 'with aliases', apply: (full, { key }) => ({ ...full, aliases: aliases.get(key) ?? [] }) },
    { name: 'without comments', apply: (full) => ({ ...full, snapshot: withoutComments(full.snapshot) }) },
    { name: 'without values', apply: (full) => ({ ...full, values: 'none' }) },
    { name: 'without values from rows (profiles only)', apply: (full) => ({ ...full, values: 'profiles' }) },
    {
      name: 'without profiles (values from rows only)',
      apply: (full) => ({ ...full, snapshot: withoutProfiles(full.snapshot) }),
    },
    await lexicon('without synonyms of names', 'synonyms.json'),
    await lexicon('without aliases of values', 'value-aliases.json'),
    await lexicon('without abbreviations', 'abbreviations.json'),
    {
      name: 'without inferred keys and joins',
      apply: (full) => ({ ...full, facts: declaredOnly(full.facts) }),
    },
    {
      name: 'without declared keys, all inferred',
      async apply(full, { connection }) {
        const snapshot = withoutKeys(full.snapshot)
        return { ...full, snapshot, facts: await surveyEdges(connection, snapshot) }
      },
    },
  ]
  const wanted = flags.only?.split(',')
  return wanted ? all.filter(({ name }, at) => at === 0 || wanted.some((word) => name.includes(word))) : all
}

/** By `set/database`. */
function readAliases(folders: readonly string[]): Aliases {
  const taught = new Map<string, readonly TermDefinition[]>()
  for (const folder of folders) {
    const file = path.join(folder, 'aliases.json')
    if (!existsSync(file)) continue
    const byDatabase = z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(file, 'utf8')))
    for (const [database, texts] of Object.entries(byDatabase)) {
      const key = `${path.basename(path.resolve(folder))}/${database}`
      taught.set(key, texts.map(definitionOf))
    }
  }
  return taught
}

function definitionOf(text: string): TermDefinition {
  const definition = parseDefinition(text)
  if (!definition) throw new Error(`no word and its meaning: ${text}`)
  return definition
}

function withoutComments(snapshot: Snapshot): Snapshot {
  return changeTables(snapshot, (table) => ({
    ...table,
    comment: null,
    columns: table.columns.map((column) => ({ ...column, comment: null })),
  }))
}

function withoutProfiles(snapshot: Snapshot): Snapshot {
  return changeTables(snapshot, (table) => ({
    ...table,
    columns: table.columns.map((column) => ({ ...column, profile: null })),
  }))
}

function withoutKeys(snapshot: Snapshot): Snapshot {
  return changeTables(snapshot, (table) => ({ ...table, primaryKey: null, uniqueKeys: [], foreignKeys: [] }))
}

function changeTables(
  snapshot: Snapshot,
  change: (table: Snapshot['tables'][number]) => Snapshot['tables'][number],
): Snapshot {
  return { ...snapshot, tables: snapshot.tables.map(change) }
}

function declaredOnly(facts: EdgeFacts): EdgeFacts {
  return { ...facts, keys: [], edges: facts.edges.filter((edge) => edge.kind === 'declared') }
}

async function main(): Promise<void> {
  const results = startResults('ablation', 'What each source of knowledge buys')
  const sets = readSets(positionals)
  const aliases = readAliases(positionals)
  const tried = await variants(aliases)
  const server = await openServer()
  const databases: BenchDatabase[] = []
  const verdicts = new Map(tried.map((variant) => [variant, new Map<Question, Verdict>()]))
  try {
    for (const set of sets) {
      for (const [key, sql] of set.databases) {
        const database = await server.open(key, sql)
        databases.push(database)
        const questions = set.questions.filter((question) => question.database === key)
        const judge = remembering(database)
        for (const [variant, known] of verdicts) {
          const { snapshot, facts } = database
          const full: Knowledge = { snapshot, facts, parser, values: 'profiles and rows', aliases: [] }
          await askAll(questions, await variant.apply(full, database), database, judge, known)
        }
      }
    }
  } finally {
    await server.close()
  }
  results.write(
    [report(sets, aliases, [...verdicts]), '## What there was to take away', holdings(sets, databases)].join(
      '\n\n',
    ),
  )
}

/** A row "without comments" says nothing about databases that have none. */
function holdings(sets: readonly QuestionSet[], databases: readonly BenchDatabase[]): string {
  const rows = sets.map((set) => {
    const own = databases.filter(({ key }) => set.databases.has(key))
    const tables = own.flatMap(({ snapshot }) => snapshot.tables)
    const columns = tables.flatMap((table) => table.columns)
    const commented = [...tables, ...columns].filter(({ comment }) => comment !== null)
    const edges = own.flatMap(({ facts }) => facts.edges)
    const ofKind = (kind: EdgeFacts['edges'][number]['kind']) =>
      edges.filter((edge) => edge.kind === kind).length
    const keys = tables.filter(({ primaryKey }) => primaryKey !== null).length
    return [
      set.name,
      own.length,
      tables.length,
      columns.length,
      commented.length,
      keys,
      ofKind('declared'),
      ofKind('inferred'),
      ofKind('natural'),
    ]
  })
  return markdownTable(
    [
      'set',
      'databases',
      'tables',
      'columns',
      'comments',
      'declared primary keys',
      'declared joins',
      'inferred joins',
      'natural joins',
    ],
    rows,
  )
}

type Judge = (question: Question, sql: string) => Promise<Verdict>

/** Most variants give most answers alike. */
function remembering({ connection }: BenchDatabase): Judge {
  const known = new Map<string, Verdict>()
  return async (question, sql) => {
    const key = `${question.id}\n${sql}`
    const verdict =
      known.get(key) ??
      ((await judgeAnswer(connection, question, sql)).verdict === 'wrong' ? 'wrong' : 'right')
    known.set(key, verdict)
    return verdict
  }
}

const clock = stoppedClock()

async function askAll(
  questions: readonly Question[],
  use: Knowledge,
  { connection }: BenchDatabase,
  judge: Judge,
  into: Map<Question, Verdict>,
) {
  const catalog = use.parser.buildCatalog(use.snapshot, use.facts)
  for (const question of questions) {
    const text = applyDefinitions(question.text, toldDefinitions(use.aliases)).question
    const values =
      use.values === 'none'
        ? []
        : await use.parser.findValues(text, catalog, use.values === 'profiles' ? null : connection)
    const { outcome } = use.parser.parseTold(question.text, use.aliases, catalog, values, clock)
    into.set(question, outcome.kind === 'answer' ? await judge(question, outcome.sql) : 'silent')
  }
}

function questionsOf(
  sets: readonly QuestionSet[],
  wanted: (database: string) => boolean,
): readonly Question[] {
  return sets.flatMap((set) => set.questions).filter(({ database }) => wanted(database))
}

function report(
  sets: readonly QuestionSet[],
  aliases: Aliases,
  variants: readonly (readonly [Variant, ReadonlyMap<Question, Verdict>])[],
): string {
  const groups = [
    ...sets.map(({ name, questions }) => ({ name, questions })),
    { name: 'all', questions: sets.flatMap((set) => set.questions) },
    { name: 'databases with aliases', questions: questionsOf(sets, (database) => aliases.has(database)) },
  ].filter(({ questions }) => questions.length > 0)
  const full = variants[0]?.[1]
  return groups
    .map(({ name, questions }) => {
      const answerable = questions.filter((question) => question.answerable)
      const others = questions.filter((question) => !question.answerable)
      const rightOf = (known: ReadonlyMap<Question, Verdict>) =>
        answerable.filter((question) => known.get(question) === 'right')
      const base = full ? rightOf(full).length : 0
      const rows = variants.map(([variant, known]) => {
        const right = rightOf(known)
        const answered = answerable.filter((question) => known.get(question) !== 'silent')
        const answeredOthers = others.filter((question) => known.get(question) !== 'silent').length
        const lost = answerable.filter(
          (question) => full?.get(question) === 'right' && known.get(question) !== 'right',
        )
        const turned = lost.filter((question) => known.get(question) === 'wrong').length
        const points = ((100 * (right.length - base)) / answerable.length).toFixed(1)
        return [
          variant.name,
          answered.length,
          right.length,
          percent(right.length, answered.length),
          percent(right.length, answerable.length),
          points,
          lost.length,
          turned,
          `${answeredOthers} of ${others.length}`,
        ]
      })
      const head = [
        `${name}, ${answerable.length} answerable`,
        'answered',
        'right',
        'precision',
        'recall',
        'recall, points',
        'right ones lost',
        '… now wrong',
        'others answered',
      ]
      return markdownTable(head, rows)
    })
    .join('\n\n')
}

await main()
