import * as z from 'zod'
import { UsageError } from '../errors.js'
import { isGood, outcomes, type QuestionResult } from './question-result.js'

/** What an earlier evaluation is compared by. */
export interface Baseline {
  readonly summary: {
    readonly precision: { readonly value: number } | null
    readonly recall: { readonly value: number } | null
  }
  readonly questions: readonly Pick<QuestionResult, 'id' | 'question' | 'answerable' | 'outcome'>[]
}

/** A question whose outcome changed for better or worse. */
export interface Change {
  readonly id: string | null
  readonly question: string
  readonly before: QuestionResult['outcome']
  readonly after: QuestionResult['outcome']
}

/** An evaluation beside an earlier one of the same questions. */
export interface Comparison {
  /** Good now, and not before. */
  readonly healed: readonly Change[]
  /** Good before, and not now. */
  readonly regressed: readonly Change[]
  /** Questions of both evaluations, judged in both. */
  readonly compared: number
  /** Questions of this evaluation that the earlier one does not know or could not judge. */
  readonly added: number
  /** 0 to 1; null when the earlier evaluation had nothing to measure it by. So with recall. */
  readonly precisionBefore: number | null
  readonly recallBefore: number | null
}

const share = z.object({ value: z.number() }).nullable()
const BaselineFile = z.object({
  kind: z.literal('agentdb-evaluation'),
  summary: z.object({ precision: share, recall: share }),
  questions: z.array(
    z.object({
      id: z.string().nullable(),
      question: z.string(),
      answerable: z.boolean(),
      outcome: z.enum(outcomes),
    }),
  ),
}) satisfies z.ZodType<Baseline>

/**
 * The results file of an earlier evaluation, as `--output results.json` wrote it.
 * @throws {UsageError} when it is something else.
 */
export function parseBaseline(text: string, name: string): Baseline {
  const parsed = BaselineFile.safeParse(jsonOrNull(text))
  if (parsed.success) return parsed.data
  throw new UsageError('bad_baseline', `${name} is not the result of an earlier agentdb eval.`, {
    hint: 'Write one with: agentdb eval questions.jsonl --output results.json.',
    cause: parsed.error,
  })
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** What healed and what regressed; questions are told by their id, else by their words. */
export function compareWith(baseline: Baseline, results: readonly QuestionResult[]): Comparison {
  const earlier = new Map(baseline.questions.map((result) => [keyOf(result), result]))
  const both = results.flatMap((after) => {
    const before = earlier.get(keyOf(after))
    return before && before.outcome !== 'no-gold' && after.outcome !== 'no-gold' ? [{ before, after }] : []
  })
  const changes = both.filter(({ before, after }) => isGood(before) !== isGood(after))
  const toChange = ({ before, after }: (typeof both)[number]): Change => ({
    id: after.id,
    question: after.question,
    before: before.outcome,
    after: after.outcome,
  })
  return {
    healed: changes.filter(({ after }) => isGood(after)).map(toChange),
    regressed: changes.filter(({ before }) => isGood(before)).map(toChange),
    compared: both.length,
    added: results.length - both.length,
    precisionBefore: baseline.summary.precision?.value ?? null,
    recallBefore: baseline.summary.recall?.value ?? null,
  }
}

function keyOf({ id, question }: { readonly id: string | null; readonly question: string }): string {
  return id === null ? `question:${question}` : `id:${id}`
}
