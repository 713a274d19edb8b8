import { type Chart, lowAt, type Parsed, skipDeterminers } from '../chart.js'
import { nounAt } from '../nouns/noun.js'
import { namedOrders } from '../orders.js'
import { phraseAt, phrasesAt } from '../phrase-book.js'
import type { Piece, Term } from '../sketch.js'
import { grainAt } from '../terms/grain.js'
import { nounTerm } from '../terms/noun-term.js'
import { sameAt, sameOfKindAt } from '../terms/spoken-of.js'
import { measureAt } from '../terms/terms.js'
import { piece } from './piece.js'

/** How the rows are to be ordered: "ordered by name", "in descending order of age", "from highest to lowest", "sorted by year ascending". */
export function orderPieces(chart: Chart, at: number): readonly Parsed<Piece>[] {
  return [
    ...namedOrders(chart, at).map((found) => piece(at, found, { kind: 'order', ...found.value })),
    ...orderedBy(chart, at),
    ...inDirection(chart, at),
    ...orderedInDirection(chart, at),
  ]
}

/** "ordered by name", "sorted by year ascending": ascending unless said. */
function orderedBy(chart: Chart, at: number): readonly Parsed<Piece>[] {
  return phrasesAt(chart.tokens, at, 'order').flatMap((phrase) => {
    const given = phrase.sense === '' ? null : phrase.sense === 'desc'
    return orderTerms(chart, phrase.end).map((term) => {
      const trailing = trailingDirection(chart, term.end)
      const found = { end: trailing?.end ?? term.end, cost: term.cost }
      const descending = trailing?.descending ?? given ?? false
      return piece(at, found, { kind: 'order', term: term.value, descending })
    })
  })
}

/** "in descending order of age", or "descending" alone for what was ordered by already. */
function inDirection(chart: Chart, at: number): readonly Parsed<Piece>[] {
  return phrasesAt(chart.tokens, at, 'direction').flatMap((phrase) => {
    const descending = phrase.sense === 'desc'
    if (['of', 'by'].includes(lowAt(chart, phrase.end)))
      return orderTerms(chart, phrase.end + 1).map((term) =>
        piece(at, term, { kind: 'order', term: term.value, descending }),
      )
    const end = lowAt(chart, phrase.end) === 'order' ? phrase.end + 1 : phrase.end
    return [piece(at, { end, cost: 0 }, { kind: 'order', term: null, descending, word: lowAt(chart, at) })]
  })
}

/** "sorted from high to low": by what, is said elsewhere. */
function orderedInDirection(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const ordered = phraseAt(chart.tokens, at, 'order')
  const direction = ordered ? phraseAt(chart.tokens, ordered.end, 'direction') : null
  if (!direction) return []
  const found = { end: direction.end, cost: 0 }
  return [piece(at, found, { kind: 'order', term: null, descending: direction.sense === 'desc' })]
}

function orderTerms(chart: Chart, at: number): readonly Parsed<Term>[] {
  const from = skipDeterminers(chart, at)
  return [
    ...(from > at ? [...sameAt(chart, at), ...sameOfKindAt(chart, at)] : []),
    ...measureAt(chart, from),
    ...grainAt(chart, from),
    ...nounAt(chart, from, 'order').map((noun) => nounTerm(noun, 0.01)),
  ]
}

/** "ascending", "(descending)", ", descending order" after what is ordered by. */
function trailingDirection(chart: Chart, at: number): { descending: boolean; end: number } | null {
  const from = [',', '('].includes(lowAt(chart, at)) ? at + 1 : at
  const phrase = phraseAt(chart.tokens, from, 'direction')
  if (!phrase) return null
  const end = [')', 'order'].includes(lowAt(chart, phrase.end)) ? phrase.end + 1 : phrase.end
  return { descending: phrase.sense === 'desc', end }
}
