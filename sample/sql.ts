import { generateSample } from './generate.js'
import type { SampleTable, SampleValue } from './rows.js'
import schema from './schema.sql'

const rowsPerInsert = 2000

/** The whole sample as one SQL script: schema, rows, statistics. Runs in an empty database, on Postgres or PGlite. */
export function sampleSql(): string {
  return [schema, ...generateSample().flatMap(insertsOf), 'analyze;'].join('\n')
}

function insertsOf(table: SampleTable): readonly string[] {
  const inserts: string[] = []
  for (let start = 0; start < table.rows.length; start += rowsPerInsert) {
    const rows = table.rows.slice(start, start + rowsPerInsert)
    const tuples = rows.map((row) => `(${row.map(literal).join(', ')})`)
    inserts.push(`insert into ${table.name} (${table.columns.join(', ')}) values\n${tuples.join(',\n')};`)
  }
  return inserts
}

function literal(value: SampleValue): string {
  if (value === null) return 'null'
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}
