import type { RunEvent } from '../events.js'
import type { JournalEntry } from './journal-entry.js'
import type { EventRow, FoldedRun } from './run-rows.js'

/** Events as the store keeps them: what its other tables hold of a run is left out, and `restoreEvents` puts it back. */
export function leanEvents(entries: readonly JournalEntry[]): readonly EventRow[] {
  return entries.map(({ at, event }, index) => ({ number: index + 1, at, event: lean(event) }))
}

function lean(event: RunEvent): unknown {
  switch (event.type) {
    case 'message': {
      const { body: _, ...rest } = event
      return rest
    }
    case 'model-call':
      // How many requests there were says how many of the messages are this call's.
      return { ...event, call: { ...event.call, sent: event.call.sent.length } }
    case 'finished':
      return { ...event, answer: { ...event.answer, rows: [] } }
    default:
      return event
  }
}

/** One moment of a run. */
export interface TraceEntry {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly event: RunEvent
}

/**
 * The events of a run, word for word. Rows of the answer are the stored ones.
 * @param rows in order; of a run that an earlier agentdb recorded there are none, and its events are told from the rest.
 */
export function restoreEvents(
  record: Omit<FoldedRun, 'events'>,
  rows: readonly EventRow[],
): readonly TraceEntry[] {
  if (rows.length === 0) return eventsOfRecord(record)
  const messages = record.messages.values()
  const nextBody = () => messages.next().value?.body
  return rows.map(({ at, event }) => {
    // Written by `lean` from a RunEvent.
    const kept = event as RunEvent
    switch (kept.type) {
      case 'message':
        return { at, event: { ...kept, body: nextBody() ?? null } }
      case 'model-call': {
        const sent = Array.from({ length: Number(kept.call.sent) }, nextBody) as typeof kept.call.sent
        return { at, event: { ...kept, call: { ...kept.call, sent } } }
      }
      case 'finished':
        return { at, event: { ...kept, answer: { ...kept.answer, rows: record.result?.rows ?? [] } } }
      default:
        return { at, event: kept }
    }
  })
}

/** Attempts carry no instant: they stand after the exchanges. */
function eventsOfRecord({
  run,
  messages,
  attempts,
  modelCalls,
}: Omit<FoldedRun, 'events'>): readonly TraceEntry[] {
  const requests = messages.filter(({ kind }) => kind === 'model-request')
  const said = messages
    .filter(({ kind }) => kind !== 'model-request')
    .map(({ at, sender, recipient, kind, body }) => {
      return { at, event: { type: 'message', from: sender, to: recipient, kind, body } as RunEvent }
    })
  const calls = modelCalls.map((row): TraceEntry => {
    const { at, role, model, usd, outcome, error } = row
    const sent = requests
      .filter((request) => request.at === at)
      .map(({ body }) => body as { readonly url: string; readonly text: string })
    const counts = { inputTokens: row.input_tokens, outputTokens: row.output_tokens }
    const call = {
      role,
      model,
      ...counts,
      usd,
      latencyMs: row.latency_ms,
      outcome,
      error,
      estimated: false,
      sent,
    }
    return { at, event: { type: 'model-call', call } }
  })
  const tried = attempts.map(({ number, sql, origin, ...row }): TraceEntry => {
    const { error_code: code, message, hint, sqlstate, detail, position } = row
    const error = code === null ? null : { code, message: message ?? '', hint, sqlstate, detail, position }
    const attempt = {
      ...{ sql, origin, error },
      ...{ durationMs: row.duration_ms ?? 0, planCost: row.plan_cost, rowCount: row.row_count },
    }
    return { at: run.finished_at ?? run.started_at, event: { type: 'attempt-finished', number, attempt } }
  })
  const { id: runId, started_at: startedAt, question, database, fingerprint, model, session } = run
  const started: RunEvent = {
    type: 'started',
    runId,
    startedAt,
    question,
    database,
    fingerprint,
    model,
    session,
  }
  const inTime = [...said, ...calls].sort((a, b) => a.at.localeCompare(b.at))
  return [{ at: startedAt, event: started }, ...inTime, ...tried]
}
