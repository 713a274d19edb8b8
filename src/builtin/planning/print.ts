import { displayName } from '../../database/snapshot.js'
import type { CatalogTable } from '../../linking/catalog.js'
import { computedExpr } from './computed-expr.js'
import { elapsed } from './elapsed.js'
import type { Aggregate, Best, Cond, Expr, Join, JoinPair, Output, Plan } from './plan.js'

/** The SQL of a plan; the only place where identifiers and literals are quoted. */
export function printPlan(plan: Plan): string {
  if (plan.best) return printBest(plan, plan.best)
  const base = block(plan)
  const both = plan.set ? `${base}\n${plan.set.op}\n${block(plan.set.right)}` : base
  return [both, tail(plan)].filter((part) => part !== '').join('\n')
}

function block(plan: Plan, link: readonly JoinPair[] = []): string {
  const where = [...link.map(pair), ...plan.where.map((cond) => conjunct(cond))]
  const lines = [
    `select ${plan.distinct ? 'distinct ' : ''}${plan.select.length === 0 ? '1' : plan.select.map(output).join(', ')}`,
    `from ${source(plan.from.alias, plan.from.table)}`,
    ...plan.joins.map(join),
  ]
  if (where.length > 0) lines.push(`where ${where.join('\n  and ')}`)
  if (plan.group.length > 0) lines.push(`group by ${plan.group.map(printExpr).join(', ')}`)
  if (plan.having.length > 0)
    lines.push(`having ${plan.having.map((cond) => conjunct(cond)).join('\n  and ')}`)
  return lines.join('\n')
}

/** Labels are unique in such a plan: the outer query has no other names. */
function printBest(plan: Plan, best: Best): string {
  const place: Output = {
    expr: { kind: 'window', fn: 'rank', of: null, partition: best.partition, order: best.order },
    label: 'place',
    part: 'context',
  }
  const names = plan.select.map((each) => quoteName(each.label)).join(', ')
  const inner = indent(block({ ...plan, select: [...plan.select, place] }))
  return `select ${names}\nfrom (\n${inner}\n) as ranked\nwhere place <= ${best.limit}\norder by ${[...told(plan), '1 asc nulls last', 'place asc'].join(', ')}`
}

/** The order that was asked for, by what is shown. */
const told = ({ select, order }: Plan) =>
  order.flatMap(({ by, descending }) => {
    const label = select.find(({ expr }) => printExpr(expr) === printExpr(by))?.label
    return label ? [`${quoteName(label)} ${descending ? 'desc' : 'asc'} nulls last`] : []
  })

function tail(plan: Plan): string {
  const lines: string[] = []
  if (plan.order.length > 0) {
    const keys = plan.order.map(
      ({ by, descending }) => `${orderKey(plan, by)}${descending ? ' desc nulls last' : ' asc nulls last'}`,
    )
    lines.push(`order by ${keys.join(', ')}`)
  }
  if (plan.limit !== null)
    lines.push(
      plan.ties && plan.order.length > 0 ? `fetch first ${plan.limit} rows with ties` : `limit ${plan.limit}`,
    )
  return lines.join('\n')
}

/** With `distinct` or a set operation only selected columns may order; they are named by position. */
function orderKey(plan: Plan, by: Expr): string {
  const text = printExpr(by)
  if (!plan.distinct && !plan.set) return text
  const at = plan.select.findIndex((each) => printExpr(each.expr) === text)
  return at < 0 ? text : String(at + 1)
}

function output({ expr, label }: Output): string {
  const text = printExpr(expr)
  const plain = expr.kind === 'column' && !expr.column.computed ? expr.column.name : null
  return plain === label ? text : `${text} as ${quoteName(label)}`
}

function join({ kind, source: { alias, table }, on }: Join): string {
  return `${kind === 'left' ? 'left join' : 'join'} ${source(alias, table)} on ${on.map(pair).join(' and ')}`
}

