import type { Catalog, CatalogColumn } from './catalog.js'
import { legendOf } from './code-legends.js'
import { stem } from './stem.js'
import { normalise } from './value-forms.js'

/** A stored value that a question may name. */
export interface StoredValue {
  readonly column: CatalogColumn
  readonly value: string
  readonly form: string
  /** Its place among all values of the catalogue. */
  readonly place: number
}

type ByWord = ReadonlyMap<string, readonly StoredValue[]>

/** The values that the catalogue holds by what a question may call them, so that finding costs by its words alone. */
export interface ValueIndex {
  readonly byForm: ByWord
  /** Single words that are no names, by stem. */
  readonly byStem: ByWord
  /** Values of several words, by each. */
  readonly byPart: ByWord
}

const longest = 80

/** Entries die with their catalogues. */
const indexes = new WeakMap<Catalog, ValueIndex>()

/** Made when first asked for. */
export function valueIndexOf(catalog: Catalog): ValueIndex {
  const known = indexes.get(catalog)
  if (known) return known
  const made = indexValues(catalog)
  indexes.set(catalog, made)
  return made
}

function indexValues(catalog: Catalog): ValueIndex {
  const byForm = new Map<string, StoredValue[]>()
  const byStem = new Map<string, StoredValue[]>()
  const byPart = new Map<string, StoredValue[]>()
  let place = 0
  for (const table of catalog.tables) {
    for (const column of table.columns) {
      for (const { code, meaning } of legendOf(column))
        note(byForm, normalise(meaning), { column, value: code, form: normalise(meaning), place: place++ })
      const written = column.stored?.kind === 'yes or no' && column.category === 'text'
      if ((column.kind !== 'text' && !written) || column.role === 'freeText') continue
      for (const value of column.samples) {
        if (value.length > longest) continue
        const made = normalise(value)
        // The same value in many columns is kept under one text.
        const form = byForm.get(made)?.[0]?.form ?? made
        const stored: StoredValue = { column, value, form, place: place++ }
        note(byForm, form, stored)
        if (form.includes(' ')) for (const part of new Set(form.split(' '))) note(byPart, part, stored)
        else if (column.role !== 'name' && form.length >= 4) note(byStem, stem(form), stored)
      }
    }
  }
  return { byForm, byStem, byPart }
}

function note(index: Map<string, StoredValue[]>, key: string, stored: StoredValue): void {
  const list = index.get(key)
  if (list) list.push(stored)
  else index.set(key, [stored])
}
