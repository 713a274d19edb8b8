import { inWords, namesInWords, type TermDefinition } from '../../linking/definitions.js'
import { definedTerms } from './defined-terms.js'
import { marks } from './formula-text.js'

const sign =
  /\s[-+*/×÷]\s|\w\s*[*×÷]\s*\w|\)\s*[-+*/]|[-+*/]\s*\(|\b(?:times|multiplied by|divided by|minus|plus)\b/i

/**
 * What the user's own words mean, as the parser reads it in a question: names in words, and an expression
 * ("the sum of order_items.quantity * order_items.unit_price") as a formula. An expression that cannot be read stays
 * one that cannot be passed over either.
 */
export function toldDefinitions(definitions: readonly TermDefinition[]): readonly TermDefinition[] {
  return definitions.flatMap((definition) => {
    if (!sign.test(definition.meaning)) return inWords([definition])
    const [formula] = definedTerms(`${definition.term} = ${namesInWords(definition.meaning)}`)
    const meaning = formula?.meaning ?? `${marks.open} ${definition.meaning}`
    return [{ ...definition, meaning }]
  })
}
