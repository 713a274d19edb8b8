import type { Catalog, CatalogColumn } from '../../../linking/catalog.js'
import { columnLabel } from '../facts.js'
import { block, type CriticCheck, type Finding, type Reviewed, warn } from '../review-task.js'
import type { Query } from '../statement/statement.js'

/** Joins by columns that refer to something else, while the catalogue or the data know how the tables join. */
export const joinKeys: CriticCheck = {
  id: 'join-key',
  passed: 'tables join by columns that refer to each other',
  find(seen) {
    return seen.statement.queries.flatMap((query) => inQuery(query, seen))
  },
}

function inQuery(query: Query, { catalog }: Reviewed): readonly Finding[] {
  const joined = query.conditions.flatMap(({ equal }) => {
    const left = equal?.left.column
    const right = equal?.right.column
    return left && right ? [[left, right] as const] : []
  })
  const good = new Set(
    joined
      .filter(([left, right]) => refers(left, right, catalog))
      .map(([left, right]) => pairOf(left, right)),
  )
  return joined.flatMap(([left, right]) => {
    // A further condition beside the right key narrows the join and is no key itself.
    if (good.has(pairOf(left, right)) || left.id === right.id) return []
    const finding = wrongKey(left, right, catalog)
    return finding === null ? [] : [finding]
  })
}

function pairOf(left: CatalogColumn, right: CatalogColumn): string {
  return [left.table, right.table].sort().join(' ')
}

/** Whether one refers to the other, or both to the same third. */
function refers(left: CatalogColumn, right: CatalogColumn, catalog: Catalog): boolean {
  const roots = (column: CatalogColumn): ReadonlySet<string> =>
    new Set([column.id, ...parentsOf(column, catalog)])
  const rightRoots = roots(right)
  return [...roots(left)].some((root) => rightRoots.has(root))
}

/** Columns that this one refers to, by declared, inferred and natural edges, those they refer to included. */
function parentsOf(column: CatalogColumn, catalog: Catalog): readonly string[] {
  const found = new Set<string>()
  const pending = [column.id]
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    for (const edge of catalog.edges) {
      const at = edge.from.columns.findIndex((name) => `${edge.from.table}.${name}` === id)
      const parent = at < 0 ? null : `${edge.to.table}.${edge.to.columns[at]}`
      if (parent === null || found.has(parent)) continue
      found.add(parent)
      pending.push(parent)
    }
  }
  return [...found]
}

function wrongKey(left: CatalogColumn, right: CatalogColumn, catalog: Catalog): Finding | null {
  const labels = `${columnLabel(left, catalog)} = ${columnLabel(right, catalog)}`
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const elsewhere = parentsOf(one, catalog).filter((parent) => !parent.startsWith(`${other.table}.`))
    const known = way(one, other, catalog)
    const target = elsewhere[0] === undefined ? undefined : catalog.columnById.get(elsewhere[0])
    if (target !== undefined && isReference(one, catalog)) {
      const fix = known ?? `${columnLabel(one, catalog)} refers to ${columnLabel(target, catalog)}.`
      return block(
        'join-key',
        `The join ${labels} compares a reference to ${columnLabel(target, catalog)} with something else.`,
        fix,
      )
    }
  }
  const known = way(left, right, catalog)
  if (known === null) return null
  return warn('join-key', `The join ${labels} is not how these tables refer to each other.`, known)
}

function isReference(column: CatalogColumn, catalog: Catalog): boolean {
  return catalog.edges.some(
    (edge) =>
      edge.from.table === column.table && edge.from.columns.includes(column.name) && edge.kind !== 'natural',
  )
}

/** How two tables do join, as advice; null when no edge joins them. */
function way(left: CatalogColumn, right: CatalogColumn, catalog: Catalog): string | null {
  const edge = catalog.edges.find(
    ({ from, to }) =>
      (from.table === left.table && to.table === right.table) ||
      (from.table === right.table && to.table === left.table),
  )
  if (edge === undefined) return null
  const end = ({ table, columns }: { readonly table: string; readonly columns: readonly string[] }) =>
    `${catalog.tableById.get(table)?.name ?? table}.${columns.join(', ')}`
  return `They join by ${end(edge.from)} = ${end(edge.to)}.`
}
