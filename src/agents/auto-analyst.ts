import { ModelError } from '../errors.js'
import { sureEnough } from './sure-enough.js'
import type { Analyst, AnalystTask, Draft } from './sql-analyst.js'

interface Partners {
  readonly endpoint: Analyst
  readonly builtin: Analyst
  /** The built-in model is asked before the endpoint, not only when that is down. */
  readonly builtinFirst: boolean
}

/** The endpoint's analyst with the built-in one beside it: as its safety net while it is down, or before it. */
export function autoAnalyst({ endpoint, builtin, builtinFirst }: Partners): Analyst {
  /** How many failures were the built-in model's: its statements hold stored values that no endpoint may be shown. */
  let ownFailures: number | null = null

  async function sureDraft(task: AnalystTask, signal: AbortSignal): Promise<Written | null> {
    const draft = await builtin.draft(task, signal)
    if (draft.kind !== 'draft' || (draft.confidence ?? 0) < sureEnough) return null
    return { ...draft, by: builtin.model }
  }

  /** The built-in model in the place of an endpoint that is down, where it is sure; else the error is the answer. */
  async function standIn(task: AnalystTask, signal: AbortSignal, error: unknown): Promise<Written> {
    if (!(error instanceof ModelError) || !error.down || task.failures.length > 0) throw error
    const draft = await sureDraft(task, signal)
    if (draft === null) throw error
    return { ...draft, warning: `${asSentence(error.message)} The built-in model answers in its place.` }
  }

  const firstDraft = async (task: AnalystTask, signal: AbortSignal): Promise<Written | null> =>
    builtinFirst && task.failures.length === 0 ? sureDraft(task, signal) : null

  const { drafts } = endpoint
  return {
    ...endpoint,
    ...(drafts && {
      async drafts(task, count, signal) {
        const first = await firstDraft(task, signal)
        if (first !== null) return [{ status: 'fulfilled', value: first }]
        const settled = await drafts(task, count, signal)
        const failed = settled.find((one) => one.status === 'rejected')
        const had = settled.some(({ status }) => status === 'fulfilled')
        if (!had && failed !== undefined) return Promise.allSettled([standIn(task, signal, failed.reason)])
        ownFailures = task.failures.length
        return settled
      },
    }),
    furtherQuestions(task, answered, count, signal) {
      const author = answered.by === builtin.model ? builtin : endpoint
      return author.furtherQuestions(task, answered, count, signal)
    },
    async draft(task, signal) {
      const first = await firstDraft(task, signal)
      if (first !== null) return first
      const skipped = ownFailures ?? task.failures.filter(({ given }) => !given).length
      try {
        const draft = await endpoint.draft({ ...task, failures: task.failures.slice(skipped) }, signal)
        ownFailures = skipped
        return draft
      } catch (error) {
        return standIn(task, signal, error)
      }
    },
  }
}

/** A message may end with the words of the system, which have no full stop. */
function asSentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`
}

type Written = Extract<Draft, { kind: 'draft' }>
