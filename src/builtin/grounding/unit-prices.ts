import type { CatalogColumn, CatalogTable } from '../../linking/catalog.js'

const prices: ReadonlySet<string> = new Set(['price', 'cost'])
const quantities: ReadonlySet<string> = new Set(['quantity', 'qty'])

/** Whether a column is what one piece costs, in a table that says how many pieces there were. */
export function isPrice({ lemmas, kind }: CatalogColumn, table: CatalogTable): boolean {
  return (
    kind === 'number' &&
    lemmas.some((word) => prices.has(word)) &&
    !lemmas.includes('total') &&
    (lemmas.includes('unit') || lemmas.join(' ') === 'price') &&
    table.columns.some((each) => each.kind === 'number' && quantities.has(each.lemmas.at(-1) ?? ''))
  )
}
