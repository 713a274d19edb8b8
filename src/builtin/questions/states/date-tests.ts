import { add, today } from '../../../linking/calendar.js'
import { type CatalogColumn, isTemporal, isYear, mustTable } from '../../../linking/catalog.js'
import { dateSpansAt } from '../../../linking/dates.js'
import { stem } from '../../../linking/stem.js'
import type { ToldTest } from '../../../linking/told-states.js'
import { tokenise } from '../../../linking/tokens.js'
import type { CompareOp } from '../../planning/plan.js'
import { dateByVerb } from '../../grounding/dates/date-by-verb.js'
import { columnNamed } from './state-columns.js'
import type { ToldWorld } from './told-world.js'

/**
 * "held after today", "its expiry date is in the past", "opened more than 30 days ago", "starts at 17:00 or later",
 * "paid more than 14 days after its due date": a test of a date or a time of the row. Null for anything else.
 */
export function dateTest(text: string, table: string, world: ToldWorld): ToldTest | null {
  const words = text.replace(links, '').split(/\s+/)
  for (let count = Math.min(4, words.length - 1); count > 0; count--) {
    const column = datedBy(words.slice(0, count).join(' '), table, world)
    if (!column) continue
    const rest = words.slice(count).join(' ').replace(links, '')
    const test =
      clockTest(column, rest) ?? apartTest(column, rest, table, world) ?? rangeTest(column, rest, world)
    if (test) return test
  }
  return null
}

const links = /^(?:(?:has|have|had|is|are|was|were|been|be|lies?|falls?|still|already|its|their|the)\s+)+/i

/** A date or time column by its name, or by the verb that says what happened then: "held", "joined", "starts". */
function datedBy(name: string, table: string, world: ToldWorld): CatalogColumn | null {
  const column = columnNamed(name, table, world) ?? columnNamed(`${name} date`, table, world)
  if (column) return isTemporal(column) || column.kind === 'time' || isYear(column) ? column : null
  if (!/^[a-z]+$/i.test(name)) return null
  const owner = mustTable(world, table)
  if (!/(?:ed|en|wn|ld|nt|id|un|rn|ght|s)$/i.test(name)) return null
  const times = owner.columns.filter(
    ({ kind, words }) => kind === 'time' && words.some((word) => stem(word) === stem(name)),
  )
  return times.length === 1 ? (times[0] ?? null) : times.length > 1 ? null : dateByVerb(owner, [stem(name)])
}

function rangeTest(column: CatalogColumn, rest: string, world: ToldWorld): ToldTest | null {
  const period = boundsOf(rest, world)
  if (!period || (period.from === null && period.to === null)) return null
  const { from, to, grain } = period
  if (isTemporal(column)) return { column: column.id, kind: 'dates', from, to }
  if (!isYear(column) || column.kind !== 'number' || grain !== 'year') return null
  const year = (day: string | null) => (day === null ? null : Number(day.slice(0, 4)))
  const [first, next] = [year(from), year(to)]
  if (first !== null && next !== null)
    return first + 1 === next ? { column: column.id, kind: 'compare', op: '=', amount: first } : null
  return first !== null
    ? { column: column.id, kind: 'compare', op: '>=', amount: first }
    : { column: column.id, kind: 'compare', op: '<', amount: Number(next) }
}

/** "after today", "in the future", "more than 30 days ago", "in 2024 or later", the day in brackets left aside. */
function boundsOf(
  text: string,
  { clock }: ToldWorld,
): { readonly from: string | null; readonly to: string | null; readonly grain: string } | null {
  const now = today(clock)
  const plain = text.replace(/\s+\((?:before|after|until|since|from|on) [\d-]+\)$/i, '')
  if (/^(?:in the future|still to come|ahead|yet to come)$/i.test(plain))
    return { from: add(now, 1, 'day'), to: null, grain: 'day' }
  if (/^(?:in the past|over|past)$/i.test(plain)) return { from: null, to: now, grain: 'day' }
  if (/^not in the future$/i.test(plain)) return { from: null, to: add(now, 1, 'day'), grain: 'day' }
  if (/^(?:today or later|not in the past)$/i.test(plain)) return { from: now, to: null, grain: 'day' }
  const tokens = tokenise(plain)
  const [span] = dateSpansAt(tokens, 0, clock)
  return span && span.end === tokens.length ? span : null
}

