import { type AstNode, parseOne } from '../../src/guard/parse.js'
import type { Snapshot, Table } from '../../src/database/snapshot.js'

/** What a statement takes from the database, as `schema.table` and `schema.table.column`. */
export interface UsedNames {
  readonly tables: ReadonlySet<string>
  readonly columns: ReadonlySet<string>
  /** Text literals with the column each is compared with. */
  readonly literals: readonly { readonly text: string; readonly column: string }[]
}

/**
 * Resolves a statement's names to the snapshot's tables and columns, scope by scope; names of sub-queries and CTEs
 * count for what they are made of. Null when the text is no single statement.
 */
export async function usedNames(sql: string, snapshot: Snapshot): Promise<UsedNames | null> {
  const parsed = await parseOne(sql)
  if (!parsed.ok) return null
  const found = {
    tables: new Set<string>(),
    columns: new Set<string>(),
    literals: [] as { text: string; column: string }[],
  }
  visit(parsed.tree, { sources: [], ctes: new Set(), outer: null }, snapshot, found)
  return found
}

interface Scope {
  readonly sources: Source[]
  readonly ctes: ReadonlySet<string>
  readonly outer: Scope | null
}

/** `table` is null for a sub-query or a CTE. */
interface Source {
  readonly alias: string
  readonly table: Table | null
}

interface Found {
  readonly tables: Set<string>
  readonly columns: Set<string>
  readonly literals: { text: string; column: string }[]
}

type Fields = Readonly<Record<string, unknown>>

function visit(node: unknown, scope: Scope, snapshot: Snapshot, found: Found): void {
  if (Array.isArray(node)) {
    for (const each of node) visit(each, scope, snapshot, found)
    return
  }
  if (typeof node !== 'object' || node === null) return
  for (const [type, value] of Object.entries(node as AstNode)) {
    if (type === 'SelectStmt' || type === 'larg' || type === 'rarg')
      select(value as Fields, scope, snapshot, found)
    else if (type === 'ColumnRef') note(columnOf(value as Fields, scope), found)
    else {
      if (type === 'A_Expr') compared(value as Fields, scope, found)
      visit(value, scope, snapshot, found)
    }
  }
}

function select(statement: Fields, outer: Scope, snapshot: Snapshot, found: Found): void {
  const ctes = list((statement.withClause as Fields | undefined)?.ctes).map(
    (cte) => (cte as { CommonTableExpr: Fields }).CommonTableExpr,
  )
  const scope: Scope = {
    sources: [],
    ctes: new Set([...outer.ctes, ...ctes.map((cte) => String(cte.ctename))]),
    outer,
  }
  for (const cte of ctes) visit(cte.ctequery, { ...scope, sources: [] }, snapshot, found)
  for (const item of list(statement.fromClause)) addSource(item, scope, snapshot, found)
  const { withClause: _with, fromClause, ...rest } = statement
  for (const item of list(fromClause)) visitJoin(item, scope, snapshot, found)
  visit(rest, scope, snapshot, found)
}

function addSource(item: unknown, scope: Scope, snapshot: Snapshot, found: Found): void {
  const { RangeVar, JoinExpr, RangeSubselect } = item as Readonly<Record<string, Fields | undefined>>
  if (RangeVar) {
    const name = String(RangeVar.relname)
    const alias = aliasOf(RangeVar) ?? name
    const table =
      scope.ctes.has(name) && RangeVar.schemaname === undefined ? null : tableNamed(RangeVar, snapshot)
    if (table) found.tables.add(idOf(table))
    scope.sources.push({ alias, table })
  }
  if (RangeSubselect) scope.sources.push({ alias: aliasOf(RangeSubselect) ?? '', table: null })
  if (JoinExpr) {
    addSource(JoinExpr.larg, scope, snapshot, found)
    addSource(JoinExpr.rarg, scope, snapshot, found)
  }
}

