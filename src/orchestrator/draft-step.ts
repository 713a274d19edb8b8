import type { Analyst, AnalystTask, Draft, NeedMore } from '../agents/sql-analyst.js'
import type { RunEvent } from '../events.js'

/** A draft that holds a statement. */
export type Written = Extract<Draft, { kind: 'draft' }>

/**
 * One turn of the SQL analyst, and a second one when it asks for tables that the briefing left out. Paid calls are
 * announced even when the last of them failed.
 */
export async function* askAnalyst(
  task: AnalystTask,
  analyst: Analyst,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, Draft> {
  const what = task.failures.length > 0 ? 'revising the SQL' : 'writing the SQL'
  yield { type: 'agent', agent: 'sql-analyst', state: 'working', note: what }
  let reply = yield* oneReply(task, analyst, signal)
  if (reply.kind === 'need-more') {
    yield { type: 'message', from: 'sql-analyst', to: 'data-engineer', kind: 'draft', body: reply }
    const names = reply.tables.join(', ')
    yield { type: 'agent', agent: 'sql-analyst', state: 'working', note: `asked for more tables: ${names}` }
    reply = yield* oneReply(task, analyst, signal)
  }
  const draft: Draft =
    reply.kind === 'need-more' ? { kind: 'unreadable', reason: 'it asked for tables twice' } : reply
  if (draft.kind === 'draft' && draft.warning) yield { type: 'warning', message: draft.warning }
  if (draft.kind === 'draft' && draft.inFull !== undefined)
    yield { type: 'message', from: 'sql-analyst', to: 'user', kind: 'question', body: draft.inFull }
  yield { type: 'message', from: 'sql-analyst', to: 'critic', kind: 'draft', body: draft }
  yield { type: 'agent', agent: 'sql-analyst', state: 'done', note: draftNote(draft) }
  return draft
}

async function* oneReply(
  task: AnalystTask,
  analyst: Analyst,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, Draft | NeedMore> {
  try {
    return await analyst.draft(task, signal)
  } finally {
    for (const call of analyst.takeCalls()) yield { type: 'model-call', call }
  }
}

/** What a draft says, in a line. */
export function draftNote(draft: Draft): string {
  switch (draft.kind) {
    case 'draft':
      return draft.interpretation ?? 'a statement'
    case 'ambiguous':
      return draft.clarification.question
    case 'cannot':
    case 'unreadable':
      return draft.reason
    default:
      return draft satisfies never
  }
}
