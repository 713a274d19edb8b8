import { asNode, nodes, stringOf, text } from '../mentions.js'
import type { AstNode } from '../parse.js'
import { figureName } from './figure-name.js'
import { readColumn, standing } from './read-columns.js'
import { useExpressions } from './read-expressions.js'
import { readCte, readFrom } from './read-from.js'
import { keyedGroups, readGroups } from './read-groups.js'
import {
  type Cte,
  type CteScope,
  type Field,
  faultMasked,
  type Level,
  type Output,
  type Reading,
} from './reading.js'

/**
 * Reads a SELECT with everything in it: faults and edits are noted, what it returns comes back.
 * @param outer the FROM clauses around it; null where it sees none.
 * @param starIsRead false when nobody looks at what it selects.
 */
export function readQuery(
  select: AstNode,
  outer: Level | null,
  around: CteScope,
  reading: Reading,
  starIsRead = true,
): Output {
  const ctes = withQueries(select, around, outer)
  const level: Level = { sources: [], outer }
  const output = readBody(select, level, ctes, reading, starIsRead)
  for (const cte of ctes.values()) if (cte.state === 'unread') readCte(cte, reading)
  return output
}

function readBody(
  select: AstNode,
  level: Level,
  ctes: CteScope,
  reading: Reading,
  starIsRead: boolean,
): Output {
  const left = asNode(select.larg)
  const right = asNode(select.rarg)
  if (left !== null && right !== null) return readSetOperation(select, left, right, level, ctes, reading)
  if (nodes(select.valuesLists).length > 0) return readValues(select, level, ctes, reading)
  for (const item of nodes(select.fromClause)) readFrom(item, level, ctes, reading)
  const output = readTargets(select, level, ctes, reading, starIsRead)
  for (const part of ['whereClause', 'havingClause', 'windowClause', 'limitCount', 'limitOffset'])
    useExpressions(select[part], level, ctes, reading)
  readGroupBy(select, output, level, ctes, reading)
  useSorts(select, output, level, ctes, reading)
  readGroups(select, level, reading)
  const distinct = nodes(select.distinctClause)
  const plain = distinct.length > 0 && distinct.every((each) => Object.keys(asNode(each) ?? {}).length === 0)
  if (plain) useAll(output, reading)
  else for (const each of distinct) useByName(each, output, level, ctes, reading)
  return output
}

function readSetOperation(
  select: AstNode,
  left: AstNode,
  right: AstNode,
  level: Level,
  ctes: CteScope,
  reading: Reading,
): Output {
  const first = readQuery(left, level.outer, ctes, reading)
  reading.operands.set(left, first)
  const second = readQuery(right, level.outer, ctes, reading)
  if (text(select.op) !== 'SETOP_UNION' || select.all !== true) {
    useAll(first, reading)
    useAll(second, reading)
  }
  const fields = first.fields.map(
    ({ name, masked }, at): Field => ({
      name,
      masked: masked ?? second.fields[at]?.masked ?? null,
    }),
  )
  const output = { fields, open: first.open || second.open }
  useSorts(select, output, level, ctes, reading)
  useExpressions([select.limitCount, select.limitOffset], level, ctes, reading)
  return output
}

function readValues(select: AstNode, level: Level, ctes: CteScope, reading: Reading): Output {
  const rows = nodes(select.valuesLists)
  useExpressions(rows, level, ctes, reading)
  const width = nodes(asNode(asNode(rows[0])?.List)?.items).length
  const fields = Array.from({ length: width }, (_, at) => ({ name: `column${at + 1}`, masked: null }))
  useExpressions([select.limitCount, select.limitOffset], level, ctes, reading)
  return { fields, open: false }
}

