import { nodes, stringOf } from '../../../guard/mentions.js'
import { printOne } from '../print/print-query.js'
import { type CriticCheck, type Finding, warn } from '../review-task.js'
import type { Query } from '../statement/statement.js'
import { sameTree, typed, within } from '../statement/tree.js'

/** A column shown twice, or something divided by or taken from itself: one of the two was meant to be another. */
export const sameTwice: CriticCheck = {
  id: 'same-twice',
  passed: 'nothing stands where something else was meant',
  find({ statement }) {
    return statement.queries.flatMap((query) => [...outputs(query), ...operands(query)])
  },
}

function outputs(query: Query): readonly Finding[] {
  const seen = new Set<string>()
  for (const { expression, use } of query.outputs) {
    if (isStar(expression)) continue
    const column = use === null ? null : `${use.source.label}.${use.name}`
    const written = column ?? (typed(expression)?.type === 'A_Const' ? null : printOne(expression))
    if (written === null) continue
    if (seen.has(written))
      return [warn('same-twice', `${written} is shown twice.`, 'Show what else was asked for.')]
    seen.add(written)
  }
  return []
}

function operands({ node }: Query): readonly Finding[] {
  for (const { type, body } of within([
    node.targetList,
    node.whereClause,
    node.havingClause,
    node.sortClause,
  ])) {
    const sign = type === 'A_Expr' && body.kind === 'AEXPR_OP' ? stringOf(nodes(body.name).at(-1)) : null
    if (sign !== '/' && sign !== '-') continue
    if (typed(body.lexpr)?.type === 'A_Const' || !sameTree(bare(body.lexpr), bare(body.rexpr))) continue
    const evidence = `${printOne({ A_Expr: body }) ?? sign} is always ${sign === '/' ? 1 : 0}.`
    return [warn('same-twice', evidence, 'One side was meant to be something else.')]
  }
  return []
}

/** Without what changes the type or guards against zero. */
function bare(node: unknown): unknown {
  const found = typed(node)
  if (found?.type === 'TypeCast') return bare(found.body.arg)
  if (found?.type === 'A_Expr' && found.body.kind === 'AEXPR_NULLIF') return bare(found.body.lexpr)
  // `a.x` and `x` may be the same column.
  if (found?.type === 'ColumnRef') return nodes(found.body.fields).at(-1)
  return node
}

function isStar(expression: unknown): boolean {
  return typed(nodes(typed(expression)?.body.fields).at(-1))?.type === 'A_Star'
}
