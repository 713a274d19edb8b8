import type { Aggregate } from '../../planning/plan.js'
import { type Chart, lowAt, none, type Parsed, skipDeterminers } from '../chart.js'
import { nounAt } from '../nouns/noun.js'
import { keyAt } from '../pieces/keys.js'
import type { Noun, Piece, Term } from '../sketch.js'
import { type Doing, doingsAt } from '../spans/doings.js'
import { openingAt, type SpanOpening } from '../spans/span-opening.js'
import { spanTail } from '../spans/span-tail.js'
import { nounTerm } from '../terms/noun-term.js'
import { listPiece } from './list-piece.js'
import { grown, type State } from './state.js'

/**
 * "How long do pubs take on average to pay for a delivery?", "How many days did each case take to be closed?": the time
 * until something is done, of those who do it or of what it is done to.
 */
export function takesTo(chart: Chart, state: State): readonly State[] {
  const opening = state.pieces.length === 0 ? asked(chart, state.at) : null
  if (!opening) return none
  const each = ['each', 'every'].includes(lowAt(chart, opening.end))
  // "how long does it take a patient to pay"
  const inverted = takes.has(lowAt(chart, opening.end - 1)) && lowAt(chart, opening.end - 2) === 'it'
  return subjectsAt(chart, opening.end, each).flatMap((subject) =>
    takingAt(chart, subject.end, inverted).flatMap((taking) =>
      doingsAt(chart, taking.end).flatMap((doing) => {
        const { end, fn, unit } = spanTail(chart, objectEnd(chart, doing))
        const said = fn ?? taking.fn ?? opening.fn
        if (doing.value.fn !== null || doing.value.years || (said === null && !each)) return []
        const term = timeUntil(chart, doing.value, said, unit ?? opening.unit)
        const pieces = piecesOf(chart, { start: state.at, end, term, subject, each })
        const [first, ...rest] = pieces
        if (!first) return []
        const begun = grown(state, first, subject.cost - 0.4, 'tail')
        return [rest.reduce((before, piece) => grown(before, piece, 0, 'tail'), begun)]
      }),
    ),
  )
}

/** "How long", "On average, how many days": and not the time of something else. */
function asked(chart: Chart, at: number): SpanOpening | null {
  const averaged = lowAt(chart, at) === 'on' && lowAt(chart, at + 1) === 'average'
  const from = averaged ? (lowAt(chart, at + 2) === ',' ? at + 3 : at + 2) : at
  if (lowAt(chart, from) !== 'how' || !['long', 'many'].includes(lowAt(chart, from + 1))) return null
  return openingAt(chart, at)
}

function subjectsAt(chart: Chart, at: number, each: boolean): readonly Parsed<Noun>[] {
  if (each)
    return keyAt(chart, at + 1).flatMap((key) =>
      key.value.kind === 'noun' ? [{ ...key, value: key.value.noun }] : [],
    )
  const from = skipDeterminers(chart, at)
  const things = nounAt(chart, from, 'count').filter(({ value }) => value.extreme === null)
  return [...things, ...nounAt(chart, from, 'value')]
}

const takes: ReadonlySet<string> = new Set('take takes took need needs needed'.split(' '))

/** "(do pubs) take on average to", "usually need to get" */
function takingAt(
  chart: Chart,
  at: number,
  inverted: boolean,
): readonly { readonly fn: Aggregate | null; readonly end: number }[] {
  const before = averagedAt(chart, at)
  const verb = ['usually', 'typically', 'normally'].includes(lowAt(chart, before.end))
    ? before.end + 1
    : before.end
  const turned = takes.has(lowAt(chart, verb)) ? verb + 1 : verb
  if (turned === verb && !inverted) return none
  const after = averagedAt(chart, turned)
  const until = lowAt(chart, after.end) === 'until'
  if (lowAt(chart, after.end) !== 'to' && !until) return none
  const passive = ['be', 'get', 'it', 'they'].includes(lowAt(chart, after.end + 1)) ? 2 : 1
  const is = ['is', 'are'].includes(lowAt(chart, after.end + passive)) ? passive + 1 : passive
  return [{ fn: before.fn ?? after.fn, end: after.end + is }]
}

function averagedAt(chart: Chart, at: number): { readonly fn: Aggregate | null; readonly end: number } {
  const from = lowAt(chart, at) === ',' ? at + 1 : at
  if (lowAt(chart, from) !== 'on' || lowAt(chart, from + 1) !== 'average') return { fn: null, end: at }
  return { fn: 'avg', end: lowAt(chart, from + 2) === ',' && from > at ? from + 3 : from + 2 }
}

/** "for a delivery", "the invoice": what is done to it, in the table that keeps when. */
function objectEnd(chart: Chart, { value, end }: Parsed<Doing>): number {
  const from = lowAt(chart, end) === 'for' ? end + 1 : end
  const start = skipDeterminers(chart, from)
  if (start === end) return end
  const own = nounAt(chart, start, 'entity').find(
    (noun) =>
      noun.value.pre.length === 0 &&
      !noun.value.extreme &&
      noun.value.slot.mention.links.some(
        (link) =>
          link.kind === 'table' && value.links.some(({ column }) => column.startsWith(`${link.table}.`)),
      ),
  )
  return own?.end ?? end
}

function timeUntil(chart: Chart, doing: Doing, fn: Aggregate | null, unit: SpanOpening['unit']): Term {
  const { at, text, links } = doing
  const to = {
    mention: { start: at, end: at + 1, links },
    role: 'any',
    text,
    plural: false,
    literal: null,
  } as const
  return { kind: 'span', fn, unit, from: null, to, today: chart.today, open: true }
}

function piecesOf(
  chart: Chart,
  {
    start,
    end,
    term,
    subject,
    each,
  }: {
    readonly start: number
    readonly end: number
    readonly term: Term
    readonly subject: Parsed<Noun>
    readonly each: boolean
  },
): readonly Piece[] {
  const shown = nounTerm(subject).value
  if (each && term.kind === 'span' && term.fn === null)
    return [listPiece(chart, [shown, term], { start, end })]
  const ask = listPiece(chart, [term], { start, end })
  return each
    ? [ask, { kind: 'group', terms: [shown], word: 'each', start, end, cost: 0 }]
    : [ask, { kind: 'entity', noun: subject.value, preposition: 'of', start, end, cost: 0 }]
}
