import type { Catalog, CatalogColumn } from '../../../linking/catalog.js'
import { type Link, linkNames } from '../../../linking/link.js'
import { tokenise } from '../../../linking/tokens.js'
import { normalise } from '../../../linking/value-forms.js'
import { stem } from '../../../linking/stem.js'

/** The one column of a table that a text names as a whole; null when none or several do. */
export function columnNamed(text: string, table: string, catalog: Catalog): CatalogColumn | null {
  const name = text.trim().replace(/^(?:the|its|their|his|her|an?)\s+/i, '')
  if (name === '') return null
  const columns = catalog.tables.find(({ id }) => id === table)?.columns ?? []
  const bare = (each: string) => each.toLowerCase().replace(/[^a-z0-9]/g, '')
  const exact = columns.filter((column) => bare(column.name) === bare(name))
  if (exact.length === 1) return exact[0] ?? null
  const links = linksOf(name, catalog).flatMap((link) =>
    link.kind === 'column' && link.score >= 0.7 && link.negated !== true && inTable(link.column, table)
      ? [link]
      : [],
  )
  const best = Math.max(0, ...links.map(({ score }) => score))
  const near = links.filter(({ score }) => score >= best - 0.05)
  if (near.length > 0)
    return near.length === 1 ? (catalog.columnById.get(near[0]?.column ?? '') ?? null) : null
  if (/ of /i.test(name)) return columnNamed(name.replace(/ of (?:the )?/gi, ' '), table, catalog)
  const cut = columns.filter((column) => isCutShort(column.name, name))
  return cut.length === 1 ? (cut[0] ?? null) : null
}

/** "drop-off branch" is `drop_brn` where that is short for it, word for word; "return date" `ret_dt`. */
function isCutShort(columnName: string, name: string): boolean {
  const words = columnName
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/_+/)
  const said = name
    .toLowerCase()
    .replace(/[- ](?:off|up|in|out)\b/g, '')
    .split(/[\s_-]+/)
  return (
    words.length === said.length &&
    words.length > 1 &&
    words.every((word, at) => isShortFor(word, said[at] ?? ''))
  )
}

/** "ret" for "return", "brn" for "branch", "dt" for "date". */
function isShortFor(short: string, word: string): boolean {
  if (short.length >= 3 && word.startsWith(short)) return true
  if (short.length < 2 || short[0] !== word[0] || /[aeiou]/.test(short)) return false
  let at = 0
  for (const letter of word) if (letter === short[at]) at++
  return at === short.length
}

/** The one table that a text names as a whole; null when none or several do. */
export function tableNamed(text: string, catalog: Catalog): string | null {
  const links = linksOf(text, catalog).flatMap((link) =>
    link.kind === 'table' && link.score >= 0.65 ? [link] : [],
  )
  const best = Math.max(0, ...links.map(({ score }) => score))
  const near = links.filter(({ score }) => score >= best - 0.05)
  return near.length === 1 ? (near[0]?.table ?? null) : null
}

function linksOf(text: string, catalog: Catalog): readonly Link[] {
  const tokens = tokenise(text)
  return linkNames(tokens, catalog).flatMap(({ start, end, links }) =>
    start === 0 && end === tokens.length ? links : [],
  )
}

function inTable(column: string, table: string): boolean {
  return column.slice(0, column.lastIndexOf('.')) === table
}

/** What the column stores that the text says: spelled so, or of the same stem where all its values are known. */
export function storedValue(text: string, column: CatalogColumn): string | null {
  const said = text.trim().replace(/^["'“‘](.*)["'”’]$/, '$1')
  const known = column.values ?? column.samples
  const form = normalise(said)
  const same = known.filter((value) => normalise(value) === form)
  if (same.length === 1) return same[0] ?? null
  if (column.values === null) return said !== text.trim() && column.kind === 'text' ? said : null
  const stems = (each: string) => normalise(each).split(' ').map(stem).join(' ')
  const alike = form === '' ? [] : known.filter((value) => stems(value) === stems(said))
  return alike.length === 1 ? (alike[0] ?? null) : null
}
