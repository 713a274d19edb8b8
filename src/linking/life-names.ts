import { type CatalogColumn, isTemporal, isYear } from './catalog.js'

/** "The year of birth" of `born_in`, "the year of death" of `died`: how the years of a life are called beside their names. */
export function lifeNames(column: CatalogColumn): readonly (readonly string[])[] {
  const noun = lives.get(column.lemmas[0] ?? '') ?? lives.get(column.words[0] ?? '')
  if (noun === undefined || column.words.length !== 1 || isTemporal(column) || !isYear(column)) return []
  return [
    [noun, 'year'],
    ['year', 'of', noun],
    ['year', noun === 'birth' ? 'born' : 'died'],
  ]
}

const lives: ReadonlyMap<string, string> = new Map([
  ['born', 'birth'],
  ['died', 'death'],
  ['die', 'death'],
])
