import type { TimeGrain } from '../../planning/plan.js'
import { bothAt } from '../both.js'
import { twoSidesAt } from '../two-sides.js'
import { type Chart, type Parsed, production } from '../chart.js'
import { filterAt } from '../filters/filter.js'
import { formAt } from '../form.js'
import { phrasesAt } from '../phrase-book.js'
import type { Piece } from '../sketch.js'
import { timeUnitAt } from '../time-units.js'
import { together } from '../together.js'
import { unitAt } from '../units.js'
import { entityPieces } from './entity.js'
import { extremePieces } from './extreme.js'
import { byPieces, groupPieces, trendKeys } from './group.js'
import { havingPieces } from './having.js'
import { havingAmounts } from './having-amounts.js'
import { havingTimes } from './having-times.js'
import { oncePieces } from './kinds.js'
import { orderPieces } from './order.js'
import { piece } from './piece.js'
import { verbAmounts } from './verb-amount.js'
import { verbPieces } from './verb.js'
import { withoutPieces } from './without.js'

/** Anything that modifies: conditions, grouping, ordering, superlatives, absence, entities in passing, verbs. */
export const modifierAt = production<Piece>('modifier', (chart, at) =>
  together(
    filterAt(chart, at).map((found) => piece(at, found, { kind: 'filter', filter: found.value })),
    groupPieces(chart, at),
    byPieces(chart, at),
    orderPieces(chart, at),
    extremePieces(chart, at),
    havingPieces(chart, at),
    havingAmounts(chart, at),
    verbAmounts(chart, at),
    havingTimes(chart, at),
    withoutPieces(chart, at),
    entityPieces(chart, at),
    verbPieces(chart, at),
    unitPieces(chart, at),
    formPieces(chart, at),
    periodPieces(chart, at),
    trendKeys(chart, at),
    [...bothAt(chart, at), ...twoSidesAt(chart, at)].map((found) =>
      piece(at, found, { kind: 'both', ...found.value }),
    ),
    oncePieces(chart, at),
  ),
)

/** "in kilograms": what the numbers are told in. */
function unitPieces(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const unit = unitAt(chart, at) ?? timeUnitAt(chart, at)
  return unit ? [piece(at, unit, { kind: 'unit', unit: unit.value })] : []
}

/** "as a percentage", "rounded to two decimals": how the number is written. */
function formPieces(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const form = formAt(chart, at)
  return form
    ? [
        piece(
          at,
          { end: form.end, cost: form.average ? 0.1 : -0.1 },
          { kind: 'form', percent: form.percent, digits: form.digits, average: form.average === true },
        ),
      ]
    : []
}

/** "compared with the year before". */
function periodPieces(chart: Chart, at: number): readonly Parsed<Piece>[] {
  return phrasesAt(chart.tokens, at, 'overPeriod').map((phrase) =>
    piece(at, { end: phrase.end, cost: -0.25 }, { kind: 'period', grain: phrase.sense as TimeGrain }),
  )
}
