import type { CatalogColumn, CatalogTable } from './catalog.js'
import { rawParts } from './names.js'
import { lemma } from './stem.js'

/**
 * What the type of an enumerated column adds to its name: a transmission of type "gearbox" is the gearbox, and a status
 * of type "lesson status" the lesson's. Words that fit any column, like "kind", say nothing.
 */
export function enumNames(column: CatalogColumn, short: readonly string[]): readonly (readonly string[])[] {
  if (column.category !== 'enum') return []
  const kind = rawParts(column.type.replace(/^.*\./, '').replaceAll('"', '')).map(lemma)
  if (kind.join(' ') === short.join(' ')) return []
  if (kind.length > short.length && kind.at(-1) === short.at(-1)) return [kind]
  const tells = kind.every((word) => /^[a-z]{3,}$/.test(word) && !plain.has(word))
  return tells ? [kind] : []
}

const plain: ReadonlySet<string> = new Set(
  'kind type status state enum level class category code value values mode option options choice role name flag stage phase list data'.split(
    ' ',
  ),
)

/** "Fuel type" and "payment kind" for `fuel` and `payment`, where that sorts the rows and no other column is called so. */
export function kindNames(
  { role, kind, lemmas }: CatalogColumn,
  short: readonly string[],
  table: Pick<CatalogTable, 'columns'>,
): readonly (readonly string[])[] {
  if (role !== 'category' || kind !== 'text' || short.length !== 1 || plain.has(short[0] ?? '')) return []
  return ['type', 'kind'].flatMap((word) => {
    const name = [...short, word]
    const taken = table.columns.some(
      (other) => other.lemmas !== lemmas && other.lemmas.join(' ').endsWith(name.join(' ')),
    )
    return taken ? [] : [name]
  })
}
