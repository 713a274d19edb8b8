import type { Catalog } from '../../linking/catalog.js'
import type { Link, Mention } from '../../linking/link.js'
import { remembered } from '../../linking/remember.js'
import { distancesTo } from './distances.js'

/** How far tables are from those that the question calls by name. */
export type Nearness = (table: string) => number

/** The least cost of joining a table to one of these; 0 when there are none to join. */
export function nearnessTo(named: ReadonlySet<string>, catalog: Catalog): Nearness {
  if (named.size === 0) return () => 0
  const rows = [...named].map((table) => distancesTo(catalog, table))
  return (table) => {
    let least = Number.POSITIVE_INFINITY
    for (const row of rows) least = Math.min(least, row(table))
    return least
  }
}

/** Tables that some words of these call by name. */
export function tablesNamedIn(mentions: Iterable<Mention>): ReadonlySet<string> {
  const out = new Set<string>()
  for (const { links } of mentions)
    for (const link of links) if (link.kind === 'table' && link.score >= 0.8) out.add(link.table)
  return out
}

/** The tables that words call by name best: a synonym is not meant where a name is. */
function tablesMeantBy(mentions: readonly Mention[]): ReadonlySet<string> {
  return tablesNamedIn(
    mentions.map((mention) => {
      const best = Math.max(...mention.links.map((link) => (link.kind === 'table' ? link.score : 0)))
      return { ...mention, links: mention.links.filter((link) => link.score >= best - 0.1) }
    }),
  )
}

/** The table that a link is to, or that its column is in. */
export function tableIdOf(link: Link): string {
  return link.kind === 'table' ? link.table : tableOfColumn(link.column)
}

// One string for each table: looking up a text cut out anew costs more than the cutting.
const tableOfColumn = remembered((column) => column.slice(0, column.lastIndexOf('.')))

/** Links that one span of a question may keep. */
const crowd = 64
/** What a join between a link and the nearest named table takes off its score. */
const hop = 0.12
/** Of a crowd only what is at most one join away is meant without its table being named; one join costs less. */
const reach = 2

/** Some words are shared by hundreds of columns, and none says of which table. */
export function isLost(mentions: readonly Mention[]): boolean {
  return isCrowded(mentions) && tablesNamedIn(mentions).size === 0
}

function isCrowded(mentions: readonly Mention[]): boolean {
  return mentions.some((mention) => mention.links.length > crowd)
}

/** In a large schema a span keeps the links in, and one join from, the tables that the question names; the best when it names none. */
export function withinReach(mentions: readonly Mention[], catalog: Catalog): readonly Mention[] {
  if (!isCrowded(mentions)) return mentions
  const nearness = nearnessTo(tablesMeantBy(mentions), catalog)
  return mentions.flatMap((mention) => {
    if (mention.links.length <= crowd) return [mention]
    const near = mention.links.filter((link) => link.kind === 'table' || nearness(tableIdOf(link)) < reach)
    return near.length === 0 ? [] : [{ ...mention, links: nearest(near, nearness, crowd) }]
  })
}

/** The best by score and nearness, in the order they came in. */
export function nearest(links: readonly Link[], nearness: Nearness, most: number): readonly Link[] {
  const ranked = links.map((link, at) => ({ link, at, worth: link.score - hop * nearness(tableIdOf(link)) }))
  const kept = ranked.sort((a, b) => b.worth - a.worth || a.at - b.at).slice(0, most)
  return kept.sort((a, b) => a.at - b.at).map(({ link }) => link)
}
