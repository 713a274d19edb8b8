import { type Chart, lowAt, none, type Parsed, skipDeterminers } from './chart.js'
import { nounAt } from './nouns/noun.js'
import { modifierAt } from './pieces/modifier.js'
import type { Filter, Noun, Piece } from './sketch.js'

const openings: readonly (readonly string[])[] = [
  ['ignore'],
  ['ignoring'],
  ['exclude'],
  ['excluding'],
  ['omit'],
  ['skip'],
  ['disregard'],
  ['leave', 'out'],
  ['do', 'not', 'include'],
  ['do', 'not', 'count'],
  ['do', 'not', 'consider'],
  ['do', 'not', 'show'],
  ['do', 'not', 'return'],
  ['do', 'not', 'list'],
]

/** "Ignore customers who have not bought anything.", "Exclude cancelled orders.": a sentence of its own, turned round. */
export function leaveOutAt(chart: Chart, at: number): readonly Parsed<readonly Piece[]>[] {
  const start = openings.find((words) => words.every((word, offset) => lowAt(chart, at + offset) === word))
  if (!start) return none
  const out: Parsed<readonly Piece[]>[] = []
  const from = skipDeterminers(chart, at + start.length)
  for (const noun of nounAt(chart, from, 'entity')) {
    const table = noun.value.slot.mention.links.some((link) => link.kind === 'table')
    if (noun.value.extreme || noun.value.owner || !table) continue
    if (ends(chart, noun.end)) out.push(...turnedFilters(noun))
    else if (noun.value.pre.length === 0) out.push(...turnedClauses(chart, noun))
  }
  return out
}

function ends(chart: Chart, at: number): boolean {
  const token = chart.tokens[at]
  return (
    !token || ['.', ';', '!', '?'].includes(token.low) || token.sentence !== chart.tokens[at - 1]?.sentence
  )
}

/** "cancelled orders": one condition before the noun. */
function turnedFilters(noun: Parsed<Noun>): readonly Parsed<readonly Piece[]>[] {
  const [only, ...more] = noun.value.pre
  const turned = only && more.length === 0 ? negated(only) : null
  return turned
    ? [
        pieces(
          [{ kind: 'filter', filter: turned, start: noun.value.start, end: noun.end, cost: 0 }],
          noun.end,
          noun.cost,
        ),
      ]
    : none
}

/** "customers who …": one claim to the end of the sentence. */
function turnedClauses(chart: Chart, noun: Parsed<Noun>): readonly Parsed<readonly Piece[]>[] {
  const out: Parsed<readonly Piece[]>[] = []
  for (let from = noun.end; from <= noun.end + 4 && !ends(chart, from); from++) {
    for (const found of modifierAt(chart, from)) {
      if (!ends(chart, found.end)) continue
      const turned = turnedPieces(found.value)
      if (turned) out.push(pieces(turned, found.end, noun.cost + found.cost + 0.01 * (from - noun.end)))
    }
    if (
      !['who', 'that', 'which', 'with', 'have', 'has', 'are', 'is', 'were', 'was', 'where', 'whose'].includes(
        lowAt(chart, from),
      )
    )
      break
  }
  return out
}

function turnedPieces(piece: Piece): readonly Piece[] | null {
  const place = { start: piece.start, end: piece.end, cost: 0 }
  if (piece.kind === 'filter') {
    const filter = negated(piece.filter)
    return filter && [{ kind: 'filter', filter, ...place }]
  }
  if (piece.kind !== 'without') return null
  const [first, ...rest] = piece.pieces
  // "people without insurance" is about what they have, not about a word that is stored somewhere.
  if (first?.kind !== 'entity' || first.noun.slot.role === 'value') return null
  const column = first.noun.slot.mention.links.every((link) => link.kind === 'column')
  if (column)
    return rest.length === 0
      ? [{ kind: 'filter', filter: { kind: 'empty', slot: first.noun.slot, negated: true }, ...place }]
      : null
  return [{ ...first, preposition: 'with' }, ...rest]
}

/** What is left when the rows it holds for are left out. */
function negated(filter: Filter): Filter | null {
  if (filter.kind === 'value' && !filter.all) return { ...filter, negated: !filter.negated }
  if (filter.kind === 'flag' || filter.kind === 'empty' || filter.kind === 'like')
    return { ...filter, negated: !filter.negated }
  return null
}

function pieces(value: readonly Piece[], end: number, cost: number): Parsed<readonly Piece[]> {
  return { value, end, cost: cost + 0.05 }
}
