import { type Chart, lowAt, type Parsed } from '../chart.js'
import { phrasesAt } from '../phrase-book.js'
import type { Aggregate } from '../../planning/plan.js'
import type { Term } from '../sketch.js'
import { grainAt } from './grain.js'
import { peakGrainAt } from './peak-grain.js'

/** The measure spoken of before, at the end of a clause: "that number", "how many there were", "the count". */
export function sameAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  return phrasesAt(chart.tokens, at, 'same')
    .filter(({ end }) => clauseEnds(chart, end))
    .map(({ end, sense }) => ({
      value: { kind: 'same', each: sense === 'each' },
      end,
      cost: isWhatIs(chart, at, end) ? -0.1 : 0.02,
    }))
}

/** The number spoken of before, as one thing in a list: "category, name and count". */
export function bareCountAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const word = lowAt(chart, at)
  if (!['count', 'counts', 'number'].includes(word) || at === 0) return []
  const named = chart.mentionsAt(at).some(({ links }) => links.some(({ score }) => score >= 0.6))
  if (word === 'number' && (named || lowAt(chart, at - 1) !== 'and')) return []
  const next = chart.tokens[at + 1]
  return !next || next.kind === 'mark' || next.low === 'and'
    ? [{ value: { kind: 'same' }, end: at + 1, cost: 0.2 }]
    : []
}

/** The period spoken of before, as one thing in a list: "year, count and the difference". */
export function bareGrainAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const plain = grainAt(chart, at)
    .filter((found) => found.value.kind === 'grain' && found.value.noun === null)
    .map((found) => ({ value: found.value, end: asDate(chart, found.end), cost: 0.25 }))
  return [...plain, ...peakGrainAt(chart, at)]
}

/** "the month as a date": as it is shown. */
function asDate(chart: Chart, at: number): number {
  const end = ['a', 'the'].includes(lowAt(chart, at + 1)) ? at + 2 : at + 1
  return lowAt(chart, at) === 'as' && lowAt(chart, end) === 'date' ? end + 1 : at
}

/** "the average", "highest total": the measure of that kind spoken of before, at the end of a clause. */
export function sameOfKindAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const told = determiners.has(lowAt(chart, at))
  const start = told ? at + 1 : at
  const fn = kinds.get(lowAt(chart, start))
  if (fn === undefined || !clauseEnds(chart, start + 1)) return []
  if (!chart.tokens.slice(0, at).some(({ low }) => (kinds.get(low) ?? sums.get(low)) === fn)) return []
  if (chart.mentionsAt(start).some(({ links }) => links.some(({ score }) => score >= 0.9))) return []
  return [{ value: { kind: 'same', fn }, end: start + 1, cost: told ? 0.01 : 0.15 }]
}

/** "the share", "that percentage": the one share or ratio spoken of before, at the end of a clause. */
export function sameRatioAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const told = determiners.has(lowAt(chart, at))
  const start = told ? at + 1 : at
  const word = lowAt(chart, start)
  if (!ratios.has(word) || !clauseEnds(chart, start + 1)) return []
  const before = chart.tokens.findIndex(({ low }) => low === word || (word !== 'rate' && ratios.has(low)))
  if (before < 0 || before >= at || (chart.tokens[before]?.sentence ?? 0) > (chart.tokens[at]?.sentence ?? 0))
    return []
  if (chart.mentionsAt(start).some(({ links }) => links.some(({ score }) => score >= 0.9))) return []
  return [{ value: { kind: 'same', ratio: true }, end: start + 1, cost: told ? 0.01 : 0.1 }]
}

const ratios: ReadonlySet<string> = new Set('share percentage proportion ratio fraction rate'.split(' '))

const determiners: ReadonlySet<string> = new Set(['the', 'that', 'this', 'its', 'their'])
const kinds: ReadonlyMap<string, Aggregate> = new Map([
  ['average', 'avg'],
  ['averages', 'avg'],
  ['mean', 'avg'],
  ['avg', 'avg'],
  ['total', 'sum'],
  ['totals', 'sum'],
  ['sum', 'sum'],
  ['minimum', 'min'],
  ['maximum', 'max'],
])

const sums: ReadonlyMap<string, Aggregate> = new Map([
  ['combined', 'sum'],
  ['overall', 'sum'],
])

function clauseEnds(chart: Chart, at: number): boolean {
  const token = chart.tokens[at]
  return (
    !token ||
    token.kind === 'mark' ||
    ['and', 'in', 'first', 'from', 'at', 'on', 'descending', 'ascending', ')'].includes(token.low)
  )
}

/** "and what is it?": a question of its own, never an opening of something that follows. */
function isWhatIs(chart: Chart, at: number, end: number): boolean {
  const next = chart.tokens[end]
  return lowAt(chart, at) === 'what' && (!next || next.kind === 'mark')
}
