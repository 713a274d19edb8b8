import { stringify } from 'csv-stringify/sync'
import type { Cell, ResultColumn } from '../events.js'
import { uniqueNames } from './unique-names.js'

/** RFC 4180 with a header row and, as psql writes it, a bare line feed. SQL NULL is an empty cell, '' a quoted one. */
export function formatCsv(
  columns: readonly ResultColumn[],
  rows: readonly (readonly Cell[])[],
  delimiter = ',',
): string {
  const header = uniqueNames(columns.map((column) => column.name))
  return stringify([header, ...rows], {
    delimiter,
    cast: {
      // The option of that name would quote NULL as well.
      string: (value) => (value === '' ? { value, quoted_empty: true } : value),
      boolean: (value) => (value ? 'true' : 'false'),
      number: (value) => String(value),
      object: (value) => JSON.stringify(value),
    },
  })
}
