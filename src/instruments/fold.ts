import type { Answer, Attempt, RunEvent } from '../events.js'
import type { JournalEntry } from './journal-entry.js'
import { capRows } from './result-cap.js'
import { leanEvents } from './run-events.js'
import type { AttemptRow, FoldedRun, MessageRow, ModelCallRow, ResultRow, RunRow } from './run-rows.js'

type Of<Type extends RunEvent['type']> = Extract<RunEvent, { type: Type }>

/**
 * What a run's events amount to; null without its `started`. Without a `finished` the run is `interrupted`:
 * call it only for a run that will not go on.
 */
export function foldRun(entries: readonly JournalEntry[], damagedLines = 0): FoldedRun | null {
  const started = entries.map(({ event }) => event).find((event) => event.type === 'started')
  if (started === undefined) return null
  const modelCalls = foldModelCalls(entries)
  const warnings = entries.flatMap(({ event }) => (event.type === 'warning' ? [event.message] : []))
  if (damagedLines > 0) warnings.push(`${damagedLines} lines of this run's journal could not be read.`)
  const last = entries.findLast(({ event }) => event.type === 'finished')
  if (last?.event.type !== 'finished') {
    const attempts = foldAttempts(entries, [])
    const run = interruptedRow(started, warnings, entries, attempts, modelCalls)
    const events = leanEvents(entries)
    return { run, messages: foldMessages(entries), attempts, modelCalls, result: null, events }
  }
  const { answer } = last.event
  return {
    run: finishedRow(started, last.event, warnings),
    messages: foldMessages(entries),
    attempts: foldAttempts(entries, answer.attempts),
    modelCalls,
    result: foldResult(answer, last.rowCount ?? answer.rows.length),
    events: leanEvents(entries),
  }
}

function finishedRow(started: Of<'started'>, finished: Of<'finished'>, warnings: readonly string[]): RunRow {
  const { answer, finishedAt } = finished
  return {
    ...startOf(started),
    // The model that answered, which a fallback may have made another than the one the run began with.
    model: answer.model,
    status: answer.status,
    exit_code: answer.exitCode,
    answer: answer.answer,
    sql: answer.sql,
    interpretation: answer.interpretation,
    assumptions: answer.assumptions,
    warnings: [...new Set([...answer.warnings, ...warnings])],
    checks: answer.checks,
    clarification: answer.clarification,
    confidence: answer.confidence,
    error_code: answer.error?.code ?? null,
    error_message: answer.error?.message ?? null,
    error_hint: answer.error?.hint ?? null,
    calls: Math.round(answer.cost.calls),
    input_tokens: Math.round(answer.cost.inputTokens),
    output_tokens: Math.round(answer.cost.outputTokens),
    usd: answer.cost.usd,
    finished_at: finishedAt,
    total_ms: answer.timings.totalMs,
    model_ms: answer.timings.modelMs,
    database_ms: answer.timings.databaseMs,
  }
}

function interruptedRow(
  started: Of<'started'>,
  warnings: readonly string[],
  entries: readonly JournalEntry[],
  attempts: readonly AttemptRow[],
  calls: readonly ModelCallRow[],
): RunRow {
  const lastAt = entries.at(-1)?.at ?? started.startedAt
  return {
    ...startOf(started),
    status: 'interrupted',
    exit_code: null,
    answer: null,
    sql: null,
    interpretation: null,
    assumptions: [],
    warnings: [...new Set(warnings)],
    checks: [],
    clarification: null,
    confidence: null,
    error_code: null,
    error_message: null,
    error_hint: null,
    calls: calls.length,
    input_tokens: sum(calls.map((call) => call.input_tokens)),
    output_tokens: sum(calls.map((call) => call.output_tokens)),
    usd: calls.some((call) => call.usd === null) ? null : sum(calls.map((call) => call.usd ?? 0)),
    finished_at: null,
    total_ms: Math.max(0, Date.parse(lastAt) - Date.parse(started.startedAt)),
    model_ms: sum(calls.map((call) => call.latency_ms)),
    database_ms: sum(attempts.map((attempt) => attempt.duration_ms ?? 0)),
  }
}

function startOf(started: Of<'started'>) {
  return {
    id: started.runId,
    database: started.database,
    fingerprint: started.fingerprint,
    session: started.session,
    tags: [...new Set(started.tags)],
    saved: started.saved ?? null,
    parameters: started.parameters ?? [],
    question: started.question,
    model: started.model,
    started_at: started.startedAt,
  }
}

function foldMessages(entries: readonly JournalEntry[]): readonly MessageRow[] {
  return entries
    .flatMap(({ at, event }) => messagesOf(event).map((message) => ({ at, ...message })))
    .map((message, index) => ({ number: index + 1, ...message }))
}

type Message = Omit<MessageRow, 'number' | 'at'>

/** What was sent to a model stands among the messages too: it is all that left the machine. */
function messagesOf(event: RunEvent): readonly Message[] {
  switch (event.type) {
    case 'message':
      return [{ sender: event.from, recipient: event.to, kind: event.kind, body: event.body ?? null }]
    case 'model-call':
      return event.call.sent.map(({ url, text }) => ({
        sender: event.call.role,
        recipient: 'model',
        kind: 'model-request',
        body: { url, text },
      }))
    default:
      return []
  }
}

/** By number, the finished over the started; from the answer where the journal was not told of any. */
function foldAttempts(entries: readonly JournalEntry[], answered: readonly Attempt[]): readonly AttemptRow[] {
  const rows = new Map<number, AttemptRow>()
  for (const { event } of entries) {
    if (event.type === 'attempt-started') rows.set(event.number, unfinishedAttempt(event))
    if (event.type === 'attempt-finished') rows.set(event.number, attemptRow(event.number, event.attempt))
  }
  if (rows.size > 0) return [...rows.values()].sort((a, b) => a.number - b.number)
  return answered.map((attempt, index) => attemptRow(index + 1, attempt))
}

function attemptRow(number: number, attempt: Attempt): AttemptRow {
  const { error } = attempt
  return {
    number,
    origin: attempt.origin,
    sql: attempt.sql,
    error_code: error?.code ?? null,
    sqlstate: error?.sqlstate ?? null,
    message: error?.message ?? null,
    detail: error?.detail ?? null,
    hint: error?.hint ?? null,
    position: error?.position ?? null,
    duration_ms: attempt.durationMs,
    plan_cost: attempt.planCost,
    row_count: attempt.rowCount,
  }
}

function unfinishedAttempt({ number, sql, origin }: Of<'attempt-started'>): AttemptRow {
  const nothing = { error: null, durationMs: 0, planCost: null, rowCount: null }
  return { ...attemptRow(number, { sql, origin, ...nothing }), duration_ms: null }
}

function foldModelCalls(entries: readonly JournalEntry[]): readonly ModelCallRow[] {
  return entries
    .flatMap(({ at, event }) => (event.type === 'model-call' ? [{ at, call: event.call }] : []))
    .map(({ at, call }, index) => ({
      number: index + 1,
      at,
      role: call.role,
      model: call.model,
      input_tokens: Math.round(call.inputTokens),
      output_tokens: Math.round(call.outputTokens),
      usd: call.usd,
      latency_ms: call.latencyMs,
      outcome: call.outcome,
      error: call.error,
    }))
}

function foldResult(answer: Answer, rowCount: number): ResultRow | null {
  if (answer.columns.length === 0) return null
  const { rows } = capRows(answer.rows)
  return {
    columns: answer.columns,
    rows,
    row_count: rowCount,
    truncated: answer.truncated,
    capped: rows.length < rowCount,
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
