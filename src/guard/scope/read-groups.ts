import { asNode, nodes, stringOf } from '../mentions.js'
import type { AstNode } from '../parse.js'
import type { Level, Reading, Source } from './reading.js'

/**
 * Notes which columns have to be grouped by as well: Postgres lets a query that groups by a table's primary key show the
 * table's other columns, but not those of a subquery in the table's place. To group by them too changes no group.
 */
export function readGroups(select: AstNode, level: Level, reading: Reading): void {
  for (const { source, items, columns } of keyedGroups(select, level)) {
    const [first] = items
    const { label } = source
    if (!source.rewritten || label === null || first === undefined) continue
    const shown = shownOf(select, source).filter((column) => !columns.has(column))
    const added = shown.map((column) => ({ label, column }))
    if (added.length > 0) reading.grouped.set(first, added)
  }
}

/** A source that a query groups by, key and all: whatever else of it is grouped by makes no difference. */
interface KeyedGroup {
  readonly source: Source
  /** What stands for it in GROUP BY: ColumnRefs, and A_Consts for numbers. */
  readonly items: readonly AstNode[]
  readonly columns: ReadonlySet<string | null>
}

/** The sources of whose primary key every column is grouped by. */
export function keyedGroups(select: AstNode, level: Level): readonly KeyedGroup[] {
  const groups = nodes(select.groupClause)
  if (groups.some((group) => asNode(group)?.GroupingSet !== undefined)) return []
  const named = groups.flatMap((group) => groupedColumn(asNode(group) ?? {}, select, level))
  return level.sources.flatMap((source) => {
    const own = named.filter((each) => each.source === source)
    const columns = new Set(own.map(({ column }) => column))
    if (source.key.length === 0 || !source.key.every((key) => columns.has(key))) return []
    return [{ source, items: own.map(({ item }) => item), columns }]
  })
}

/** The column that an item of GROUP BY names, or means by its number in the SELECT. */
function groupedColumn(group: AstNode, select: AstNode, level: Level) {
  const constant = asNode(group.A_Const)
  const number = asNode(constant?.ival)?.ival
  const ref = typeof number === 'number' ? selected(select, number) : asNode(group.ColumnRef)
  const item = constant ?? ref
  return item === null || ref === null ? [] : [{ item, ...columnOf(ref, level) }]
}

/** The column that stands at a place of the SELECT; null for anything else, and behind a star. */
function selected(select: AstNode, number: number): AstNode | null {
  const refs = nodes(select.targetList)
    .slice(0, number)
    .map((target) => asNode(asNode(asNode(asNode(target)?.ResTarget)?.val)?.ColumnRef))
  const starred = refs.some((ref) => ref !== null && stringOf(nodes(ref.fields).at(-1)) === null)
  return starred ? null : (refs[number - 1] ?? null)
}

/** The column of this FROM clause that a reference names; nothing where it may be of several. */
function columnOf(
  ref: AstNode,
  { sources }: Level,
): { readonly source: Source | null; readonly column: string | null } {
  const [column = null, label = null] = nodes(ref.fields)
    .map((field) => stringOf(field))
    .reverse()
  const found = sources.filter(
    (source) =>
      (label === null || source.label === label) && source.fields.some(({ name }) => name === column),
  )
  return { source: found.length === 1 ? (found[0] ?? null) : null, column }
}

/** The columns of a source that a query shows, sorts or filters its groups by, as far as they can be grouped by. */
function shownOf(select: AstNode, source: Source): readonly string[] {
  const named = new Set<string>()
  const read = [select.targetList, select.havingClause, select.sortClause, select.distinctClause]
  for (const part of [...read, select.windowClause]) collect(part, source, named)
  return source.fields
    .filter(({ name, groupable }) => groupable === true && (named.has(name) || named.has('*')))
    .map(({ name }) => name)
}

function collect(value: unknown, source: Source, named: Set<string>): void {
  if (Array.isArray(value)) {
    for (const each of value) collect(each, source, named)
    return
  }
  for (const [type, child] of Object.entries(asNode(value) ?? {})) {
    if (type !== 'ColumnRef') {
      collect(child, source, named)
      continue
    }
    const [column = null, label = null] = nodes(asNode(child)?.fields)
      .map((field) => stringOf(field))
      .reverse()
    if (label === null || label === source.label) named.add(column ?? '*')
  }
}
