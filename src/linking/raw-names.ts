import type { Catalog } from './catalog.js'
import commonWords from './lexicon/common-words.json' with { type: 'json' }
import englishWords from './lexicon/run-together-words.json' with { type: 'json' }

/** What an identifier of the database names: tables and columns that are spelled so, in any case. */
export interface RawNames {
  readonly tables: readonly string[]
  readonly columns: readonly string[]
}

const nothing: RawNames = { tables: [], columns: [] }
const english: ReadonlySet<string> = new Set([...englishWords, ...commonWords])
const known = new WeakMap<Catalog, ReadonlyMap<string, RawNames>>()

/**
 * What the word names as it stands in the database: "dmg", "order_items". Only what no person says is one: a name
 * with an underscore, or a table's name that is no English word and is read as another one ("dmg" as damage).
 * @param word in lower case
 */
export function rawNames(word: string, catalog: Catalog): RawNames {
  return indexOf(catalog).get(word) ?? nothing
}

function indexOf(catalog: Catalog): ReadonlyMap<string, RawNames> {
  const found = known.get(catalog)
  if (found) return found
  const index = new Map<string, { tables: string[]; columns: string[] }>()
  const at = (name: string) => {
    const word = name.toLowerCase()
    const entry = index.get(word) ?? { tables: [], columns: [] }
    index.set(word, entry)
    return entry
  }
  const sayable = new Set(
    catalog.tables.filter(({ name, lemmas }) => !isAbbreviation(name, lemmas)).map(nameOf),
  )
  for (const table of catalog.tables) {
    const word = nameOf(table)
    // A table in the role of another one ("supervisor" of the keepers) has its name, and is not meant by it.
    if (word.includes('_') || !sayable.has(word)) at(word).tables.push(table.id)
    for (const column of table.columns) if (column.name.includes('_')) at(column.name).columns.push(column.id)
  }
  known.set(catalog, index)
  return index
}

function nameOf({ name }: { readonly name: string }): string {
  return name.toLowerCase()
}

function isAbbreviation(name: string, lemmas: readonly string[]): boolean {
  const word = name.toLowerCase()
  return word.length >= 3 && !english.has(word) && !lemmas.some((lemma) => word.startsWith(lemma))
}
