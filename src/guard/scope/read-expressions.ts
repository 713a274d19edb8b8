import { asNode, text } from '../mentions.js'
import { useColumn } from './read-columns.js'
import { readQuery } from './read-query.js'
import { type CteScope, faultMasked, type Level, type Reading } from './reading.js'

/** Reads whatever columns and subqueries an expression holds, as used in it. */
export function useExpressions(value: unknown, level: Level, ctes: CteScope, reading: Reading): void {
  if (Array.isArray(value)) {
    for (const each of value) useExpressions(each, level, ctes, reading)
    return
  }
  for (const [type, child] of Object.entries(asNode(value) ?? {})) {
    const node = asNode(child)
    if (node === null) continue
    if (type === 'ColumnRef') useColumn(node, level, reading)
    else if (type === 'SelectStmt') useQuery(node, level, ctes, reading)
    else if (type === 'SubLink' && text(node.subLinkType) === 'EXISTS_SUBLINK') {
      const select = asNode(asNode(node.subselect)?.SelectStmt)
      // What EXISTS selects is never looked at.
      if (select !== null) readQuery(select, level, ctes, reading, false)
    } else useExpressions(child, level, ctes, reading)
  }
}

function useQuery(select: Parameters<typeof readQuery>[0], level: Level, ctes: CteScope, reading: Reading) {
  for (const { masked } of readQuery(select, level, ctes, reading).fields)
    if (masked !== null) faultMasked(reading, masked, null)
}
