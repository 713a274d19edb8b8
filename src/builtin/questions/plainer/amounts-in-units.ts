import type { Catalog, CatalogColumn } from '../../../linking/catalog.js'

/**
 * Amounts that are told by their unit and a place, as their column is called: "more than 80000 km on the clock" is the
 * mileage, "more than 30 km away from the depot" the distance, "fewer than 30 hours a week" the weekly hours. Only where
 * there is one such column.
 */
export function amountsInUnits(question: string, catalog: Catalog): string {
  const columns = catalog.tables.flatMap(({ columns }) => columns.filter(({ kind }) => kind === 'number'))
  const mileage = named(columns, (words) => words.some((word) => odometers.has(word)))
  const distance = named(columns, (words) => ['distance', 'dist'].includes(words[0] ?? ''))
  const weekly = columns.filter(isWeekly)
  let text = question
  if (mileage) {
    text = text
      .replace(onClock, (_all, have: string, amount: string) => `${have} a ${mileage} of ${amount}`)
      .replace(
        mostOnClock,
        (_all, article: string, most: string) =>
          `${article}${/fewest|least/i.test(most) ? 'lowest' : 'highest'} ${mileage}`,
      )
  }
  if (distance)
    text = text.replace(away, (all, verb: string | undefined, amount: string, place: string | undefined) =>
      saysPlace(place, columns) ? `${verb ? 'have' : 'with'} a distance of ${amount}` : all,
    )
  if (weekly.length === 1)
    text = text.replace(
      aWeek,
      (_all, verb: string | undefined, amount: string) =>
        `${verb ? 'have' : 'with'} weekly hours of ${amount}`,
    )
  return text
}

const amount =
  '((?:more|less|fewer|greater|farther|further) than \\d[\\d,.]*|(?:at (?:least|most)|over|under|above|below|exactly) \\d[\\d,.]*)'
const lengths = '(?:km|kms|kilomet(?:re|er)s?|miles?)'
const onClock = new RegExp(
  `\\b(have|has|had|with) ${amount} ${lengths} on (?:the|their|its) (?:clock|odometer|speedometer)\\b`,
  'gi',
)
const mostOnClock = new RegExp(
  `\\b(the )(most|highest|largest number of|fewest|least) ${lengths} on (?:the|their|its) (?:clock|odometer|speedometer)\\b`,
  'gi',
)
const away = new RegExp(
  `\\b(?:(are|is|lie|lies|were|located) )?${amount} (?:km|kms|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|m) (?:away from|from|away)(?: the ((?:[a-z]+ ){0,2}?[a-z]+)(?=\\s*(?:[.?!,;]|$)| (?:and|or|but|that|which|who|with) ))?`,
  'gi',
)
const aWeek = new RegExp(
  `\\b(?:(works?|worked|have|has) |with )${amount} hours (?:a|per|each|every) week\\b`,
  'gi',
)

const odometers: ReadonlySet<string> = new Set(['mileage', 'odometer', 'odo', 'kilometrage'])

/** The one column of that kind, by a word of its name that says it. */
function named(columns: readonly CatalogColumn[], is: (words: readonly string[]) => boolean): string | null {
  const found = columns.filter((column) => is(column.lemmas))
  const [only, more] = found
  return only && !more ? (only.lemmas.find((word) => odometers.has(word)) ?? only.lemmas[0] ?? null) : null
}

function isWeekly({ lemmas }: CatalogColumn): boolean {
  return lemmas.includes('hour') && (lemmas.includes('week') || lemmas.includes('weekly'))
}

/** "the depot" of what the column says it is the distance from; nothing said of it is meant too. */
function saysPlace(place: string | undefined, columns: readonly CatalogColumn[]): boolean {
  if (place === undefined) return true
  const [column] = columns.filter(({ lemmas }) => ['distance', 'dist'].includes(lemmas[0] ?? ''))
  const told = `${column?.comment ?? ''} ${column?.lemmas.join(' ') ?? ''}`.toLowerCase()
  return place
    .toLowerCase()
    .split(' ')
    .every((word) => told.includes(word))
}
