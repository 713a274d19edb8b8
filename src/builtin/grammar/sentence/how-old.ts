import { listPiece } from './list-piece.js'
import { type Chart, lowAt, none, slotFor } from '../chart.js'
import { superlativeAt } from '../degrees.js'
import { isTableLink } from '../link-kinds.js'
import { nounAt } from '../nouns/noun.js'
import type { Piece, Slot, Term } from '../sketch.js'
import { birthSlot } from '../spans/births.js'
import { nounTerm } from '../terms/noun-term.js'
import { grown, type State } from './state.js'
import { type Subject, subjectsAt } from './subjects.js'

/** "How old is Ada Byron?", "how old is each member", "how old is the youngest member": years since the birth that is stored. */
export function howOld(chart: Chart, state: State): readonly State[] {
  if (lowAt(chart, state.at) !== 'how' || lowAt(chart, state.at + 1) !== 'old') return none
  if (!['is', 'are', 'was', 'were'].includes(lowAt(chart, state.at + 2))) return none
  const birth = birthSlot(chart, state.at + 1)
  if (!birth) return none
  const from = state.at + 3
  return [...subjectsAt(chart, from), ...extremesAt(chart, from)].flatMap((subject) => {
    const averaged = lowAt(chart, subject.end) === 'on' && lowAt(chart, subject.end + 1) === 'average'
    const end = averaged ? subject.end + 2 : subject.end
    const pieces = piecesOf(chart, state.at, end, subject.value, birth, averaged)
    if (pieces.length === 0 || (chart.tokens[end] && chart.tokens[end]?.kind !== 'mark' && !averaged))
      return []
    const grownBy = pieces.reduce((before, piece) => grown(before, piece, 0, 'tail'), state)
    return [{ ...grownBy, at: end, cost: grownBy.cost + subject.cost - 0.1 }]
  })
}

/** "the oldest member" */
function extremesAt(chart: Chart, at: number) {
  const from = lowAt(chart, at) === 'the' ? at + 1 : at
  const degree = superlativeAt(chart.tokens, from)
  if (!degree || !['oldest', 'youngest'].includes(degree.word)) return none
  return nounAt(chart, degree.end, 'entity')
    .filter(
      ({ value }) =>
        value.extreme === null && value.owner === null && value.slot.mention.links.some(isTableLink),
    )
    .map((noun) => ({
      ...noun,
      value: {
        kind: 'end' as const,
        noun: noun.value,
        fn: degree.word === 'oldest' ? ('max' as const) : ('min' as const),
      },
    }))
}

function piecesOf(
  chart: Chart,
  start: number,
  end: number,
  subject: Subject,
  birth: Slot,
  averaged: boolean,
): readonly Piece[] {
  const from = subject.kind === 'named' ? birth : ofTable(birth, subject.noun.slot)
  if (!from) return none
  const fn = averaged ? 'avg' : subject.kind === 'end' ? subject.fn : null
  const age: Term = { kind: 'span', fn, unit: 'year', from, to: null, today: chart.today, open: false }
  const ask = (terms: readonly Term[]) => listPiece(chart, terms, { start, end })
  if (subject.kind === 'named') return averaged ? none : [ask([age]), subject.filter]
  const thing = slotFor(chart, subject.noun.slot.mention, 'thing', isTableLink)
  if (!thing || (averaged && subject.kind !== 'rows')) return none
  if (fn) return [ask([age])]
  return [ask([nounTerm({ value: { ...subject.noun, slot: thing }, end, cost: 0 }).value, age])]
}

function ofTable(birth: Slot, noun: Slot): Slot | null {
  const tables = noun.mention.links.flatMap((link) => (link.kind === 'table' ? [link.table] : []))
  const links = birth.mention.links.filter(
    (link) => link.kind === 'column' && tables.some((table) => link.column.startsWith(`${table}.`)),
  )
  return links.length > 0 ? { ...birth, mention: { ...birth.mention, links } } : null
}