function pair({ left, right }: JoinPair): string {
  return `${quoteName(left.alias)}.${quoteName(left.column)} = ${quoteName(right.alias)}.${quoteName(right.column)}`
}

function source(alias: string, table: CatalogTable): string {
  const name = table.visible ? quoteName(table.name) : `${quoteName(table.schema)}.${quoteName(table.name)}`
  return alias === displayName(table) && table.visible ? name : `${name} as ${quoteName(alias)}`
}

/** The SQL of a value; a scalar query comes in brackets over several lines. */
export function printExpr(expr: Expr): string {
  switch (expr.kind) {
    case 'column':
      return columnText(expr)
    case 'count':
      return filtered(
        expr.of === null ? 'count(*)' : `count(${expr.distinct ? 'distinct ' : ''}${printExpr(expr.of)})`,
        expr.filter,
      )
    case 'aggregate':
      return filtered(aggregate(expr.fn, printExpr(expr.of)), expr.filter)
    case 'truncate':
      return `date_trunc('${expr.grain}', ${asDay(expr.of)})::date`
    case 'extract':
      if (expr.field === 'dayName') return `to_char(${asDay(expr.of)}, 'FMDay')`
      return `extract(${expr.field} from ${asDay(expr.of)})::int`
    case 'arithmetic':
      return `${operand(expr.left)} ${expr.op} ${operand(expr.right)}`
    case 'ratio':
      return `${expr.percent ? '100.0 * ' : ''}${operand(expr.over)}${expr.percent ? '' : '::numeric'} / nullif(${printExpr(expr.under)}, 0)`
    case 'days':
      return elapsed(printExpr(expr.start), printExpr(expr.end), expr.unit)
    case 'window':
      return `${expr.fn}(${expr.of === null ? '' : printExpr(expr.of)}) over (${windowOf(expr)})`
    case 'round':
      return `round((${printExpr(expr.of)})::numeric, ${expr.digits})`
    case 'orZero':
      return `coalesce(${printExpr(expr.of)}, 0)`
    case 'literal':
      return literal(expr)
    case 'scalar':
      return `(\n${indent(printPlan(expr.plan))}\n)`
    default:
      return expr satisfies never
  }
}

/** One that was told of is spelled out. */
function columnText({ alias, column }: Extract<Expr, { kind: 'column' }>): string {
  return column.computed
    ? `(${printExpr(computedExpr(column.computed.as, alias, column.computed.of))})`
    : `${quoteName(alias)}.${quoteName(column.name)}`
}

function windowOf({ partition, order }: Extract<Expr, { kind: 'window' }>): string {
  const parts: string[] = []
  if (partition.length > 0) parts.push(`partition by ${partition.map(printExpr).join(', ')}`)
  if (order.length > 0)
    parts.push(
      `order by ${order.map(({ by, descending }) => `${printExpr(by)}${descending ? ' desc nulls last' : ''}`).join(', ')}`,
    )
  return parts.join(' ')
}

function aggregate(fn: Aggregate, of: string): string {
  if (fn !== 'median' && !fn.startsWith('p')) return `${fn}(${of})`
  const fraction = fn === 'median' ? 0.5 : Number(fn.slice(1)) / 100
  return `percentile_cont(${fraction}) within group (order by ${of})`
}

function filtered(text: string, filter: Cond | null): string {
  return filter === null ? text : `${text} filter (where ${printCond(filter)})`
}

function operand(expr: Expr): string {
  const text = printExpr(expr)
  return expr.kind === 'arithmetic' || expr.kind === 'ratio' || expr.kind === 'days' ? `(${text})` : text
}

