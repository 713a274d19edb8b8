import type { CompareOp } from '../planning/plan.js'
import { type Scope, thingScopes } from './average-scopes.js'
import { type Chart, lowAt, none, type Parsed } from './chart.js'
import { comparativeAt } from './degrees.js'
import { averageFrom } from './multiples.js'
import { nounAt } from './nouns/noun.js'
import { phraseAt, phrasesAt } from './phrase-book.js'
import type { Filter, Noun, Term } from './sketch.js'
import { rateHints, unitOf } from './units.js'

type AverageFilter = Extract<Filter, { kind: 'average' }>

/**
 * "cheaper per ton than the average crop", "larger than the average warehouse in terms of capacity", "charge more per
 * night than the average room type", "exceeded twice the average payout".
 */
export function thanAverages(chart: Chart, at: number): readonly Parsed<Filter>[] {
  return openingsAt(chart, at).flatMap((opening) => {
    const average = averageFrom(chart, opening.end)
    return average ? scopes(chart, average.end, opening, average.factor) : none
  })
}

interface Opening {
  readonly op: CompareOp
  readonly hints: readonly string[]
  readonly end: number
}

/** How it compares, up to the word after "than". */
function openingsAt(chart: Chart, at: number): readonly Opening[] {
  const verb = phraseAt(chart.tokens, at, 'verbHint')
  const degree = comparativeAt(chart.tokens, at)
  const more = verb ? moreAt(chart, verb.end) : null
  const out: Opening[] = phrasesAt(chart.tokens, at, 'compare').map((phrase) => ({
    op: phrase.sense as CompareOp,
    hints: amounts,
    end: phrase.end,
  }))
  if (degree) out.push(...thanAt(chart, degree.end, degree.hints, degree.descending ? '>' : '<'))
  if (verb && more) out.push(...thanAt(chart, more.end, verb.sense.split('/'), more.op))
  return out
}

/** What the average of a thing that is itself an amount is of. */
const amounts: readonly string[] = ['own:amount', 'own:total amount', 'own:net amount', 'own:total']

function moreAt(chart: Chart, at: number): { op: CompareOp; end: number } | null {
  if (lowAt(chart, at) === 'more') return { op: '>', end: at + 1 }
  return lowAt(chart, at) === 'less' ? { op: '<', end: at + 1 } : null
}

/** "(cheaper) per ton than": the amounts that are by the ton. */
function thanAt(chart: Chart, at: number, hints: readonly string[], op: CompareOp): readonly Opening[] {
  if (lowAt(chart, at) === 'than') return [{ op, hints, end: at + 1 }]
  const unit = lowAt(chart, at + 1)
  const known = unitOf(unit) !== null || rateHints(unit).length > 0
  if (lowAt(chart, at) !== 'per' || !known || lowAt(chart, at + 2) !== 'than') return none
  const by = hints.flatMap((hint) => [
    `${hint} per ${unit}`,
    ...rateHints(unit).map((rate) => (hint.startsWith(`${rate} `) ? hint : `${rate} ${hint}`)),
  ])
  return [{ op, hints: by, end: at + 3 }]
}

/** "the average crop": of all crops; "in terms of capacity" says of what. */
function scopes(chart: Chart, at: number, { op, hints }: Opening, factor: number): readonly Parsed<Filter>[] {
  const filter = ({ whole, only, within }: Scope, term: Term | null): AverageFilter => ({
    kind: 'average',
    term,
    hints: term ? none : hints,
    op,
    factor,
    within,
    whole,
    only,
  })
  return thingScopes(chart, at).flatMap((scope) => {
    const gauge = phraseAt(chart.tokens, scope.end, 'gauge')
    const measured = gauge ? nounAt(chart, gauge.end, 'number').filter((noun) => isPlain(noun.value)) : none
    const cost = scope.cost - (scope.only.length > 0 ? 0.15 : 0.05)
    return [
      { value: filter(scope, null), end: scope.end, cost },
      ...measured.map((noun) => ({
        value: filter(scope, { kind: 'noun', noun: noun.value }),
        end: noun.end,
        cost: cost + noun.cost - 0.05,
      })),
    ]
  })
}

function isPlain(noun: Noun): boolean {
  return noun.pre.length === 0 && noun.extreme === null && noun.owner === null
}
