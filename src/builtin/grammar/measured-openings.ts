import words from '../lexicon/measured.json' with { type: 'json' }
import type { Aggregate } from '../planning/plan.js'
import { type Chart, lowAt, none } from './chart.js'
import type { LastingUnit } from './sketch.js'
import { spanUnitOf } from './spans/span-opening.js'
import { nounsOf, type Unit, unitOf } from './units.js'

const adjectives = new Map(
  Object.entries(words.adjectives).map(([word, hints]) => [word, hints.split(' ')] as const),
)
/** Verbs that a question turns round. */
export const copulas: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were', 'does', 'do', 'did'])

/** How a question after an amount begins, and what it asks for. */
export interface Opening {
  /** Empty when the verb to come says it: "how much does X weigh". */
  readonly hints: readonly (readonly string[])[]
  readonly word: string
  readonly unit?: Unit
  /** It is asked how many days something went on. */
  readonly days?: LastingUnit
  readonly fn: Aggregate | null
  readonly end: number
}

/** Where it is asked how much, how long or how many there is of something; each way to take the words. */
export function openingsAt(chart: Chart, at: number): readonly Opening[] {
  const averaged = onAverage(chart, at)
  const start = averaged === null ? at : lowAt(chart, averaged) === ',' ? averaged + 1 : averaged
  if (lowAt(chart, start) === 'what' && copulas.has(lowAt(chart, start + 1)))
    return [{ hints: [], word: 'what', fn: averaged === null ? null : 'avg', end: start + 1 }]
  if (lowAt(chart, start) !== 'how') return none
  const fn = averaged === null ? null : ('avg' as const)
  const next = lowAt(chart, start + 1)
  if (next === 'much') return [{ hints: [], word: 'much', fn, end: start + 2 }]
  const days = next === 'many' ? daysOf(lowAt(chart, start + 2)) : null
  if (days) return [{ hints: [durations], word: lowAt(chart, start + 2), days, fn, end: start + 3 }]
  const unit = next === 'many' ? unitOf(lowAt(chart, start + 2)) : null
  if (unit)
    return nounsOf(unit).length > 0
      ? [{ hints: [nounsOf(unit)], word: unit.word, unit, fn, end: start + 3 }]
      : none
  const hints: (readonly string[])[] = []
  let end = start
  for (;;) {
    const from = lowAt(chart, end) === 'how' ? end + 1 : end
    const found = adjectives.get(lowAt(chart, from))
    if (!found) break
    hints.push(found)
    end = lowAt(chart, from + 1) === 'and' ? from + 2 : from + 1
  }
  return hints.length > 0 && lowAt(chart, end - 1) !== 'and' ? [{ hints, word: next, fn, end }] : none
}

const durations: readonly string[] = ['duration', 'length', 'runtime']

/** "days", "nights", "weeks": no column is kept in them without saying so. */
function daysOf(word: string): LastingUnit | null {
  if (/^nights?$/.test(word)) return 'night'
  return /^(?:days?|weeks?)$/.test(word) ? spanUnitOf(word) : null
}

/** The end of "on average". */
export function onAverage(chart: Chart, at: number): number | null {
  return lowAt(chart, at) === 'on' && lowAt(chart, at + 1) === 'average' ? at + 2 : null
}

/** "how much is", "how high is" before something that is itself an amount. */
export function amountHeadAt(chart: Chart, at: number): number | null {
  const head =
    lowAt(chart, at) === 'how' &&
    ['much', 'high', 'large', 'big', 'low', 'great'].includes(lowAt(chart, at + 1)) &&
    ['is', 'are', 'was', 'were'].includes(lowAt(chart, at + 2))
  return head ? at + 3 : null
}