/** The SQL of a condition; `and` and `or` come without brackets around them. */
export function printCond(cond: Cond): string {
  switch (cond.kind) {
    case 'and':
    case 'or':
      return cond.of
        .map((each) => (each.kind === 'and' || each.kind === 'or' ? `(${printCond(each)})` : printCond(each)))
        .join(` ${cond.kind} `)
    case 'not':
      return `not (${printCond(cond.of)})`
    case 'compare':
      return `${printExpr(cond.left)} ${cond.op} ${printExpr(cond.right)}`
    case 'in':
      return `${printExpr(cond.of)} ${cond.negated ? 'not ' : ''}in (${cond.values.map(printExpr).join(', ')})`
    case 'like':
      return `${printExpr(cond.of)}${cond.of.kind === 'column' && cond.of.column.category !== 'text' ? '::text' : ''} ${cond.negated ? 'not ' : ''}${cond.anyCase ? 'ilike' : 'like'} ${quoteText(cond.pattern)}`
    case 'null':
      return `${printExpr(cond.of)} is ${cond.negated ? 'not ' : ''}null`
    case 'true':
      return holds(cond.of, cond.negated)
    case 'exists':
      return `${cond.negated ? 'not ' : ''}exists (\n${indent(block(cond.plan, cond.link))}\n)`
    default:
      return cond satisfies never
  }
}

/** A day, cast where the column writes it as text. */
function asDay(expr: Expr): string {
  const written = expr.kind === 'column' && expr.column.stored?.kind === 'day'
  return written ? `${printExpr(expr)}::timestamp` : printExpr(expr)
}

/** That a yes-or-no holds, or not: `active`, `not active`, `active = 'N'`. */
function holds(expr: Expr, negated: boolean): string {
  const stored = expr.kind === 'column' ? expr.column.stored : undefined
  if (stored?.kind !== 'yes or no') return negated ? `not ${printExpr(expr)}` : printExpr(expr)
  const value = negated ? stored.no : stored.yes
  return `${printExpr(expr)} = ${stored.numeric ? value : quoteText(value)}`
}

function conjunct(cond: Cond): string {
  return cond.kind === 'or' ? `(${printCond(cond)})` : printCond(cond)
}

function literal(expr: Extract<Expr, { kind: 'literal' }>): string {
  switch (expr.as) {
    case 'number':
      return String(expr.value)
    case 'boolean':
      return expr.value === true ? 'true' : 'false'
    case 'text':
      return quoteText(String(expr.value))
    case 'date':
    case 'time':
      return quoteText(String(expr.value))
    default:
      return expr.as satisfies never
  }
}

function quoteText(text: string): string {
  const doubled = text.replaceAll("'", "''")
  return text.includes('\\') ? `E'${doubled.replaceAll('\\', '\\\\')}'` : `'${doubled}'`
}

/** Bare when Postgres reads it back as the same name. */
export function quoteName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !reserved.has(name) ? name : `"${name.replaceAll('"', '""')}"`
}

const reserved: ReadonlySet<string> = new Set(
  'all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case cast char character check coalesce collate collation column concurrently constraint create cross current_catalog current_date current_role current_schema current_time current_timestamp current_user dec decimal default deferrable desc distinct do else end except exists extract false fetch float for foreign freeze from full grant greatest group grouping having ilike in initially inner inout int integer intersect interval into is isnull join lateral leading least left like limit localtime localtimestamp national natural nchar none normalize not notnull null nullif numeric offset on only or order out outer overlaps overlay placing position precision primary real references returning right row select session_user setof similar smallint some substring symmetric system_user table tablesample then time timestamp to trailing treat trim true union unique user using values varchar variadic verbose when where window with xmlattributes xmlconcat'.split(
    ' ',
  ),
)

/** Line breaks inside quotes belong to names and values and stay as they are. */
function indent(text: string): string {
  let out = '  '
  let quote = ''
  for (const sign of text) {
    if (quote === '' && (sign === "'" || sign === '"')) quote = sign
    else if (sign === quote) quote = ''
    out += sign === '\n' && quote === '' ? '\n  ' : sign
  }
  return out
}
