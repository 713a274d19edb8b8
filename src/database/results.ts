import type { ResultSet } from './connection.js'
import type { RawField, RawResult } from './session.js'
import { arrayReaderOf, builtInReader, builtInTypeName } from './type-names.js'
import { type CellReader, readCell, textReader } from './values.js'

/** Runs an internal statement in the same transaction. */
type Ask = (sql: string, params: readonly unknown[]) => Promise<RawResult>

/** Makes typed cells of the text that a server sends. */
export interface ResultReader {
  /** Turns the server's text into cells, asking the catalogue about types it sees for the first time. */
  read(raw: RawResult, ask: Ask): Promise<ResultSet>
}

interface ColumnType {
  readonly name: string
  readonly reader: CellReader
}

const unnamedType: ColumnType = { name: 'unknown', reader: textReader }

/** A reader that remembers the types of one database. */
export function createResultReader(): ResultReader {
  const lookedUp = new Map<string, ColumnType>()
  return {
    async read(raw, ask) {
      const unknown = raw.fields.filter((field) => !builtInReader(field.typeOid) && !lookedUp.has(key(field)))
      if (unknown.length > 0) await lookUp(unknown, ask, lookedUp)
      const types = raw.fields.map((field) => builtInType(field) ?? lookedUp.get(key(field)) ?? unnamedType)
      return {
        columns: raw.fields.map((field, index) => ({
          name: field.name,
          type: (types[index] ?? unnamedType).name,
        })),
        rows: raw.rows.map((row) =>
          row.map((text, index) => readCell(text, (types[index] ?? unnamedType).reader)),
        ),
      }
    },
  }
}

function key(field: RawField): string {
  return `${field.typeOid}:${field.modifier}`
}

function builtInType(field: RawField): ColumnType | null {
  const name = builtInTypeName(field)
  const reader = builtInReader(field.typeOid)
  return name === null || reader === null ? null : { name, reader }
}

/** The element of an array of a domain is read as the domain's base type. */
const typeQuery = `
select
  wanted.position,
  format_type(t.oid, nullif(wanted.modifier, -1)),
  t.typcategory = 'A' and t.typelem <> 0,
  coalesce(nullif(element.typbasetype, 0), element.oid, 0),
  coalesce(element.typdelim, ',')
from unnest($1::oid[], $2::int[]) with ordinality as wanted (oid, modifier, position)
join pg_catalog.pg_type as t on t.oid = wanted.oid
left join pg_catalog.pg_type as element on element.oid = t.typelem`

async function lookUp(fields: readonly RawField[], ask: Ask, found: Map<string, ColumnType>): Promise<void> {
  const { rows } = await ask(typeQuery, [
    fields.map((field) => field.typeOid),
    fields.map((field) => field.modifier),
  ])
  for (const [position, name, isArray, elementOid, delimiter] of rows) {
    const field = fields[Number(position) - 1]
    if (!field) continue
    const reader = isArray === 't' ? arrayReaderOf(Number(elementOid), delimiter ?? ',') : textReader
    found.set(key(field), { name: name ?? 'unknown', reader })
  }
}
