import type { Catalog, CatalogColumn } from './catalog.js'
import type { Link } from './link.js'

/** "ticket revenue" is the revenue of ticket sales where they have a column of that name, not the sales themselves. */
export function asAmounts(
  links: readonly Link[],
  { end, size }: { readonly end: number; readonly size: number },
  spans: ReadonlyMap<string, ReadonlyMap<string, Link>>,
  catalog: Catalog,
): Link[] {
  const named = spans.get(`${end - 1}:${end}`)
  if (size < 2 || !named) return [...links]
  return links.map((link): Link => {
    if (link.kind !== 'table' || link.reason !== 'synonym') return link
    const own = catalog.tableById.get(link.table)?.columns.filter((column) => {
      const found = named.get(`column:${column.id}`)
      return found?.kind === 'column' && found.reason === 'name' && found.score >= 0.95
    })
    const [column] = own ?? []
    return column && own?.length === 1
      ? { kind: 'column', column: column.id, score: 0.9, reason: 'derived', readAs: column.words.join(' ') }
      : link
  })
}

/** "the order amount" is the `total_amount` of an order; empty where the column holds no total of a row. */
export function ofTotal(
  owner: readonly string[],
  [first, ...rest]: readonly string[],
  column: CatalogColumn,
): readonly string[] {
  const total = first === 'total' && column.kind === 'number' && amounts.has(rest.at(-1) ?? '')
  return total && owner.length > 0 && rest[0] !== owner[0] ? [...owner, ...rest] : []
}

const amounts: ReadonlySet<string> = new Set('amount price cost value fee charge'.split(' '))
