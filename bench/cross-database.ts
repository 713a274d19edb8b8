/**
 * Every question asked of every other database. Nothing of it should be answered, except where that database happens
 * to hold the same things; wrong answers are to stay under 0.3 % of the pairs.
 *
 *   node bench/run.mjs cross-database [--judged FILE] [--share 1] [--seed 1] [--without-rows] <folder of questions>...
 *
 * --judged FILE   one JSON object a line, {"pair","sql","fair","why"}: what a person made of an answer. It counts only
 *                 while the SQL is the same. Answers that nobody judged count as wrong.
 * --share SHARE   asks only this share of the pairs, drawn by their names and --seed: a pair's lot does not hang on the
 *                 other pairs, so that more blocks keep what was judged
 * --without-rows  finds values in the profiles only, not in the rows
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import type { Connection } from '../src/database/connection.js'
import type { Catalog } from '../src/linking/catalog.js'
import { ask, stoppedClock } from './support/ask.js'
import { openServer } from './support/databases.js'
import { markdownTable, percent, percentWithInterval } from './support/figures.js'
import * as parser from './support/parser.js'
import { type Question, readSets } from './support/question-sets.js'
import { startResults } from './support/results.js'

const Judgement = z.object({ pair: z.string(), sql: z.string(), fair: z.boolean(), why: z.string() })
type Judgements = ReadonlyMap<string, z.infer<typeof Judgement>>

interface Schema {
  readonly key: string
  readonly catalog: Catalog
  readonly connection: Connection
}

interface Answered {
  readonly pair: string
  readonly question: string
  readonly to: string
  readonly sql: string
  readonly confidence: number
  readonly judgement: 'fair' | 'wrong' | 'not judged'
}

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    judged: { type: 'string' },
    share: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    'without-rows': { type: 'boolean', default: false },
  },
})
const share = Number(flags.share)

async function main(): Promise<void> {
  if (!(share > 0 && share <= 1)) throw new Error(`--share is above 0 and at most 1, not '${flags.share}'`)
  const results = startResults('cross-database', 'Questions asked of databases they were not meant for')
  const sets = readSets(positionals)
  const judgements = readJudgements(flags.judged)
  const server = await openServer()
  try {
    const schemas: Schema[] = []
    for (const [key, sql] of sets.flatMap((set) => [...set.databases])) {
      const { snapshot, facts, connection } = await server.open(key, sql)
      schemas.push({ key, catalog: parser.buildCatalog(snapshot, facts), connection })
    }
    const questions = sets.flatMap((set) => set.questions)
    const { asked, answers } = await askOthers(questions, schemas, judgements)
    results.write(report(questions.length * (schemas.length - 1), asked, schemas, answers))
  } finally {
    await server.close()
  }
}

function readJudgements(file: string | undefined): Judgements {
  const lines = file === undefined ? [] : readFileSync(file, 'utf8').split('\n')
  const judgements = lines
    .filter((line) => line.trim() !== '')
    .map((line) => Judgement.parse(JSON.parse(line)))
  return new Map(judgements.map((judgement) => [judgement.pair, judgement]))
}

async function askOthers(
  questions: readonly Question[],
  schemas: readonly Schema[],
  judgements: Judgements,
): Promise<{ readonly asked: number; readonly answers: readonly Answered[] }> {
  const clock = stoppedClock()
  const answers: Answered[] = []
  let asked = 0
  for (const question of questions) {
    for (const { key, catalog, connection } of schemas) {
      const pair = `${question.id} @ ${key}`
      if (key === question.database || !drawn(pair)) continue
      asked += 1
      const { outcome } = await ask(
        parser,
        question.text,
        catalog,
        flags['without-rows'] ? null : connection,
        clock,
      )
      if (outcome.kind !== 'answer') continue
      const sql = outcome.sql.replaceAll(/\s+/g, ' ')
      const judged = judgements.get(pair)
      const judgement = judged?.sql !== sql ? 'not judged' : judged.fair ? 'fair' : 'wrong'
      const answer: Answered = {
        pair,
        question: question.text,
        to: key,
        sql,
        confidence: outcome.confidence,
        judgement,
      }
      answers.push(answer)
      process.stdout.write(`${compact(answer)}\n`)
    }
  }
  return { asked, answers }
}

function drawn(pair: string): boolean {
  if (share === 1) return true
  return createHash('sha256').update(`${flags.seed} ${pair}`).digest().readUInt32BE() < share * 2 ** 32
}

function compact({ pair, question, sql, confidence, judgement }: Answered): string {
  return `${pair} (${judgement}, ${confidence.toFixed(2)}): ${question.replaceAll(/\s+/g, ' ')}\n    ${sql}`
}

function report(
  all: number,
  pairs: number,
  schemas: readonly Schema[],
  answers: readonly Answered[],
): string {
  const count = (judgement: Answered['judgement']) =>
    answers.filter((answer) => answer.judgement === judgement).length
  const wrong = answers.length - count('fair')
  const figures = markdownTable(
    ['', 'count', 'share of the pairs'],
    [
      ['pairs there are', all, ''],
      ['pairs asked', pairs, ''],
      ['answered', answers.length, percent(answers.length, pairs, 2)],
      [
        '… and fair: that database holds the very things asked for',
        count('fair'),
        percent(count('fair'), pairs, 2),
      ],
      ['… and judged wrong', count('wrong'), percent(count('wrong'), pairs, 2)],
      ['… and not judged', count('not judged'), percent(count('not judged'), pairs, 2)],
      ['wrong or not judged (goal: under 0.3 %)', wrong, percentWithInterval(wrong, pairs, 3)],
    ],
  )
  const asked = markdownTable(
    ['database asked', 'answers', 'wrong or not judged'],
    schemas.map(({ key }) => {
      const here = answers.filter((answer) => answer.to === key)
      return [key, here.length, here.filter((answer) => answer.judgement !== 'fair').length]
    }),
  )
  const list = answers.map(
    ({ pair, sql, confidence, judgement }) => `- ${pair}, ${judgement}, ${confidence.toFixed(2)}: \`${sql}\``,
  )
  return [figures, asked, '## Every answer', list.join('\n')].join('\n\n')
}

await main()
