import type { CatalogColumn, CatalogTable } from './catalog.js'

/** "price paid": the price, and before others that are no more than called so. Scores are as for any name. */
export function paidNames(
  words: readonly string[],
  { kind }: CatalogColumn,
): readonly (readonly [lemmas: readonly string[], score: number])[] {
  const [last, rest] = [words.at(-1) ?? '', words.slice(0, -1)]
  if (!paid.has(last) || kind !== 'number' || !prices.has(rest.at(-1) ?? '')) return []
  return [
    [rest, 0.86],
    [rest.slice(-1), 0.76],
  ]
}

const paid: ReadonlySet<string> = new Set(['paid', 'pay', 'charged', 'charge'])
const prices: ReadonlySet<string> = new Set('price fee fare rent tax toll fine deposit'.split(' '))

/** What rows without a name are that bear a number of their own: "hall number" makes halls of auditoriums. */
export function thingNumbered({ titles, columns, lemmas }: CatalogTable): readonly string[] {
  if (titles.length > 0) return []
  const [only, ...others] = columns.filter(
    (column) =>
      column.lemmas.length === 2 &&
      column.lemmas[1] === 'number' &&
      column.category === 'integer' &&
      column.role !== 'reference' &&
      places.has(column.lemmas[0] ?? ''),
  )
  const noun = only?.lemmas[0] ?? ''
  return only && others.length === 0 && !lemmas.includes(noun) ? [noun] : []
}

/** What stands in a row and is told by its number. */
const places: ReadonlySet<string> = new Set(
  'hall room seat table berth pitch court platform gate lane bay pen box locker cabin bed ward stall stand plot slot screen track apartment flat unit desk house site'.split(
    ' ',
  ),
)
