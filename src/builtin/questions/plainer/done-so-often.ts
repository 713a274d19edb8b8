import pluralize from 'pluralize'
import type { Catalog, CatalogTable } from '../../../linking/catalog.js'

/**
 * "students who have passed at least two exams" as it is read: "students who have at least two passed exams", where
 * exams are stored as passed.
 */
export function doneSoOften(question: string, { tables }: Catalog): string {
  return question.replace(said, (all, who: string, done: string, amount: string, thing: string) => {
    const name = pluralize.singular(thing.toLowerCase())
    const table = tables.find(({ lemmas, alias }) => alias === undefined && lemmas.at(-1) === name)
    return table && isStoredAs(done.toLowerCase(), table) ? `${who} have ${amount} ${done} ${thing}` : all
  })
}

const number = '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|twenty)'
const said = new RegExp(
  `\\b(who|that|(?:how many|which|what) [a-z]+)(?: have| has| had)? ([a-z]+(?:ed|en|ought)) ((?:at least|at most|more than|no more than|fewer than|less than|exactly|over) ${number}|${number} or more) ([a-z]+)\\b`,
  'gi',
)

/** A yes-or-no of the rows is called so, or a kind of them. */
function isStoredAs(done: string, { columns }: CatalogTable): boolean {
  return columns.some(
    ({ kind, lemmas, words, values, samples }) =>
      (kind === 'boolean' && (words.join(' ') === done || lemmas.join(' ') === done)) ||
      (kind !== 'boolean' && (values ?? samples).some((value) => value.toLowerCase() === done)),
  )
}
