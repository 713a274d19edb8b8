import type { BriefedColumn, BriefedJoin, BriefedTable } from './briefing.js'
import type { CatalogColumn, CatalogTable, Edge } from './catalog.js'

/** Says a name as SQL needs it. */
type Quote = (name: string) => string

/** How a compact description writes names and what it tells of rows. */
export interface CompactManner {
  readonly quote: Quote
  /** What is told of a column's rows; empty when there is nothing to tell. */
  readonly profile?: (column: BriefedColumn) => string
}

/**
 * A table of which a question needs a part, on one line: `orders(id, state, customer_id->customers, +4)`. A column
 * without a type is text, or an integer when its name ends in "id"; `~>` is a reference inferred from names and data,
 * and `+4` counts the columns left out.
 */
export function compactTable(
  table: BriefedTable,
  joins: readonly BriefedJoin[],
  { quote, profile = () => '' }: CompactManner,
): string {
  const columns = table.columns.map((column) => {
    const join = joins.find(
      ({ from }) =>
        from.columns.length === 1 &&
        from.columns[0] === column.name &&
        from.schema === table.schema &&
        from.table === table.name,
    )
    const rest = join ? arrow(join, quote) : typeText(column)
    // Shares of NULL have no place on a line this short.
    const content = profile(column).replace(/^(?:, \d+% null)?(?:, )?/, '')
    const rows = content === '' ? '' : ` [${content}]`
    return `${quote(column.name)}${rest}${rows}${commentText(column.comment)}`
  })
  const left = table.columnsLeftOut?.length ?? 0
  const all = left === 0 ? columns : [...columns, `+${left}`]
  return `${qualified(table.schema, table.name, quote)}(${all.join(', ')})${commentText(table.comment)}`
}

/** Characters of a table's line beside its columns, with what tells of the columns left out. */
export function compactTableLength(table: CatalogTable): number {
  return (
    qualified(table.schema, table.name, plain).length +
    '()\n'.length +
    '+9'.length +
    commentText(table.comment).length
  )
}

/** Characters a column takes in a table's line. */
export function compactColumnLength(
  column: CatalogColumn,
  enumLabels: readonly string[] | null,
  edges: readonly Edge[],
): number {
  const edge = edges.find(
    ({ from }) => from.table === column.table && from.columns.length === 1 && from.columns[0] === column.name,
  )
  const [schema = '', table = ''] = edge?.to.table.split('.') ?? []
  const rest = edge
    ? arrow(
        {
          from: { schema: '', table: '', columns: [column.name] },
          to: { schema, table, columns: edge.to.columns },
          kind: 'declared',
        },
        plain,
      )
    : typeText({ name: column.name, type: column.type, enumLabels })
  return column.name.length + rest.length + commentText(column.comment).length + ', '.length
}

function arrow({ from, to, kind }: BriefedJoin, quote: Quote): string {
  const column = to.columns[0] ?? ''
  // "customer_id->customers" says all there is to say when the key is called alike, or just "id".
  const plainKey = column === from.columns[0] || column === 'id'
  return `${kind === 'inferred' ? '~>' : '->'}${qualified(to.schema, to.table, quote)}${plainKey ? '' : `.${quote(column)}`}`
}

function typeText({ name, type, enumLabels }: Pick<BriefedColumn, 'name' | 'type' | 'enumLabels'>): string {
  if (enumLabels)
    return ` ${enumLabels
      .slice(0, mostLabels)
      .map((label) => `'${label.replaceAll("'", "''")}'`)
      .join('|')}`
  const short = shortType(type)
  return short === (/id$/i.test(name) ? 'int' : 'text') ? '' : ` ${short}`
}

const mostLabels = 12
const commentLength = 80

function commentText(comment: string | null): string {
  const line = comment?.replace(/\s+/g, ' ').trim() ?? ''
  if (line === '') return ''
  return ` (${line.length > commentLength ? `${line.slice(0, commentLength - 1)}…` : line})`
}

/** A type's name as short as Postgres knows it: what a query needs to know of it. */
function shortType(type: string): string {
  return type
    .replace(/^(?:character varying|character|varchar|bpchar)(?:\(\d+\))?/, 'text')
    .replace(/^timestamp(?:\(\d\))? without time zone/, 'timestamp')
    .replace(/^timestamp(?:\(\d\))? with time zone/, 'timestamptz')
    .replace(/^double precision/, 'float')
    .replace(/^(?:integer|bigint|smallint)/, 'int')
    .replace(/^numeric\(.*\)/, 'numeric')
}

function qualified(schema: string, name: string, quote: Quote): string {
  return schema === 'public' ? quote(name) : `${quote(schema)}.${quote(name)}`
}

function plain(name: string): string {
  return name
}
