import { type Chart, lowAt, type Parsed, skipDeterminers, textOf } from '../chart.js'
import { nounAt } from '../nouns/noun.js'
import { namedOrders } from '../orders.js'
import { phraseAt, phrasesAt } from '../phrase-book.js'
import type { Piece, RowOrder, Term } from '../sketch.js'
import { sameTimeAt } from '../spans/same-time.js'
import { grainAt } from '../terms/grain.js'
import { nounTerm } from '../terms/noun-term.js'
import { sameAt, sameOfKindAt, sameRatioAt } from '../terms/spoken-of.js'
import { measureAt } from '../terms/terms.js'
import { degreeOrderAt, degreeOrders } from './degree-orders.js'
import { frequencyOrders } from './frequency-orders.js'
import { piece } from './piece.js'

/**
 * "by salary, highest first": what is followed by a direction is what rows are ordered by, where it is an amount or a
 * date of the rows listed.
 */
function byAmountInDirection(chart: Chart, at: number): readonly Parsed<Piece>[] {
  if (lowAt(chart, at) !== 'by') return []
  return nounAt(chart, skipDeterminers(chart, at + 1), 'order').flatMap((noun) => {
    const trailing = trailingDirection(chart, noun.end)
    const links = noun.value.slot.mention.links
    const amounts = links.filter(
      (link) =>
        link.kind === 'column' && ['measure', 'time'].includes(chart.columnById.get(link.column)?.role ?? ''),
    )
    if (!trailing || amounts.length === 0 || amounts.length < links.length || noun.value.pre.length > 0)
      return []
    const { value: term, cost } = nounTerm(noun, -0.15)
    return [piece(at, { end: trailing.end, cost }, { kind: 'order', term, ofRows: true, ...trailing.order })]
  })
}

/** How the rows are to be ordered: "ordered by name", "in descending order of age", "from highest to lowest", "sorted by year ascending". */
export function orderPieces(chart: Chart, at: number): readonly Parsed<Piece>[] {
  return [
    ...namedOrders(chart, at).map((found) => piece(at, found, { kind: 'order', ...found.value })),
    ...frequencyOrders(chart, at),
    ...orderedBy(chart, at),
    ...(degreeOrderAt(chart, at) ? degreeOrders(chart, at) : inDirection(chart, at)),
    ...orderedInDirection(chart, at),
    ...byAmountInDirection(chart, at),
  ]
}

/** "ordered by name", "sorted by year ascending": ascending unless said. */
function orderedBy(chart: Chart, at: number): readonly Parsed<Piece>[] {
  return phrasesAt(chart.tokens, at, 'order').flatMap((phrase) => {
    if (phrase.end === at + 1 && isListed(chart, at)) return []
    const given = phrase.sense === '' ? null : phrase.sense === 'desc'
    return orderTerms(chart, phrase.end).map((term) => {
      const trailing = trailingDirection(chart, term.end)
      const found = { end: trailing?.end ?? term.end, cost: term.cost }
      const order = trailing?.order ?? { descending: given ?? false }
      return piece(at, found, { kind: 'order', term: term.value, ...order })
    })
  })
}

/** "the customer name, order date and status": a part of a name, where it follows in a list and says no "by". */
function isListed(chart: Chart, at: number): boolean {
  return (
    ['order', 'sort'].includes(lowAt(chart, at)) &&
    [',', 'and', '&', 'the', 'their', 'its'].includes(lowAt(chart, at - 1))
  )
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
    const word = saidAt(chart, at, phrase.end)
    return [piece(at, { end, cost: 0 }, { kind: 'order', term: null, descending, word })]
  })
}

/** "sorted from high to low": by what, is said elsewhere. */
function orderedInDirection(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const ordered = degreeOrderAt(chart, at) ? null : phraseAt(chart.tokens, at, 'order')
  const direction = ordered ? phraseAt(chart.tokens, ordered.end, 'direction') : null
  if (!direction) return []
  const found = { end: direction.end, cost: 0 }
  const word = saidAt(chart, ordered?.end ?? at, direction.end)
  return [piece(at, found, { kind: 'order', term: null, descending: direction.sense === 'desc', word })]
}

function saidAt(chart: Chart, at: number, end: number): string {
  return textOf(chart, at, end).toLowerCase()
}

function orderTerms(chart: Chart, at: number): readonly Parsed<Term>[] {
  const from = skipDeterminers(chart, at)
  return [
    ...(from > at
      ? [
          ...sameAt(chart, at),
          ...sameOfKindAt(chart, at),
          ...sameTimeAt(chart, at),
          ...sameRatioAt(chart, at),
        ]
      : []),
    ...measureAt(chart, from),
    ...grainAt(chart, from),
    ...nounAt(chart, from, 'order').map((noun) => nounTerm(noun, 0.01)),
  ]
}

/** "ascending", "(descending)", ", descending order" after what is ordered by. */
function trailingDirection(chart: Chart, at: number): { order: RowOrder; end: number } | null {
  const from = [',', '('].includes(lowAt(chart, at)) ? at + 1 : at
  const degree = degreeOrderAt(chart, from)
  if (degree) return { ...degree, end: lowAt(chart, degree.end) === ')' ? degree.end + 1 : degree.end }
  const phrase = phraseAt(chart.tokens, from, 'direction')
  if (!phrase) return null
  const end = [')', 'order'].includes(lowAt(chart, phrase.end)) ? phrase.end + 1 : phrase.end
  return { order: { descending: phrase.sense === 'desc' }, end }
}
