import { scopeOf, usesIn } from './read-aggregates.js'
import type { Query, Source } from './statement.js'

/** Sources that something is taken from or tested of, and those that connect them; the others only repeat or drop rows. */
export function neededSources(query: Query): ReadonlySet<Source> {
  const { node } = query
  const scope = scopeOf(query)
  const uses = usesIn(
    [node.targetList, node.groupClause, node.havingClause, node.sortClause, node.windowClause],
    scope,
  )
  const used = new Set<Source>(uses.map(({ source }) => source))
  for (const { use } of query.outputs) if (use !== null) used.add(use.source)
  for (const { equal, sources, outer } of query.conditions)
    if (equal === null || outer) for (const source of sources) used.add(source)
  const needed = new Set<Source>(query.sources)
  for (let pruned = true; pruned; ) {
    pruned = false
    for (const source of needed) {
      const neighbours = new Set(
        query.conditions.flatMap(({ sources }) =>
          sources.includes(source) ? sources.filter((other) => other !== source && needed.has(other)) : [],
        ),
      )
      if (used.has(source) || neighbours.size > 1) continue
      needed.delete(source)
      pruned = true
    }
  }
  return needed
}
