import { isTemporal } from '../../linking/catalog.js'
import type { Link } from '../../linking/link.js'
import { stem } from '../../linking/stem.js'
import type { Aggregate, TimeUnit } from '../planning/plan.js'
import { type Chart, lowAt, none, type Parsed, production, skipDeterminers } from './chart.js'
import { comparativeAt } from './degrees.js'
import { nounAt } from './nouns.js'
import { phraseAt, phrasesAt } from './phrase-book.js'
import type { Filter, Slot, Term } from './sketch.js'

type SpanTerm = Extract<Term, { kind: 'span' }>

/** "average number of days between order and shipping", "how long it took to close a ticket", "average age". */
export const spanAt = production<Term>('span', (chart, at) => {
  const opening = openingAt(chart, at)
  return [
    ...(opening ? [...between(chart, opening), ...untilDone(chart, opening)] : none),
    ...ageAt(chart, at),
  ]
})

interface Opening {
  readonly fn: Aggregate | null
  readonly unit: TimeUnit
  readonly end: number
}

const units: Readonly<Record<string, TimeUnit>> = {
  day: 'day',
  days: 'day',
  hour: 'hour',
  hours: 'hour',
  minute: 'minute',
  minutes: 'minute',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  year: 'year',
  years: 'year',
}
const lengths: ReadonlySet<string> = new Set([
  'time',
  'duration',
  'interval',
  'delay',
  'gap',
  'lag',
  'difference',
  'period',
  'timespan',
])
const fillers: ReadonlySet<string> = new Set([
  ',',
  'did',
  'does',
  'do',
  'it',
  'take',
  'takes',
  'took',
  'taken',
  'takes',
  'passed',
  'pass',
  'passes',
  'elapsed',
  'elapse',
  'elapses',
  'are',
  'is',
  'there',
  'was',
  'were',
  'usually',
  'typically',
  'go',
  'goes',
  'by',
  'that',
  'lie',
  'lies',
  'has',
  'have',
  'been',
  'went',
  'spent',
  'the',
  'for',
  'needed',
])

function openingAt(chart: Chart, at: number): Opening | null {
  let next = skipDeterminers(chart, at)
  let fn: Aggregate | null = null
  const aggregate = phraseAt(chart.tokens, next, 'aggregate')
  if (aggregate) {
    fn = aggregate.sense as Aggregate
    next = aggregate.end
  }
  const counted = phraseAt(chart.tokens, next, 'howMany') ?? phraseAt(chart.tokens, next, 'countStrict')
  if (counted) next = counted.end
  let unit: TimeUnit | null = units[lowAt(chart, next)] ?? null
  if (unit) next++
  else if (lowAt(chart, next) === 'how' && lowAt(chart, next + 1) === 'long') {
    unit = 'day'
    next += 2
  } else if (
    !counted &&
    (lengths.has(lowAt(chart, next)) ||
      (lowAt(chart, next) === 'time' && lowAt(chart, next + 1) === 'difference'))
  ) {
    unit = 'day'
    next += lowAt(chart, next + 1) === 'difference' || lowAt(chart, next + 1) === 'span' ? 2 : 1
  }
  if (!unit) return null
  if (lowAt(chart, next) === 'in' && units[lowAt(chart, next + 1)]) {
    unit = units[lowAt(chart, next + 1)] ?? unit
    next += 2
  }
  for (let guard = 0; guard < 8; guard++) {
    if (lowAt(chart, next) === 'on' && lowAt(chart, next + 1) === 'average') {
      fn = 'avg'
      next += 2
    } else if (fillers.has(lowAt(chart, next))) next++
    else break
  }
  return { fn, unit, end: next }
}

