import { describe, expect, it } from 'vitest'
import { contextText } from '../../src/conversation/context-text.js'
import { mostTurns, recentTurns, told, withTurn, wordsInPlay } from '../../src/conversation/conversation.js'
import { questionInFull, type Turn, turnOf } from '../../src/conversation/turn.js'
import type { Answer } from '../../src/events.js'

function turn(said: string, more: Partial<Turn> = {}): Turn {
  return {
    said,
    question: said,
    sql: `select '${said}'`,
    reading: `read ${said}`,
    columns: ['n'],
    by: 'builtin',
    runId: said,
    ...more,
  }
}

const answered: Answer = {
  version: 1,
  status: 'answered',
  exitCode: 0,
  question: 'now by month',
  answer: 'n: 1.',
  sql: 'select 1 as n',
  columns: [{ name: 'n', type: 'integer' }],
  rows: [['secret cell']],
  truncated: false,
  interpretation: 'one',
  assumptions: [],
  warnings: [],
  checks: [],
  confidence: 0.9,
  model: 'builtin',
  attempts: [],
  cost: { usd: 0, inputTokens: 0, outputTokens: 0, calls: 0, estimated: false },
  clarification: null,
  error: null,
  runId: 'r1',
  session: null,
  timings: { totalMs: 1, modelMs: 0, databaseMs: 1 },
}

describe('a turn', () => {
  it('keeps the question, the SQL, the reading and the names of columns, and no row', () => {
    const kept = turnOf('now by month', answered, 'orders by month', false)
    expect(kept).toEqual({
      said: 'now by month',
      question: 'orders by month',
      sql: 'select 1 as n',
      reading: 'one',
      columns: ['n'],
      by: 'builtin',
      runId: 'r1',
    })
  })

  it('is in full when it is the first, and not known in full when a model went on', () => {
    expect(turnOf('orders', answered, null, true)?.question).toBe('orders')
    expect(turnOf('now by month', { ...answered, model: 'gpt' }, null, false)).toMatchObject({
      question: null,
      by: 'model',
    })
  })

  it('is none without an answer', () => {
    expect(turnOf('orders', { ...answered, status: 'refused', exitCode: 3 }, null, true)).toBeNull()
  })

  it('finds its question in full among the events, and in no other message', () => {
    const message = {
      type: 'message',
      from: 'sql-analyst',
      to: 'user',
      kind: 'question',
      body: 'in full',
    } as const
    expect(questionInFull(message)).toBe('in full')
    expect(questionInFull({ ...message, from: 'user', to: 'decision' })).toBeNull()
    expect(questionInFull({ ...message, body: { sql: 'x' } })).toBeNull()
  })
})

describe('a conversation', () => {
  it('keeps its newest turns', () => {
    const all = Array.from({ length: mostTurns + 5 }, (_, at) => turn(`q${at}`))
    const kept = all.reduce<readonly Turn[]>(withTurn, [])
    expect(kept).toHaveLength(mostTurns)
    expect(kept.at(-1)?.said).toBe(`q${mostTurns + 4}`)
  })

  it('tells a model no more turns and tokens than are allowed, and the last in any case', () => {
    const many = Array.from({ length: 12 }, (_, at) => turn(`q${at}`))
    expect(recentTurns(many)).toEqual(many.slice(-told.turns))
    const long = 'x'.repeat(4 * told.tokens)
    expect(recentTurns([turn('a'), turn('b', { sql: long })])).toHaveLength(1)
    expect(recentTurns([turn('a', { sql: long }), turn('b')]).map(({ said }) => said)).toEqual(['b'])
  })

  it('puts in play the last question known in full and what was said since', () => {
    const turns = [turn('orders'), turn('by month'), turn('why not', { question: null })]
    expect(wordsInPlay(turns, 'only France')).toBe('by month\nwhy not\nonly France')
    expect(wordsInPlay([], 'orders')).toBe('orders')
  })
})

describe('what is shown of the context', () => {
  it('is every turn, what the next goes on from, and how much a model would be told', () => {
    const text = contextText(
      [turn('orders'), turn('now by month', { question: 'orders by month' })],
      'weekly',
    )
    expect(text).toContain('Session "weekly", 2 questions, oldest first:')
    expect(text).toContain('2. now by month\n   in full   orders by month')
    expect(text).toContain('The next question goes on from: orders by month')
    expect(text).toMatch(/about \d+ tokens, and no row\.$/)
  })

  it('marks what a model is no longer told', () => {
    const text = contextText(
      Array.from({ length: told.turns + 1 }, (_, at) => turn(`q${at}`)),
      null,
    )
    expect(text).toContain('1. q0  (not told to a model)')
    expect(text).toContain('; 1 older one is not.')
  })

  it('is nothing in the beginning', () => {
    expect(contextText([], null)).toBe('This conversation is empty: the next question is the first.')
  })
})
