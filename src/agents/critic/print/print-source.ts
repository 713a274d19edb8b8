import { asNode, nodes, stringOf, text } from '../../../guard/mentions.js'
import type { AstNode } from '../../../guard/parse.js'
import { quoteName } from '../../briefing-text.js'
import { bodyOf, typed } from '../statement/tree.js'
import { type PrintSelect, printExpression } from './print-expression.js'
import { Unprintable } from './unprintable.js'

/** An item of FROM as SQL. */
export function printSource(node: unknown, select: PrintSelect): string {
  const found = typed(node)
  if (found === null) throw new Unprintable('a source')
  const { type, body } = found
  switch (type) {
    case 'RangeVar':
      return `${body.inh === true ? '' : 'only '}${[body.schemaname, body.relname]
        .map(text)
        .filter((part) => part !== null)
        .map(quoteName)
        .join('.')}${alias(body.alias)}`
    case 'RangeSubselect': {
      const inner = bodyOf(body.subquery, 'SelectStmt')
      if (inner === null) throw new Unprintable('a subquery')
      return `${lateral(body)}(${select(inner)})${alias(body.alias)}`
    }
    case 'RangeFunction':
      return functionSource(body, select)
    case 'JoinExpr':
      return join(body, select)
    default:
      throw new Unprintable(type)
  }
}

function lateral(body: AstNode): string {
  return body.lateral === true ? 'lateral ' : ''
}

function alias(node: unknown): string {
  const given = asNode(node)
  const name = text(given?.aliasname)
  if (given === null || name === null) return ''
  const columns = nodes(given.colnames).map((column) => quoteName(stringOf(column) ?? ''))
  return ` as ${quoteName(name)}${columns.length > 0 ? `(${columns.join(', ')})` : ''}`
}

function functionSource(body: AstNode, select: PrintSelect): string {
  const [only, ...others] = nodes(body.functions)
  if (others.length > 0 || nodes(body.coldeflist).length > 0 || body.is_rowsfrom === true)
    throw new Unprintable('a source of several functions')
  const call = nodes(bodyOf(only, 'List')?.items)[0]
  const ordinality = body.ordinality === true ? ' with ordinality' : ''
  return `${lateral(body)}${printExpression(call, select)}${ordinality}${alias(body.alias)}`
}

const joinWords = new Map([
  ['JOIN_INNER', 'join'],
  ['JOIN_LEFT', 'left join'],
  ['JOIN_RIGHT', 'right join'],
  ['JOIN_FULL', 'full join'],
])

function join(body: AstNode, select: PrintSelect): string {
  const word = joinWords.get(String(body.jointype))
  if (word === undefined || body.join_using_alias !== undefined) throw new Unprintable('a join')
  const left = printSource(body.larg, select)
  const right = printSource(body.rarg, select)
  const inner = (natural: string, joint: string, on: string) =>
    body.alias === undefined
      ? `(${left} ${natural}${joint} ${right}${on})`
      : `(${left} ${natural}${joint} ${right}${on})${alias(body.alias)}`
  if (body.isNatural === true) return inner('natural ', word, '')
  const using = nodes(body.usingClause)
  if (using.length > 0)
    return inner('', word, ` using (${using.map((column) => quoteName(stringOf(column) ?? '')).join(', ')})`)
  if (body.quals === undefined) return inner('', 'cross join', '')
  return inner('', word, ` on ${printExpression(body.quals, select)}`)
}