/** "between X and Y", "from X to Y", "since X". */
function between(chart: Chart, opening: Opening): readonly Parsed<Term>[] {
  const opener = lowAt(chart, opening.end)
  const out: Parsed<Term>[] = []
  const joiners = opener === 'between' ? ['and'] : opener === 'from' ? ['to', 'until', 'till'] : []
  for (const first of pointsAt(chart, opening.end + 1)) {
    if (!joiners.includes(lowAt(chart, first.end))) continue
    for (const second of pointsAt(chart, first.end + 1))
      out.push(done(chart, opening, first.value, second, first.cost + second.cost))
  }
  if (opener === 'since')
    for (const first of pointsAt(chart, opening.end + 1))
      out.push(done(chart, opening, first.value, { value: null, end: first.end, cost: 0 }, first.cost))
  return out
}

function done(
  chart: Chart,
  opening: Opening,
  from: Slot,
  to: Parsed<Slot | null>,
  cost: number,
): Parsed<Term> {
  const inUnit = lowAt(chart, to.end) === 'in' ? units[lowAt(chart, to.end + 1)] : undefined
  const term: SpanTerm = {
    kind: 'span',
    fn: opening.fn,
    unit: inUnit ?? opening.unit,
    from,
    to: to.value,
    today: chart.today,
    open: false,
  }
  return { value: term, end: inUnit ? to.end + 2 : to.end, cost }
}

/** "it took to close a ticket": the date of closing, from the only other date of the row. */
function untilDone(chart: Chart, opening: Opening): readonly Parsed<Term>[] {
  if (lowAt(chart, opening.end) !== 'to') return none
  return pointsAt(chart, opening.end + 1).map((point) => ({
    value: {
      kind: 'span',
      fn: opening.fn,
      unit: opening.unit,
      from: null,
      to: point.value,
      today: chart.today,
      open: true,
    } as const,
    end: point.end,
    cost: point.cost + 0.05,
  }))
}

/** A moment of a row: a date named, or the noun or verb of one ("the hire", "being shipped"), with "of the order" after it. */
function pointsAt(chart: Chart, at: number): readonly Parsed<Slot>[] {
  let start = skipDeterminers(chart, at)
  while (
    [
      'being',
      'getting',
      'its',
      'their',
      'when',
      'it',
      'was',
      'they',
      'were',
      'date',
      'of',
      'the',
      'getting',
    ].includes(lowAt(chart, start)) &&
    start < at + 6 &&
    !isNamed(chart, start)
  )
    start = skipDeterminers(chart, start + 1)
  const out: Parsed<Slot>[] = []
  const temporal = (link: Link) => link.kind === 'column' && isDateColumn(chart, link.column)
  for (const mention of chart.mentionsAt(start)) {
    const links = mention.links.filter(temporal)
    if (links.length > 0)
      out.push(
        ...trailed(
          chart,
          {
            mention: { ...mention, links },
            role: 'any',
            text: textOf(chart, start, mention.end),
            plural: false,
            literal: null,
          },
          mention.end,
        ),
      )
  }
  const stemmed = byStem(chart, start)
  if (stemmed.length > 0)
    out.push(
      ...trailed(
        chart,
        {
          mention: { start, end: start + 1, links: stemmed },
          role: 'any',
          text: textOf(chart, start, start + 1),
          plural: false,
          literal: null,
        },
        start + 1,
      ),
    )
  return out
}

function isNamed(chart: Chart, at: number): boolean {
  return chart
    .mentionsAt(at)
    .some((mention) =>
      mention.links.some((link) => link.kind === 'column' && isDateColumn(chart, link.column)),
    )
}

function isDateColumn(chart: Chart, id: string): boolean {
  const column = chart.columnById.get(id)
  return column !== undefined && isTemporal(column)
}

/** Dates whose name has the stem of the word: "shipping" for shipped_on. */
function byStem(chart: Chart, at: number): readonly Link[] {
  const token = chart.tokens[at]
  if (token?.kind !== 'word' || token.low.length < 3) return none
  const out: Link[] = []
  for (const column of chart.columnById.values()) {
    if (isTemporal(column) && column.words.some((word) => stem(word) === token.stem))
      out.push({
        kind: 'column',
        column: column.id,
        score: 0.9,
        reason: 'derived',
        readAs: column.words.join(' '),
      })
  }
  return out
}

