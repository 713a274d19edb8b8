import type { Catalog } from '../../../linking/catalog.js'
import type { Link } from '../../../linking/link.js'
import type { Slot } from '../../grammar/sketch.js'
import { distance } from '../distances.js'
import { tableIdOf } from '../reach.js'
import type { SlotUse } from '../slots.js'
import { weights } from './weights.js'

/** The slots whose links bear on that of a use, found once for all its links. */
export interface Neighbours {
  /** Earlier uses that this one governs. */
  readonly governed: readonly SlotUse[]
  /** Slots whose value stands for the rows it names. */
  readonly valueNouns: ReadonlySet<Slot>
}

/** The neighbours of a use among all the uses of its sketch. */
export function neighboursOf(use: SlotUse, uses: readonly SlotUse[]): Neighbours {
  const earlier = uses.slice(0, uses.indexOf(use))
  return {
    governed: earlier.filter((each) => each.governor === use.slot && use.governor !== each.slot),
    valueNouns: new Set(uses.filter((each) => each.use === 'valueNoun').map((each) => each.slot)),
  }
}

/** What a link loses by how far it is from the links chosen for its neighbours; never above 0 but for a title. */
export function pairScores(
  use: SlotUse,
  link: Link,
  { governed, valueNouns }: Neighbours,
  chosen: ReadonlyMap<Slot, Link>,
  catalog: Catalog,
): number {
  let score = 0
  if (use.boundTo) {
    const other = chosen.get(use.boundTo)
    if (other) score += boundScore(link, other, catalog)
  }
  const nearness = (mine: Link, theirs: Link, theirSlot: Slot) => {
    const from = tableIdOf(mine)
    const to =
      theirs.kind === 'value' && valueNouns.has(theirSlot) ? rowsNamedBy(theirs, catalog) : tableIdOf(theirs)
    if (from === to) return 0
    const apart = distance(catalog, from, to)
    if (apart === Number.POSITIVE_INFINITY) return -weights.unreachable
    return (
      -weights.hop * apart -
      (mine.kind === 'table' || theirs.kind === 'column'
        ? 0
        : mine.kind === 'value'
          ? weights.valueApart
          : measuring.has(use.use)
            ? weights.measureApart
            : weights.apart)
    )
  }
  const governor = use.governor ? chosen.get(use.governor) : undefined
  const each = (mine: Link, { each: slot }: SlotUse) => {
    const other = slot ? chosen.get(slot) : undefined
    return slot && other?.kind === 'table' ? nearness(mine, other, slot) : Number.NEGATIVE_INFINITY
  }
  if (governor && use.governor) score += Math.max(nearness(link, governor, use.governor), each(link, use))
  for (const before of governed) {
    const other = chosen.get(before.slot)
    if (other) score += Math.max(nearness(other, link, use.slot), each(other, before))
  }
  return score
}

/** Uses that often are about another table than the noun they follow. */
const measuring: ReadonlySet<SlotUse['use']> = new Set([
  'extreme',
  'number',
  'count',
  'group',
  'order',
  'date',
])

/** "beverages": the children of the row that a value titles, when only one table has such children. */
function rowsNamedBy(value: Link, catalog: Catalog): string {
  const id = tableIdOf(value)
  const table = catalog.tableById.get(id)
  if (value.kind !== 'value' || !table?.titles.some((title) => title.id === value.column)) return id
  const owners = new Set(
    (catalog.edgesOf.get(id) ?? [])
      .filter(
        (edge) =>
          edge.to.table === id && edge.from.table !== id && !catalog.tableById.get(edge.from.table)?.isLink,
      )
      .map((edge) => edge.from.table),
  )
  return owners.size === 1 ? ([...owners][0] as string) : id
}

/** A value must be stored in the column named beside it, or in the table named beside it. */
function boundScore(value: Link, column: Link, catalog: Catalog): number {
  if (value.kind === 'table') return 0
  if (column.kind === 'table') {
    if (tableIdOf(value) !== column.table) return -10
    const table = catalog.tableById.get(column.table)
    return (
      -weights.boundTable + (table?.titles.some((title) => title.id === value.column) ? weights.title : 0)
    )
  }
  return value.column === column.column ? 0 : -10
}
