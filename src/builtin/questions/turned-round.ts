import type { TermDefinition } from '../../linking/definitions.js'
import { tokenise } from '../../linking/tokens.js'

/**
 * "the value of the stock" where "stock value" is defined: a term said in other words, its definition not put in.
 * Null when there is none.
 */
export function turnedRound(
  question: string,
  definitions: readonly TermDefinition[],
  used: readonly TermDefinition[],
): string | null {
  const said = tokenise(question)
  for (const definition of definitions) {
    const words = tokenise(definition.term).filter(({ kind, low }) => kind === 'word' && !small.has(low))
    if (words.length < 2 || used.some(({ meaning }) => meaning === definition.meaning)) continue
    const longer = used.some(({ term }) => {
      const stems = new Set(tokenise(term).map(({ stem }) => stem))
      return words.every(({ stem }) => stems.has(stem))
    })
    if (longer) continue
    const places = words.map(({ stem }) => said.findIndex((token) => token.stem === stem))
    if (places.includes(-1) || Math.max(...places) - Math.min(...places) > words.length + farthest) continue
    return `${definition.term} = ${definition.meaning}`
  }
  return null
}

/** Words between those of the term: "the value that we have in stock". */
const farthest = 3

const small = new Set(['the', 'a', 'an', 'of', 'in', 'for', 'per', 'by', 'to', 'and', 'or'])
