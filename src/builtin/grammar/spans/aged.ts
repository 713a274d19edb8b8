import { type Chart, lowAt, none, type Parsed, textOf } from '../chart.js'
import { phrasesAt } from '../phrase-book.js'
import { tablesNamed } from '../filters/table-dates.js'
import type { Filter, Slot } from '../sketch.js'
import { birthSlot } from './births.js'

/** Ages in whole years, both included; null where it is open. */
interface Ages {
  readonly from: number | null
  readonly to: number | null
  /** Over it, as "older than" has it: by a day at least. */
  readonly past?: true
  readonly end: number
}

/** "aged 65 or older", "under 20 years of age", "at least 18 years old" of those whose birth date is stored. */
export function agedFilters(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const ages = agesAt(chart, at)
  const column = ages && slotOfThem(chart, at)
  if (!ages || !column) return none
  const span = {
    start: at,
    end: ages.end,
    text: textOf(chart, at, ages.end),
    from: ages.to === null ? null : bornBefore(chart.today, ages.to + 1),
    to: ages.from === null ? null : bornBefore(chart.today, ages.from, ages.past ? 0 : 1),
    grain: 'day' as const,
    bare: false,
  }
  return [{ value: { kind: 'date', span, column }, end: ages.end, cost: 0.02 }]
}

/** Either "aged" comes before the years or "years old" after them; a number alone may count anything. */
function agesAt(chart: Chart, at: number): Ages | null {
  const told = lowAt(chart, at) === 'aged'
  const start = told ? at + 1 : at
  const ages = told ? (betweenAt(chart, start) ?? limitAt(chart, start)) : limitAt(chart, start)
  if (!ages) return null
  const years = yearsEnd(chart, ages.end)
  if (!told && years === null && !isOfPersons(chart, at, ages)) return null
  const end = years ?? ages.end
  const tail = ages.from !== null && ages.from === ages.to ? tailAt(chart, end, ages.from) : null
  return tail ?? { ...ages, end }
}

/** "patients over 65": right after those who are that old, with nothing counted. */
function isOfPersons(chart: Chart, at: number, { end }: Ages): boolean {
  const copula = ['are', 'is', 'were', 'was'].includes(lowAt(chart, at - 1))
  const next = chart.tokens[end]
  const closed =
    !next || next.kind === 'mark' || ['in', 'by', 'per', 'who', 'live', 'from', 'and'].includes(next.low)
  return (
    ['over', 'under'].includes(lowAt(chart, at)) &&
    closed &&
    tablesNamed(chart, [copula ? at - 2 : at - 1]).length > 0
  )
}

/** "years", "years of age", "years old"; null when the years are not said to be an age. */
function yearsEnd(chart: Chart, at: number): number | null {
  if (!['years', 'year'].includes(lowAt(chart, at))) return null
  if (lowAt(chart, at + 1) === 'old') return at + 2
  return lowAt(chart, at + 1) === 'of' && lowAt(chart, at + 2) === 'age' ? at + 3 : null
}

function betweenAt(chart: Chart, at: number): Ages | null {
  const opener = ['between', 'from'].includes(lowAt(chart, at)) ? at + 1 : at
  const low = yearsAt(chart, opener)
  const high = yearsAt(chart, opener + 2)
  const joined = opener === at ? ['to', '-'] : ['and', 'to']
  return low !== null && high !== null && low < high && joined.includes(lowAt(chart, opener + 1))
    ? { from: low, to: high, end: opener + 3 }
    : null
}

/** "65", "over 65", "at least 18", "under 20". */
function limitAt(chart: Chart, at: number): Ages | null {
  const alone = yearsAt(chart, at)
  if (alone !== null) return { from: alone, to: alone, end: at + 1 }
  for (const { sense, end } of phrasesAt(chart.tokens, at, 'compare')) {
    const years = yearsAt(chart, end)
    if (years === null) continue
    if (sense === '>=') return { from: years, to: null, end: end + 1 }
    if (sense === '<=') return { from: null, to: years, end: end + 1 }
    if (sense === '>') return { from: years, to: null, past: true, end: end + 1 }
    if (sense === '<') return { from: null, to: years - 1, end: end + 1 }
  }
  return null
}

/** "or older", "and over", "or younger" after a number. */
function tailAt(chart: Chart, at: number, years: number): Ages | null {
  const phrase = phrasesAt(chart.tokens, at, 'tail')[0]
  if (phrase?.sense === '>=') return { from: years, to: null, end: phrase.end }
  return phrase?.sense === '<=' ? { from: null, to: years, end: phrase.end } : null
}

function yearsAt(chart: Chart, at: number): number | null {
  const years = chart.tokens[at]?.number ?? null
  return years !== null && Number.isInteger(years) && years > 0 && years <= 120 ? years : null
}

/** The birth date of those who were named last, so that nothing else is that old. */
function slotOfThem(chart: Chart, at: number): Slot | null {
  const slot = birthSlot(chart, at)
  if (!slot) return null
  for (let before = at - 1; before >= Math.max(0, at - 5); before--) {
    const tables = chart
      .mentionsAt(before)
      .flatMap(({ links }) => links.flatMap((link) => (link.kind === 'table' ? [link.table] : [])))
    if (tables.length === 0) continue
    const links = slot.mention.links.filter(
      (link) => link.kind === 'column' && tables.some((table) => link.column.startsWith(`${table}.`)),
    )
    return links.length > 0 ? { ...slot, mention: { ...slot.mention, links } } : null
  }
  return null
}

/** The first day on which nobody born is that old: who was born before it has turned so many years. */
function bornBefore(today: string, years: number, days = 1): string {
  const year = String(Number(today.slice(0, 4)) - years).padStart(4, '0')
  const day = today.slice(5) === '02-29' ? '02-28' : today.slice(5)
  return new Date(Date.parse(`${year}-${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