/** Conditions of joins, USING columns and sub-queries of a FROM clause, once all its sources are known. */
function visitJoin(item: unknown, scope: Scope, snapshot: Snapshot, found: Found): void {
  const { JoinExpr, RangeSubselect, RangeVar, ...other } = item as Readonly<
    Record<string, Fields | undefined>
  >
  if (RangeSubselect) visit(RangeSubselect.subquery, scope, snapshot, found)
  if (JoinExpr) {
    visitJoin(JoinExpr.larg, scope, snapshot, found)
    visitJoin(JoinExpr.rarg, scope, snapshot, found)
    visit(JoinExpr.quals, scope, snapshot, found)
    for (const using of list(JoinExpr.usingClause)) {
      const name = stringOf(using)
      for (const { table } of scope.sources)
        if (table?.columns.some((column) => column.name === name)) found.columns.add(`${idOf(table)}.${name}`)
    }
  }
  visit(other, scope, snapshot, found)
}

function columnOf(reference: Fields, scope: Scope): string | null {
  const parts = list(reference.fields).map(stringOf)
  const column = parts.at(-1)
  if (column === null || column === undefined) return null
  const alias = parts.at(-2) ?? null
  for (let at: Scope | null = scope; at !== null; at = at.outer) {
    for (const source of at.sources) {
      if (alias !== null && source.alias !== alias) continue
      if (source.table?.columns.some((each) => each.name === column)) return `${idOf(source.table)}.${column}`
    }
    if (alias !== null && at.sources.some((source) => source.alias === alias)) return null
  }
  return null
}

/** `column = 'x'`, `in ('x', 'y')`, `ilike '%x%'`, also through lower(column) and casts. */
function compared({ lexpr, rexpr, kind }: Fields, scope: Scope, found: Found): void {
  if (kind !== 'AEXPR_OP' && kind !== 'AEXPR_IN' && kind !== 'AEXPR_LIKE' && kind !== 'AEXPR_ILIKE') return
  for (const [one, other] of [
    [lexpr, rexpr],
    [rexpr, lexpr],
  ]) {
    const column = onlyColumn(one, scope)
    if (column === null) continue
    for (const text of textsIn(other)) found.literals.push({ text, column })
  }
}

function onlyColumn(node: unknown, scope: Scope): string | null {
  if (typeof node !== 'object' || node === null) return null
  const { ColumnRef, FuncCall, TypeCast } = node as Readonly<Record<string, Fields | undefined>>
  if (ColumnRef) return columnOf(ColumnRef, scope)
  if (FuncCall) return list(FuncCall.args).length === 1 ? onlyColumn(list(FuncCall.args)[0], scope) : null
  return TypeCast ? onlyColumn(TypeCast.arg, scope) : null
}

function textsIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return []
  const { A_Const, List, FuncCall, TypeCast, A_ArrayExpr } = node as Readonly<
    Record<string, Fields | undefined>
  >
  const text = (A_Const?.sval as { sval?: string } | undefined)?.sval
  if (text !== undefined) return [text]
  if (List) return list(List.items).flatMap(textsIn)
  if (A_ArrayExpr) return list(A_ArrayExpr.elements).flatMap(textsIn)
  if (FuncCall) return list(FuncCall.args).flatMap(textsIn)
  return TypeCast ? textsIn(TypeCast.arg) : []
}

function note(column: string | null, found: Found): void {
  if (column !== null) found.columns.add(column)
}

function tableNamed(range: Fields, snapshot: Snapshot): Table | null {
  const { relname, schemaname } = range
  const same = snapshot.tables.filter((table) => table.name === relname)
  return (
    same.find((table) => (schemaname === undefined ? table.visible : table.schema === schemaname)) ??
    same[0] ??
    null
  )
}

function aliasOf(node: Fields): string | null {
  const name = (node.alias as Fields | undefined)?.aliasname
  return typeof name === 'string' ? name : null
}

function stringOf(node: unknown): string | null {
  const text = (node as { String?: { sval?: string } }).String?.sval
  return text ?? null
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function idOf({ schema, name }: Pick<Table, 'schema' | 'name'>): string {
  return `${schema}.${name}`
}
