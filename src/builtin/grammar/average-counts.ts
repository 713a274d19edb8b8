import { type Chart, lowAt, none, type Parsed, production, skipDeterminers } from './chart.js'
import { nounAt } from './nouns/noun.js'
import { phrasesAt } from './phrase-book.js'
import type { Clause, Noun, Term } from './sketch.js'

/**
 * "the average number of rooms per hotel", "how many rooms does a hotel have on average", "how many rooms per hotel on
 * average": the number of one thing over the number of the other.
 */
export const averageCountAt = production<Term>('average-count', (chart, at) => [
  ...averageNumber(chart, skipDeterminers(chart, at)),
  ...manyOnAverage(chart, at),
])

const averages: ReadonlySet<string> = new Set(['average', 'mean', 'avg', 'typical'])

/** "average number of rooms per hotel" */
function averageNumber(chart: Chart, at: number): readonly Parsed<Term>[] {
  if (!averages.has(lowAt(chart, at))) return none
  return phrasesAt(chart.tokens, at + 1, 'countStrict').flatMap(({ end }) =>
    thingsAt(chart, end).flatMap((many) => perOne(chart, many)),
  )
}

/** "how many rooms (are there) per hotel on average", "on average, how many rooms does a hotel have". */
function manyOnAverage(chart: Chart, at: number): readonly Parsed<Term>[] {
  const first = onAverage(chart, at)
  const start = first === null ? at : lowAt(chart, first) === ',' ? first + 1 : first
  if (lowAt(chart, start) !== 'how' || lowAt(chart, start + 1) !== 'many') return none
  return thingsAt(chart, start + 2)
    .flatMap((many) => [...perOne(chart, many), ...ofOne(chart, many)])
    .flatMap((found): readonly Parsed<Term>[] => {
      const last = onAverage(chart, found.end)
      if ((first === null) === (last === null)) return none
      return [{ ...found, end: last ?? found.end }]
    })
}

function onAverage(chart: Chart, at: number): number | null {
  return lowAt(chart, at) === 'on' && lowAt(chart, at + 1) === 'average' ? at + 2 : null
}

/** "(rooms) per hotel" */
function perOne(chart: Chart, many: Parsed<Noun>): readonly Parsed<Term>[] {
  const there =
    ['are', 'is', 'were'].includes(lowAt(chart, many.end)) && lowAt(chart, many.end + 1) === 'there'
  const at = there ? many.end + 2 : many.end
  if (lowAt(chart, at) !== 'per') return none
  return thingsAt(chart, at + 1).map((one) => ratio(many, one, one.end))
}

const helpers: ReadonlySet<string> = new Set(['do', 'does', 'did', 'has', 'have'])
const verbs: ReadonlySet<string> = new Set(
  'have has had contain hold get receive make made place placed own need use'.split(' '),
)

/** "(rooms) does a hotel have" */
function ofOne(chart: Chart, many: Parsed<Noun>): readonly Parsed<Term>[] {
  if (!helpers.has(lowAt(chart, many.end))) return none
  const at = ['each', 'every', 'one'].includes(lowAt(chart, many.end + 1)) ? many.end + 2 : many.end + 1
  return thingsAt(chart, skipDeterminers(chart, at))
    .filter((one) => verbs.has(lowAt(chart, one.end)))
    .map((one) => ratio(many, one, one.end + 1))
}

/** Rows of a table, all of them. */
function thingsAt(chart: Chart, at: number): readonly Parsed<Noun>[] {
  return nounAt(chart, at, 'count').flatMap((noun): readonly Parsed<Noun>[] => {
    const { value } = noun
    if (value.pre.length > 0 || value.extreme || value.owner || value.distinct) return none
    const links = value.slot.mention.links.filter((link) => link.kind === 'table' && link.score >= 0.7)
    if (links.length === 0) return none
    const slot = { ...value.slot, mention: { ...value.slot.mention, links } }
    return [{ ...noun, value: { ...value, slot } }]
  })
}

function ratio(many: Parsed<Noun>, one: Parsed<Noun>, end: number): Parsed<Term> {
  const side = (noun: Noun): Clause => ({ term: { kind: 'count', noun }, pieces: none })
  return {
    value: {
      kind: 'ratio',
      percent: false,
      over: side(many.value),
      under: side(one.value),
      whole: false,
      each: true,
    },
    end,
    cost: many.cost + one.cost - 0.1,
  }
}
