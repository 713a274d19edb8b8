import { asNode, nameOf, nodes, stringOf } from '../mentions.js'

/** The name Postgres gives to an expression without one; null where it is not worth knowing. */
export function figureName(expression: unknown): string | null {
  const [type = '', value] = Object.entries(asNode(expression) ?? {})[0] ?? []
  const node = asNode(value) ?? {}
  switch (type) {
    case 'ColumnRef':
      return stringOf(nodes(node.fields).at(-1))
    case 'FuncCall':
      return nameOf(node.funcname).name
    case 'TypeCast':
      return figureName(node.arg) ?? nameOf(asNode(node.typeName)?.names).name
    case 'CollateClause':
      return figureName(node.arg)
    case 'A_Indirection':
      return (
        nodes(node.indirection)
          .map(stringOf)
          .findLast((name) => name !== null) ?? figureName(node.arg)
      )
    case 'CaseExpr':
      return figureName(node.defresult) ?? 'case'
    case 'CoalesceExpr':
      return 'coalesce'
    case 'A_ArrayExpr':
      return 'array'
    case 'RowExpr':
      return 'row'
    case 'A_Const':
    case 'A_Expr':
    case 'BoolExpr':
    case 'NullTest':
    case 'BooleanTest':
      return '?column?'
    default:
      return null
  }
}
