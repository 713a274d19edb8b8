import { isTemporal } from '../../../linking/catalog.js'
import type { Link } from '../../../linking/link.js'
import { type Chart, lowAt, slotFor } from '../chart.js'
import type { Piece, Slot } from '../sketch.js'
import { dateTerm, doingsAt } from '../spans/doings.js'
import { sinceMentions } from './since-when.js'
import { grown, type State } from './state.js'
import { askedAt } from './when-done.js'

/** "which plants were closed, and when?": the date of what was said to have happened, shown too. */
export function whenAsked(chart: Chart, state: State): readonly State[] {
  const done = andWhenDone(chart, state)
  if (done.length > 0) return done
  const end = whenEnd(chart, state.at)
  const told = end === null ? undefined : [...state.pieces].reverse().find(happens)
  if (end === null) return []
  const mentions = told ? chart.mentionsAt(lastWord(chart, told)) : sinceMentions(chart, state, end)
  return mentions.flatMap((mention) => {
    const slot = slotFor(chart, mention, 'thing', (link) => isDate(chart, link))
    if (!slot) return []
    const noun = { slot, pre: [], distinct: false, extreme: null, owner: null, start: state.at, end }
    const sentence = chart.tokens[state.at]?.sentence ?? 0
    const piece: Piece = {
      kind: 'ask',
      terms: [{ kind: 'noun', noun }],
      head: 'list',
      sentence,
      start: state.at,
      end,
      cost: 0,
    }
    return [grown(state, piece, -0.05, 'tail')]
  })
}

/** "and when was it built", "and in which year were they born": the date that the verb names, of what was asked for. */
function andWhenDone(chart: Chart, state: State): readonly State[] {
  const from = lowAt(chart, state.at) === ',' ? state.at + 1 : state.at
  const asked = lowAt(chart, from) === 'and' ? askedAt(chart, from + 1) : null
  if (!asked || !pronouns.has(lowAt(chart, asked.end))) return []
  return doingsAt(chart, asked.end + 1).flatMap(({ value, end }) => {
    const next = chart.tokens[end]
    if (value.fn || (next && next.kind !== 'mark')) return []
    const sentence = chart.tokens[state.at]?.sentence ?? 0
    const terms = [dateTerm(value, end, asked.year)]
    const piece: Piece = { kind: 'ask', terms, head: 'list', sentence, start: state.at, end, cost: 0 }
    return [grown(state, piece, -0.05, 'tail')]
  })
}

const pronouns = new Set(['it', 'they', 'he', 'she', 'each', 'this', 'that'])

/** Where ", and when", "and since when", "and on which date" end, with or without "was it". */
function whenEnd(chart: Chart, at: number): number | null {
  const from = lowAt(chart, at) === ',' && lowAt(chart, at + 1) === 'and' ? at + 1 : at
  if (!['and', ','].includes(lowAt(chart, from))) return null
  const asked = ['when', 'since when', 'on which date', 'on what date'].find((phrase) =>
    phrase.split(' ').every((word, offset) => lowAt(chart, from + 1 + offset) === word),
  )
  if (!asked) return null
  let end = from + 1 + asked.split(' ').length
  while (
    ['was', 'were', 'is', 'did', 'it', 'that', 'they', 'this', 'happen', 'leave', 'quit'].includes(
      lowAt(chart, end),
    )
  )
    end++
  const next = chart.tokens[end]
  return !next || next.kind === 'mark' ? end : null
}

/** "and when" at the end of a clause is a question of its own: nothing skips it. */
export function asksWhen(chart: Chart, at: number): boolean {
  return lowAt(chart, at) === 'when' && [1, 2].some((back) => whenEnd(chart, at - back) !== null)
}

function happens(piece: Piece): boolean {
  return piece.kind === 'verb' || slotOf(piece) !== null
}

/** The state, or the date that a period is of. */
function slotOf(piece: Piece): Slot | null {
  if (piece.kind !== 'filter') return null
  if (piece.filter.kind === 'flag') return piece.filter.slot
  return piece.filter.kind === 'date' ? piece.filter.column : null
}

/** "have been closed": its last word. */
function lastWord(chart: Chart, piece: Piece): number {
  const slot = slotOf(piece)
  return slot ? slot.mention.start : Math.min(piece.end - 1, chart.tokens.length - 1)
}

function isDate(chart: Chart, link: Link): boolean {
  const column = link.kind === 'column' ? chart.columnById.get(link.column) : undefined
  return column !== undefined && isTemporal(column)
}
