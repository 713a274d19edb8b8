import type { Catalog, CatalogTable } from '../../../linking/catalog.js'

/**
 * "The average rating of the courses" as it is read: their average stars, where ratings are rows of their own that hold
 * one mark and no column is called after them.
 */
export function averageRatings(question: string, { tables }: Catalog): string {
  return question.replace(said, (all, average: string, noun: string) => {
    const word = noun.toLowerCase().replace(/s$/, '')
    const called = tables.filter(({ lemmas }) => lemmas.at(-1) === word)
    const kept = tables.some(({ columns }) =>
      columns.some(({ lemmas, role }) => !['key', 'reference'].includes(role) && lemmas.includes(word)),
    )
    const mark = called.length === 1 && !kept && called[0] ? markOf(called[0]) : null
    return mark === null ? all : `${average} ${mark}`
  })
}

const said =
  /\b(average|avg|mean) (ratings?|reviews?|evaluations?|assessments?)(?! (?!of\b|for\b|in\b|per\b|by\b|and\b|given\b|received\b|from\b|across\b|is\b|was\b|over\b|above\b|below\b|each\b)[a-z])/gi

const marks: ReadonlySet<string> = new Set('star stars score grade mark points rate'.split(' '))

/** The one number that is a mark. */
function markOf({ columns }: CatalogTable): string | null {
  const measures = columns.filter(
    ({ kind, role }) => kind === 'number' && role !== 'key' && role !== 'reference',
  )
  const [only, more] = measures
  return only && !more && only.lemmas.length === 1 && marks.has(only.lemmas[0] ?? '') ? only.name : null
}
