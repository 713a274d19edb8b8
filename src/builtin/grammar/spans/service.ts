import { type CatalogColumn, isTemporal } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import type { Aggregate } from '../../planning/plan.js'
import { type Chart, lowAt, none, type Parsed, skipDeterminers, textOf } from '../chart.js'
import { slotFrom } from '../filters/table-dates.js'
import { phraseAt, phrasesAt } from '../phrase-book.js'
import type { Filter, Slot, Term } from '../sketch.js'

const names = [
  'years of service',
  'years in service',
  'length of service',
  'tenure',
  'years with the company',
  'years with us',
]

/** "years of service", "average tenure in years": from the day somebody joined until today. */
export function serviceAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const start = skipDeterminers(chart, at)
  const aggregate = phraseAt(chart.tokens, start, 'aggregate')
  const counted = phraseAt(chart.tokens, aggregate?.end ?? start, 'countStrict')
  const from = counted?.end ?? aggregate?.end ?? start
  const name = names.find((phrase) => saidAt(chart, from, phrase))
  if (!name) return none
  const end = from + name.split(' ').length
  const slot = hireSlot(chart, { start: from, end })
  if (!slot) return none
  return [
    {
      value: {
        kind: 'span',
        fn: (aggregate?.sense as Aggregate | undefined) ?? null,
        unit: 'year',
        from: slot,
        to: null,
        today: chart.today,
        open: false,
      },
      end: saidAt(chart, end, 'in years') ? end + 2 : end,
      cost: 0.05,
    },
  ]
}

const openers = [
  'been with us for',
  'been with the company for',
  'been working here for',
  'been here for',
  'been employed for',
  'been employed here for',
  'worked here for',
  'worked for us for',
  'worked with us for',
  'with us for',
]

/** "with more than 10 years of service", "have been with us for over five years". */
export function serviceFilters(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const opener = openers.find((phrase) => saidAt(chart, at, phrase))
  const from = opener ? at + opener.split(' ').length : at
  return phrasesAt(chart.tokens, from, 'compare').flatMap(({ sense, end }): readonly Parsed<Filter>[] => {
    const years = chart.tokens[end]?.number ?? null
    if (years === null || !Number.isInteger(years) || years > 80) return none
    if (!['year', 'years'].includes(lowAt(chart, end + 1))) return none
    const named = ['of service', 'in service', 'with us', 'with the company'].find((phrase) =>
      saidAt(chart, end + 2, phrase),
    )
    if (!opener && !named) return none
    const close = end + 2 + (named ? named.split(' ').length : 0)
    const column = hireSlot(chart, { start: at, end: close })
    if (!column) return none
    const edge = yearsBefore(chart.today, years)
    const later = sense === '<' || sense === '<='
    const span = {
      start: at,
      end: close,
      text: textOf(chart, at, close),
      from: later ? (sense === '<' ? dayAfter(edge) : edge) : null,
      to: later ? null : sense === '>=' ? dayAfter(edge) : edge,
      grain: 'day' as const,
      bare: false,
    }
    return [{ value: { kind: 'date', span, column }, end: close, cost: -0.2 }]
  })
}

function saidAt(chart: Chart, at: number, phrase: string): boolean {
  return phrase.split(' ').every((word, offset) => lowAt(chart, at + offset) === word)
}

/** The day on which persons joined; not of those whose leaving is kept too, nor where a number says how long they served. */
function hireSlot(chart: Chart, place: { readonly start: number; readonly end: number }): Slot | null {
  const persons = new Set(chart.persons.flatMap((link) => (link.kind === 'table' ? [link.table] : [])))
  const columns = [...chart.columnById.values()].filter(({ table }) => persons.has(table))
  if (columns.some(({ kind, lemmas }) => kind === 'number' && lemmas.some((word) => served.has(word))))
    return null
  const dates = columns.filter((column) => isTemporal(column) && !column.audit)
  const joined = dates.filter(
    (column) =>
      isCalled(column, joining) && !dates.some((other) => other.table === column.table && isEnd(other)),
  )
  return joined.length === 0 ? null : slotFrom(chart, joined, place)
}

function isCalled({ words }: CatalogColumn, stems: ReadonlySet<string>): boolean {
  return words.some((word) => stems.has(stem(word)))
}

const joining: ReadonlySet<string> = new Set(
  'hire hired hiring joined join employed appointed start started'.split(' ').map(stem),
)
const served: ReadonlySet<string> = new Set(['tenure', 'seniority', 'service'])
const leaving: ReadonlySet<string> = new Set(
  'left leave end ended termination terminated exit until resigned departure retired dismissed'
    .split(' ')
    .map(stem),
)

function isEnd(column: CatalogColumn): boolean {
  return column.nullable && isCalled(column, leaving)
}

function yearsBefore(today: string, years: number): string {
  const year = String(Number(today.slice(0, 4)) - years).padStart(4, '0')
  return today.slice(5) === '02-29' ? `${year}-03-01` : `${year}${today.slice(4)}`
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
