import type { Catalog } from '../../../linking/catalog.js'
import { linkNames } from '../../../linking/link.js'
import { tokenise } from '../../../linking/tokens.js'
import { addsUp } from '../../grounding/understand/additive.js'

/**
 * "billable hours last month", "tonnes handled in 2025": amounts that add up, jotted down with a time or a place, are
 * asked for in all. Where the words are anything else too the question stays as it is.
 */
export function noteTotals(question: string, catalog: Catalog): string {
  const [, adjective = '', noun = ''] = note.exec(question) ?? []
  if (noun === '' || noun.toLowerCase().endsWith('ss') || openers.test(adjective.trim())) return question
  return isAmount(noun, catalog) ? `total ${question.trim().replace(/^(?:our|the|all) /i, '')}` : question
}

const note =
  /^\s*(?:(?:our|the|all) )?((?:[a-z-]+ )?)([a-z]+s)(?: [a-z]+(?:ed|en|wn|ld|nt|ght))?(?= (?:last|this|in|since|during|for|from|today|yesterday|so far)\b)/i
const openers =
  /^(?:which|what|who|when|where|how|show|list|give|return|display|get|tell|find|print|name|is|are|was|were|do|does|did|has|have|had|per|by|each|every|and|or|of|number|total|average|avg|mean|most|top|highest|lowest|first|last|min|max|minimum|maximum|median|count|sum)$/i

/** One column of numbers that add up is called so, and nothing besides. */
function isAmount(noun: string, catalog: Catalog): boolean {
  const links = linkNames(tokenise(noun), catalog).flatMap((mention) => mention.links)
  if (links.some((link) => link.kind !== 'column')) return false
  const strong = links.flatMap((link) => (link.kind === 'column' && link.score >= 0.7 ? [link] : []))
  const best = Math.max(...strong.map(({ score }) => score))
  const [only, ...others] = strong
    .filter(({ score }) => score >= best)
    .flatMap(({ column }) => catalog.columnById.get(column) ?? [])
  return only !== undefined && others.length === 0 && only.role === 'measure' && addsUp(only)
}
