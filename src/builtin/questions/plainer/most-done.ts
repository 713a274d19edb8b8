import pluralize from 'pluralize'
import type { Catalog, CatalogTable } from '../../../linking/catalog.js'
import { quantityOf } from '../../grounding/money.js'
import { done, eventsOf, namedBy } from './how-often.js'

/**
 * "most borrowed book", "top 5 best selling dishes", "our least ordered wine": whoever has the most rows of what was
 * done; of what is sold in numbers, the highest total. Where no one table keeps it the question stays as it is.
 */
export function mostDone(question: string, catalog: Catalog): string {
  return question.replace(
    superlative,
    (all, opening: string, top: string | undefined, degree: string, how: string, noun: string) => {
      const selling = sellers.test(how)
      if (!selling && !new RegExp(`^${done}$`, 'i').test(how)) return all
      const often = / (?:often|frequently|commonly) /i.test(all)
      const most = selling ? soldBy(noun, catalog) : doneBy(how, noun, often, catalog)
      if (most === null) return all
      const number = top?.trim().replace(/^top /i, '')
      const few = /least|worst/i.test(degree)
      const how_ = most.summed ? `${few ? 'lowest' : 'highest'} total` : few ? 'fewest' : 'most'
      const said = number ? `${number} ${pluralize(noun)}` : noun
      return `${opening}${said} with the ${how_} ${most.what}`
    },
  )
}

const number = '(?:\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twenty)'
const openings =
  "^\\s*|\\b(?:which|what) (?:is|was|are|were) (?:the |our )?|\\bwhat(?:'s| is) (?:the |our )?|\\b(?:the|our|show|list|give me|show me|name) (?:the |our )?"
const superlative = new RegExp(
  `(${openings})((?:top )?${number} )?(most|least|best|worst)[ -](?:often |frequently |commonly )?(selling|sold|[a-z]+) ([a-z]+)\\b(?! (?:first|on top|of|by)\\b)`,
  'i',
)
const sellers = /^(?:selling|sold)$/i

interface Most {
  readonly what: string
  readonly summed: boolean
}

/** What is ordered in numbers may be ordered most by its pieces: only "most often" counts the orders. */
function doneBy(verb: string, noun: string, often: boolean, catalog: Catalog): Most | null {
  const subject = namedBy(noun, catalog)
  const what = eventsOf(verb, noun, catalog)
  if (!subject || what === null) return null
  const inNumbers = referring(subject.table, catalog).some((table) => quantityOf(table) !== null)
  return inNumbers && !often ? null : { what, summed: false }
}

/** The pieces on the lines that refer to it, else the sales. */
function soldBy(noun: string, catalog: Catalog): Most | null {
  const subject = namedBy(noun, catalog)
  if (subject?.kind !== 'table') return null
  const lines = referring(subject.table, catalog)
  const counted = lines.filter((table) => quantityOf(table) !== null)
  const [line, ...others] = counted
  const quantity = line && others.length === 0 ? quantityOf(line) : null
  if (line && quantity) return { what: `${quantity.words.join(' ')} of ${plural(line)}`, summed: true }
  if (counted.length > 0) return null
  const far = [...new Set(lines.flatMap((table) => referring(table, catalog)))]
  const [sale, ...more] = [...lines, ...far].filter(isSale)
  return sale && more.length === 0 && quantityOf(sale) === null ? { what: plural(sale), summed: false } : null
}

function referring(table: CatalogTable, catalog: Catalog): readonly CatalogTable[] {
  const ids = (catalog.edgesOf.get(table.id) ?? [])
    .filter(({ from, to }) => to.table === table.id && from.table !== table.id)
    .map(({ from }) => from.table)
  return [...new Set(ids)].flatMap((id) => catalog.tableById.get(id) ?? [])
}

function isSale({ lemmas }: CatalogTable): boolean {
  return ['sale', 'ticket', 'order', 'purchase'].includes(lemmas.at(-1) ?? '')
}

function plural({ words }: CatalogTable): string {
  return [...words.slice(0, -1), pluralize(words.at(-1) ?? '')].join(' ')
}
