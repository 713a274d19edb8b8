import type { Cell } from '../events.js'
import { parseMoment } from './moment.js'

/**
 * How the text of a column is to be understood: as numbers (`float`: inexact ones), as instants, as what the clock on
 * the wall says, or as it stands.
 */
export type Reading = 'number' | 'float' | 'instant' | 'wall' | 'plain'

/** A column's own nature: by its type, or by its contents when it has none. */
export function natureOf(type: string | null, cells: readonly Cell[]): Reading {
  if (type === null) return natureOfContents(cells)
  if (type.endsWith('[]')) return 'plain'
  if (/^(?:real|double precision)\b/.test(type)) return 'float'
  if (/^(?:smallint|integer|bigint|numeric|oid)\b/.test(type)) return 'number'
  if (/^timestamptz\b/.test(type)) return 'instant'
  if (/^(?:date|timestamp)\b/.test(type)) return 'wall'
  return 'plain'
}

function natureOfContents(cells: readonly Cell[]): Reading {
  if (cells.some((cell) => typeof cell === 'number')) return 'number'
  const moments = cells.filter((cell) => cell !== null).map(momentOf)
  if (moments.length === 0 || moments.includes(null)) return 'plain'
  return moments.every((moment) => moment?.instant) ? 'instant' : 'wall'
}

/**
 * How two columns are read to be compared with each other: numbers written as text equal numbers, dates equal their
 * midnight, and instants are compared as such when both sides state their offset.
 */
export function commonReading(
  gold: { readonly nature: Reading; readonly cells: readonly Cell[] },
  answer: { readonly nature: Reading; readonly cells: readonly Cell[] },
): Reading {
  const natures = [gold.nature, answer.nature]
  if (natures.includes('float')) return 'float'
  if (natures.includes('number')) return 'number'
  if (natures.every((nature) => nature === 'plain')) return 'plain'
  return [gold, answer].every(({ nature, cells }) => nature === 'instant' || allZoned(nature, cells))
    ? 'instant'
    : 'wall'
}

/** Text may hold instants too: `to_char`, or a cast. */
function allZoned(nature: Reading, cells: readonly Cell[]): boolean {
  return nature === 'plain' && cells.every((cell) => cell === null || Boolean(momentOf(cell)?.instant))
}

function momentOf(cell: Cell) {
  return typeof cell === 'string' ? parseMoment(cell) : null
}
