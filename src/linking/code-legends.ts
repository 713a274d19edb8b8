import type { CatalogColumn } from './catalog.js'

/** A code that a column holds and the words that its comment explains it by. */
export interface LegendEntry {
  readonly code: string
  readonly meaning: string
}

const entry =
  /(?:^|[\s,;:(|/])([a-z]{1,4}|\d{1,2})\s*(?:=|:|\bmeans\b|\bis for\b|\bstands for\b)\s*([a-z][a-z '-]{1,40}?)(?=\s*(?:[,;.|)/]|$|\band\b|\bor\b))/gi
/** Beyond these a number is measured, not chosen from a list. */
const mostCodes = 20

/**
 * What a comment says the codes of a column mean: "1 = low, 2 = normal, 3 = urgent", "D: diesel, P: petrol". Empty where
 * the codes are not those that are stored, or are only the ends of a scale ("1 = poor, 5 = outstanding").
 */
export function legendOf(column: CatalogColumn): readonly LegendEntry[] {
  if (!column.comment || !['number', 'text'].includes(column.kind)) return []
  const entries = [...column.comment.matchAll(entry)].map(
    ([, code = '', meaning = '']): LegendEntry => ({ code, meaning: meaning.trim().toLowerCase() }),
  )
  if (entries.length < 2 || entries.length > mostCodes) return []
  if (new Set(entries.map(({ meaning }) => meaning)).size < entries.length) return []
  return areCodes(entries, column) ? entries : []
}

function areCodes(entries: readonly LegendEntry[], column: CatalogColumn): boolean {
  if (entries.every(({ code }) => /^\d+$/.test(code))) {
    const numbers = entries.map(({ code }) => Number(code)).sort((a, b) => a - b)
    return column.category !== 'text'
      ? numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1)
      : stored(entries, column)
  }
  return column.kind === 'text' && stored(entries, column)
}

/** Every value that is known to be stored is explained. */
function stored(entries: readonly LegendEntry[], { samples }: CatalogColumn): boolean {
  const codes = new Set(entries.map(({ code }) => code))
  return samples.length > 0 && samples.every((value) => codes.has(value))
}
