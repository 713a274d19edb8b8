import { asNode, nodes, stringOf, text } from '../../../guard/mentions.js'
import type { AstNode } from '../../../guard/parse.js'
import { quoteName } from '../../briefing-text.js'
import { bodyOf, typed } from '../statement/tree.js'
import { printSorting, printWindow } from './print-call.js'
import { printExpression } from './print-expression.js'
import { printSource } from './print-source.js'
import { Unprintable } from './unprintable.js'

/**
 * A SELECT's tree as SQL again, for statements that are a part of the reviewed one or differ from it in a part.
 * Null for a form that is not known here: nothing is printed in part.
 */
export function printQuery(select: AstNode): string | null {
  return printed(() => selectText(select))
}

/** One expression as SQL; null for a form that is not known here. */
export function printOne(expression: unknown): string | null {
  return printed(() => print(expression))
}

/** What stands after FROM; null for a form that is not known here, empty for no FROM. */
export function printFrom(select: AstNode): string | null {
  return printed(() => fromText(select))
}

/** The WITH of a statement, with a space behind it; empty when there is none, null for a form not known here. */
export function printWith(withClause: unknown): string | null {
  return printed(() => withText(withClause))
}

function printed(work: () => string): string | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof Unprintable) return null
    throw error
  }
}

function print(node: unknown): string {
  return printExpression(node, selectText)
}

function list(value: unknown): string {
  return nodes(value).map(print).join(', ')
}

function selectText(select: AstNode): string {
  const tail = [
    nodes(select.sortClause).length > 0 ? `order by ${printSorting(select.sortClause, print)}` : '',
    limitText(select),
    select.limitOffset === undefined ? '' : `offset ${print(select.limitOffset)}`,
  ]
  if (select.lockingClause !== undefined || select.intoClause !== undefined) throw new Unprintable('a lock')
  return [withText(select.withClause) + bodyText(select), ...tail].filter(Boolean).join(' ')
}

function bodyText(select: AstNode): string {
  const [left, right] = [asNode(select.larg), asNode(select.rarg)]
  if (left !== null && right !== null) {
    const word = String(select.op).replace('SETOP_', '').toLowerCase()
    return `(${selectText(left)}) ${word}${select.all === true ? ' all' : ''} (${selectText(right)})`
  }
  if (nodes(select.valuesLists).length > 0)
    return `values ${nodes(select.valuesLists)
      .map((row) => `(${list(bodyOf(row, 'List')?.items)})`)
      .join(', ')}`
  return [
    `select ${distinctText(select)}${nodes(select.targetList).map(target).join(', ')}`,
    nodes(select.fromClause).length > 0 ? `from ${fromText(select)}` : '',
    select.whereClause === undefined ? '' : `where ${print(select.whereClause)}`,
    groupText(select),
    select.havingClause === undefined ? '' : `having ${print(select.havingClause)}`,
    windowText(select),
  ]
    .filter(Boolean)
    .join(' ')
}

function withText(value: unknown): string {
  const clause = asNode(value)
  if (clause === null) return ''
  const ctes = nodes(clause.ctes).map((each) => {
    const cte = bodyOf(each, 'CommonTableExpr')
    const query = bodyOf(cte?.ctequery, 'SelectStmt')
    if (cte === null || query === null || cte.search_clause !== undefined || cte.cycle_clause !== undefined)
      throw new Unprintable('a CTE')
    const columns = nodes(cte.aliascolnames).map((column) => quoteName(stringOf(column) ?? ''))
    const named = `${quoteName(text(cte.ctename) ?? '')}${columns.length > 0 ? `(${columns.join(', ')})` : ''}`
    return `${named} as ${materialized.get(String(cte.ctematerialized)) ?? ''}(${selectText(query)})`
  })
  return `with ${clause.recursive === true ? 'recursive ' : ''}${ctes.join(', ')} `
}

const materialized = new Map([
  ['CTEMaterializeAlways', 'materialized '],
  ['CTEMaterializeNever', 'not materialized '],
])

function fromText(select: AstNode): string {
  return nodes(select.fromClause)
    .map((source) => printSource(source, selectText))
    .join(', ')
}

function distinctText(select: AstNode): string {
  const keys = nodes(select.distinctClause)
  if (select.distinctClause === undefined) return ''
  const on = keys.filter((key) => typed(key) !== null)
  return on.length > 0 ? `distinct on (${list(on)}) ` : 'distinct '
}

function target(node: unknown): string {
  const body = bodyOf(node, 'ResTarget')
  if (body === null) throw new Unprintable('an output')
  const name = text(body.name)
  return name === null ? print(body.val) : `${print(body.val)} as ${quoteName(name)}`
}

function groupText(select: AstNode): string {
  const items = nodes(select.groupClause)
  if (items.length === 0) return ''
  return `group by ${select.groupDistinct === true ? 'distinct ' : ''}${items.map(grouping).join(', ')}`
}

function grouping(node: unknown): string {
  const set = bodyOf(node, 'GroupingSet')
  if (set === null) return print(node)
  const content = nodes(set.content).map(grouping).join(', ')
  switch (set.kind) {
    case 'GROUPING_SET_EMPTY':
      return '()'
    case 'GROUPING_SET_ROLLUP':
      return `rollup (${content})`
    case 'GROUPING_SET_CUBE':
      return `cube (${content})`
    case 'GROUPING_SET_SETS':
      return `grouping sets (${content})`
    default:
      throw new Unprintable('a grouping set')
  }
}

function windowText(select: AstNode): string {
  const windows = nodes(select.windowClause).map((each) => {
    const window = bodyOf(each, 'WindowDef')
    return `${quoteName(text(window?.name) ?? '')} as (${printWindow(window, print)})`
  })
  return windows.length > 0 ? `window ${windows.join(', ')}` : ''
}

function limitText(select: AstNode): string {
  if (select.limitCount === undefined) return ''
  const count = print(select.limitCount)
  return select.limitOption === 'LIMIT_OPTION_WITH_TIES'
    ? `fetch first (${count}) rows with ties`
    : `limit ${count}`
}
