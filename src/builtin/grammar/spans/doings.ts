import { type CatalogColumn, isYear } from '../../../linking/catalog.js'
import type { Link } from '../../../linking/link.js'
import { type TimedColumn, timedColumns } from '../../grounding/dates/timed-columns.js'
import { commentSays, saysVerb } from '../../grounding/dates/called-after.js'
import { namesOfVerb } from '../../grounding/verbs.js'
import { type Chart, lowAt, none, type Parsed } from '../chart.js'
import type { Noun, Term } from '../sketch.js'

/** A verb for which dates are stored, and which of its times is meant where there are many. */
export interface Doing {
  readonly at: number
  readonly text: string
  readonly links: readonly Extract<Link, { kind: 'column' }>[]
  readonly fn: 'min' | 'max' | null
  /** What is stored is the year alone. */
  readonly years: boolean
}

/** "inspected", "last inspected", "join", "hired for the first time" */
export function doingsAt(chart: Chart, at: number): readonly Parsed<Doing>[] {
  const before = orderAt(chart, at)
  const place = before?.end ?? at
  const token = chart.tokens[place]
  if (token?.kind !== 'word' || token.capital || notVerbs.has(token.low)) return none
  const particle = particles.has(lowAt(chart, place + 1)) ? lowAt(chart, place + 1) : null
  const phrasal = particle === null ? none : columnsFor(chart, `${token.stem} ${particle}`)
  const columns = phrasal.length > 0 ? phrasal : columnsFor(chart, token.stem)
  if (columns.length === 0) return none
  const next = phrasal.length > 0 ? place + 2 : place + 1
  const after = before ? null : orderAt(chart, next)
  const links = columns.map((column) => ({
    kind: 'column' as const,
    column: column.id,
    score: 0.9,
    reason: 'derived' as const,
    readAs: column.words.join(' '),
  }))
  const years = columns.every(isYear)
  const fn = before?.fn ?? after?.fn ?? null
  return [
    {
      value: { at: place, text: token.text, links, fn, years },
      end: after?.end ?? next,
      cost: 0,
    },
  ]
}

const particles: ReadonlySet<string> = new Set(['in', 'out', 'up', 'off'])

const notVerbs: ReadonlySet<string> = new Set(
  'date time day year the a an of in on last first and or to be been it'.split(' '),
)

const orders: readonly (readonly [readonly string[], 'min' | 'max'])[] = [
  [['for', 'the', 'first', 'time'], 'min'],
  [['for', 'the', 'last', 'time'], 'max'],
  [['most', 'recently'], 'max'],
  [['originally'], 'min'],
  [['first'], 'min'],
  [['last'], 'max'],
]

function orderAt(chart: Chart, at: number): { readonly fn: 'min' | 'max'; readonly end: number } | null {
  for (const [words, fn] of orders) {
    if (words.every((word, offset) => lowAt(chart, at + offset) === word))
      return { fn, end: at + words.length }
  }
  return null
}

/** Dates and years called after a verb: by their name, else by their comment, else by what such a date is called. */
function columnsFor(chart: Chart, verb: string): readonly CatalogColumn[] {
  const timed = timedColumns(chart.columnById)
  const such = (fits: (column: TimedColumn) => boolean) => timed.filter(fits).map(({ column }) => column)
  const named = such(({ column }) => saysVerb(column.words, verb))
  if (named.length > 0) return named
  const said = such(({ column }) => commentSays(column.comment, verb))
  if (said.length > 0) return said
  const names = namesOfVerb(verb)
  for (const name of names) {
    const kept = such(({ stems }) => stems.includes(name))
    if (kept.length > 0) return kept
  }
  return ownDates(timed, [verb, ...names])
}

/** "repaired" of repairs that were started on a day: the one date of what is called after the verb. */
function ownDates(timed: readonly TimedColumn[], names: readonly string[]): readonly CatalogColumn[] {
  for (const name of names) {
    const dates = timed.flatMap(({ column, begins }) => (begins === name ? [column] : []))
    if (dates.length > 0) return new Set(dates.map(({ table }) => table)).size === dates.length ? dates : none
  }
  return none
}

/** The date of what was done as a term to show, the year alone where that is asked for. */
export function dateTerm(doing: Doing, end: number, year: boolean): Term {
  const slot = {
    mention: { start: doing.at, end: doing.at + 1, links: doing.links },
    role: 'thing' as const,
    text: doing.text,
    plural: false,
    literal: null,
  }
  const noun: Noun = { slot, pre: none, distinct: false, extreme: null, owner: null, start: doing.at, end }
  return year && !doing.years ? { kind: 'grain', grain: 'year', noun } : { kind: 'noun', noun }
}
