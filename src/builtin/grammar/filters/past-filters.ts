import { isTemporal } from '../../../linking/catalog.js'
import type { DateSpan } from '../../../linking/dates.js'
import { isSetEnd } from '../../../linking/planned-dates.js'
import { type Chart, lowAt, none, type Parsed, slotFor, textOf } from '../chart.js'
import type { Filter, Slot } from '../sketch.js'

/** "(cards that have) expired", "not expired", "whose due date has passed", "past its due date": before today, or not. */
export function pastFilters(chart: Chart, at: number): readonly Parsed<Filter>[] {
  return [...expiredFilters(chart, at), ...passedFilters(chart, at), ...pastTheDate(chart, at)]
}

const negations: ReadonlySet<string> = new Set(['not', "n't", 'never', 'un', 'non'])

/** "expired", "not yet expired", "unexpired": by the day that was set for it. */
export function expiredFilters(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const negated = negations.has(lowAt(chart, at)) || lowAt(chart, at) === 'unexpired'
  let place = negations.has(lowAt(chart, at)) ? at + 1 : at
  while (['yet', 'already', '-', 'been'].includes(lowAt(chart, place))) place++
  if (!['expired', 'unexpired', 'lapsed'].includes(lowAt(chart, place))) return none
  const end = place + 1
  if (chart.datesAt(end).length > 0) return none
  const columns = [...chart.columnById.values()].filter(
    (column) => isSetEnd(column) && (!negated || !column.nullable || column.nullFraction === 0),
  )
  if (columns.length === 0) return none
  const links = columns.map(({ id, words }) => ({
    kind: 'column' as const,
    column: id,
    score: 0.95,
    reason: 'derived' as const,
    readAs: words.join(' '),
  }))
  const column: Slot = {
    mention: { start: place, end, links },
    role: 'any',
    text: lowAt(chart, place),
    plural: false,
    literal: null,
  }
  return [dated(chart, column, { start: at, end, ahead: negated })]
}

const passed: readonly (readonly [string, boolean])[] = [
  ['has already passed', false],
  ['have already passed', false],
  ['has passed', false],
  ['have passed', false],
  ['passed', false],
  ['is past', false],
  ['is over', false],
  ['has gone by', false],
  ['is overdue', false],
  ['is in the past', false],
  ['are in the past', false],
  ['was in the past', false],
  ['lies in the past', false],
  ['lie in the past', false],
  ['in the past', false],
  ['is in the future', true],
  ['are in the future', true],
  ['lies in the future', true],
  ['lie in the future', true],
  ['in the future', true],
]

/** "whose calibration date has passed", "with a hire date in the future". */
function passedFilters(chart: Chart, at: number): readonly Parsed<Filter>[] {
  return chart.mentionsAt(at).flatMap((mention): readonly Parsed<Filter>[] => {
    const slot = slotFor(
      chart,
      mention,
      'any',
      (link) => link.kind === 'column' && isDate(chart, link.column) && link.score >= 0.7,
    )
    const tail = slot && passed.find(([phrase]) => saidAt(chart, mention.end, phrase))
    if (!slot || !tail) return none
    const [phrase, ahead] = tail
    return [dated(chart, slot, { start: at, end: mention.end + phrase.split(' ').length, ahead })]
  })
}

/** "past their due date", "beyond its expiry date". */
function pastTheDate(chart: Chart, at: number): readonly Parsed<Filter>[] {
  if (!['past', 'beyond'].includes(lowAt(chart, at))) return none
  const place = ['its', 'their', 'the', 'his', 'her'].includes(lowAt(chart, at + 1)) ? at + 2 : at + 1
  return chart.mentionsAt(place).flatMap((mention): readonly Parsed<Filter>[] => {
    const slot = slotFor(
      chart,
      mention,
      'any',
      (link) => link.kind === 'column' && isDate(chart, link.column) && link.score >= 0.8,
    )
    if (!slot || lowAt(chart, mention.end - 1) !== 'date') return none
    return [dated(chart, slot, { start: at, end: mention.end, ahead: false })]
  })
}

function isDate(chart: Chart, id: string): boolean {
  const column = chart.columnById.get(id)
  return column !== undefined && isTemporal(column)
}

function saidAt(chart: Chart, at: number, phrase: string): boolean {
  return phrase.split(' ').every((word, offset) => lowAt(chart, at + offset) === word)
}

function dated(
  chart: Chart,
  column: Slot,
  { start, end, ahead }: { readonly start: number; readonly end: number; readonly ahead: boolean },
): Parsed<Filter> {
  const today = chart.today
  const span: DateSpan = {
    start,
    end,
    text: textOf(chart, start, end),
    from: ahead ? today : null,
    to: ahead ? null : today,
    grain: 'day',
    bare: false,
  }
  return { value: { kind: 'date', span, column }, end, cost: -0.15 }
}
