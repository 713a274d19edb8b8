import type { Draft } from '../draft.js'
import { isMeasure, tableOfSpec } from '../spec-tables.js'
import { Ungrounded } from '../ungrounded.js'

/**
 * "average number of passengers per trip" is over all trips: a thing that is one row of what is averaged is no key.
 * @throws {Ungrounded} for "the average of each trip", where there is nothing to average
 */
export function dropRowKeys(draft: Draft): void {
  const measures = draft.outputs.filter(isMeasure)
  const averaged = measures.flatMap((each) =>
    each.kind === 'aggregate' && each.fn === 'avg' ? [each.column.table] : [],
  )
  if (measures.length === 0 || averaged.length < measures.length) return
  const at = draft.groups.findIndex(
    (group) => group.kind === 'entity' && averaged.every((table) => table === group.table),
  )
  const key = draft.groups[at]
  if (!key || draft.outputs.some((output) => !isMeasure(output) && tableOfSpec(output) === tableOfSpec(key)))
    return
  if (!draft.perRow) throw new Ungrounded('an average for each single row', ['average'])
  if (measures.some((each) => each.kind === 'aggregate' && each.column.computed?.as.kind === 'op'))
    throw new Ungrounded('an average of what is worked out for one row', ['average'])
  draft.groups.splice(at, 1)
}

/** "How much did we earn? Use the total price.": what is added up already is not shown once more. */
export function dropRestated(draft: Draft): void {
  const summed = new Set(
    draft.outputs.flatMap((output) =>
      output.kind === 'aggregate' && !output.directive ? [output.column.id] : [],
    ),
  )
  const kept = draft.outputs.filter(
    (output) => !(output.kind === 'column' && output.directive && summed.has(output.column.id)),
  )
  draft.outputs.splice(0, draft.outputs.length, ...kept)
}

/** "monthly revenue by booking date", "orders per week by delivery date": the date tells which month, and is no further key. */
export function dropGrainDates({ groups }: Draft): void {
  const kept = groups.filter(
    (group) =>
      group.kind !== 'column' ||
      !groups.some((other) => other.kind === 'grain' && other.column.id === group.column.id),
  )
  groups.splice(0, groups.length, ...kept)
}
