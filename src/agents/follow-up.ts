import type { Outcome } from '../builtin/outcome.js'
import { parseTold } from '../builtin/parse-told.js'
import { refine } from '../builtin/refine/refine.js'
import type { Asked, Context, Read, Refined } from '../builtin/refine/ways.js'
import type { Turn } from '../conversation/turn.js'
import type { AnalystTask } from './sql-analyst.js'

/** What the built-in model makes of a question that stands after others, or alone. */
export type Followed =
  | { readonly kind: 'own'; readonly question: string }
  | Exclude<Refined, { readonly kind: 'fresh' }>

/** Reads a question as one that goes on from the turns before it, where it does. */
export function follow(task: AnalystTask): Followed {
  const { question, earlier = [] } = task
  const context = contextOf(task)
  const before = lastAsked(earlier, context)
  if (before.kind === 'none') return { kind: 'own', question }
  const refined = before.kind === 'asked' ? refine(before.asked, question, context) : null
  if (refined === null) return alone(task) ?? { kind: 'declined', reason: notItsOwn }
  return refined.kind === 'fresh' ? { kind: 'own', question: refined.question } : refined
}

/** Reads a question with the user's own words put in. */
export function readerOf({ catalog, briefing, clock }: AnalystTask): Read {
  return (question): { meant: string; outcome: Outcome } => {
    const { meant, outcome } = parseTold(question, briefing.definitions, catalog, briefing.values, clock)
    return { meant, outcome }
  }
}

const notItsOwn = 'a model answered the question before, and the built-in one cannot put it in full'

function alone(task: AnalystTask): Followed | null {
  const { outcome } = readerOf(task)(task.question)
  return outcome.kind === 'abstain' ? null : { kind: 'own', question: task.question }
}

function contextOf(task: AnalystTask): Context {
  const { catalog, briefing, clock } = task
  return { read: readerOf(task), catalog, values: briefing.values, clock }
}

type Before =
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'asked'; readonly asked: Asked }

/** The question before, in full: from the last turn that has it, and what was said since. */
function lastAsked(earlier: readonly Turn[], context: Context): Before {
  if (earlier.length === 0) return { kind: 'none' }
  const last = earlier.findLastIndex((turn) => turn.question !== null)
  const known = earlier[last]
  if (known === undefined || known.question === null) return { kind: 'unknown' }
  let asked: Asked = { question: known.question, reading: known.by === 'builtin' ? known.reading : null }
  for (const { said } of earlier.slice(last + 1)) {
    const step = refine(asked, said, context)
    if (step.kind === 'refined') asked = { question: step.question, reading: step.answer.interpretation }
    else if (step.kind === 'fresh') asked = { question: step.question, reading: null }
    else return { kind: 'unknown' }
  }
  return { kind: 'asked', asked }
}
