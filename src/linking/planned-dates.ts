import { type CatalogColumn, isTemporal } from './catalog.js'

const words: ReadonlySet<string> = new Set('expires expiry expiration expire'.split(' '))

/** An end that is set beforehand, `expires_on` or `valid_until`: that a row has one does not mean that it is over. */
export function isSetEnd(column: CatalogColumn): boolean {
  return (
    isTemporal(column) &&
    (column.words.some((word) => words.has(word)) ||
      (column.words[0] === 'valid' &&
        ['until', 'to', 'thru', 'through', 'till'].includes(column.words[1] ?? '')))
  )
}
