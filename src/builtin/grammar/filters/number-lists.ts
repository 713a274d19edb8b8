import { type Chart, lowAt, none, type Parsed, skipDeterminers } from '../chart.js'
import { nounAt } from '../nouns/noun.js'
import type { Filter, Noun } from '../sketch.js'
import { type Unit, unitOf } from '../units.js'

/** "semesters 1 or 2", "3 or 4 bedrooms", "either 5, 6 or 8 seats": one of several numbers, all of them written out. */
export function numberListFilters(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const list = numbersAt(chart, at)
  if (list) return numberFirst(chart, list)
  return nounAt(chart, at, 'number').flatMap((noun): readonly Parsed<Filter>[] => {
    const found = isPlain(noun.value) ? numbersAfter(chart, noun.end) : null
    return found ? [isOneOf(noun.value, found, noun.cost + 0.02)] : none
  })
}

interface Numbers {
  readonly values: readonly number[]
  readonly unit: Unit | null
  readonly end: number
}

function numberFirst(chart: Chart, list: Numbers): readonly Parsed<Filter>[] {
  return nounAt(chart, list.end, 'number')
    .filter((noun) => isPlain(noun.value))
    .map((noun) => isOneOf(noun.value, { ...list, end: noun.end }, noun.cost + 0.02))
}

function isOneOf(noun: Noun, { values, unit, end }: Numbers, cost: number): Parsed<Filter> {
  const [amount = 0] = values
  return {
    value: { kind: 'compare', term: { kind: 'noun', noun }, op: '=', amount, upper: null, unit, values },
    end,
    cost,
  }
}

const copulas: ReadonlySet<string> = new Set('is are was were of equal to either number'.split(' '))

/** "(rating) of 4 or 5", "(floor is) either 1 or 2" */
function numbersAfter(chart: Chart, at: number): Numbers | null {
  for (let from = at; from <= at + 3; from++) {
    const list = numbersAt(chart, from)
    if (list) return list
    if (!copulas.has(lowAt(chart, from))) return null
  }
  return null
}

/** "1 or 2", "1, 2 or 5". "3 or more" is no list. */
function numbersAt(chart: Chart, at: number): Numbers | null {
  let next = lowAt(chart, at) === 'either' ? skipDeterminers(chart, at + 1) : at
  const values: number[] = []
  for (;;) {
    const value = chart.tokens[next]?.number ?? null
    if (value === null) return null
    values.push(value)
    const word = lowAt(chart, next + 1)
    if (values.length > 1 && lowAt(chart, next - 1) === 'or') {
      const unit = unitOf(word)
      const named = chart.mentionsAt(next + 1).length > 0
      return unit && !named ? { values, unit, end: next + 2 } : { values, unit: null, end: next + 1 }
    }
    if (word !== 'or' && word !== ',') return null
    next += word === ',' && lowAt(chart, next + 2) === 'or' ? 3 : 2
  }
}

function isPlain(noun: Noun): boolean {
  return noun.pre.length === 0 && noun.extreme === null && !noun.distinct
}
