import { type CatalogColumn, isTemporal, isYear } from '../../../linking/catalog.js'
import type { DateSpan } from '../../../linking/dates.js'
import type { Filter } from '../../grammar/sketch.js'
import type { CompareOp, Cond, Expr } from '../../planning/plan.js'
import { dateColumn, isTakenAsBeginning, meetingDate } from '../dates/date-column.js'
import { dateOfMeeting } from '../dates/date-of-meeting.js'
import { columnOf, type Draft } from '../draft.js'
import type { Condition } from '../spec.js'
import { isMeasure, tableOfSpec } from '../spec-tables.js'
import { toOneTables } from '../to-one-tables.js'
import { Ungrounded } from '../ungrounded.js'
import { checkDatedVerb } from './dated-verbs.js'
import { onColumn } from './on-column.js'

/** "in 2023", "since May": of the named date, else of the one that the phrase is about. */
export function dateCondition(draft: Draft, span: DateSpan, named: CatalogColumn | null): Condition {
  const column = named ?? datedColumn(draft, span.grain)
  draft.dated.push(column)
  checkDatedVerb(draft, span, column, named !== null)
  const words = column.words.join(' ')
  const text = `${words} ${span.from === null ? `before ${span.to}` : span.to === null ? `from ${span.from}` : `from ${span.from} to before ${span.to}`}`
  if (isYear(column)) {
    if (span.grain !== 'year') throw new Ungrounded(`${words} holds years only`, [span.text])
    return onColumn(draft, column, (of) => yearRange(of, column, span), text)
  }
  return onColumn(draft, column, (of) => dayRange(of, span), text)
}

/** "on Sundays". @throws {Ungrounded} when the date it is about holds years only. */
export function weekdayCondition(draft: Draft, filter: Extract<Filter, { kind: 'weekday' }>): Condition {
  const column = filter.column ? columnOf(draft, filter.column) : datedColumn(draft, 'day')
  if (!isYear(column) && !isTemporal(column))
    throw new Ungrounded(`${column.words.join(' ')} holds no days`, [filter.word])
  if (isYear(column)) throw new Ungrounded(`${column.words.join(' ')} holds years only`, [filter.word])
  const values: Expr[] = filter.days.map((value) => ({ kind: 'literal', value, as: 'number' }))
  return onColumn(
    draft,
    column,
    (of) => ({ kind: 'in', of: { kind: 'extract', field: 'dow', of }, values, negated: false }),
    `${column.words.join(' ')} on ${filter.word}`,
  )
}

/** The date that a phrase without a column is about. */
function datedColumn(draft: Draft, grain: string): CatalogColumn {
  const measured = [...(draft.rank ? [draft.rank.by] : []), ...draft.outputs]
    .filter(isMeasure)
    .map(tableOfSpec)
  const events = happenings(draft)
  const dated = draft.near === draft.target ? events.filter((table) => hasOwnDate(draft, table)) : []
  const starts = [
    ...dated,
    draft.near,
    ...measured,
    draft.target,
    ...draft.hintTables,
    ...draft.requires.map((need) => need.table).reverse(),
    ...draft.groups.map(tableOfSpec),
    ...events,
  ].filter((each) => each !== null)
  try {
    const found = dateColumn(draft.catalog, [...new Set(starts)], draft.verbs, grain)
    return dateOfMeeting(draft, noted(draft, found))
  } catch (error) {
    const other = splitBy(draft) ?? absentMeeting(draft, grain)
    if (error instanceof Ungrounded && other) return noted(draft, other)
    throw error
  }
}

/** A date that no word of the question names is remembered as such. */
function noted(draft: Draft, column: CatalogColumn): CatalogColumn {
  if (isTakenAsBeginning(draft.catalog, column, draft.verbs)) draft.begun.add(column)
  return column
}

/** "gave no class last month": when there was none between the two. */
function absentMeeting({ catalog, near, absentFrom }: Draft, grain: string): CatalogColumn | null {
  return near && absentFrom ? meetingDate(catalog, [near, absentFrom], grain) : null
}

/** "per month of publication, 2026 only": the one date that is cut to periods is the one that is bounded. */
function splitBy({ groups }: Draft): CatalogColumn | null {
  const [only, more] = [...new Set(groups.flatMap((group) => (group.kind === 'grain' ? [group.column] : [])))]
  return only && !more ? only : null
}

/** "had an accident in 2025", "won the Spring Cup in 2026": what was said of events of the target, the nearest first. */
function happenings({ catalog, target, conditions }: Draft): readonly string[] {
  if (target === null) return []
  const own = new Set(toOneTables(catalog, target, 3).map(({ id }) => id))
  return conditions
    .filter(({ related }) => related === null)
    .flatMap(({ needs }) => needs.map(({ table }) => table))
    .filter((table) => !own.has(table))
    .reverse()
}

/** Rows of the target's own that say themselves when they happened. */
function hasOwnDate({ catalog, target }: Draft, table: string): boolean {
  const owners = toOneTables(catalog, table, 1)
  return (
    owners.some(({ id }) => id === target) &&
    owners[0]?.columns.some((column) => isTemporal(column) && !column.audit) === true
  )
}

function dayRange(of: Expr, span: DateSpan): Cond {
  const bound = (op: CompareOp, value: string): Cond => ({
    kind: 'compare',
    left: of,
    op,
    right: { kind: 'literal', value, as: 'date' },
  })
  const parts = [
    ...(span.from === null ? [] : [bound('>=', span.from)]),
    ...(span.to === null ? [] : [bound('<', span.to)]),
  ]
  return parts.length === 1 ? (parts[0] as Cond) : { kind: 'and', of: parts }
}

function yearRange(of: Expr, column: CatalogColumn, span: DateSpan): Cond {
  const literal = (year: number): Expr =>
    column.kind === 'text'
      ? { kind: 'literal', value: String(year), as: 'text' }
      : { kind: 'literal', value: year, as: 'number' }
  const from = span.from === null ? null : Number(span.from.slice(0, 4))
  const last = span.to === null ? null : Number(span.to.slice(0, 4)) - 1
  if (from !== null && from === last) return { kind: 'compare', left: of, op: '=', right: literal(from) }
  const parts: Cond[] = []
  if (from !== null) parts.push({ kind: 'compare', left: of, op: '>=', right: literal(from) })
  if (last !== null) parts.push({ kind: 'compare', left: of, op: '<=', right: literal(last) })
  return parts.length === 1 ? (parts[0] as Cond) : { kind: 'and', of: parts }
}
