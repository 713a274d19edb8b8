import { expect, it } from 'vitest'
import type { RunEvent } from '../../src/events.js'
import { foldRun } from '../../src/instruments/fold.js'
import { capRows } from '../../src/instruments/result-cap.js'
import { failedAttempt, goodAttempt, sampleEvents } from './sample-run.js'

const entriesOf = (events: readonly RunEvent[], at = '2026-03-01T10:00:00.500Z') =>
  events.map((event) => ({ at, event }))

it('folds a finished run into its rows', () => {
  const folded = foldRun(entriesOf(sampleEvents({ runId: 'run1', fingerprint: 'f1' })))
  expect(folded?.run).toMatchObject({
    id: 'run1',
    database: 'localhost:5432/shop',
    fingerprint: 'f1',
    status: 'answered',
    exit_code: 0,
    usd: 0.0125,
    calls: 1,
    finished_at: '2026-03-01T10:00:00.040Z',
    total_ms: 40,
    warnings: ['estimated'],
    error_code: null,
  })
  expect(folded?.messages.map(({ number, sender, kind }) => [number, sender, kind])).toEqual([
    [1, 'user', 'question'],
    [2, 'data-engineer', 'briefing'],
  ])
  expect(folded?.attempts).toMatchObject([
    { number: 1, sql: failedAttempt.sql, sqlstate: '42703', position: 8, duration_ms: 1.5, plan_cost: null },
    { number: 2, sql: goodAttempt.sql, sqlstate: null, error_code: null, plan_cost: 12.5, row_count: 2 },
  ])
  expect(folded?.modelCalls).toMatchObject([
    { number: 1, role: 'sql-analyst', usd: 0.0125, input_tokens: 100 },
  ])
  expect(folded?.result).toMatchObject({ row_count: 2, truncated: false, capped: false })
})

it('folds a run without its end as interrupted, with what it had done', () => {
  const folded = foldRun(entriesOf(sampleEvents({ runId: 'run1' }).slice(0, 6)))
  expect(folded?.run).toMatchObject({
    status: 'interrupted',
    exit_code: null,
    finished_at: null,
    total_ms: 500,
    calls: 1,
    usd: 0.0125,
  })
  expect(folded?.attempts).toMatchObject([{ number: 1, duration_ms: null, error_code: null }])
  expect(folded?.result).toBeNull()
})

it('never counts an unknown price as nothing', () => {
  const events = sampleEvents({ usd: null })
  expect(foldRun(entriesOf(events))?.run.usd).toBeNull()
  expect(foldRun(entriesOf(events.slice(0, 6)))?.run.usd).toBeNull()
  expect(foldRun(entriesOf(events.slice(0, 2)))?.run.usd).toBe(0)
})

it('has no run to tell of without its start', () => {
  expect(foldRun([])).toBeNull()
  expect(foldRun(entriesOf(sampleEvents().slice(1)))).toBeNull()
})

it('takes the attempts from the answer when the journal was told of none', () => {
  const events = sampleEvents().filter(({ type }) => !type.startsWith('attempt'))
  expect(foldRun(entriesOf(events))?.attempts.map(({ number }) => number)).toEqual([1, 2])
})

it('says when lines of the journal were lost', () => {
  expect(foldRun(entriesOf(sampleEvents()), 2)?.run.warnings.join()).toContain('2 lines')
})

it('flags a result of which it keeps only a part', () => {
  const rows = Array.from({ length: 1001 }, (_, index) => [index])
  const result = foldRun(entriesOf(sampleEvents({ answer: { rows } })))?.result
  expect(result).toMatchObject({ row_count: 1001, capped: true })
  expect(result?.rows.length).toBe(1000)
})

it('caps rows by their bytes as well as their number', () => {
  const wide = Array.from({ length: 30 }, () => ['é'.repeat(50_000)])
  expect(capRows(wide)).toMatchObject({ capped: true })
  expect(capRows(wide).rows.length).toBe(9)
  expect(capRows([[1], [2]])).toEqual({ rows: [[1], [2]], capped: false })
})
