import { type CatalogColumn, isYear } from '../../../linking/catalog.js'
import type { Filter } from '../../grammar/sketch.js'
import { amountIn, hasUnit, type Unit } from '../../grammar/units.js'
import type { CompareOp, Expr } from '../../planning/plan.js'
import { columnOf, type Draft } from '../draft.js'
import type { Condition } from '../spec.js'
import { Ungrounded } from '../ungrounded.js'
import { pairOf } from '../lasting.js'
import { isMeasuredBy } from '../degree-column.js'
import { spanUnitOf } from '../../grammar/spans/span-opening.js'
import { spanCondition } from './lasting.js'
import { degreeNear } from './degree-near.js'
import { refuseBeyond } from '../understand/marks-given.js'
import { onColumn } from './on-column.js'

/** "price above 20", "between 5 and 9 kg": of the named column, else of the one compared last. */
export function compareCondition(draft: Draft, filter: Extract<Filter, { kind: 'compare' }>): Condition {
  const slot = filter.term?.kind === 'noun' ? filter.term.noun.slot : null
  const column = slot ? columnOf(draft, slot) : draft.compared
  if (!column) throw new Ungrounded('a comparison without a column')
  if (slot?.plural) refuseBeyond(column, filter)
  draft.compared = column
  const unit = spokenUnit(column, filter.unit)
  const amount = amountIn(column, filter.amount, unit)
  if (filter.values)
    return oneOf(
      draft,
      column,
      filter.values.map((each) => amountIn(column, each, unit)),
    )
  const upper = filter.upper === null ? null : amountIn(column, filter.upper, unit)
  return numberCondition(draft, column, filter.op, amount, upper)
}

/** "3 or 4 bedrooms": whole numbers as they are kept. */
function oneOf(draft: Draft, column: CatalogColumn, values: readonly number[]): Condition {
  const words = column.words.join(' ')
  if (column.kind !== 'number' && !isYear(column)) throw new Ungrounded(`${words} is not a number`)
  const as = column.kind === 'text' ? 'text' : 'number'
  const literals = values.map(
    (value): Expr => ({ kind: 'literal', value: as === 'text' ? String(value) : value, as }),
  )
  return onColumn(
    draft,
    column,
    (of) => ({ kind: 'in', of, values: literals, negated: false }),
    `${words} ${values.join(' or ')}`,
  )
}

/** "older than 30": of the column that the adjective measures. */
export function degreeCondition(draft: Draft, filter: Extract<Filter, { kind: 'degree' }>): Condition {
  const lasting = ownLasting(draft, filter)
  if (lasting) return lasting
  const column = degreeNear(draft, filter.hints, filter.word)
  draft.notes.push(`'${filter.word}' read as ${column.words.join(' ')}`)
  draft.compared = null
  const amount = amountIn(column, filter.amount, spokenUnit(column, filter.unit))
  return numberCondition(draft, column, filter.op, amount, null)
}

/** "longer than 6 hours" of what keeps no length, but when it began and when it ended. */
function ownLasting(
  draft: Draft,
  { hints, unit: said, op, amount }: Extract<Filter, { kind: 'degree' }>,
): Condition | null {
  const table = draft.near ?? draft.target
  const unit = said && ['time', 'calendar'].includes(said.dimension) ? spanUnitOf(said.word) : null
  if (!unit || table === null || !hints.includes('duration') || isMeasuredBy(draft, table, hints, true))
    return null
  const pair = pairOf(draft, table)
  return pair && spanCondition(draft, { ...pair, unit, today: '' }, { op, amount })
}

/** A currency said with an amount is no more than how people speak, unless the column has another one. */
export function spokenUnit(column: CatalogColumn, unit: Unit | null | undefined): Unit | null {
  if (!unit || column.kind !== 'number') return null
  return hasUnit(column) || ['time', 'mass', 'length', 'calendar'].includes(unit.dimension) ? unit : null
}

function numberCondition(
  draft: Draft,
  column: CatalogColumn,
  op: CompareOp,
  amount: number,
  upper: number | null,
): Condition {
  if (column.kind !== 'number' && !isYear(column))
    throw new Ungrounded(`${column.words.join(' ')} is not a number`)
  const literal = (value: number): Expr =>
    column.kind === 'text'
      ? { kind: 'literal', value: String(value), as: 'text' }
      : { kind: 'literal', value, as: 'number' }
  const words = column.words.join(' ')
  if (upper !== null) {
    return onColumn(
      draft,
      column,
      (of) => ({
        kind: 'and',
        of: [
          { kind: 'compare', left: of, op: '>=', right: literal(amount) },
          { kind: 'compare', left: of, op: '<=', right: literal(upper) },
        ],
      }),
      `${words} between ${amount} and ${upper}`,
    )
  }
  return onColumn(
    draft,
    column,
    (of) => ({ kind: 'compare', left: of, op, right: literal(amount) }),
    `${words} ${op} ${amount}`,
  )
}
