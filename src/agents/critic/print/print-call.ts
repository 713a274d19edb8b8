import { asNode, nodes, stringOf, text } from '../../../guard/mentions.js'
import type { AstNode } from '../../../guard/parse.js'
import { quoteName } from '../../briefing-text.js'
import { bodyOf } from '../statement/tree.js'
import { Unprintable } from './unprintable.js'

type Print = (node: unknown) => string

/** A call with everything an aggregate or window function may carry. */
export function printCall(body: AstNode, print: Print): string {
  const name = nodes(body.funcname)
    .map((part) => quoteName(stringOf(part) ?? ''))
    .join('.')
  const args = nodes(body.args).map(print)
  if (body.func_variadic === true) args.push(`variadic ${args.pop() ?? ''}`)
  const distinct = body.agg_distinct === true ? 'distinct ' : ''
  const within = body.agg_within_group === true
  const order = nodes(body.agg_order).length > 0 ? `order by ${printSorting(body.agg_order, print)}` : ''
  const inner = body.agg_star === true ? '*' : `${distinct}${args.join(', ')}`
  return [
    `${name}(${inner}${order && !within ? ` ${order}` : ''})`,
    within ? ` within group (${order})` : '',
    body.agg_filter === undefined ? '' : ` filter (where ${print(body.agg_filter)})`,
    body.over === undefined ? '' : ` over ${printOver(asNode(body.over), print)}`,
  ].join('')
}

/** The items of an ORDER BY. */
export function printSorting(list: unknown, print: Print): string {
  return nodes(list)
    .map((each) => {
      const sort = bodyOf(each, 'SortBy')
      if (sort === null || sort.useOp !== undefined) throw new Unprintable('an order')
      return `${print(sort.node)}${directions.get(String(sort.sortby_dir)) ?? ''}${nulls.get(String(sort.sortby_nulls)) ?? ''}`
    })
    .join(', ')
}

const directions = new Map([
  ['SORTBY_ASC', ' asc'],
  ['SORTBY_DESC', ' desc'],
])
const nulls = new Map([
  ['SORTBY_NULLS_FIRST', ' nulls first'],
  ['SORTBY_NULLS_LAST', ' nulls last'],
])

function printOver(over: AstNode | null, print: Print): string {
  const name = text(over?.name)
  return name === null ? `(${printWindow(over, print)})` : quoteName(name)
}

/** What stands in the parentheses of OVER or WINDOW. */
export function printWindow(window: AstNode | null, print: Print): string {
  if (window === null) throw new Unprintable('a window')
  const base = text(window.refname)
  const partition = nodes(window.partitionClause).map(print)
  return [
    base === null ? '' : quoteName(base),
    partition.length > 0 ? `partition by ${partition.join(', ')}` : '',
    nodes(window.orderClause).length > 0 ? `order by ${printSorting(window.orderClause, print)}` : '',
    frame(window, print),
  ]
    .filter(Boolean)
    .join(' ')
}

/** Bits of FRAMEOPTION_* in the server's nodes/parsenodes.h. */
const frameBits = {
  given: 0x1,
  rows: 0x4,
  groups: 0x8,
  startUnbounded: 0x20,
  endUnbounded: 0x100,
  startCurrent: 0x200,
  endCurrent: 0x400,
  startPreceding: 0x800,
  endPreceding: 0x1000,
  startFollowing: 0x2000,
  endFollowing: 0x4000,
  exclusion: 0x38000,
} as const

function frame(window: AstNode, print: Print): string {
  const options = Number(window.frameOptions ?? 0)
  const has = (bit: number) => (options & bit) !== 0
  if (!has(frameBits.given)) return ''
  if (has(frameBits.exclusion)) throw new Unprintable('a frame with EXCLUDE')
  const unit = has(frameBits.rows) ? 'rows' : has(frameBits.groups) ? 'groups' : 'range'
  const start = has(frameBits.startUnbounded)
    ? 'unbounded preceding'
    : has(frameBits.startCurrent)
      ? 'current row'
      : `${print(window.startOffset)} ${has(frameBits.startPreceding) ? 'preceding' : 'following'}`
  const end = has(frameBits.endUnbounded)
    ? 'unbounded following'
    : has(frameBits.endCurrent)
      ? 'current row'
      : `${print(window.endOffset)} ${has(frameBits.endPreceding) ? 'preceding' : 'following'}`
  return `${unit} between ${start} and ${end}`
}
