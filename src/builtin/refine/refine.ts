import { normalise } from '../../linking/value-forms.js'
import type { Answered, Outcome } from '../outcome.js'
import { linkQuestion } from '../questions/link-question.js'
import { compose, type Earlier, type Surroundings, spoken } from './compose.js'
import { type Fragment, readFollowUp } from './fragment.js'
import { type FullQuestion, readFull, type Top } from './full-question.js'
import { changeResult } from './result-changes.js'
import {
  type Asked,
  type Context,
  chosen,
  declined,
  finished,
  firstMeant,
  type Read,
  type Refined,
  whyNot,
} from './ways.js'

/**
 * What a follow-up makes of the question before it. The full question is put in words again and read as any other; it
 * counts only when it differs from the one before in what the follow-up says and in nothing else.
 */
export function refine(asked: Asked, followUp: string, context: Context): Refined {
  const whole = refineOnce(asked, followUp, context)
  if (whole.kind !== 'declined') return whole
  for (const boundary of boundaries) {
    const parts = inParts(asked, followUp.split(boundary), context)
    if (parts !== null) return parts
  }
  return whole
}

/** The answer of a question with what is asked of its result (", as a share of the total"); null where nothing is. */
export function answerInFull(question: string, read: Read): Outcome | null {
  const full = readFull(question)
  if (!full.share && full.top === null) return null
  const { outcome } = read(full.core)
  if (outcome.kind !== 'answer') return null
  const changed = changeResult(outcome, full)
  return changed.ok ? changed.answer : null
}

/** "by month, only France": one after the other, where each is understood. */
function inParts(asked: Asked, words: readonly string[], context: Context): Refined | null {
  const parts = words.filter((part) => readFollowUp(part).rest !== '')
  if (parts.length < 2 || parts.length > mostParts) return null
  let before = asked
  let last: Refined | null = null
  for (const part of parts) {
    const step = refineOnce(before, part, context)
    if (step.kind !== 'refined') return null
    before = { question: step.question, reading: step.answer.interpretation }
    last = step
  }
  return last
}

const mostParts = 4

/** Where a follow-up may be taken apart: at commas, else before the words that begin a phrase as well. */
const boundaries = [
  /\s*[,;]\s*(?:and )?/i,
  /\s*[,;]\s*(?:and )?|\s+(?=(?:and )?(?:in|for|from|only|since|before|after|by|per|as|excluding|without|sorted)\s)/i,
]

function refineOnce(asked: Asked, followUp: string, context: Context): Refined {
  const { fragment, rest, marked, mayStand } = readFollowUp(followUp)
  const refined = fragment === null ? null : change(asked, fragment, context)
  if (refined?.kind === 'refined') return refined
  const pointsBack = pointing.test(followUp)
  // "and how many customers are there?" only sounds like more of the same.
  if (!pointsBack && rest !== '' && mayStand && stands(rest, context))
    return { kind: 'fresh', question: rest }
  if (refined) return refined
  return pointsBack || marked
    ? {
        kind: 'declined',
        reason: `"${rest || followUp.trim()}" does not say how the question before is to change`,
      }
    : { kind: 'fresh', question: followUp }
}

/** "which of them": what was shown before, which no question in full can name. */
const pointing =
  /^(?:they|them|those|these|it|its|their)\b|\b(?:of|in|for|to|with|from|among|about) (?:them\b|(?:those|these|it|that|this)(?: ones)?\b(?!\s+\p{L}))/iu

function stands(question: string, { read }: Context): boolean {
  return read(question).outcome.kind !== 'abstain'
}

function change(asked: Asked, fragment: Fragment, context: Context): Refined {
  const full = readFull(asked.question)
  const { meant: words, outcome } = context.read(full.core)
  const before = meant(outcome, asked.reading)
  if (before === null) return declined('the question before is not one that the built-in model reads')
  if (fragment.kind === 'top') {
    const top = inOrder(fragment.top, before)
    return otherLimit(full, top, words, before, context) ?? finished({ ...full, top }, before)
  }
  if (fragment.kind === 'share') return finished({ ...full, share: fragment.on }, before)
  if (fragment.kind === 'drop-top')
    return full.top === null ? declined('nothing was cut off') : finished({ ...full, top: null }, before)
  const linked = linkQuestion(words, context.catalog, context.values, context.clock)
  if (linked.hints.length > 0)
    return declined('the question before has instructions of its own: ask again in full')
  const earlier: Earlier = { tokens: linked.tokens, mentions: linked.mentions, answer: before }
  const composed = compose(earlier, fragment, surroundings(context))
  const found = composed.map((ways) => firstMeant(ways, before, context)).filter((each) => each !== null)
  // An order that was asked for says which rows are first.
  const kept =
    fragment.kind === 'order' && full.top ? { ...full, top: { ...full.top, end: 'first' } as const } : full
  return chosen(kept, found) ?? declined(whyNot(fragment, composed.flat(), before, context))
}

function inOrder(top: Top, { spec }: Answered): Top {
  return top.end === 'top' && spec.orders.length > 0 ? { ...top, end: 'first' } : top
}

/** "Which 5 products …" with another number in it; null where it says none, or more than one. */
function otherLimit(
  full: FullQuestion,
  top: Top,
  words: string,
  before: Answered,
  context: Context,
): Refined | null {
  const { limit } = before.plan
  if (limit === null || top.end === 'bottom') return null
  const { tokens } = linkQuestion(words, context.catalog, context.values, context.clock)
  const numbers = tokens.filter(({ number }) => number === limit)
  const [only] = numbers
  if (only === undefined || numbers.length > 1) return null
  const question = spoken(
    tokens.map((token) => (token === only ? { ...token, text: String(top.limit) } : token)),
  )
  const found = firstMeant([{ question, wanted: 'limit' }], before, context)
  return found === null ? null : chosen({ ...full, top: null }, [found])
}

function surroundings({ catalog, values, clock }: Context): Surroundings {
  return {
    catalog,
    clock,
    columnsOf: (words) =>
      new Set(
        values
          .filter(({ text, score }) => score >= 0.75 && normalise(text) === normalise(words))
          .map(({ schema, table, column }) => `${schema}.${table}.${column}`),
      ),
  }
}

/** The answer to a question; of several readings the one that was chosen. */
function meant(outcome: Outcome, reading: string | null): Answered | null {
  if (outcome.kind === 'answer') return outcome
  if (outcome.kind === 'abstain' || reading === null) return null
  return outcome.options.find(({ interpretation }) => reading.startsWith(interpretation))?.answer ?? null
}
