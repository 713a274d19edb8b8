/**
 * Were the right answers right by luck? Deletes random rows, runs every right answer and its gold statements again,
 * and counts the answers that are still right on all copies of the data. Goal: 95 %.
 *
 *   node bench/run.mjs mutation-audit [--copies 5] [--share 0.3] [--seed 1] <folder of questions>...
 *
 * The copies lose from `share`/`copies` up to `share` of each table's rows, and the rows that refer to lost ones.
 * A copy on which an answer differs only by rows that tie with the gold ones, where the gold statement cuts ties off
 * by chance, is counted apart and not held against it. A copy on which no gold statement gives rows says nothing about an answer and is left out.
 */
import { parseArgs } from 'node:util'
import type { Connection } from '../src/database/connection.js'
import { ask, stoppedClock } from './support/ask.js'
import { type BenchDatabase, type BenchServer, openServer } from './support/databases.js'
import { markdownTable, percentWithInterval } from './support/figures.js'
import { type Judged, judgeAnswer } from './support/judging.js'
import { deleteRandomRows } from './support/mutate.js'
import * as parser from './support/parser.js'
import { type Question, type QuestionSet, readSets } from './support/question-sets.js'
import { startResults } from './support/results.js'

interface Audited {
  readonly question: Question
  readonly set: string
  readonly sql: string
  readonly showsTies: boolean
  /** The gold has rows on these data as they came. */
  readonly goldHasRows: boolean
  /** Copies on which the gold has rows. */
  readonly telling: number
  /** Why the answer is wrong on a copy, one for each such copy. */
  readonly faults: readonly string[]
  /** Copies on which it only shows rows that tie with the gold ones, which the gold statement cuts off by chance. */
  readonly ties: number
}

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    copies: { type: 'string', default: '5' },
    share: { type: 'string', default: '0.3' },
    seed: { type: 'string', default: '1' },
  },
})
const copies = Number(flags.copies)
const share = Number(flags.share)
const seed = Number(flags.seed)

async function main(): Promise<void> {
  if (!(Number.isInteger(copies) && copies > 0))
    throw new Error(`--copies is a whole number above 0, not '${flags.copies}'`)
  if (!(share > 0 && share < 1)) throw new Error(`--share is above 0 and below 1, not '${flags.share}'`)
  if (!Number.isInteger(seed)) throw new Error(`--seed is a whole number, not '${flags.seed}'`)
  const results = startResults('mutation-audit', 'Right answers on changed data')
  const sets = readSets(positionals)
  const server = await openServer()
  try {
    const audited: Audited[] = []
    for (const set of sets) {
      for (const [key, sql] of set.databases) audited.push(...(await audit(server, set, key, sql)))
    }
    for (const { question, sql, faults } of audited.filter((each) => each.faults.length > 0)) {
      process.stdout.write(
        `${question.id}: ${question.text.replaceAll(/\s+/g, ' ')}\n    ${sql}\n    ${faults.join('; ')}\n`,
      )
      for (const gold of question.gold) process.stdout.write(`    gold: ${gold.replaceAll(/\s+/g, ' ')}\n`)
    }
    results.write(report(sets, audited))
  } finally {
    await server.close()
  }
}

async function audit(
  server: BenchServer,
  set: QuestionSet,
  key: string,
  sql: string,
): Promise<readonly Audited[]> {
  const database = await server.open(key, sql)
  const questions = set.questions.filter((question) => question.database === key && question.answerable)
  const right = await rightAnswers(questions, database)
  const changed: Connection[] = []
  for (let copy = 1; copy <= copies; copy += 1) {
    const mutation = { share: (share * copy) / copies, seed: seed * 1000 + copy }
    changed.push(
      await server.load(key, sql, (client) =>
        deleteRandomRows(client, database.snapshot, database.facts, mutation),
      ),
    )
  }
  const audited: Audited[] = []
  for (const answer of right) {
    const judged = []
    for (const connection of changed) judged.push(await judgeAnswer(connection, answer.question, answer.sql))
    const telling = judged.filter((each) => each.goldHasRows)
    const isTie = (each: Judged) => answer.showsTies && each.tooMany
    const faults = telling.flatMap((each) => (each.reason === null || isTie(each) ? [] : [each.reason]))
    audited.push({
      ...answer,
      set: set.name,
      telling: telling.length,
      faults,
      ties: telling.filter(isTie).length,
    })
  }
  for (const connection of [...changed, database.connection]) await server.release(connection)
  return audited
}

async function rightAnswers(questions: readonly Question[], { snapshot, facts, connection }: BenchDatabase) {
  const catalog = parser.buildCatalog(snapshot, facts)
  const clock = stoppedClock()
  const right: Pick<Audited, 'question' | 'sql' | 'showsTies' | 'goldHasRows'>[] = []
  for (const question of questions) {
    const { outcome } = await ask(parser, question.text, catalog, connection, clock)
    if (outcome.kind !== 'answer') continue
    const { verdict, goldHasRows } = await judgeAnswer(connection, question, outcome.sql)
    if (verdict !== 'wrong')
      right.push({
        question,
        sql: outcome.sql.replaceAll(/\s+/g, ' '),
        showsTies: outcome.plan.ties,
        goldHasRows,
      })
  }
  return right
}

function report(sets: readonly QuestionSet[], audited: readonly Audited[]): string {
  const row = (name: string, list: readonly Audited[]) => {
    const told = list.filter((each) => each.telling > 0)
    const survived = told.filter((each) => each.faults.length === 0)
    return [
      name,
      list.length,
      list.filter((each) => !each.goldHasRows).length,
      list.length - told.length,
      told.length,
      survived.filter((each) => each.ties === 0).length,
      survived.length,
      percentWithInterval(survived.length, told.length),
    ]
  }
  const figures = markdownTable(
    [
      'set',
      'right answers',
      'of them gold is empty',
      'no copy tells',
      'audited',
      'right on every copy',
      '… or but for ties',
      'share',
    ],
    [
      ...sets.map(({ name }) =>
        row(
          name,
          audited.filter((each) => each.set === name),
        ),
      ),
      row('all', audited),
    ],
  )
  const lucky = audited.filter((each) => each.faults.length > 0)
  const tied = audited
    .filter((each) => each.faults.length === 0 && each.ties > 0)
    .map(({ question }) => question.id)
  const list = lucky.map(
    ({ question, faults, telling, sql }) =>
      `- ${question.id}: wrong on ${faults.length} of ${telling} copies (${[...new Set(faults)].join('; ')}): \`${sql}\``,
  )
  return [
    figures,
    '## Right by luck',
    list.join('\n') || 'None.',
    `Differ by ties only: ${tied.join(', ') || 'none'}.`,
  ].join('\n\n')
}

await main()
