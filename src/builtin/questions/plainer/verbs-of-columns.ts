import pluralize from 'pluralize'
import type { Catalog, CatalogColumn } from '../../../linking/catalog.js'

/**
 * Verbs that say what a column holds, as it is read: "cars that seat more than 5 people" have more than 5 seats, and
 * who "gets the newsletter" receives it, where that is a yes or no.
 */
export function verbsOfColumns(question: string, { tables }: Catalog): string {
  const some = (holds: (column: CatalogColumn) => boolean) =>
    tables.some(({ columns }) => columns.some(holds))
  return question
    .replace(roomFor, (all, verb: string, amount: string) =>
      some((column) => holdsPlaces(verb.toLowerCase(), column))
        ? `with ${amount} ${pluralize.plural(verb.toLowerCase())}`
        : all,
    )
    .replace(roomOf, (all, things: string, verb: string, amount: string) =>
      some((column) => holdsPlaces(verb.toLowerCase(), column))
        ? `${things}have ${amount} ${pluralize.plural(verb.toLowerCase())}`
        : all,
    )
    .replace(getting, (all, before: string, ending: string, article: string, thing: string) =>
      some((column) => isFlag(thing.toLowerCase(), column))
        ? `${before}receive${ending} ${article}${thing}`
        : all,
    )
}

const places =
  '(seat|berth|bed)s? ((?:(?:more|fewer|less) than |at least |at most |over |under |exactly )?(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)(?: or more)?)(?: (?:people|persons|passengers|guests|diners|adults))?(?=\\s*[?.!,]|$| and\\b)'
const roomFor = new RegExp(`\\b(?:that|which|who) (?:can )?${places}`, 'gi')
const roomOf = new RegExp(`^(\\s*(?:which|what|how many) [a-z]+ )(?:can )?${places}`, 'i')

const getting =
  /\b((?:who|that|and|or|not|do|does|don't|doesn't|people|persons|(?:which|what|how many|all|the|our) [a-z]+) )get(s?) (the |our |a |an )([a-z]+)(?=\s*[?.!,]|$| and\b| or\b| but\b)/gi

/** "seats", "number of berths". */
function holdsPlaces(verb: string, { kind, lemmas }: CatalogColumn): boolean {
  return kind === 'number' && lemmas.at(-1) === verb
}

function isFlag(thing: string, { kind, lemmas }: CatalogColumn): boolean {
  return kind === 'boolean' && lemmas.length === 1 && lemmas[0] === pluralize.singular(thing)
}
