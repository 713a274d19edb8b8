/**
 * An identifier in double quotes, whatever it holds.
 * @example quoteName('Order "Lines"') // '"Order ""Lines"""'
 */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A table with its schema, quoted. */
export function quoteTable(table: { readonly schema: string; readonly name: string }): string {
  return `${quoteName(table.schema)}.${quoteName(table.name)}`
}
