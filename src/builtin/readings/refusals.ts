import { emptyMentions } from '../../linking/empty-phrases.js'
import type { Token } from '../../linking/tokens.js'
import type { Chart } from '../grammar/chart.js'
import { lifeEnd } from '../grammar/filters/life-filters.js'
import { furthest } from '../grammar/sentence/sentence.js'
import { unsupportedCue } from '../grounding/gates.js'
import type { GroundedHint } from '../grounding/hints.js'
import type { LinkedQuestion } from '../questions/link-question.js'
import { changeOrder } from './change-order.js'
import { notRead, textOf } from './unread-words.js'

/** Why there is no answer, and the words of the question that are to blame. */
export interface Refusal {
  readonly reason: string
  readonly words: readonly string[]
}

/** Why a question is not read at all; null when it is. */
export function unreadable({ tokens, notUnderstood }: LinkedQuestion): Refusal | null {
  if (tokens.length === 0) return { reason: 'the question is empty', words: [] }
  if (tokens.length > 120) return { reason: 'the question is longer than this model reads', words: [] }
  return notUnderstood === null ? null : ofInstruction(notUnderstood)
}

/** Why the question cannot be answered as told, or asks for what is not computed; null when it can. */
export function unsupported(
  { tokens, mentions, catalog }: LinkedQuestion,
  hints: readonly GroundedHint[],
): Refusal | null {
  const order = changeOrder(tokens)
  if (order) return { reason: `'${order}' asks to change what is stored`, words: [order] }
  const unclear = hints.find((hint) => hint.unknown !== null)?.unknown
  if (unclear) return ofInstruction(unclear)
  const back = shareOfBefore(tokens)
  if (back) return { reason: `whether '${back}' is of what was counted before is not clear`, words: [back] }
  const cue = unsupportedCue(
    tokens,
    (start, end) =>
      (lifeEnd(tokens, start, catalog.columnById.values()) ?? 0) >= end ||
      pointsBack(tokens, start, end) ||
      [...mentions, ...emptyMentions(tokens, catalog)].some(
        (mention) =>
          mention.start < end &&
          mention.end >= (tokens[end - 1]?.low === 'of' ? end - 1 : end) &&
          start < mention.end &&
          (mention.links[0]?.score ?? 0) >= 0.9,
      ),
  )
  return cue === null
    ? null
    : { reason: `'${cue}' asks for something this model does not compute`, words: [cue] }
}

const shares: ReadonlySet<string> = new Set(['share', 'percentage', 'percent', 'proportion', 'fraction'])
const verbs: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were', 'do', 'does', 'did'])
const those: ReadonlySet<string> = new Set(['that', 'this', 'these', 'those', 'they', 'it'])

/** "…, and what share of all closed rentals is that?": of what was counted before, not of what the share names. */
function shareOfBefore(tokens: readonly Token[]): string | null {
  const at = tokens.findIndex(({ low }) => shares.has(low))
  if (at < 0) return null
  const back = tokens.find((token, place) => {
    const next = tokens[place + 1]
    const ends = !next || next.kind === 'mark' || next.low === 'make'
    return place > at && ends && those.has(token.low) && verbs.has(tokens[place - 1]?.low ?? '')
  })
  return back?.text ?? null
}

/** "…, and how often" asks for the number spoken of. */
function pointsBack(tokens: readonly Token[], start: number, end: number): boolean {
  const next = tokens[end]
  return (
    tokens[start]?.low === 'how' &&
    tokens[start + 1]?.low === 'often' &&
    ['and', ','].includes(tokens[start - 1]?.low ?? '') &&
    (!next || next.kind === 'mark')
  )
}

function ofInstruction(text: string): Refusal {
  return { reason: `an instruction was not understood: ${text}`, words: [text] }
}

/** Why the words of a chart come to no sentence. */
export function unsketched({ tokens, mentions, allMentions }: LinkedQuestion, chart: Chart): Refusal {
  const far = allMentions.find(
    (mention) => !chart.mentionsAt(mention.start).some((kept) => kept.end === mention.end),
  )
  if (!far)
    return {
      reason: 'these words name nothing in this database',
      words: notRead(tokens, mentions, furthest(chart)),
    }
  const text = textOf(tokens, far)
  return {
    reason: `'${text}' is in ${far.links.length} columns, none of them in or next to a table that the question names`,
    words: [text],
  }
}
