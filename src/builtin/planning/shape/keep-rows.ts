import type { KeySpec, Spec } from '../../grounding/spec.js'
import { tableOfSpec } from '../../grounding/spec-tables.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import { type Block, pairs } from '../block.js'
import type { Hop } from '../hops.js'
import { orient } from '../joins.js'
import type { Join } from '../plan.js'

/**
 * The same list with every row of the first thing listed, those that lack what is shown beside them too: all else is left
 * joined to it.
 * @throws {Ungrounded} where a condition picks among what is joined, which would leave rows out
 */
export function keepRows(spec: Spec, keys: readonly KeySpec[], block: Block): Block {
  const first = keys[0] && tableOfSpec(keys[0])
  const from = first === undefined ? undefined : block.sources.get(first)
  if (first === undefined || !from || spec.having.length > 0 || spec.rank)
    throw new Ungrounded('those without would be left out')
  if (block.joins.length === 0) throw new Ungrounded('those without would be left out')
  const outward = orient(block.tree, first)
  const picking = new Set(
    spec.conditions.flatMap(({ needs, related }) =>
      related ? [related.from] : needs.map((need) => need.table),
    ),
  )
  const shown = new Set(keys.map(tableOfSpec))
  const joins: Join[] = []
  const visit = (table: string) => {
    const source = block.sources.get(table)
    for (const hop of source ? (outward.get(table) ?? []) : []) {
      const next = block.sources.get(hop.to)
      if (!source || !next) continue
      const below = tablesBelow(outward, hop.to)
      const picks = below.some((each) => picking.has(each))
      if (picks && (!hop.toOne || below.some((each) => shown.has(each))))
        throw new Ungrounded('those without would be left out')
      const kind = picks ? 'inner' : 'left'
      joins.push({ kind, source: next, on: pairs(hop, source.alias, next.alias) })
      visit(hop.to)
    }
  }
  visit(first)
  return { ...block, from, joins }
}

function tablesBelow(outward: ReadonlyMap<string, readonly Hop[]>, table: string): readonly string[] {
  return [table, ...(outward.get(table) ?? []).flatMap((hop) => tablesBelow(outward, hop.to))]
}
