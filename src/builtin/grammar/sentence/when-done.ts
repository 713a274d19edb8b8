import { listPiece } from './list-piece.js'
import { type Chart, lowAt, none, type Parsed, slotFor } from '../chart.js'
import { isTableLink } from '../link-kinds.js'
import type { Piece, Term } from '../sketch.js'
import { type Doing, dateTerm, doingsAt } from '../spans/doings.js'
import { nounTerm } from '../terms/noun-term.js'
import { grown, type State } from './state.js'
import { type Subject, subjectsAt } from './subjects.js'

/** What is asked of a date: the date itself, or the year it is in. */
export interface Asked {
  readonly end: number
  readonly year: boolean
}

/** "When was the Lark last inspected?", "in which year was each club founded": the date that a verb names, of its subject. */
export function whenDone(chart: Chart, state: State): readonly State[] {
  const asked = askedAt(chart, state.at)
  if (!asked) return none
  return subjectsAt(chart, asked.end).flatMap((subject) =>
    doingsAt(chart, subject.end).flatMap((doing) => {
      const fit = ofSubject(chart, subject.value, doing)
      const pieces = fit && piecesOf(chart, state.at, subject.value, { ...doing, value: fit }, asked.year)
      if (!pieces) return []
      const cost = subject.cost + doing.cost - (doing.value.fn ? 0.2 : 0.1)
      const [first, ...rest] = pieces
      if (!first) return []
      return [
        rest.reduce((before, piece) => grown(before, piece, 0, 'tail'), grown(state, first, cost, 'tail')),
      ].map((grown) => ({ ...grown, at: doing.end }))
    }),
  )
}

const asking = [
  'when',
  'on which date',
  'on what date',
  'on which day',
  'on what day',
  'in which year',
  'in what year',
]
const auxiliaries = new Set('was were is are did does do has have had'.split(' '))

/** "when was", "in which year did": where its subject begins, and whether only the year is wanted. Null for anything else. */
export function askedAt(chart: Chart, at: number): Asked | null {
  for (const phrase of asking) {
    const words = phrase.split(' ')
    if (!words.every((word, offset) => lowAt(chart, at + offset) === word)) continue
    const end = at + words.length
    if (auxiliaries.has(lowAt(chart, end))) return { end: end + 1, year: phrase.endsWith('year') }
  }
  return null
}

/** The happening as one of the subject's own dates; of each, the first or last of dates kept elsewhere. Null where it is none. */
function ofSubject(chart: Chart, subject: Subject, { value }: Parsed<Doing>): Doing | null {
  if (subject.kind === 'named') return value
  const tables = subject.noun.slot.mention.links.flatMap((link) =>
    link.kind === 'table' ? [link.table] : [],
  )
  const own = value.links.filter((link) => tables.includes(chart.columnById.get(link.column)?.table ?? ''))
  if (own.length > 0) return { ...value, links: own }
  return subject.kind === 'each' && value.fn ? value : null
}

function piecesOf(
  chart: Chart,
  start: number,
  subject: Subject,
  { value: doing, end }: Parsed<Doing>,
  year: boolean,
): readonly Piece[] | null {
  const date = dateTerm(doing, end, year)
  const fn = subject.kind === 'end' ? subject.fn : doing.fn
  if (year && fn) return null
  const of: Term = fn ? { kind: 'aggregate', fn, of: date } : date
  const ask = (terms: readonly Term[]) => listPiece(chart, terms, { start, end })
  switch (subject.kind) {
    case 'named':
      return [ask([of]), subject.filter]
    case 'each':
    case 'rows': {
      const slot = slotFor(chart, subject.noun.slot.mention, 'thing', isTableLink)
      if (!slot || (subject.kind === 'rows' && fn)) return null
      const thing = nounTerm({ value: { ...subject.noun, slot }, end, cost: 0 }).value
      if (!fn) return [ask([thing, of])]
      return [ask([of]), { kind: 'group', terms: [thing], word: 'each', start, end, cost: 0 }]
    }
    case 'end':
      return doing.fn ? null : [ask([of])]
    default:
      return subject satisfies never
  }
}
