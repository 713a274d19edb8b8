import type { TermDefinition } from '../../linking/definitions.js'
import { definedTerms } from './defined-terms.js'

/** A sentence without what it says in passing of its own words, and what that was. */
export interface InPassing {
  readonly text: string
  readonly definitions: readonly TermDefinition[]
}

/**
 * "revenue per category, where revenue is quantity times unit price", "revenue (quantity * unit price)": how a word of
 * the sentence is computed. A condition, "where the price is 5", is none.
 */
export function formulaInPassing(sentence: string): InPassing {
  return atTheEnd(sentence) ?? inBrackets(sentence) ?? { text: sentence, definitions: [] }
}

const computed = /[*/+]|\s-\s|\b(?:times|multiplied by|divided by|minus|plus)\b/i

function atTheEnd(sentence: string): InPassing | null {
  const found = /[,;]?\s+(?:where|given that|defining)\s+([^,;?!()]+?)\s*([.?!]*)$/i.exec(sentence)
  if (!found?.[1] || !computed.test(found[1])) return null
  const text = sentence.slice(0, found.index) + (found[2] ?? '')
  return passing(text, definedTerms(found[1]))
}

function inBrackets(sentence: string): InPassing | null {
  const found =
    /\b((?:[a-z][a-z-]* )?[a-z][a-z-]*)\s*\(\s*(?:=|i\.e\.,?|that is,?)?\s*([a-z][\w. ]*?(?:[*/]|\btimes\b|\bdivided by\b)[\w. ]*)\)/i.exec(
      sentence,
    )
  if (!found?.[1] || !found[2]) return null
  const term = found[1].replace(
    /^(?:the|total|sum|average|of|each|their|its|and|by|per|with|highest|lowest) /i,
    '',
  )
  const text = sentence.replace(found[0], found[1])
  return passing(text, definedTerms(`${term} = ${found[2]}`))
}

/** What is defined must be said in the rest. */
function passing(text: string, definitions: readonly TermDefinition[]): InPassing | null {
  const isSaid = ({ term }: TermDefinition) =>
    new RegExp(`\\b${term.replace(/\W+/g, '\\W+')}\\b`, 'i').test(text)
  return definitions.length > 0 && definitions.every(isSaid) ? { text, definitions } : null
}
