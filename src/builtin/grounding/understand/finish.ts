import type { CatalogColumn } from '../../../linking/catalog.js'
import { onColumn } from '../conditions/on-column.js'
import { isCalledAfter } from '../dates/called-after.js'
import { checkSides } from '../both-conditions.js'
import { checkNew, dateKey } from '../dates/date-key.js'
import { checkBegun } from '../dates/begun.js'
import type { Draft } from '../draft.js'
import { settleUnits } from '../settle-units.js'
import type { KeySpec, MeasureSpec, Spec } from '../spec.js'
import { settleTrend } from '../trend.js'
import { Ungrounded } from '../ungrounded.js'
import { countEvents } from './events.js'
import { impliedOrder } from './implied-order.js'
import { nameByKin } from './kin-names.js'
import { settleAverage } from './average-period.js'
import { settlePeriods } from './peak-periods.js'
import { settleGroups } from './settle-groups.js'

/** The spec of a draft once all is read: what was left open is settled. @throws {Ungrounded} when it cannot be. */
export function finish(draft: Draft): Spec {
  if (draft.or) throw new Ungrounded('"or" joins nothing', ['or'])
  const { target } = draft
  if (target === null) throw new Ungrounded('the question is about no table')
  if (draft.tally && draft.groups.length + draft.lateKeys.length === 0)
    throw new Ungrounded('nothing says what it is split by')
  checkPercent(draft)
  settlePending(draft, target)
  if (draft.sealed !== null && draft.sealed !== draft.conditions.length + draft.having.length)
    throw new Ungrounded('a condition after a ratio')
  checkSides(draft)
  countEvents(draft)
  settleAverage(draft)
  addLateKeys(draft)
  settlePeriods(draft)
  settleUnits(draft)
  settleTrend(draft)
  if (draft.both) draft.penalty += 0.15
  settleGroups(draft)
  nameByKin(draft)
  if (draft.orderOnly) draft.orders.push(...impliedOrder(draft, draft.orderOnly))
  checkBegun(draft)
  return asSpec(draft, target)
}

/** "in percent" is of a ratio, or of what is kept so. */
function checkPercent({ form, outputs }: Draft): void {
  const told = outputs.some(
    (output) =>
      ['ratio', 'formula', 'trend'].includes(output.kind) ||
      ('column' in output && output.column.lemmas.some((word) => percents.has(word))),
  )
  if (form.percent && !told) throw new Ungrounded('nothing here is a percentage', ['percent'])
}

const percents: ReadonlySet<string> = new Set(
  'percent percentage pct rate share ratio discount commission tax margin markup probability humidity occupancy interest'.split(
    ' ',
  ),
)

/** "most common" is by the number of rows; any other superlative must have found its measure. */
function settlePending(draft: Draft, target: string): void {
  if (!draft.pending) return
  if (draft.pending.word !== 'common')
    throw new Ungrounded(`nothing says what '${draft.pending.word}' is measured by`, [draft.pending.word])
  draft.rank = {
    by: { kind: 'countRows', table: target },
    descending: draft.pending.descending,
    limit: draft.pending.limit,
  }
  for (const output of draft.outputs) {
    if (output.kind !== 'column' || !output.column.nullable || output.column.nullFraction === 0) continue
    const { column } = output
    draft.conditions.push({
      needs: [{ table: column.table, near: null }],
      make: (ref) => ({ kind: 'null', of: ref(column), negated: true }),
      text: `with a ${column.words.join(' ')}`,
      related: null,
    })
  }
}

/** Which date a month is of can be told only when all has been read. */
function addLateKeys(draft: Draft): void {
  for (const { place, grain } of draft.lateKeys) {
    const key = dateKey(draft, grain)
    draft.groups.splice(place, 0, key)
    if (key.kind === 'grain') onlyDated(draft, key.column)
  }
  checkNew(draft)
}

/** "delivered per month": what was not delivered has no month, and is none of those counted. */
function onlyDated(draft: Draft, column: CatalogColumn): void {
  const asked = draft.verbs.some((verb) => isCalledAfter(column, verb))
  if (!asked || !column.nullable || column.nullFraction === 0 || draft.dated.includes(column)) return
  draft.conditions.push(
    onColumn(
      draft,
      column,
      (of) => ({ kind: 'null', of, negated: true }),
      `with a ${column.words.join(' ')}`,
    ),
  )
}

/** "as a percentage" is of every ratio of the question. */
function asSpec(draft: Draft, target: string): Spec {
  const formed = <S extends KeySpec | MeasureSpec>(each: S): S =>
    each.kind === 'ratio' && draft.form.percent !== null ? { ...each, percent: draft.form.percent } : each
  return {
    outputs: draft.outputs.map(formed),
    target,
    groups: draft.groups,
    conditions: draft.conditions,
    requires: draft.requires,
    rank: draft.rank && { ...draft.rank, by: formed(draft.rank.by) },
    orders: draft.orders.map((order) => ({ ...order, by: formed(order.by) })),
    having: draft.having,
    distinct: draft.distinct,
    rowsOf: draft.rowsOf,
    looseRequires: draft.looseRequires,
    penalty: draft.penalty,
    form: draft.form,
    both: draft.both,
    notes: draft.notes,
    begun: draft.begun,
    hintTables: draft.hintTables,
    hintStems: draft.hintStems,
    doerStems: new Set(),
  }
}
