import { asNode, nodes, stringOf, text } from '../../../guard/mentions.js'
import type { AstNode } from '../../../guard/parse.js'
import { quoteName } from '../../briefing-text.js'
import { bodyOf, typed } from '../statement/tree.js'
import { printCall } from './print-call.js'
import { printType } from './print-type.js'
import { Unprintable } from './unprintable.js'

/** How a subquery inside an expression is printed. */
export type PrintSelect = (select: AstNode) => string

/** An expression as SQL, in parentheses wherever they could matter. */
export function printExpression(node: unknown, select: PrintSelect): string {
  const found = typed(node)
  if (found === null) throw new Unprintable('an empty expression')
  const { type, body } = found
  const print = (child: unknown) => printExpression(child, select)
  switch (type) {
    case 'ColumnRef':
      return nodes(body.fields).map(field).join('.')
    case 'A_Const':
      return constant(body)
    case 'ParamRef':
      // A probe binds values of its own.
      throw new Unprintable('a parameter')
    case 'TypeCast':
      return `cast(${print(body.arg)} as ${printType(body.typeName)})`
    case 'A_Expr':
      return operation(body, print)
    case 'BoolExpr':
      return bool(body, print)
    case 'NullTest':
      return `(${print(body.arg)} ${body.nulltesttype === 'IS_NULL' ? 'is null' : 'is not null'})`
    case 'BooleanTest':
      return `(${print(body.arg)} ${String(body.booltesttype).toLowerCase().replaceAll('_', ' ')})`
    case 'SubLink':
      return sublink(body, print, select)
    case 'CaseExpr':
      return caseText(body, print)
    case 'FuncCall':
      return printCall(body, print)
    case 'CollateClause':
      return `(${print(body.arg)} collate ${nodes(body.collname).map(field).join('.')})`
    case 'A_Indirection':
      return indirection(body, print)
    default:
      return simple(type, body, print)
  }
}

/** Forms that only list their arguments. */
function simple(type: string, body: AstNode, print: (node: unknown) => string): string {
  const args = (list: unknown) => nodes(list).map(print).join(', ')
  switch (type) {
    case 'List':
      return `(${args(body.items)})`
    case 'CoalesceExpr':
      return `coalesce(${args(body.args)})`
    case 'MinMaxExpr':
      return `${body.op === 'IS_GREATEST' ? 'greatest' : 'least'}(${args(body.args)})`
    case 'A_ArrayExpr':
      return `array[${args(body.elements)}]`
    case 'RowExpr':
      return `row(${args(body.args)})`
    case 'GroupingFunc':
      return `grouping(${args(body.args)})`
    case 'NamedArgExpr':
      return `${quoteName(text(body.name) ?? '')} => ${print(body.arg)}`
    case 'SQLValueFunction':
      return valueFunction(body)
    default:
      throw new Unprintable(type)
  }
}

function field(node: unknown): string {
  if (bodyOf(node, 'A_Star') !== null) return '*'
  const name = stringOf(node)
  if (name === null) throw new Unprintable('a name')
  return quoteName(name)
}

function constant(body: AstNode): string {
  if (body.isnull === true) return 'null'
  const integer = asNode(body.ival)
  if (integer !== null) return negatable(String(integer.ival ?? 0))
  const float = asNode(body.fval)
  if (float !== null) return negatable(String(float.fval))
  const boolean = asNode(body.boolval)
  if (boolean !== null) return boolean.boolval === true ? 'true' : 'false'
  const string = asNode(body.sval)
  if (string !== null) return quoteText(text(string.sval) ?? '')
  throw new Unprintable('a constant')
}

function negatable(number: string): string {
  return number.startsWith('-') ? `(${number})` : number
}

/** A string constant; a backslash means itself whatever standard_conforming_strings says. */
export function quoteText(value: string): string {
  const quoted = `'${value.replaceAll("'", "''")}'`
  return value.includes('\\') ? ` e${quoted.replaceAll('\\', '\\\\')}` : quoted
}

