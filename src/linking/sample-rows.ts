import { type Connection, StatementError } from '../database/connection.js'
import type { BriefedTable } from './briefing.js'
import { isSensitive, type Privacy } from './sensitive.js'

/** A few rows of one table, as text, without its sensitive columns. */
export interface SampledTable {
  readonly schema: string
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}

const limits = { tables: 30, rows: 3, cellLength: 60, timeoutMs: 1500 } as const

/** The first rows of each table, in the order of its key. A view may be dear, and is left out; so is what times out. */
export async function sampleRows(
  connection: Connection,
  tables: readonly BriefedTable[],
  privacy: Privacy,
  signal: AbortSignal,
): Promise<readonly SampledTable[]> {
  const out: SampledTable[] = []
  for (const table of tables.filter(({ kind }) => /table$/.test(kind)).slice(0, limits.tables)) {
    const columns = shownColumns(table, privacy)
    if (columns.length === 0) continue
    try {
      const rows = await connection.readOnly({ timeoutMs: limits.timeoutMs, signal }, async (tx) => {
        return (await tx.query(sampleSql(table, columns), [])).rows
      })
      const texts = rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))))
      out.push({ schema: table.schema, table: table.name, columns, rows: texts })
    } catch (error) {
      if (!(error instanceof StatementError) || signal.aborted) throw error
    }
  }
  return out
}

function shownColumns(table: BriefedTable, privacy: Privacy): readonly string[] {
  const { schema, name, comment } = table
  return table.columns
    .filter((column) => !isSensitive({ ...column, schema, table: name, tableComment: comment }, privacy))
    .filter(({ type }) => !/^(bytea|tsvector|json|xml)/.test(type))
    .map((column) => column.name)
}

function sampleSql({ schema, name, primaryKey }: BriefedTable, columns: readonly string[]): string {
  const order = primaryKey ? `order by ${primaryKey.map(quote).join(', ')}` : ''
  return `
select ${columns.map((column) => `left(${quote(column)}::text, ${limits.cellLength})`).join(', ')}
from ${quote(schema)}.${quote(name)}
${order}
limit ${limits.rows}`
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
