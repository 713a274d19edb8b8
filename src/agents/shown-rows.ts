import type { ResultSet } from '../database/connection.js'
import type { Cell } from '../events.js'
import type { AstNode } from '../guard/parse.js'
import type { Catalog } from '../linking/catalog.js'
import type { Privacy } from '../linking/sensitive.js'
import { within } from './critic/statement/tree.js'
import { sensitivity } from './disclosure.js'

const most = { rows: 5, length: 40 } as const

/**
 * A few rows of a result as a model may see them; empty unless rows are shared and the statement can hold nothing
 * sensitive. A result's column may be made of any stored one, so one sensitive column in any of its tables withholds all.
 */
export function shownRows(
  { columns, rows }: ResultSet,
  tree: AstNode | null,
  catalog: Catalog,
  privacy: Privacy,
): string {
  if (privacy.shareRows !== 'sample' || rows.length === 0 || tree === null) return ''
  if (!readsOpenTablesOnly(tree, catalog, privacy)) return ''
  const lines = rows.slice(0, most.rows).map((row) => `  ${row.map(cellText).join(' | ')}`)
  return [`First rows (${columns.map(({ name }) => name).join(' | ')})`, ...lines].join('\n')
}

function readsOpenTablesOnly(tree: AstNode, catalog: Catalog, privacy: Privacy): boolean {
  const judge = sensitivity(catalog, privacy)
  const parts = [...within(tree, { subqueries: true })]
  const names = (type: string, field: string) =>
    parts.filter((part) => part.type === type).map(({ body }) => String(body[field]))
  const own = new Set(names('CommonTableExpr', 'ctename'))
  const tables = [...catalog.tableById.values()]
  const open = names('RangeVar', 'relname').every((name) => {
    const found = tables.filter((table) => table.name === name)
    if (found.length === 0) return own.has(name)
    return found.every(({ schema, columns }) =>
      columns.every((column) => !judge({ schema, table: name, column: column.name })),
    )
  })
  // A function may read what it likes.
  return open && parts.every(({ type, body }) => type !== 'FuncCall' || isHarmless(body))
}

function isHarmless({ funcname }: AstNode): boolean {
  const name = JSON.stringify(funcname ?? '')
  return /"sval":"(?:count|sum|avg|min|max|round|abs|floor|ceil|lower|upper|length|date_trunc|date_part|extract|to_char|row_number|rank|dense_rank|lag|lead|string_agg|array_agg|concat)"}}\]$/.test(
    name,
  )
}

function cellText(cell: Cell): string {
  const text = cell === null ? 'NULL' : typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
  return text.replace(/\s+/g, ' ').slice(0, most.length)
}
