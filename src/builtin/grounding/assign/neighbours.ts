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

/** The links chosen so far, the last one first. */
export interface Chosen {
  readonly slot: Slot
  readonly link: Link
  readonly before: Chosen | null
}

/** The link that was chosen for a slot, if one was. */
export function linkOf(chosen: Chosen | null, slot: Slot): Link | undefined {
  for (let step = chosen; step; step = step.before) if (step.slot === slot) return step.link
  return undefined
}

/** What a link loses by how far it is from the links chosen for its neighbours; never above 0 but for a title. */
export function pairScores(
  use: SlotUse,
  link: Link,
  neighbours: Neighbours,
  chosen: Chosen | null,
  catalog: Catalog,
): number {
  let score = 0
  const bound = use.boundTo ? linkOf(chosen, use.boundTo) : undefined
  if (bound) score += boundScore(link, bound, catalog)
  const { governor } = use
  const theirs = governor ? linkOf(chosen, governor) : undefined
  if (theirs && governor)
    score += Math.max(
      nearness(use, link, theirs, governor, neighbours, catalog),
      toEach(use, link, use, neighbours, chosen, catalog),
    )
  for (const before of neighbours.governed) {
    const other = linkOf(chosen, before.slot)
    if (other)
      score += Math.max(
        nearness(use, other, link, use.slot, neighbours, catalog),
        toEach(use, other, before, neighbours, chosen, catalog),
      )
  }
  return score
}

/** What one link loses by how far it is from its neighbour's. */
function nearness(
  { use }: SlotUse,
  mine: Link,
  theirs: Link,
  theirSlot: Slot,
  { valueNouns }: Neighbours,
  catalog: Catalog,
): number {
  const from = tableIdOf(mine)
  const to =
    theirs.kind === 'value' && valueNouns.has(theirSlot) ? rowsNamedBy(theirs, catalog) : tableIdOf(theirs)
  if (from === to) return 0
  const apart = distance(catalog, from, to)
  if (apart === Number.POSITIVE_INFINITY) return -weights.unreachable
  if (mine.kind === 'table' || theirs.kind === 'column') return -weights.hop * apart
  const more =
    mine.kind === 'value' ? weights.valueApart : measuring.has(use) ? weights.measureApart : weights.apart
  return -weights.hop * apart - more
}

/** What it loses where it is told of each row of a table. */
function toEach(
  use: SlotUse,
  mine: Link,
  { each }: SlotUse,
  neighbours: Neighbours,
  chosen: Chosen | null,
  catalog: Catalog,
): number {
  const other = each ? linkOf(chosen, each) : undefined
  return each && other?.kind === 'table'
    ? nearness(use, mine, other, each, neighbours, catalog)
    : Number.NEGATIVE_INFINITY
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
