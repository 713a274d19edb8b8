import { asNode, nodes, stringOf, text } from '../../../guard/mentions.js'
import type { AstNode } from '../../../guard/parse.js'
import { columnOf, fieldsOf, type Scope, useOf } from './scope.js'
import type { Output } from './statement.js'
import { bodyOf, typed } from './tree.js'

/** What one item of a SELECT list returns: a column, or as many as a `*` stands for; none for what is no item. */
export function readOutput(item: unknown, scope: Scope): readonly Output[] {
  const target = bodyOf(item, 'ResTarget')
  const expression = asNode(target?.val)
  if (target === null || expression === null) return []
  const ref = bodyOf(expression, 'ColumnRef')
  if (ref !== null && fieldsOf(ref).at(-1) === null) return star(ref, expression, scope)
  const use = columnOf(expression, scope)
  return [{ name: text(target.name) ?? outputName(expression), expression, use }]
}

function star(ref: AstNode, expression: AstNode, scope: Scope): readonly Output[] {
  const fields = fieldsOf(ref)
  const qualifier = fields.length > 1 ? (fields.at(-2) ?? null) : null
  const meant = scope.sources.filter((source) => qualifier === null || source.label === qualifier)
  if (meant.length === 0 || meant.some((source) => source.columns === null))
    return [{ name: null, expression, use: null }]
  return meant.flatMap((source) =>
    (source.columns ?? []).map((name) => ({ name, expression, use: useOf(source, name) })),
  )
}

/** What Postgres calls a column that nobody named. */
function outputName(expression: unknown): string | null {
  const found = typed(expression)
  switch (found?.type) {
    case 'ColumnRef':
      return fieldsOf(found.body).at(-1) ?? null
    case 'FuncCall':
      return stringOf(nodes(found.body.funcname).at(-1))
    case 'TypeCast':
      return outputName(found.body.arg) ?? stringOf(nodes(asNode(found.body.typeName)?.names).at(-1))
    case 'CoalesceExpr':
      return 'coalesce'
    case 'CaseExpr':
      return outputName(found.body.defresult) ?? 'case'
    default:
      return '?column?'
  }
}
