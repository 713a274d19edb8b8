import pluralize from 'pluralize'
import type { Catalog } from '../../../linking/catalog.js'
import { namedBy } from './how-often.js'

const taken =
  /\b(?:an? ((?:[a-z-]+ ){0,2}?)|the ((?:[a-z-]+ ){1,2}?))([a-z]+) (?:(at least|more than|exactly|at most|fewer than|less than) )?(once|twice|thrice|(?:[2-9]|two|three|four|five|six|seven|eight|nine|ten) times)\b/gi
const adverbs: Readonly<Record<string, string>> = { once: 'one', twice: 'two', thrice: 'three' }

/**
 * "Students who took the practical test at least twice": at least two practical tests, where each is a row of its own and
 * nothing that has a name and could be met with again.
 */
export function timesTaken(question: string, catalog: Catalog): string {
  return question.replace(
    taken,
    (all, one: string | undefined, other: string | undefined, noun: string, bound: string, often: string) => {
      const times = often.toLowerCase()
      const number = adverbs[times] ?? times.replace(/ times$/, '')
      const found = namedBy(noun, catalog)
      const event = found?.kind === 'table' && found.table.titles.length === 0
      if (!event || (number === 'one' && !/more/i.test(bound ?? ''))) return all
      return `${bound ?? 'exactly'} ${number} ${one ?? other ?? ''}${pluralize(noun)}`
    },
  )
}
