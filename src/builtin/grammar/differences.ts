import type { Aggregate } from '../planning/plan.js'
import { type Chart, lowAt, none, type Parsed, production, skipDeterminers } from './chart.js'
import { clauseAt } from './clause.js'
import { nounAt } from './nouns/noun.js'
import { pairedNounsAt } from './nouns/paired.js'
import { phraseAt, phrasesAt } from './phrase-book.js'
import type { Clause, Formula, Noun, Term } from './sketch.js'

const and: ReadonlySet<string> = new Set(['and'])

/**
 * "the difference between the highest and the lowest price", "between the average fare of economy and business bookings",
 * "between the total paid in 2023 and …": the first less the second.
 */
export const differenceAt = production<Term>('difference', (chart, at) => {
  const start = lowAt(chart, at) === 'the' ? at + 1 : at
  if (lowAt(chart, start) !== 'difference') return none
  const from = lowAt(chart, start + 1) === 'between' ? skipDeterminers(chart, start + 2) : null
  const inside = lowAt(chart, start + 1) === 'in' ? measuredIn(chart, start + 2) : none
  return from === null ? inside : [...ofExtremes(chart, from), ...ofKinds(chart, from), ...ofTwo(chart, from)]
})

/** "the highest and the lowest nightly rate": of one column. */
function ofExtremes(chart: Chart, at: number): readonly Parsed<Term>[] {
  return phrasesAt(chart.tokens, at, 'aggregate').flatMap((first): readonly Parsed<Term>[] => {
    if (lowAt(chart, first.end) !== 'and') return none
    return phrasesAt(chart.tokens, skipDeterminers(chart, first.end + 1), 'aggregate').flatMap(
      (second): readonly Parsed<Term>[] => {
        if (first.sense === second.sense) return none
        return nounAt(chart, skipDeterminers(chart, second.end, true), 'number')
          .filter(({ value }) => value.extreme === null && value.pre.length === 0)
          .map((noun) => {
            const side = (fn: string): Clause => ({
              term: aggregate(fn as Aggregate, noun.value),
              pieces: none,
            })
            return less(side(first.sense), side(second.sense), noun.end, noun.cost)
          })
      },
    )
  })
}

/** "the average fare of economy and business bookings": one measure of two kinds. */
function ofKinds(chart: Chart, at: number): readonly Parsed<Term>[] {
  return measuresAt(chart, at).flatMap((measure) =>
    ['of', 'for'].includes(lowAt(chart, measure.end))
      ? pairedNounsAt(chart, measure.end + 1, and).map(({ value: { left, right }, end, cost }) =>
          less(sideOf(measure.value, left), sideOf(measure.value, right), end, measure.cost + cost),
        )
      : [],
  )
}

/** "(the difference in) average salary between full-time and part-time teachers" */
function measuredIn(chart: Chart, at: number): readonly Parsed<Term>[] {
  return measuresAt(chart, skipDeterminers(chart, at)).flatMap((measure) =>
    lowAt(chart, measure.end) === 'between'
      ? pairedNounsAt(chart, measure.end + 1, and).map(({ value: { left, right }, end, cost }) =>
          less(sideOf(measure.value, left), sideOf(measure.value, right), end, measure.cost + cost),
        )
      : [],
  )
}

/** "the average price of Ford cars and the average price of Toyota cars": both are told. */
function ofTwo(chart: Chart, at: number): readonly Parsed<Term>[] {
  return clauseAt(chart, at)
    .filter(({ value, end }) => lowAt(chart, end) === 'and' && isTold(value))
    .flatMap((left): readonly Parsed<Term>[] => {
      const next = skipDeterminers(chart, left.end + 1)
      const again = phraseAt(chart.tokens, next, 'aggregate') ?? phraseAt(chart.tokens, next, 'countStrict')
      if (!again) return none
      return clauseAt(chart, next)
        .filter(({ value }) => isTold(value) && value.term.kind === left.value.term.kind)
        .map((right) => less(left.value, right.value, right.end, left.cost + right.cost))
    })
}

function isTold({ term, pieces }: Clause): boolean {
  return (
    (term.kind === 'aggregate' || term.kind === 'count') &&
    pieces.some((piece) => piece.kind === 'filter' || piece.kind === 'entity')
  )
}

/** "average salary" */
function measuresAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  return phrasesAt(chart.tokens, at, 'aggregate').flatMap(({ sense, end }) =>
    nounAt(chart, skipDeterminers(chart, end, true), 'number')
      .filter(({ value }) => value.extreme === null && value.pre.length === 0)
      .map((noun) => ({ value: aggregate(sense as Aggregate, noun.value), end: noun.end, cost: noun.cost })),
  )
}

function aggregate(fn: Aggregate, noun: Noun): Term {
  return { kind: 'aggregate', fn, of: { kind: 'noun', noun } }
}

function sideOf(term: Term, noun: Noun): Clause {
  const { start, end } = noun
  return { term, pieces: [{ kind: 'entity', noun, preposition: 'of', start, end, cost: 0 }] }
}

function less(left: Clause, right: Clause, end: number, cost: number): Parsed<Term> {
  const part = (clause: Clause): Formula => ({
    kind: 'clause',
    clause: { ...clause, pieces: clause.pieces.filter((piece) => piece.kind !== 'stop') },
  })
  return {
    value: { kind: 'formula', of: { kind: 'op', op: '-', left: part(left), right: part(right) } },
    end,
    cost: cost - 0.15,
  }
}