const hours: readonly (readonly [RegExp, CompareOp])[] = [
  [/^(?:before|earlier than)\s+(.+)$/i, '<'],
  [/^(?:after|later than)\s+(.+)$/i, '>'],
  [/^(?:at or after|not before|from)\s+(.+?)(?:\s+on(?:wards?)?)?$/i, '>='],
  [/^(?:at\s+)?(\S+(?:\s+[ap]\.?m\.?)?)\s+or (?:later|after)$/i, '>='],
  [/^(?:at or before|not after|no later than|by|until)\s+(.+)$/i, '<='],
]

/** "before 6 in the morning", "at 17:00 or later", where a time of day is kept. */
function clockTest(column: CatalogColumn, rest: string): ToldTest | null {
  const inDay = column.kind === 'time'
  if (!inDay && !isTemporal(column)) return null
  for (const [pattern, op] of hours) {
    const said = pattern.exec(rest)?.[1]
    const time = said === undefined ? null : timeOf(said, inDay)
    if (time === null) continue
    if (inDay) return { column: column.id, kind: 'clock', op, time }
    const whole = time.endsWith(':00') && (op === '<' || op === '>=')
    return whole && column.kind !== 'date' ? { column: column.id, kind: 'clock', op, time } : null
  }
  return null
}

/** "17:00", "5 pm", "noon"; a bare hour only where nothing but a time of day can be meant. */
function timeOf(text: string, bare: boolean): string | null {
  if (/^(?:noon|midday)$/i.test(text)) return '12:00'
  const found =
    /^(\d{1,2})(?::(\d{2}))?\s*(?:([ap])\.?m\.?|o'clock|(in the morning)|in the (?:afternoon|evening))?$/i.exec(
      text,
    )
  if (!found?.[1] || (found[2] === undefined && found[0].trim() === found[1] && !bare)) return null
  const late = /p\.?m|afternoon|evening/i.test(text) && Number(found[1]) < 12
  const hour = Number(found[1]) + (late ? 12 : /a\.?m/i.test(text) && found[1] === '12' ? -12 : 0)
  const minute = Number(found[2] ?? 0)
  return hour < 24 && minute < 60
    ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
    : null
}

const distances: readonly (readonly [RegExp, CompareOp])[] = [
  [/^(?:more than|over)\s+/i, '>'],
  [/^(?:at least)\s+/i, '>='],
  [/^(?:less than|under)\s+/i, '<'],
  [/^(?:at most|within|no more than|not more than|up to)\s+/i, '<='],
]

/** "more than 30 days after the due date": so far from another date of the row. */
function apartTest(column: CatalogColumn, rest: string, table: string, world: ToldWorld): ToldTest | null {
  const [pattern, op] = distances.find(([each]) => each.test(rest)) ?? []
  const found = pattern
    ? /^(\d+|an?|one|two|three)\s+(minute|hour|day|week)s?\s+(after|before|later than|earlier than|of)\s+(?:it (?:was|is) )?(.+)$/i.exec(
        rest.replace(pattern, ''),
      )
    : null
  if (!found?.[1] || !found[2] || !found[3] || !found[4] || !op || !isTemporal(column)) return null
  const other = datedBy(found[4].replace(links, ''), table, world)
  if (!other || other.id === column.id || !isTemporal(other) || found[3] === 'of') return null
  const small: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3 }
  const amount = small[found[1].toLowerCase()] ?? Number(found[1])
  const unit = found[2].toLowerCase() as 'minute' | 'hour' | 'day' | 'week'
  const later = /after|later/i.test(found[3])
  if (unit === 'hour' && (column.kind === 'date' || other.kind === 'date')) return null
  return {
    column: later ? column.id : other.id,
    kind: 'apart',
    other: later ? other.id : column.id,
    op,
    amount,
    unit: column.kind === 'date' && other.kind === 'date' && unit === 'day' ? 'whole day' : unit,
  }
}
