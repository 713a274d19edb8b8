import { type Chart, lowAt, none, type Parsed, skipDeterminers } from '../chart.js'
import { nounAt } from '../nouns/noun.js'
import { phraseAt } from '../phrase-book.js'
import type { Term } from '../sketch.js'
import { nounTerm } from '../terms/noun-term.js'
import { measureAt } from '../terms/terms.js'
import { grown, type State } from './state.js'

/** "ordered by city and name", "… descending and then by name", "sorted by region, then town": the next thing to order by. */
export function furtherOrders(chart: Chart, state: State): readonly State[] {
  const last = state.pieces.at(-1)
  if (last?.kind !== 'order' || last.term === null || last.end !== state.at) return none
  const joiner = joinerAt(chart, state.at)
  if (!joiner) return none
  return termsAt(chart, joiner).map((term) => {
    const direction = directionAt(chart, term.end)
    const end = direction?.end ?? term.end
    const descending = direction?.descending ?? false
    const piece = { kind: 'order', term: term.value, descending, start: state.at, end, cost: 0 } as const
    return grown(state, piece, term.cost - 0.2, state.stage)
  })
}

interface Joiner {
  readonly end: number
  /** "then", "by": nothing but an order goes on so. */
  readonly sure: boolean
  readonly comma: boolean
}

function joinerAt(chart: Chart, at: number): Joiner | null {
  let end = at
  const comma = lowAt(chart, end) === ','
  if (comma) end++
  if (['and', '&'].includes(lowAt(chart, end))) end++
  let sure = false
  for (const word of ['then', 'by']) {
    if (lowAt(chart, end) !== word) continue
    end++
    sure = true
  }
  return end === at ? null : { end, sure, comma }
}

function termsAt(chart: Chart, joiner: Joiner): readonly Parsed<Term>[] {
  const from = skipDeterminers(chart, joiner.end)
  if (joiner.comma && !joiner.sure && from !== joiner.end) return none
  const nouns = nounAt(chart, from, 'order').filter(
    ({ value, end }) => !value.extreme && !['first', 'last'].includes(lowAt(chart, end)),
  )
  const measures = joiner.sure || !joiner.comma ? measureAt(chart, from) : none
  return [...measures, ...nouns.map((noun) => nounTerm(noun, 0.01))]
}

/** "ascending", "(descending)", "in descending order" */
function directionAt(
  chart: Chart,
  at: number,
): { readonly descending: boolean; readonly end: number } | null {
  const from = lowAt(chart, at) === '(' ? at + 1 : at
  const phrase = phraseAt(chart.tokens, from, 'direction')
  if (!phrase) return null
  const end = [')', 'order'].includes(lowAt(chart, phrase.end)) ? phrase.end + 1 : phrase.end
  return { descending: phrase.sense === 'desc', end }
}
