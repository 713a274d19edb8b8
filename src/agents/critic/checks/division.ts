import { asNode, nodes, stringOf } from '../../../guard/mentions.js'
import { printOne } from '../print/print-query.js'
import { block, type CriticCheck, type Finding, note } from '../review-task.js'
import { scopeOf } from '../statement/read-aggregates.js'
import { columnOf, type Scope } from '../statement/scope.js'
import type { ColumnUse, Query } from '../statement/statement.js'
import { bodyOf, typed, within } from '../statement/tree.js'

/** The quotient of two integers loses its fraction: 3 / 4 is 0. */
export const division: CriticCheck = {
  id: 'integer-division',
  passed: 'no fraction is cut off by dividing integers',
  find({ statement }) {
    return statement.queries.flatMap(inQuery)
  },
}

function inQuery(query: Query): readonly Finding[] {
  const scope = scopeOf(query)
  const { node } = query
  const findings: Finding[] = []
  const parts = [node.targetList, node.whereClause, node.havingClause, node.sortClause]
  const floored = new Set(whole(parts))
  for (const { type, body } of within(parts)) {
    if (type !== 'A_Expr' || !isOperator(body, '/') || floored.has(body)) continue
    if (!isInteger(body.lexpr, scope) || !isInteger(body.rexpr, scope)) continue
    const written = printOne({ A_Expr: body }) ?? 'the quotient'
    const fix = 'Cast one side to numeric, or multiply by 1.0 first.'
    // A unit is often cut to whole ones on purpose: minutes / 60.
    if (typed(body.rexpr)?.type === 'A_Const')
      findings.push(note('integer-division', `${written} divides integers and drops the fraction.`, fix))
    else
      findings.push(block('integer-division', `${written} divides integers: the fraction is cut off.`, fix))
  }
  return findings
}

/** Quotients that are cut on purpose: `year / 10 * 10`, `floor(a / b)`. */
function whole(parts: unknown): readonly unknown[] {
  const cut: unknown[] = []
  for (const { type, body } of within(parts)) {
    if (type === 'A_Expr' && isOperator(body, '*'))
      for (const side of [body.lexpr, body.rexpr]) cut.push(...quotients(side))
    if (type === 'FuncCall' && ['floor', 'ceil', 'ceiling', 'trunc', 'div'].includes(nameOf(body)))
      for (const arg of nodes(body.args)) cut.push(...quotients(arg))
  }
  return cut.filter((each) => each !== null && typed(asNode(each)?.rexpr)?.type === 'A_Const')
}

function quotients(node: unknown): readonly unknown[] {
  const body = bodyOf(node, 'A_Expr')
  return body !== null && isOperator(body, '/') ? [body] : []
}

function isOperator(body: Readonly<Record<string, unknown>>, symbol: string): boolean {
  return body.kind === 'AEXPR_OP' && stringOf(nodes(body.name).at(-1)) === symbol
}

function nameOf(call: Readonly<Record<string, unknown>>): string {
  return (stringOf(nodes(call.funcname).at(-1)) ?? '').toLowerCase()
}

const integerTypes = new Set(['int2', 'int4', 'int8', 'integer', 'bigint', 'smallint', 'int'])

/** Whether an expression surely is of an integer type. */
function isInteger(node: unknown, scope: Scope): boolean {
  const found = typed(node)
  if (found === null) return false
  const { type, body } = found
  switch (type) {
    case 'ColumnRef': {
      const use = columnOf(node, scope)
      return use !== null && isIntegerColumn(use)
    }
    case 'A_Const':
      return body.ival !== undefined
    case 'TypeCast':
      return integerTypes.has(stringOf(nodes(asNode(body.typeName)?.names).at(-1)) ?? '')
    case 'FuncCall':
      return isIntegerCall(body, scope)
    case 'CoalesceExpr':
      return nodes(body.args).every((arg) => isInteger(arg, scope))
    case 'CaseExpr':
      return caseResults(body).every((result) => isInteger(result, scope))
    case 'A_Expr':
      if (body.kind === 'AEXPR_NULLIF') return isInteger(body.lexpr, scope)
      return (
        ['+', '-', '*', '/', '%'].some((symbol) => isOperator(body, symbol)) &&
        isInteger(body.lexpr, scope) &&
        isInteger(body.rexpr, scope)
      )
    default:
      return false
  }
}

function isIntegerColumn(use: ColumnUse): boolean {
  if (use.column !== null) return use.column.category === 'integer'
  const { query, columns } = use.source
  const output = query?.outputs[columns?.indexOf(use.name) ?? -1]
  return query !== null && output !== undefined && isInteger(output.expression, scopeOf(query))
}

function isIntegerCall(body: Readonly<Record<string, unknown>>, scope: Scope): boolean {
  const [first] = nodes(body.args)
  switch (nameOf(body)) {
    case 'count':
    case 'length':
    case 'char_length':
    case 'row_number':
    case 'rank':
    case 'dense_rank':
      return true
    case 'max':
    case 'min':
    case 'abs':
      return isInteger(first, scope)
    case 'sum':
      return isSmallInteger(first, scope)
    default:
      return false
  }
}

/** The sum of int8 is numeric; of anything smaller it is int8. */
function isSmallInteger(node: unknown, scope: Scope): boolean {
  const found = typed(node)
  if (found?.type === 'ColumnRef') {
    const use = columnOf(node, scope)
    return use?.column != null && use.column.category === 'integer' && use.column.type !== 'bigint'
  }
  if (found?.type === 'CaseExpr')
    return caseResults(found.body).every(
      (result) => typed(result)?.type === 'A_Const' && isInteger(result, scope),
    )
  return found?.type === 'A_Const' && found.body.ival !== undefined
}

function caseResults(body: Readonly<Record<string, unknown>>): readonly unknown[] {
  const results = nodes(body.args).map((each) => bodyOf(each, 'CaseWhen')?.result)
  const all = body.defresult === undefined ? results : [...results, body.defresult]
  return all.filter((result) => bodyOf(result, 'A_Const')?.isnull !== true)
}
