import { type Catalog, mustTable } from '../../linking/catalog.js'
import type { Choice } from '../grounding/choice.js'
import { Ungrounded } from '../grounding/ungrounded.js'
import type { Hop } from './hops.js'
import type { JoinTree } from './joins.js'

/**
 * Where two ways to join are as short, the question does not say which is meant.
 * @throws {Ungrounded} with a choice for each of the ways
 */
export function refuseTied({ tied, ways }: JoinTree, catalog: Catalog): void {
  if (!tied) return
  const choices = ways.map((way) => choiceOf(way, ways, catalog)).filter((choice) => choice.ids.length > 0)
  throw new Ungrounded('two join paths are equally short', [], choices.length === ways.length ? choices : [])
}

/** The joins that no other way takes: "rides by start_station_id". */
function choiceOf(way: readonly Hop[], ways: readonly (readonly Hop[])[], catalog: Catalog): Choice {
  const own = way.filter(({ edge }) =>
    ways.every((other) => other === way || !other.some((hop) => hop.edge.id === edge.id)),
  )
  return {
    ids: own.map(({ edge }) => edge.id),
    label: own
      .map(({ edge }) => `${mustTable(catalog, edge.from.table).name} by ${edge.from.columns.join(', ')}`)
      .join(' and '),
    term: endsOf(way, catalog),
  }
}

/** "rides and stations": what is joined. */
function endsOf(way: readonly Hop[], catalog: Catalog): string {
  return [way[0]?.from, way.at(-1)?.to]
    .map((id) => (id === undefined ? '' : mustTable(catalog, id).name))
    .sort()
    .join(' and ')
}
