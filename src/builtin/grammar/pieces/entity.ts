import type { Link } from '../../../linking/link.js'
import { type Chart, lowAt, type Parsed } from '../chart.js'
import { superlativeAt } from '../degrees.js'
import { nounAt } from '../nouns/noun.js'
import { isParticiple } from '../participle.js'
import type { Noun, Piece } from '../sketch.js'
import { piece } from './piece.js'

/** Things and values named in passing, with the word that brings them: "(orders) of customers", "(with) a licence", "(in) Leeds". */
export function entityPieces(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const preposition = prepositionBefore(chart, at)
  const owning = ['with', 'have', 'has', 'having', 'had', 'not', 'without'].includes(preposition)
  const things = nounAt(chart, at, 'entity').filter(
    (noun) =>
      (owning && !isSoMany(noun.value)) ||
      noun.value.slot.mention.links.some((link) => link.kind === 'table' || isFlag(chart, link)),
  )
  const values = nounAt(chart, at, 'value').map((noun) => ({ ...noun, cost: noun.cost + 0.06 }))
  const agent = preposition === 'by' && !isParticiple(lowAt(chart, at - 2)) ? 0.3 : 0
  const extra = (superlativeAt(chart.tokens, at) ? 0 : 0.02) + agent
  return [
    ...[...things, ...values].map((noun) =>
      piece(at, noun, { kind: 'entity', noun: noun.value, preposition }, extra),
    ),
    ...eachValue(chart, at),
  ]
}

/** "The name and weight of every dog": of all the dogs there are, where nothing is computed for each. */
function eachValue(chart: Chart, at: number): readonly Parsed<Piece>[] {
  if (!['each', 'every'].includes(lowAt(chart, at)) || lowAt(chart, at - 1) !== 'of') return []
  if (chart.tokens.slice(0, at).some(({ low }) => computing.has(low))) return []
  return nounAt(chart, at + 1, 'value')
    .filter(
      ({ value }) => !value.slot.plural && value.slot.mention.links.every((link) => link.kind === 'value'),
    )
    .map((noun) => piece(at, noun, { kind: 'entity', noun: noun.value, preposition: 'of' }, 0.06))
}

const computing: ReadonlySet<string> = new Set(
  'number count many much total sum average avg mean median maximum minimum max min highest lowest most least share percentage ratio often'.split(
    ' ',
  ),
)

/** "(with) 5 stars": an amount, and not the first five of anything. */
function isSoMany({ extreme, slot }: Noun): boolean {
  return extreme?.word === 'top' && slot.mention.links.every((link) => link.kind === 'column')
}

function isFlag(chart: Chart, link: Link): boolean {
  return link.kind === 'column' && chart.columnById.get(link.column)?.kind === 'boolean'
}

/** "together with X", "along with X": shown too, not something to have. */
const beside: ReadonlySet<string> = new Set(['together', 'along'])

/** The word before, at most two articles and the like further back; empty when there is none. */
function prepositionBefore(chart: Chart, at: number): string {
  for (let back = at - 1; back >= Math.max(0, at - 3); back--) {
    const word = lowAt(chart, back)
    // "along with its date": shown beside it, and no condition.
    if (word === 'with' && ['along', 'together'].includes(lowAt(chart, back - 1))) return 'along'
    if (!['the', 'a', 'an', 'all', 'any', 'their', 'its', 'of_', 'each', 'every', 'some'].includes(word))
      return word === 'with' && beside.has(lowAt(chart, back - 1)) ? 'together' : word
  }
  return ''
}