/** "the issue of an invoice", "closing a ticket", "order date": words that only say whose date it is. */
function trailed(chart: Chart, slot: Slot, end: number): readonly Parsed<Slot>[] {
  const out: Parsed<Slot>[] = [{ value: slot, end, cost: 0 }]
  const tail = lowAt(chart, end)
  if (
    ['on', 'at'].includes(tail) &&
    slot.mention.links.every(
      (link) => link.kind === 'column' && chart.columnById.get(link.column)?.words.at(-1) === tail,
    )
  )
    out.push({ value: slot, end: end + 1, cost: 0 })
  if (lowAt(chart, end) === 'date') out.push({ value: slot, end: end + 1, cost: 0 })
  const tables = new Set(
    slot.mention.links.flatMap((link) =>
      link.kind === 'column' ? [link.column.slice(0, link.column.lastIndexOf('.'))] : [],
    ),
  )
  const from =
    lowAt(chart, end) === 'of' ? end + 1 : ['a', 'an', 'the'].includes(lowAt(chart, end)) ? end : null
  if (from === null) return out
  for (const noun of nounAt(chart, from, 'entity')) {
    const links = noun.value.slot.mention.links.flatMap((link) =>
      link.kind === 'table' && tables.has(link.table) ? [link.table] : [],
    )
    if (links.length === 0 || noun.value.pre.length > 0 || noun.value.extreme) continue
    const own = slot.mention.links.filter(
      (link) => link.kind === 'column' && links.includes(link.column.slice(0, link.column.lastIndexOf('.'))),
    )
    out.push({ value: { ...slot, mention: { ...slot.mention, links: own } }, end: noun.end, cost: -0.05 })
  }
  return out
}

function textOf(chart: Chart, start: number, end: number): string {
  return chart.tokens
    .slice(start, end)
    .map((token) => token.text)
    .join(' ')
}

/** "average age" where only a birth date is stored. */
function ageAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const start = skipDeterminers(chart, at)
  const aggregate = phrasesAt(chart.tokens, start, 'aggregate')[0]
  const next = aggregate?.end ?? start
  const from = birthSlot(chart, next)
  if (!from || !['age', 'ages'].includes(lowAt(chart, next))) return none
  const end = lowAt(chart, next + 1) === 'in' && lowAt(chart, next + 2) === 'years' ? next + 3 : next + 1
  return [
    {
      value: {
        kind: 'span',
        fn: (aggregate?.sense as Aggregate | undefined) ?? null,
        unit: 'year',
        from,
        to: null,
        today: chart.today,
        open: false,
      },
      end,
      cost: 0.05,
    },
  ]
}

function birthSlot(chart: Chart, at: number): Slot | null {
  const links = birthLinks(chart.columnById)
  return links.length === 0
    ? null
    : {
        mention: { start: at, end: at + 1, links },
        role: 'any',
        text: chart.tokens[at]?.text ?? '',
        plural: false,
        literal: null,
      }
}

type Columns = Chart['columnById']

/** Birth dates that stand for ages, by the columns of a catalogue; entries die with it. */
const births = new WeakMap<Columns, readonly Link[]>()

function birthLinks(columnById: Columns): readonly Link[] {
  const known = births.get(columnById)
  if (known) return known
  const columns = [...columnById.values()]
  const aged = columns.some((column) => column.lemmas.includes('age') && column.kind === 'number')
  const dates = aged
    ? []
    : columns.filter(
        (column) =>
          isTemporal(column) &&
          column.words.some((word) => ['birth', 'dob', 'born', 'birthday', 'birthdate'].includes(word)),
      )
  const made = dates.map(
    (column): Link => ({
      kind: 'column',
      column: column.id,
      score: 0.95,
      reason: 'derived',
      readAs: column.words.join(' '),
    }),
  )
  births.set(columnById, made)
  return made
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
