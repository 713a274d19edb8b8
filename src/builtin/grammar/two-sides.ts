import { type Chart, lowAt, none, type Parsed } from './chart.js'
import { bothValues } from './filters/both-values.js'
import { phrasesAt } from './phrase-book.js'
import type { Filter, Piece } from './sketch.js'

interface Sides {
  readonly left: readonly Piece[]
  readonly right: readonly Piece[]
  readonly except: boolean
}

/**
 * "(ordered) in 2023 as well as in 2024", "in both 2023 and 2024", "bought Chai but not Chang": two times or two values,
 * each met by rows of its own, or the second by none.
 */
export function twoSidesAt(chart: Chart, at: number): readonly Parsed<Sides>[] {
  if (!mayHave(chart, at)) return none
  const both = bothAt(chart, at)
  const from = both ?? at
  // "May 2022": a year alone is only a part of a date.
  const dated = both !== null || openers.has(lowAt(chart, at))
  return [
    ...(dated ? sides(chart, from, both !== null, datesOf) : none),
    ...(both ? none : sides(chart, at, false, valuesOf)),
  ]
}

type SideAt = (chart: Chart, at: number) => readonly Parsed<Filter>[]

function sides(chart: Chart, at: number, both: boolean, sideAt: SideAt): readonly Parsed<Sides>[] {
  return sideAt(chart, at).flatMap((left) =>
    bridgesAt(chart, at, left.end, both).flatMap((bridge) =>
      sideAt(chart, bridge.end).map((right) => ({
        value: {
          left: [asPiece(left, at)],
          right: [asPiece(right, bridge.end)],
          except: bridge.except,
        },
        end: right.end,
        cost: left.cost + right.cost - 0.1,
      })),
    ),
  )
}

function asPiece({ value, end }: Parsed<Filter>, start: number): Piece {
  return { kind: 'filter', filter: value, start, end, cost: 0 }
}

const openers: ReadonlySet<string> = new Set(['in', 'during', 'on', 'within'])

/** "both 2023", "in both 2023", "both in 2023": where the first side begins. */
function bothAt(chart: Chart, at: number): number | null {
  if (lowAt(chart, at) === 'both') return at + 1
  return openers.has(lowAt(chart, at)) && lowAt(chart, at + 1) === 'both' ? at + 2 : null
}

/** A time or a value begins here, and further on in the sentence the two are set side by side. */
function mayHave(chart: Chart, at: number): boolean {
  const sentence = chart.tokens[at]?.sentence
  return chart.tokens.some(
    (token) =>
      token.index >= at &&
      token.sentence === sentence &&
      (token.low === 'both' ||
        phrasesAt(chart.tokens, token.index, 'twoSides').length > 0 ||
        token.low === 'but'),
  )
}

/** "in 2023", "March 2024" */
function datesOf(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const from = openers.has(lowAt(chart, at)) ? [at, at + 1] : [at]
  return from.flatMap((start) =>
    chart.datesAt(start).map((span) => ({
      value: { kind: 'date' as const, span, column: null },
      end: span.end,
      cost: span.bare && start === at ? 0.05 : 0,
    })),
  )
}

/** "Chai", "the Welding badge" */
function valuesOf(chart: Chart, at: number): readonly Parsed<Filter>[] {
  return bothValues(chart, at).map(({ slot, column, end }) => ({
    value: { kind: 'value', slot, column, negated: false, more: none },
    end,
    cost: 0,
  }))
}

/** From the end of the first side to where the second begins. */
function bridgesAt(
  chart: Chart,
  start: number,
  at: number,
  both: boolean,
): readonly { end: number; except: boolean }[] {
  if (both) return lowAt(chart, at) === 'and' ? [{ end: at + 1, except: false }] : none
  const told = phrasesAt(chart.tokens, at, 'twoSides').map((phrase) => ({
    end: pastAgain(chart, start, phrase.end),
    except: phrase.sense === 'except',
  }))
  const denied = deniedAt(chart, start, at)
  return denied === null ? told : [...told, { end: denied, except: true }]
}

const auxiliaries: ReadonlySet<string> = new Set('do does did has have had was were is are been'.split(' '))
const negations: ReadonlySet<string> = new Set(['not', 'never', 'nt', "n't"])
const fillers: ReadonlySet<string> = new Set('do so any anything one again been ever yet it'.split(' '))

/** "but did not (order) in 2024": past the verb said again. */
function deniedAt(chart: Chart, start: number, at: number): number | null {
  if (!['but', 'and'].includes(lowAt(chart, at)) || !auxiliaries.has(lowAt(chart, at + 1))) return null
  return negations.has(lowAt(chart, at + 2)) ? pastAgain(chart, start, at + 3) : null
}

/** Past what was said before the first side already, and words that point back to it. */
function pastAgain(chart: Chart, start: number, at: number): number {
  const before = new Set(chart.tokens.slice(0, start).map((token) => token.stem))
  let end = at
  for (let next = at; next < at + 4; next++) {
    const token = chart.tokens[next]
    if (token?.kind !== 'word' || !(fillers.has(token.low) || before.has(token.stem))) break
    end = next + 1
  }
  return end
}
