import { asNode, nodes, stringOf, text } from '../../../guard/mentions.js'
import type { AstNode } from '../../../guard/parse.js'
import { scopeOf } from './read-aggregates.js'
import { columnOf, type Scope } from './scope.js'
import type { ColumnUse, Query } from './statement.js'
import { bodyOf, typed, within } from './tree.js'

/** A constant as it is written: its text, whatever its type. */
export interface Constant {
  readonly kind: 'text' | 'number' | 'boolean'
  readonly value: string
}

/** Something compared with constants, wherever it stands: WHERE, ON, HAVING, CASE, FILTER. */
export interface Comparison {
  readonly query: Query
  /** The other side, as it is written. */
  readonly side: AstNode
  /** The column in it; null when it is no column, or more than one. */
  readonly use: ColumnUse | null
  /** What is done to the column first: `lower`, `upper`, `date`, `year`, `date_trunc month`, …; null for nothing. */
  readonly through: string | null
  /** `=`, `<>`, `<`, `<=`, `>`, `>=`, `like`, `not like`, `ilike`, `not ilike`, `~`, …; IN is `=`, BETWEEN is two. */
  readonly operator: string
  readonly constants: readonly Constant[]
  /** It stands in WHERE, ON or HAVING, at the top or below AND: it has to hold. */
  readonly node: AstNode
  /** It was half of a BETWEEN. */
  readonly between: boolean
}

const mirrored = new Map([
  ['<', '>'],
  ['>', '<'],
  ['<=', '>='],
  ['>=', '<='],
])

/** Every comparison with constants in a SELECT, subqueries left out. */
export function comparisonsIn(query: Query): readonly Comparison[] {
  const scope = scopeOf(query)
  const { node } = query
  const found: Comparison[] = []
  const parts = [node.targetList, node.whereClause, node.havingClause, node.sortClause, node.fromClause]
  for (const { type, body } of within(parts)) {
    if (type === 'A_Expr') found.push(...comparisonsOf(body, query, scope))
    if (type === 'CaseExpr' && body.arg !== undefined) {
      const constants = nodes(body.args).flatMap((each) => constantOf(bodyOf(each, 'CaseWhen')?.expr))
      found.push(...sided(asNode(body.arg), '=', constants, body, query, scope))
    }
  }
  return found
}

function comparisonsOf(body: AstNode, query: Query, scope: Scope): readonly Comparison[] {
  const operator = stringOf(nodes(body.name).at(-1)) ?? ''
  const [left, right] = [asNode(body.lexpr), asNode(body.rexpr)]
  const items = nodes(bodyOf(right, 'List')?.items)
  const negated = operator === '<>' || operator.startsWith('!') || operator.startsWith('NOT')
  const make = (sign: string, constants: readonly Constant[], between = false) =>
    sided(left, sign, constants, body, query, scope, between)
  switch (body.kind) {
    case 'AEXPR_OP': {
      const constants = constantOf(right)
      if (constants.length > 0) return make(operator === '!=' ? '<>' : operator, constants)
      const flipped = constantOf(left)
      return sided(right, mirrored.get(operator) ?? operator, flipped, body, query, scope)
    }
    case 'AEXPR_IN':
      return make(negated ? '<>' : '=', items.flatMap(constantOf))
    case 'AEXPR_OP_ANY':
      return make(operator, arrayItems(right).flatMap(constantOf))
    case 'AEXPR_LIKE':
      return make(negated ? 'not like' : 'like', constantOf(right))
    case 'AEXPR_ILIKE':
      return make(negated ? 'not ilike' : 'ilike', constantOf(right))
    case 'AEXPR_BETWEEN':
    case 'AEXPR_BETWEEN_SYM':
      return [...make('>=', constantOf(items[0]), true), ...make('<=', constantOf(items[1]), true)]
    default:
      return []
  }
}

function arrayItems(node: unknown): readonly unknown[] {
  const cast = bodyOf(node, 'TypeCast')
  return cast === null ? nodes(bodyOf(node, 'A_ArrayExpr')?.elements) : arrayItems(cast.arg)
}

function sided(
  side: AstNode | null,
  operator: string,
  constants: readonly Constant[],
  node: AstNode,
  query: Query,
  scope: Scope,
  between = false,
): readonly Comparison[] {
  if (side === null || constants.length === 0 || constantOf(side).length > 0) return []
  const { use, through } = columnSide(side, scope)
  return [{ query, side, use, through, operator, constants, node, between }]
}

/** The column of one side of a comparison and what is done to it. */
function columnSide(side: unknown, scope: Scope): Pick<Comparison, 'use' | 'through'> {
  const use = columnOf(side, scope)
  if (use !== null) return { use, through: null }
  const found = typed(side)
  if (found?.type === 'TypeCast') {
    const inner = columnSide(found.body.arg, scope)
    const type = stringOf(nodes(asNode(found.body.typeName)?.names).at(-1)) ?? ''
    const through = ['text', 'varchar', 'bpchar'].includes(type) ? inner.through : (inner.through ?? type)
    return { use: inner.use, through }
  }
  if (found?.type === 'FuncCall') {
    const name = (stringOf(nodes(found.body.funcname).at(-1)) ?? '').toLowerCase()
    const args = nodes(found.body.args)
    const columns = args.filter((arg) => columnSide(arg, scope).use !== null)
    const [only] = columns
    if (columns.length !== 1 || folding.has(name)) return { use: null, through: name }
    const unit = constantOf(args[0])[0]?.value.toLowerCase() ?? ''
    const field =
      name === 'extract' || name === 'date_part' ? unit : name === 'date_trunc' ? `${name} ${unit}` : null
    const inner = columnSide(only, scope)
    return { use: inner.use, through: inner.through ?? field ?? name }
  }
  return { use: null, through: 'expression' }
}

const folding = new Set(['count', 'sum', 'avg', 'min', 'max'])

/** A constant with its casts taken off; empty for anything else, NULL included. */
export function constantOf(node: unknown): readonly Constant[] {
  const found = typed(node)
  if (found?.type === 'TypeCast') return constantOf(found.body.arg)
  if (found?.type !== 'A_Const') return []
  const { body } = found
  const string = asNode(body.sval)
  if (string !== null) return [{ kind: 'text', value: text(string.sval) ?? '' }]
  const integer = asNode(body.ival)
  if (integer !== null) return [{ kind: 'number', value: String(integer.ival ?? 0) }]
  const float = asNode(body.fval)
  if (float !== null) return [{ kind: 'number', value: String(float.fval) }]
  const boolean = asNode(body.boolval)
  return boolean === null ? [] : [{ kind: 'boolean', value: String(boolean.boolval === true) }]
}

/** Every constant of a statement, subqueries and LIMIT included; `order by 2` has none. */
export function allConstants(query: Query): readonly Constant[] {
  const positions = new Set<unknown>()
  for (const { type, body } of within(query.node, { subqueries: true }))
    if (type === 'SelectStmt') for (const each of positionsIn(body)) positions.add(each)
  for (const each of positionsIn(query.node)) positions.add(each)
  return [...within(query.node, { subqueries: true })].flatMap(({ type, body }) =>
    type === 'A_Const' && !positions.has(body) ? constantOf({ A_Const: body }) : [],
  )
}

function positionsIn(select: AstNode): readonly unknown[] {
  const sorted = nodes(select.sortClause).map((each) => bodyOf(each, 'SortBy')?.node)
  return [...nodes(select.groupClause), ...sorted].map((each) => bodyOf(each, 'A_Const'))
}
