import { asNode, nodes } from '../mentions.js'
import type { AstNode } from '../parse.js'
import { quoteName } from '../../database/names.js'
import type { Edit, Reading } from './reading.js'

/** Fields that say where something stands, not what it is. */
const places = new Set([
  'location',
  'name_location',
  'list_start',
  'list_end',
  'rexpr_list_start',
  'rexpr_list_end',
  'stmt_location',
  'stmt_len',
])

/** A tree as text, without the places in it: equal for equal statements. */
export function plainTree(tree: AstNode): string {
  return JSON.stringify(plain(tree, (_, node) => node))
}

/** The plain tree of a statement with the edits of a reading made to it; null when a subquery of them cannot be read. */
export function expectedTree(tree: AstNode, reading: Reading): string | null {
  const subqueries = new Map<AstNode, AstNode | null>()
  for (const [node, edit] of reading.edits) subqueries.set(node, subselect(node, edit, reading))
  if ([...subqueries.values()].includes(null)) return null
  return JSON.stringify(
    plain(
      tree,
      (type, node) => {
        const inner = asNode(node[type])
        if (inner === null) return node
        const instead = subqueries.get(inner)
        if (instead) return { RangeSubselect: instead }
        if (reading.unqualified.has(inner))
          return { ColumnRef: { ...inner, fields: nodes(inner.fields).slice(-2) } }
        return node
      },
      (node) => groupedBefore(node, reading.grouped),
    ),
  )
}

function groupedBefore(node: unknown, grouped: Reading['grouped']): readonly AstNode[] {
  const item = asNode(asNode(node)?.ColumnRef ?? asNode(node)?.A_Const)
  const columns = item === null ? [] : (grouped.get(item) ?? [])
  const named = (sval: string) => ({ String: { sval } })
  return columns.map(({ label, column }) => ({ ColumnRef: { fields: [named(label), named(column)] } }))
}

function subselect(node: AstNode, { subquery, label }: Edit, { parser }: Reading): AstNode | null {
  const select = asNode(parser.statement(`select * from ${subquery} as ${quoteName(label)}`)?.SelectStmt)
  const only = asNode(asNode(nodes(select?.fromClause)[0])?.RangeSubselect)
  if (only === null) return null
  return node.alias === undefined ? only : { ...only, alias: node.alias }
}

function plain(
  value: unknown,
  swap: (type: string, node: AstNode) => AstNode,
  before: (node: unknown) => readonly AstNode[] = () => [],
): unknown {
  if (Array.isArray(value))
    return value.flatMap((each) => [...before(each), each].map((item) => plain(item, swap, before)))
  const node = asNode(value)
  if (node === null) return value
  const keys = Object.keys(node)
  const [only = ''] = keys
  const swapped = keys.length === 1 ? swap(only, node) : node
  return Object.fromEntries(
    Object.entries(swapped)
      .filter(([key]) => !places.has(key))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, plain(child, swap, before)]),
  )
}
