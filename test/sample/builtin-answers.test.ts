import { appendFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleNow } from '../../sample/now.js'
import { sampleSql } from '../../sample/sql.js'
import type { AgentDb } from '../../src/agentdb/options.js'
import { tableOf } from '../../src/evaluation/gold.js'
import { judge } from '../../src/evaluation/judge.js'
import type { Envelope } from '../../src/output/envelope.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type Home, makeHome, openIn } from '../support/open-agentdb.js'
import { type SampleQuestion, sampleQuestions } from './questions.js'

/** Questions answered wrongly today. Only ever shortened: a new one is a fault. */
const knownWrong: readonly string[] = []

const minRight = 32

let home: Home
let database: TestDatabase
let db: AgentDb
beforeAll(async () => {
  home = makeHome()
  database = await createDatabase(sampleSql())
  db = await openIn(home, { databaseUrl: database.readerUrl, model: 'builtin', now: sampleNow })
})
afterAll(async () => {
  await db.close()
  await database.drop()
  home.remove()
})

interface Judged {
  readonly question: string
  readonly outcome: 'right' | 'wrong' | 'declined'
  readonly note: string
}

/** Rows as a multiset, further columns allowed, an instant equal to its wall time, numbers by value. */
async function judged({ question, sql }: SampleQuestion): Promise<Judged> {
  const answer = await db.answer(question, { record: false })
  if (answer.status !== 'answered') return { question, outcome: 'declined', note: whyNot(answer) }
  const gold = await db.sql(sql, { record: false })
  expect(gold.status, `the statement of "${question}"`).toBe('answered')
  const verdict = judge([tableOf(gold)], { ...tableOf(answer), truncated: answer.truncated })
  const note = verdict.right ? '' : `${verdict.reason}\n${answer.interpretation}\n${answer.sql}`
  return { question, outcome: verdict.right ? 'right' : 'wrong', note }
}

function whyNot({ status, error, clarification }: Envelope): string {
  if (clarification) return `${status}: ${clarification.options.map(({ label }) => label).join(' | ')}`
  return `${status}: ${error?.message ?? 'no reason given'}`
}

/** For people: with AGENTDB_TEST_REPORTS set to a folder, what was declined and what was wrong is written there. */
function report(all: readonly Judged[]): void {
  const folder = process.env.AGENTDB_TEST_REPORTS
  if (folder === undefined) return
  for (const outcome of ['declined', 'wrong'] as const) {
    const file = `${folder}/sample-${outcome}.txt`
    writeFileSync(file, '')
    for (const each of all)
      if (each.outcome === outcome) appendFileSync(file, `${each.question}\n  ${each.note}\n`)
  }
}

describe('the built-in model asked about the sample', () => {
  it('answers most questions right and none wrong', { timeout: 60_000 }, async () => {
    const all: Judged[] = []
    for (const question of sampleQuestions) all.push(await judged(question))
    report(all)
    const wrong = all.filter(({ outcome }) => outcome === 'wrong')
    const unexpected = wrong.filter(({ question }) => !knownWrong.includes(question))
    expect(unexpected.map(({ question, note }) => `${question}\n${note}`)).toEqual([])
    expect(all.filter(({ outcome }) => outcome === 'right').length).toBeGreaterThanOrEqual(minRight)
  })

  it('names no question as wrong that it no longer gets wrong', async () => {
    for (const question of sampleQuestions.filter((each) => knownWrong.includes(each.question))) {
      expect((await judged(question)).outcome, question.question).toBe('wrong')
    }
  })
})
