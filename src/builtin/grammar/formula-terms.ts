import { marks } from '../questions/formula-text.js'
import { type Chart, lowAt, none, type Parsed, production } from './chart.js'
import { clauseAt } from './clause.js'
import type { Clause, Formula, Term } from './sketch.js'
import { measureAt } from './terms/terms.js'

/** An expression of a definition: it begins with the marker that no question can hold. */
export const formulaAt = production<Term>('formula', (chart, at) => {
  const start = lowAt(chart, at) === 'the' ? at + 1 : at
  if (lowAt(chart, start) === marks.highest || lowAt(chart, start) === marks.lowest)
    return placesAt(chart, start)
  if (lowAt(chart, start) !== marks.open) return none
  const close = closing(chart, start)
  if (close === null) return none
  const quotient = quotientAt(chart, start, close)
  if (quotient.length > 0) return quotient
  const whole = sumAt(chart, start + 1, close).map((found) => ({
    value: { kind: 'formula', of: found.value } as Term,
    end: close + 1,
    cost: found.cost,
  }))
  return whole
})

/** "rank by total amount", as a definition says it. */
function placesAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const descending = lowAt(chart, at) === marks.highest
  return measureAt(chart, at + 1)
    .filter((found) => lowAt(chart, found.end) === marks.close)
    .map((found) => ({
      value: { kind: 'place', by: found.value, descending } as Term,
      end: found.end + 1,
      cost: found.cost,
    }))
}

function closing(chart: Chart, open: number): number | null {
  let depth = 0
  for (let at = open; at < chart.tokens.length; at++) {
    const word = lowAt(chart, at)
    if (word === marks.open) depth++
    if (word === marks.close && --depth === 0) return at
  }
  return null
}

/** "( A / B ) * 100" with conditions on either side is a ratio. */
function quotientAt(chart: Chart, open: number, close: number): readonly Parsed<Term>[] {
  let [from, to] = [open + 1, close]
  let percent = false
  for (;;) {
    if (to - from > 2 && lowAt(chart, to - 2) === marks.times && chart.tokens[to - 1]?.number === 100) {
      percent = true
      to -= 2
    } else if (lowAt(chart, from) === marks.open && closing(chart, from) === to - 1) {
      from++
      to--
    } else break
  }
  const bar = topLevel(chart, from, to, [marks.over])
  if (bar === null || topLevel(chart, from, to, [marks.plus, marks.minus, marks.times]) !== null) return none
  const out: Parsed<Term>[] = []
  for (const over of bare(chart, from, bar)) {
    for (const under of bare(chart, bar + 1, to)) {
      const term: Term = { kind: 'ratio', percent, over: over.value, under: under.value, whole: false }
      out.push({
        value: { kind: 'formula', of: { kind: 'clause', clause: { term, pieces: none } } },
        end: close + 1,
        cost: over.cost + under.cost,
      })
    }
  }
  return out
}

/** One side, its own brackets taken off. */
function bare(chart: Chart, from: number, to: number): readonly Parsed<Clause>[] {
  const inner = lowAt(chart, from) === marks.open && closing(chart, from) === to - 1
  // What is multiplied in brackets is one amount.
  if (inner && topLevel(chart, from + 1, to - 1, [marks.times]) !== null)
    return formulaAt(chart, from)
      .filter(({ end }) => end === to)
      .map(({ value: term, ...rest }) => ({ ...rest, value: { term, pieces: none } }))
  const [start, end] = inner ? [from + 1, to - 1] : [from, to]
  return clausesTo(chart, start, end)
}

/** "The number of tests" is how many there are, and never the number that each is called by. */
function clausesTo(chart: Chart, start: number, end: number): readonly Parsed<Clause>[] {
  let from = start
  while (['the', 'total'].includes(lowAt(chart, from))) from++
  const counts = ['number', 'count'].includes(lowAt(chart, from)) && lowAt(chart, from + 1) === 'of'
  return clauseAt(chart, start)
    .filter(({ value: { term }, end: last }) => last === end && !(counts && isNamedAt(term, from)))
    .slice(0, 3)
}

function isNamedAt(term: Term, at: number): boolean {
  return (term.kind === 'noun' || term.kind === 'count') && term.noun.start === at
}

/** The last such sign outside brackets, so that a - b - c is (a - b) - c. */
function topLevel(chart: Chart, from: number, to: number, signs: readonly string[]): number | null {
  let depth = 0
  for (let at = to - 1; at >= from; at--) {
    const word = lowAt(chart, at)
    if (word === marks.close) depth++
    else if (word === marks.open) depth--
    else if (depth === 0 && signs.includes(word)) return at
  }
  return null
}

const operators = { [marks.plus]: '+', [marks.minus]: '-', [marks.times]: '*', [marks.over]: '/' } as const

function sumAt(chart: Chart, from: number, to: number): readonly Parsed<Formula>[] {
  if (from >= to) return none
  const at =
    topLevel(chart, from, to, [marks.plus, marks.minus]) ??
    topLevel(chart, from, to, [marks.times, marks.over])
  if (at !== null) {
    const op = operators[lowAt(chart, at) as keyof typeof operators]
    return sumAt(chart, from, at)
      .flatMap((left) =>
        sumAt(chart, at + 1, to).map((right) => ({
          value: { kind: 'op' as const, op, left: left.value, right: right.value },
          end: to,
          cost: left.cost + right.cost,
        })),
      )
      .slice(0, 8)
  }
  if (lowAt(chart, from) === marks.open && closing(chart, from) === to - 1)
    return sumAt(chart, from + 1, to - 1)
  const number = chart.tokens[from]?.number ?? null
  if (number !== null && to === from + 1) return [{ value: { kind: 'number', number }, end: to, cost: 0 }]
  return clausesTo(chart, from, to).map(({ value: { term, ...rest }, cost }) => ({
    value: { kind: 'clause', clause: { ...rest, term: asAmount(term, from) } },
    end: to,
    cost,
  }))
}

/** A column by its bare name is its number, where a table by its bare name is how many there are. */
function asAmount(term: Term, from: number): Term {
  if (term.kind !== 'count' || term.noun.start !== from) return term
  const { slot } = term.noun
  return slot.mention.links.every(({ kind }) => kind === 'column')
    ? { kind: 'noun', noun: { ...term.noun, slot: { ...slot, role: 'number' } } }
    : term
}
