import { isTemporal, mustTable } from '../../../linking/catalog.js'
import { cheapestPath } from '../../planning/cheapest-path.js'
import { noHints } from '../../planning/hops.js'
import type { Draft } from '../draft.js'
import type { KeySpec, Output } from '../spec.js'
import { isMeasure, tableOfSpec } from '../spec-tables.js'
import { toOneTables } from '../to-one-tables.js'

/**
 * "the doctor's and the patient's last name for every appointment": a row for each appointment, where all that is shown
 * is one value of it, or names of what belongs to it. Nothing is grouped then; whether it was such a list.
 */
export function listEach(draft: Draft): boolean {
  const [first, ...more] = draft.groups
  if (first?.kind !== 'entity' || draft.rank || draft.pending || draft.tallies) return false
  if (draft.having.length + draft.lateKeys.length > 0 || draft.outputs.some(isMeasure)) return false
  const { directive } = draft.outputs[0] ?? { directive: false }
  const keys = more.map((key): Output => ({ ...key, directive }))
  const shown = [...draft.outputs, ...keys] as readonly (KeySpec & Output)[]
  const own = shown.some((each) => tableOfSpec(each) === first.table)
  if (keys.length === 0 && own && !shown.some((each) => isForeignNumber(each, first.table))) return false
  const once = new Set(toOneTables(draft.catalog, first.table, 3).map((table) => table.id))
  if (
    !shown.every(
      (each) => once.has(tableOfSpec(each)) || (isName(each, draft) && isEachOnce(each, first.table, draft)),
    )
  )
    return false
  const row: readonly Output[] = own ? [] : [{ kind: 'entity', table: first.table, directive }]
  draft.outputs.splice(0, draft.outputs.length, ...row, ...shown)
  draft.groups.splice(0, draft.groups.length)
  draft.rowsOf.add(first.table)
  draft.target = first.table
  return true
}

/** The price of the book of each copy is one number, and no sum. */
function isForeignNumber(each: KeySpec, table: string): boolean {
  return each.kind === 'column' && each.column.kind === 'number' && each.column.table !== table
}

/** Told by name or date, each of them is a row of its own; numbers would be a sum or a list. */
function isName(each: KeySpec, { lists, catalog }: Draft): boolean {
  if (each.kind === 'entity')
    return each.named === true || (lists && mustTable(catalog, each.table).titles.length > 0)
  return each.kind === 'column' && (each.column.kind === 'text' || isTemporal(each.column))
}

/** No pair is there twice: nothing that happened several times between the two relates them. */
function isEachOnce(each: KeySpec, table: string, { catalog }: Draft): boolean {
  const path = cheapestPath(catalog, [table], tableOfSpec(each), noHints)
  return (
    path?.hops.every(
      (hop, at) => !hop.toOne || path.hops[at - 1]?.toOne !== false || mustTable(catalog, hop.from).isLink,
    ) ?? false
  )
}
