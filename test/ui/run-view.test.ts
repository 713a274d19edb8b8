import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../src/events.js'
import { foldRun, idleRun } from '../../src/ui/run-view.js'
import { rightSql, started, upToRevision, wholeRun, wrongSql } from './a-run.js'

const folded = (events: readonly RunEvent[]) => events.reduce(foldRun, idleRun)

describe('a run as people watch it', () => {
  it('lets everybody wait before the first event', () => {
    expect(Object.values(idleRun.agents).every(({ state }) => state === 'waiting')).toBe(true)
    expect(idleRun.sql).toBeNull()
  })

  it('shows the SQL as soon as it is drafted', () => {
    const at = wholeRun.findIndex((event) => event.type === 'attempt-started')
    expect(folded(wholeRun.slice(0, at)).sql).toBe(wrongSql)
  })

  it('counts a revision as the next attempt of those allowed, with the reason for it', () => {
    const { attempt, agents } = folded(upToRevision)
    expect(attempt).toEqual({ number: 2, of: 3, because: 'column "contry" does not exist' })
    expect(agents['sql-analyst']).toEqual({ state: 'working', note: 'revising the SQL' })
    expect(agents.critic.state).toBe('waiting')
  })

  it('shows the critic in trouble while a failed statement is the last', () => {
    const at = wholeRun.findIndex((event) => event.type === 'attempt-finished')
    expect(folded(wholeRun.slice(0, at + 1)).agents.critic).toEqual({
      state: 'trouble',
      note: 'column "contry" does not exist',
    })
  })

  it('ends with everybody done, the delivered SQL and the sum of all calls', () => {
    const { agents, sql, cost } = folded(wholeRun)
    expect(Object.values(agents).map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done'])
    expect(sql).toBe(rightSql)
    expect(cost).toMatchObject({ calls: 2, inputTokens: 2100, outputTokens: 160 })
    expect(cost.usd).toBeCloseTo(0.0007)
  })

  it('knows no sum of money once one price is unknown', () => {
    const [call] = upToRevision.filter((event) => event.type === 'model-call')
    if (call?.type !== 'model-call') throw new Error('the run makes a call')
    const unpriced: RunEvent = { ...call, call: { ...call.call, usd: null } }
    expect(folded([...upToRevision, unpriced, call]).cost.usd).toBeNull()
  })

  it('names the worst finding of the critic', () => {
    const finding = (severity: string, evidence: string) => ({ check: 'x', severity, evidence, fix: null })
    const body = [finding('note', 'a note'), finding('warn', 'a warning'), finding('block', 'a fault')]
    const findings: RunEvent = { type: 'message', from: 'critic', to: 'decision', kind: 'findings', body }
    expect(folded([started, findings]).agents.critic).toEqual({ state: 'trouble', note: 'a fault' })
  })

  it('shows a proposal and that it waits for a word', () => {
    const proposal = {
      number: 1,
      sql: rightSql,
      interpretation: null,
      assumptions: [],
      confidence: null,
      planCost: 1,
      doubts: [],
      problem: null,
      untellable: null,
    }
    const asked = folded([started, { type: 'proposal', proposal }])
    expect(asked.sql).toBe(rightSql)
    expect(asked.agents.decision).toEqual({ state: 'working', note: 'waits for your word' })
    const word: RunEvent = { type: 'approval', number: 1, approval: { kind: 'run' } }
    expect(foldRun(asked, word).agents.decision.state).toBe('waiting')
  })

  it('begins anew with the next run', () => {
    expect(folded([...wholeRun, started])).toEqual(folded([started]))
  })
})
