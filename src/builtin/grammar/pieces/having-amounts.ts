import type { Aggregate } from '../../planning/plan.js'
import { type Chart, lowAt, none, type Parsed, slotFor } from '../chart.js'
import { amountsAt } from '../filters/amounts.js'
import { nounAt } from '../nouns/noun.js'
import { phraseAt } from '../phrase-book.js'
import type { Noun, Piece } from '../sketch.js'
import { aggregateTermAt } from '../terms/aggregate.js'
import { piece } from './piece.js'

/**
 * Conditions on what amounts come to: "a total price above 300", "an average rating of more than 4", "more than 40 hours
 * altogether", "whose gifts add up to at least 500".
 */
export function havingAmounts(chart: Chart, at: number): readonly Parsed<Piece>[] {
  return [...aggregateIs(chart, at), ...amountInAll(chart, at), ...addingUp(chart, at)]
}

const copulas: ReadonlySet<string> = new Set('is are was were of that which'.split(' '))

/** "a total price above 300". */
function aggregateIs(chart: Chart, at: number): readonly Parsed<Piece>[] {
  return aggregateTermAt(chart, at).flatMap((found): readonly Parsed<Piece>[] => {
    const { value: term } = found
    if (term.kind !== 'aggregate' || term.of.kind !== 'noun' || !isPlain(term.of.noun)) return none
    const { fn } = term
    const { noun } = term.of
    if (!isAmount(chart, noun) || isOneName(chart, at, noun)) return none
    let from = found.end
    while (copulas.has(lowAt(chart, from)) && from < found.end + 3) from++
    return amountsAt(chart, from, true)
      .filter(({ value }) => value.op !== '=')
      .map((amount) =>
        piece(
          at,
          { end: pastWhole(chart, amount.end), cost: found.cost - 0.2 },
          { kind: 'having', ...amount.value, noun, fn },
        ),
      )
  })
}

/** "more than 40 hours altogether", "over 500 euros of fees in total". */
function amountInAll(chart: Chart, at: number): readonly Parsed<Piece>[] {
  return amountsAt(chart, at, false).flatMap((amount) =>
    [amount.end, amount.end - 1].flatMap((from) =>
      nounAt(chart, from, 'number').flatMap((noun): readonly Parsed<Piece>[] => {
        const fn = inAll(chart, noun.end)
        if (!fn || !isPlain(noun.value) || !isAmount(chart, noun.value)) return none
        const found = { end: fn.end, cost: noun.cost - 0.1 }
        // "40 hours" of a column of hours: the unit is the name.
        const unit = from < amount.end ? null : (amount.value.unit ?? null)
        return [piece(at, found, { kind: 'having', ...amount.value, unit, noun: noun.value, fn: fn.fn })]
      }),
    ),
  )
}

const sums: readonly (readonly string[])[] = [
  ['add', 'up', 'to'],
  ['adds', 'up', 'to'],
  ['sum', 'up', 'to'],
  ['sum', 'to'],
  ['come', 'to'],
  ['amount', 'to'],
  ['total'],
  ['together', 'come', 'to'],
  ['are', 'worth'],
  ['together', 'are', 'worth'],
]

/** "(whose) gifts add up to at least 500". */
function addingUp(chart: Chart, at: number): readonly Parsed<Piece>[] {
  if (!['whose', 'where', 'their'].includes(lowAt(chart, at - 1))) return none
  return chart.mentionsAt(at).flatMap((mention): readonly Parsed<Piece>[] => {
    const slot = slotFor(chart, mention, 'count', (link) => link.kind === 'table' && link.score >= 0.8)
    const verb = sums.find((words) =>
      words.every((word, offset) => lowAt(chart, mention.end + offset) === word),
    )
    if (!slot || !verb) return none
    const noun: Noun = {
      slot,
      pre: none,
      distinct: false,
      extreme: null,
      owner: null,
      start: at,
      end: mention.end,
    }
    return amountsAt(chart, mention.end + verb.length, false)
      .filter(({ end }) => verb[1] !== 'worth' || verb.length > 2 || inAll(chart, end)?.fn === 'sum')
      .map(({ value, end }) =>
        piece(at, { end: pastWhole(chart, end), cost: -0.1 }, { kind: 'having', ...value, noun, fn: 'sum' }),
      )
  })
}

/** "altogether", "on average". */
function inAll(chart: Chart, at: number): { readonly fn: Aggregate; readonly end: number } | null {
  const whole = phraseAt(chart.tokens, at, 'whole')
  if (whole && !['out', 'among', 'of', 'over', 'from'].includes(lowAt(chart, at)))
    return { fn: 'sum', end: whole.end }
  return lowAt(chart, at) === 'on' && lowAt(chart, at + 1) === 'average' ? { fn: 'avg', end: at + 2 } : null
}

function pastWhole(chart: Chart, at: number): number {
  const fn = inAll(chart, at)
  return fn?.fn === 'sum' ? fn.end : at
}

function isPlain(noun: Noun): boolean {
  return noun.pre.length === 0 && noun.extreme === null && noun.owner === null && !noun.distinct
}

function isAmount(chart: Chart, { slot }: Noun): boolean {
  return slot.mention.links.some(
    (link) => link.kind === 'column' && chart.columnById.get(link.column)?.kind === 'number',
  )
}

/** "a total amount above 300" where a column is called so. */
function isOneName(chart: Chart, at: number, noun: Noun): boolean {
  for (let start = at; start < noun.slot.mention.start; start++) {
    const low = chart.tokens[start]?.lemma ?? ''
    const named = chart
      .mentionsAt(start)
      .some(
        ({ end, links }) =>
          end >= noun.slot.mention.end &&
          links.some(
            (link) =>
              link.kind === 'column' && chart.columnById.get(link.column)?.lemmas.includes(low) === true,
          ),
      )
    if (named) return true
  }
  return false
}
