import type { Aggregate } from '../../planning/plan.js'
import { type Chart, lowAt, none, type Parsed, skipDeterminers, textOf } from '../chart.js'
import { comparativeAt } from '../degrees.js'
import { tablesNamed } from '../filters/table-dates.js'
import { nounAt } from '../nouns/noun.js'
import { phrasesAt } from '../phrase-book.js'
import type { Filter, Slot, Term } from '../sketch.js'
import { birthSlot } from './births.js'

/** "average age" where only a birth date is stored. */
export function ageAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const start = skipDeterminers(chart, at)
  const aggregate = phrasesAt(chart.tokens, start, 'aggregate')[0]
  const said = aggregate?.end ?? start
  const whose = ownerBefore(chart, said)
  const next = whose?.end ?? said
  const from = birthSlot(chart, next)
  if (!from || !['age', 'ages'].includes(lowAt(chart, next))) return none
  const own = whose ? within(from, whose.tables) : ofThem(chart, at, next + 1, from)
  if (!own) return none
  const end = inYears(chart, next + 1) ?? inYearsAfter(chart, next + 1) ?? next + 1
  return [
    {
      value: {
        kind: 'span',
        fn: (aggregate?.sense as Aggregate | undefined) ?? null,
        unit: 'year',
        from: own,
        to: null,
        today: chart.today,
        open: false,
      },
      end,
      cost: 0.05,
    },
  ]
}

/** "patient age", "guests' ages": a table named before the word. */
function ownerBefore(
  chart: Chart,
  at: number,
): { readonly tables: readonly string[]; readonly end: number } | null {
  const end = ['age', 'ages'].includes(lowAt(chart, at + 1)) ? at + 1 : null
  const tables = end === null ? [] : tablesNamed(chart, [at])
  return end !== null && tables.length > 0 ? { tables, end } : null
}

function within(birth: Slot, tables: readonly string[]): Slot | null {
  const links = birth.mention.links.filter(
    (link) => link.kind === 'column' && tables.some((table) => link.column.startsWith(`${table}.`)),
  )
  return links.length > 0 ? { ...birth, mention: { ...birth.mention, links } } : null
}

/** "in years" */
function inYears(chart: Chart, at: number): number | null {
  return lowAt(chart, at) === 'in' && lowAt(chart, at + 1) === 'years' ? at + 2 : null
}

/** "(age) of the patients in years": whose it is has been seen to. */
function inYearsAfter(chart: Chart, at: number): number | null {
  if (lowAt(chart, at) !== 'of') return null
  const owner = nounAt(chart, skipDeterminers(chart, at + 1), 'entity').find(
    ({ value, end }) => value.pre.length === 0 && !value.extreme && inYears(chart, end) !== null,
  )
  return owner ? inYears(chart, owner.end) : null
}

/** "older than 30", "under the age of 18" where only a birth date is stored. */
export function ageFilters(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const degree = comparativeAt(chart.tokens, at)
  const older =
    degree && ['older', 'younger'].includes(degree.word) && lowAt(chart, degree.end) === 'than'
      ? { over: degree.word === 'older', end: degree.end + 1 }
      : aged(chart, at)
  if (!older) return none
  const years = chart.tokens[older.end]?.number ?? null
  const column = birthSlot(chart, at)
  if (years === null || !column || !Number.isInteger(years) || years > 150) return none
  let end = older.end + 1
  if (['years', 'year'].includes(lowAt(chart, end)))
    end += ['old', 'age'].includes(lowAt(chart, end + 1)) ? 2 : 1
  if (lowAt(chart, end) === 'of' && lowAt(chart, end + 1) === 'age') end += 2
  const date = yearsBefore(chart.today, years)
  const span = {
    start: at,
    end,
    text: textOf(chart, at, end),
    from: older.over ? null : dayAfter(date),
    to: older.over ? date : null,
    grain: 'day' as const,
    bare: false,
  }
  return [{ value: { kind: 'date', span, column }, end, cost: 0.02 }]
}

function aged(chart: Chart, at: number): { over: boolean; end: number } | null {
  const words = [0, 1, 2, 3].map((offset) => lowAt(chart, at + offset)).join(' ')
  if (/^(?:over|above) the age of$/.test(words)) return { over: true, end: at + 4 }
  if (/^(?:under|below) the age of$/.test(words)) return { over: false, end: at + 4 }
  return null
}

function yearsBefore(today: string, years: number): string {
  const year = String(Number(today.slice(0, 4)) - years).padStart(4, '0')
  return today.slice(5) === '02-29' ? `${year}-03-01` : `${year}${today.slice(4)}`
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/** "age of the patrons", "the patrons' age": of those whose birth is stored, and of nobody else. */
function ofThem(chart: Chart, before: number, after: number, birth: Slot): Slot | null {
  const named = lowAt(chart, after) === 'of' ? skipDeterminers(chart, after + 1) : null
  const owner = lowAt(chart, before - 1) === 'of_' ? before - 2 : named
  if (owner === null) return birth
  const tables = chart
    .mentionsAt(owner)
    .flatMap(({ links }) =>
      links.flatMap((link) => (link.kind === 'table' && link.score >= 0.75 ? [link.table] : [])),
    )
  if (tables.length === 0) return birth
  return within(birth, tables)
}