function operation(body: AstNode, print: (node: unknown) => string): string {
  const left = body.lexpr === undefined ? '' : `${print(body.lexpr)} `
  const right = () => print(body.rexpr)
  const operator = printOperator(body.name)
  const items = nodes(bodyOf(body.rexpr, 'List')?.items)
  const not = operator.startsWith('!') || operator === '<>' ? 'not ' : ''
  switch (body.kind) {
    case 'AEXPR_OP':
      return `(${left}${operator} ${right()})`
    case 'AEXPR_OP_ANY':
      return `(${left}${operator} any (${right()}))`
    case 'AEXPR_OP_ALL':
      return `(${left}${operator} all (${right()}))`
    case 'AEXPR_DISTINCT':
      return `(${left}is distinct from ${right()})`
    case 'AEXPR_NOT_DISTINCT':
      return `(${left}is not distinct from ${right()})`
    case 'AEXPR_NULLIF':
      return `nullif(${print(body.lexpr)}, ${right()})`
    case 'AEXPR_IN':
      return `(${left}${not}in ${right()})`
    case 'AEXPR_LIKE':
      return `(${left}${not}like ${right()})`
    case 'AEXPR_ILIKE':
      return `(${left}${not}ilike ${right()})`
    case 'AEXPR_SIMILAR':
      return `(${left}${operator} ${right()})`
    case 'AEXPR_BETWEEN':
    case 'AEXPR_NOT_BETWEEN':
    case 'AEXPR_BETWEEN_SYM':
    case 'AEXPR_NOT_BETWEEN_SYM':
      return `(${left}${operator.toLowerCase()} ${items.map(print).join(' and ')})`
    default:
      throw new Unprintable(String(body.kind))
  }
}

/** An operator as it is written, with its schema when it has one. */
export function printOperator(list: unknown): string {
  const parts = nodes(list).map((part) => stringOf(part) ?? '')
  const symbol = parts.at(-1) ?? ''
  return parts.length > 1 ? `operator(${parts.slice(0, -1).map(quoteName).join('.')}.${symbol})` : symbol
}

function bool(body: AstNode, print: (node: unknown) => string): string {
  const args = nodes(body.args).map(print)
  if (body.boolop === 'NOT_EXPR') return `(not ${args[0] ?? ''})`
  return `(${args.join(body.boolop === 'AND_EXPR' ? ' and ' : ' or ')})`
}

function sublink(body: AstNode, print: (node: unknown) => string, select: PrintSelect): string {
  const inner = bodyOf(body.subselect, 'SelectStmt')
  if (inner === null) throw new Unprintable('a subquery')
  const query = `(${select(inner)})`
  const operator = body.operName === undefined ? null : printOperator(body.operName)
  switch (body.subLinkType) {
    case 'EXISTS_SUBLINK':
      return `exists ${query}`
    case 'EXPR_SUBLINK':
      return query
    case 'ARRAY_SUBLINK':
      return `array${query}`
    case 'ANY_SUBLINK':
      return operator === null
        ? `(${print(body.testexpr)} in ${query})`
        : `(${print(body.testexpr)} ${operator} any ${query})`
    case 'ALL_SUBLINK':
      return `(${print(body.testexpr)} ${operator ?? '='} all ${query})`
    default:
      throw new Unprintable(String(body.subLinkType))
  }
}

function caseText(body: AstNode, print: (node: unknown) => string): string {
  const whens = nodes(body.args).map((each) => {
    const when = bodyOf(each, 'CaseWhen')
    return ` when ${print(when?.expr)} then ${print(when?.result)}`
  })
  const subject = body.arg === undefined ? '' : ` ${print(body.arg)}`
  const otherwise = body.defresult === undefined ? '' : ` else ${print(body.defresult)}`
  return `case${subject}${whens.join('')}${otherwise} end`
}

function indirection(body: AstNode, print: (node: unknown) => string): string {
  const parts = nodes(body.indirection).map((part) => {
    const index = bodyOf(part, 'A_Indices')
    if (index === null) return `.${field(part)}`
    if (index.is_slice !== true) return `[${print(index.uidx)}]`
    return `[${index.lidx === undefined ? '' : print(index.lidx)}:${index.uidx === undefined ? '' : print(index.uidx)}]`
  })
  return `(${print(body.arg)})${parts.join('')}`
}

function valueFunction(body: AstNode): string {
  const name = String(body.op)
    .replace(/^SVFOP_/, '')
    .replace(/_N$/, '')
    .toLowerCase()
  const precision = typeof body.typmod === 'number' && body.typmod >= 0 ? `(${body.typmod})` : ''
  return `${name}${precision}`
}