function readTargets(
  select: AstNode,
  level: Level,
  ctes: CteScope,
  reading: Reading,
  starIsRead: boolean,
): Output {
  const fields: Field[] = []
  let open = false
  for (const each of nodes(select.targetList)) {
    const target = asNode(asNode(each)?.ResTarget) ?? {}
    const ref = asNode(asNode(target.val)?.ColumnRef)
    if (ref !== null && target.indirection === undefined) {
      const shown = readColumn(ref, level, reading, starIsRead)
      const name = text(target.name) ?? stringOf(nodes(ref.fields).at(-1))
      // A star may stand for columns that nobody listed.
      if (name === null) open ||= level.sources.some((source) => source.open)
      fields.push(...(name === null ? shown : [{ name, masked: shown[0]?.masked ?? null }]))
      continue
    }
    useExpressions(target.val, level, ctes, reading)
    const name = text(target.name) ?? figureName(target.val)
    open ||= name === null
    fields.push({ name: name ?? '?column?', masked: null })
  }
  return { fields, open }
}

/** Beside a whole primary key the other columns of its table are not compared: each group has one row of them. */
function readGroupBy(select: AstNode, output: Output, level: Level, ctes: CteScope, reading: Reading): void {
  const keyed = new Set(keyedGroups(select, level).flatMap(({ items }) => items))
  const compared: unknown[] = []
  for (const group of nodes(select.groupClause)) {
    const ref = asNode(asNode(group)?.ColumnRef)
    const item = ref ?? asNode(asNode(group)?.A_Const)
    if (item === null || !keyed.has(item)) compared.push(group)
    else if (ref !== null) readColumn(ref, level, reading)
  }
  useGroups(compared, output, level, ctes, reading)
}

/** GROUP BY takes a name for a column first, then for what the SELECT calls so. */
function useGroups(
  groups: readonly unknown[],
  output: Output,
  level: Level,
  ctes: CteScope,
  reading: Reading,
): void {
  for (const group of groups) {
    const set = asNode(asNode(group)?.GroupingSet)
    if (set !== null) {
      useGroups(nodes(set.content), output, level, ctes, reading)
      continue
    }
    const name = bareName(group)
    if (name !== null && standing(name, level) !== 'none') useExpressions(group, level, ctes, reading)
    else useByName(group, output, level, ctes, reading)
  }
}

function useSorts(select: AstNode, output: Output, level: Level, ctes: CteScope, reading: Reading): void {
  for (const sort of nodes(select.sortClause))
    useByName(asNode(asNode(sort)?.SortBy)?.node, output, level, ctes, reading)
}

/** A name or a number that means what the SELECT returns, else an expression. */
function useByName(
  expression: unknown,
  output: Output,
  level: Level,
  ctes: CteScope,
  reading: Reading,
): void {
  const number = asNode(asNode(asNode(expression)?.A_Const)?.ival)?.ival
  const name = bareName(expression)
  const meant =
    typeof number === 'number'
      ? output.fields.slice(number - 1, number)
      : output.fields.filter((field) => name !== null && field.name === name)
  if (meant.length === 0) useExpressions(expression, level, ctes, reading)
  const masked = meant.find((field) => field.masked !== null)?.masked ?? null
  if (masked !== null) faultMasked(reading, masked, asNode(asNode(expression)?.ColumnRef)?.location)
}

function useAll({ fields }: Output, reading: Reading): void {
  const masked = fields.find((field) => field.masked !== null)?.masked ?? null
  if (masked !== null) faultMasked(reading, masked, null)
}

function bareName(expression: unknown): string | null {
  const fields = nodes(asNode(asNode(expression)?.ColumnRef)?.fields)
  return fields.length === 1 ? stringOf(fields[0]) : null
}

/** The WITH queries in scope. Each sees those before it; with RECURSIVE, all and itself. */
function withQueries(select: AstNode, around: CteScope, outer: Level | null): CteScope {
  const clause = asNode(select.withClause)
  if (clause === null) return around
  let scope = new Map<string, Cte>(around)
  const recursive = clause.recursive === true
  const all = new Map<string, Cte>(around)
  for (const each of nodes(clause.ctes)) {
    const node = asNode(asNode(each)?.CommonTableExpr) ?? {}
    const name = text(node.ctename) ?? ''
    const cte: Cte = { node, ctes: recursive ? all : scope, outer, state: 'unread', output: null }
    all.set(name, cte)
    if (!recursive) scope = new Map(scope).set(name, cte)
  }
  return all
}
