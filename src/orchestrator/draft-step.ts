import type { Analyst, AnalystTask, Draft } from '../agents/sql-analyst.js'
import type { RunEvent } from '../events.js'

/** A draft that holds a statement. */
export type Written = Extract<Draft, { kind: 'draft' }>

/** One turn of the SQL analyst. Paid calls are announced even when the last of them failed. */
export async function* askAnalyst(
  task: AnalystTask,
  analyst: Analyst,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, Draft> {
  const what = task.failures.length > 0 ? 'revising the SQL' : 'writing the SQL'
  yield { type: 'agent', agent: 'sql-analyst', state: 'working', note: what }
  let draft: Draft
  try {
    draft = await analyst.draft(task, signal)
  } catch (error) {
    for (const call of analyst.takeCalls()) yield { type: 'model-call', call }
    throw error
  }
  for (const call of analyst.takeCalls()) yield { type: 'model-call', call }
  if (draft.kind === 'draft' && draft.warning) yield { type: 'warning', message: draft.warning }
  yield { type: 'message', from: 'sql-analyst', to: 'critic', kind: 'draft', body: draft }
  yield { type: 'agent', agent: 'sql-analyst', state: 'done', note: draftNote(draft) }
  return draft
}

function draftNote(draft: Draft): string {
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
