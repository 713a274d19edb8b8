/** A value as it goes into the database; money, dates and jsonb are text already. */
export type SampleValue = string | number | boolean | null

/** One table's rows, in the order of `columns`. */
export interface SampleTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly SampleValue[])[]
}

/** Builds a table from records; the column names are the keys of the first one. */
export function tableOf(
  name: string,
  records: readonly Readonly<Record<string, SampleValue>>[],
): SampleTable {
  const columns = Object.keys(records[0] ?? {})
  return { name, columns, rows: records.map((record) => columns.map((column) => record[column] ?? null)) }
}

/** `1234` cents as `12.34`. */
export function euros(cents: number): string {
  return (cents / 100).toFixed(2)
}
