import type { Catalog } from './catalog.js'
import type { Link } from './link.js'

/**
 * A comment may open with what its rows are about: loans are "Works of ours lent to others". Where a table that the
 * commented one refers to goes by that word itself, the word means that table and not the loans.
 */
export function withoutToldOf(links: readonly Link[], catalog: Catalog): readonly Link[] {
  const named = new Set(
    links.flatMap((link) => (link.kind === 'table' && link.reason !== 'comment' ? [link.table] : [])),
  )
  if (named.size === 0) return links
  return links.filter(
    (link) =>
      link.kind !== 'table' ||
      link.reason !== 'comment' ||
      !(catalog.edgesOf.get(link.table) ?? []).some(
        ({ from, to }) => from.table === link.table && named.has(to.table),
      ),
  )
}
