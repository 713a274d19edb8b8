import type { CatalogColumn } from './catalog.js'

/**
 * "The id of the donations" where their key is called `don_id`: short for the table's own name, it is their id. Not where
 * it is short for nothing of the table.
 */
export function keyNames(
  { role, lemmas }: CatalogColumn,
  owner: readonly string[],
): readonly (readonly [readonly string[], number])[] {
  const [short = '', last = ''] = lemmas
  const name = owner.at(-1) ?? ''
  if (role !== 'key' || lemmas.length !== 2 || !numbers.has(last)) return []
  if (short.length < 2 || short.length >= name.length || !name.startsWith(short)) return []
  return [
    [[...owner, last], 1],
    [[last], 0.9],
  ]
}

const numbers: ReadonlySet<string> = new Set(['id', 'number', 'no', 'code'])
