import type { CatalogColumn } from '../../linking/catalog.js'
import { type Chart, lowAt, type Parsed } from './chart.js'
import type { Unit } from './units.js'

const sides: Readonly<Record<string, string>> = {
  metre: 'square metre',
  meter: 'square metre',
  foot: 'square foot',
  feet: 'square foot',
  kilometre: 'square kilometre',
  kilometer: 'square kilometre',
}
const names: Readonly<Record<string, string>> = {
  sqm: 'square metre',
  m2: 'square metre',
  sqft: 'square foot',
  ft2: 'square foot',
  sqkm: 'square kilometre',
  km2: 'square kilometre',
}

/** "square metres": how an area is to be told. Null where nothing of the kind stands there. */
export function squareAt(chart: Chart, at: number): Parsed<Unit> | null {
  const dimension = lowAt(chart, at) === 'square' ? sides[lowAt(chart, at + 1).replace(/s$/, '')] : undefined
  return dimension === undefined
    ? null
    : { value: { dimension, size: 1, word: `square ${lowAt(chart, at + 1)}` }, end: at + 2, cost: -0.1 }
}

/** Whether a column's areas are told so: by its name, else because it is an area whose name says no unit. */
export function isSquare({ words, lemmas }: CatalogColumn, unit: Unit): boolean {
  const own = words.flatMap((word) => names[word] ?? [])[0]
  return own === undefined
    ? lemmas.some((word) => ['area', 'size', 'footage'].includes(word))
    : own === unit.dimension
}
