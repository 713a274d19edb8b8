import type { Parsed } from '../chart.js'
import type { Noun, Term } from '../sketch.js'

/** A noun as something to show, group or order by; `extra` is added to the noun's cost. */
export function nounTerm(noun: Parsed<Noun>, extra = 0): Parsed<Term> {
  return { value: { kind: 'noun', noun: noun.value }, end: noun.end, cost: noun.cost + extra }
}
