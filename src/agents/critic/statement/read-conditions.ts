import { nodes, stringOf } from '../../../guard/mentions.js'
import type { AstNode } from '../../../guard/parse.js'
import type { JoinDemand } from './read-sources.js'
import { columnOf, fieldsOf, resolve, type Scope } from './scope.js'
import type { Condition, Source } from './statement.js'
import { bodyOf, within } from './tree.js'

/** What a join demands, once every source of its FROM is known. */
export function demanded(demand: JoinDemand, scope: Scope): readonly Condition[] {
  return [
    ...demand.nodes.map((node) => condition(node, demand.from, scope)),
    ...demand.equal.map(
      (equal): Condition => ({
        node: null,
        from: demand.from,
        outer: false,
        sources: [sameSource(equal.left.source, scope), sameSource(equal.right.source, scope)],
        equal: {
          left: { ...equal.left, source: sameSource(equal.left.source, scope) },
          right: { ...equal.right, source: sameSource(equal.right.source, scope) },
        },
      }),
    ),
  ]
}

/** Joins further out mark a source optional or kept, which makes it another object. */
function sameSource(source: Source, scope: Scope): Source {
  return scope.sources.find((each) => each.label === source.label && each.table === source.table) ?? source
}

/** One demand on the rows, with the sources it reads, its subqueries included. */
export function condition(node: AstNode, from: Condition['from'], scope: Scope): Condition {
  const sources = new Set<Source>()
  let outer = false
  for (const { type, body } of within(node, { subqueries: true })) {
    if (type !== 'ColumnRef') continue
    const found = resolve(fieldsOf(body), scope)
    if (found.kind !== 'column') continue
    if (found.use.outer) outer = true
    else sources.add(found.use.source)
  }
  return { node, from, sources: [...sources], outer, equal: equality(node, scope) }
}

function equality(node: AstNode, scope: Scope): Condition['equal'] {
  const operation = bodyOf(node, 'A_Expr')
  if (operation?.kind !== 'AEXPR_OP' || stringOf(nodes(operation.name).at(-1)) !== '=') return null
  const left = columnOf(operation.lexpr, scope)
  const right = columnOf(operation.rexpr, scope)
  if (left === null || right === null || left.outer || right.outer || left.source === right.source)
    return null
  return { left, right }
}
