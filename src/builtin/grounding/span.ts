import { type CatalogColumn, isTemporal, mustTable } from '../../linking/catalog.js'
import { stem } from '../../linking/stem.js'
import type { Term } from '../grammar/sketch.js'
import type { Expr } from '../planning/plan.js'
import { chosenOf, columnChoices } from './choice.js'
import { columnOf, type Draft } from './draft.js'
import type { SpanSpec } from './span-spec.js'
import type { KeySpec, MeasureSpec, Reference } from './spec.js'
import { isMeasure } from './spec-tables.js'
import { toOneTables } from './to-one-tables.js'
import { Ungrounded } from './ungrounded.js'

/** The time between two dates of one row, or between one and today. */
export function spanSpec(draft: Draft, term: Extract<Term, { kind: 'span' }>): KeySpec | MeasureSpec {
  const end = term.to ? columnOf(draft, term.to) : null
  const start = term.from ? columnOf(draft, term.from) : otherDate(draft, end)
  if (end && end.id === start.id) throw new Ungrounded('a time from a date to itself')
  const span: SpanSpec = {
    from: start,
    to: end,
    unit: term.unit,
    today: term.today,
    ...(end && end.table !== start.table ? { rows: rowsOf(draft, start.table, end.table) } : {}),
    ...(term.pick ? { pick: true } : {}),
  }
  if (term.pick && span.rows !== end?.table) throw new Ungrounded('the first or last of what is not clear')
  draft.verbs = [...start.words.map(stem), ...(end?.words.map(stem) ?? []), ...draft.verbs]
  if (term.fn !== null && end?.nullable && !draft.outputs.some(isMeasure)) {
    draft.conditions.push({
      needs: [{ table: end.table, near: draft.near }],
      make: (ref) => ({ kind: 'null', of: ref(end), negated: true }),
      text: `with a ${end.words.join(' ')}`,
      related: null,
    })
  }
  if (!end) draft.notes.push(`counted up to ${term.today}`)
  if (term.open) draft.notes.push(`counted from ${start.words.join(' ')}`)
  return term.fn === null ? { kind: 'span', span } : { kind: 'spanOf', fn: term.fn, span }
}

/**
 * "From the donation to its issue": of each issue, which is of one donation.
 * @throws {Ungrounded} where neither row is of one of the other
 */
function rowsOf({ catalog }: Draft, start: string, end: string): string {
  const isOf = (table: string, other: string) => toOneTables(catalog, table, 2).some(({ id }) => id === other)
  const [down, up] = [isOf(end, start), isOf(start, end)]
  if (down && up) return refers(catalog, end, start) ? end : start
  if (down === up) throw new Ungrounded('dates of different tables')
  return down ? end : start
}

/** Of one row each the one that tells of the other. */
function refers({ edgesOf }: Draft['catalog'], table: string, other: string): boolean {
  return (edgesOf.get(table) ?? []).some(({ from, to }) => from.table === table && to.table === other)
}

/** The one other date of the row. */
function otherDate(draft: Draft, end: CatalogColumn | null): CatalogColumn {
  if (!end) throw new Ungrounded('a time between what and what?')
  const others = mustTable(draft.catalog, end.table).columns.filter(
    (column) =>
      isTemporal(column) &&
      column.id !== end.id &&
      !column.words.some((word) => ['birth', 'due', 'planned', 'expected'].includes(word)),
  )
  const only = others[0]
  const earlier = only && only.min !== null && end.min !== null && only.min <= end.min
  const chosen = chosenOf(draft.catalog, others)
  if (chosen) return chosen
  if (others.length !== 1 || !only || !earlier)
    throw new Ungrounded(
      `from which date on is not said`,
      [],
      columnChoices(mustTable(draft.catalog, end.table), others, `time until ${end.name}`),
    )
  return only
}

/**
 * The time between the dates of a joined row: whole days between two days, else in its unit. What is shown between a day
 * and a moment is in whole days too; `compared`: to the moment.
 */
export function spanExpr(span: SpanSpec, ref: Reference, compared = false): Expr {
  const end: Expr = span.to ? ref(span.to) : { kind: 'literal', value: span.today, as: 'date' }
  const days = [span.from, span.to].filter((column) => column === null || column.kind === 'date')
  const whole =
    span.unit === 'day' && days.length > (compared ? 1 : 0) && (span.to !== null || days.length > 1)
  return { kind: 'days', end, start: ref(span.from), unit: whole ? 'whole day' : span.unit }
}

/** In plain words, for the interpretation. */
export function spanWords(span: SpanSpec): string {
  return `${span.unit}s from ${span.from.words.join(' ')} to ${span.to ? span.to.words.join(' ') : 'today'}`
}
