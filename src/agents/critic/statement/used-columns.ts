import type { CatalogColumn } from '../../../linking/catalog.js'
import { scopeOf, usesIn } from './read-aggregates.js'
import type { Statement } from './statement.js'

/** Every stored column that a statement uses anywhere, by id. */
export function usedColumns(statement: Statement): ReadonlyMap<string, CatalogColumn> {
  const used = new Map<string, CatalogColumn>()
  for (const query of statement.queries) {
    const { node } = query
    const uses = [
      ...usesIn(
        [
          node.targetList,
          node.whereClause,
          node.groupClause,
          node.havingClause,
          node.sortClause,
          node.fromClause,
        ],
        scopeOf(query),
      ),
      ...query.conditions.flatMap(({ equal }) => (equal === null ? [] : [equal.left, equal.right])),
      ...query.outputs.flatMap(({ use }) => use ?? []),
    ]
    for (const { column } of uses) if (column !== null) used.set(column.id, column)
  }
  return used
}
