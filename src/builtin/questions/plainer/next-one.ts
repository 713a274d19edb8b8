import { type Catalog, isTemporal } from '../../../linking/catalog.js'
import { lemma } from '../../../linking/stem.js'
import { namedBy } from './how-often.js'

/**
 * "next concert", "When is our next race?", "the next 3 screenings of Alien": the earliest of those still to come, of
 * things that have a day. Where a column is called the next something it is meant, and the question stays as it is.
 */
export function nextOne(question: string, catalog: Catalog): string {
  return question
    .replace(starting, '$1is $2 $3?')
    .replace(coming, (all, opening: string, number: string | undefined, words: string, noun: string) => {
      if (periods.has(lemma(noun.toLowerCase())) || isKept(`${words}${noun}`, catalog)) return all
      const subject = namedBy(noun, catalog)
      const dated = subject?.kind === 'table' && subject.table.columns.some(isTemporal)
      const several = number === undefined && lemma(noun.toLowerCase()) !== noun.toLowerCase()
      return dated ? `${opening}${number ?? ''}${several ? '' : 'earliest '}upcoming ${words}${noun}` : all
    })
}

/** "When does the next race start?" is when it is. */
const starting =
  /^(\s*when )(?:do|does|will) (our|the|my) (next [a-z][^.?!,;]*?) (?:start|begin|take place|open|happen|be|take off|kick off)\s*\??\s*$/i
const coming =
  /^(\s*(?:(?:when|what|which|who|where) (?:is|are|'s) |(?:when|what|where)'s |(?:show|list|give)(?: me| us)? )?(?:the |our |my )?)next ((?:\d{1,2}|two|three|four|five|ten) )?((?:(?!best\b|worst\b|most\b|least\b)[a-z]+ )??)([a-z]+)\b(?=\s*(?:[.?!,;:(]|$)|\s+-\s| (?:of|in|at|by|for|on|with|from|that|we|please)\b)/i

const periods: ReadonlySet<string> = new Set(
  'day week month quarter year season hour minute weekend term semester fortnight morning evening night monday tuesday wednesday thursday friday saturday sunday summer winter spring autumn fall decade century'.split(
    ' ',
  ),
)

function isKept(words: string, { columnById }: Catalog): boolean {
  const said = lemma(words.split(' ').at(-1)?.toLowerCase() ?? '')
  return [...columnById.values()].some(({ lemmas }) => lemmas.includes('next') && lemmas.includes(said))
}
