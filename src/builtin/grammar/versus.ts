import { type CatalogColumn, isTemporal, isYear } from '../../linking/catalog.js'
import { dateColumn } from '../grounding/dates/date-column.js'
import { degreeColumn } from '../grounding/degree-column.js'
import { columnOf, type Draft, linkOf } from '../grounding/draft.js'
import { baseOf } from '../grounding/roles.js'
import type { Condition } from '../grounding/spec.js'
import { Ungrounded } from '../grounding/ungrounded.js'
import type { CompareOp } from '../planning/plan.js'
import { type Chart, lowAt, none, type Parsed } from './chart.js'
import { comparativeAt } from './degrees.js'
import { nounAt } from './nouns/noun.js'
import { phraseAt, phrasesAt } from './phrase-book.js'
import type { Filter, Noun } from './sketch.js'

type Versus = Extract<Filter, { kind: 'versus' }>

/** "earn more than their manager", "older than their supervisor", "whose actual cost is above the planned cost". */
export function versusFilters(chart: Chart, at: number): readonly Parsed<Filter>[] {
  return [...byVerb(chart, at), ...byDegree(chart, at), ...byColumn(chart, at)]
}

function byVerb(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const verb = phraseAt(chart.tokens, at, 'verbHint')
  if (!verb) return none
  return phrasesAt(chart.tokens, verb.end, 'compare').flatMap((phrase) =>
    othersAt(chart, phrase.end).map((other) =>
      made(
        {
          kind: 'versus',
          column: null,
          hints: verb.sense.split('/'),
          op: phrase.sense as CompareOp,
          other: other.value,
        },
        other,
      ),
    ),
  )
}

/** The date is meant by "before" and "after", and told by the verb. */
function byDegree(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const degree = comparativeAt(chart.tokens, at)
  const out: Parsed<Filter>[] = []
  if (degree && lowAt(chart, degree.end) === 'than') {
    const hints = [...degree.hints, ...degree.dateHints.map((hint) => `date:${hint}`)]
    for (const other of othersAt(chart, degree.end + 1))
      out.push(
        made(
          { kind: 'versus', column: null, hints, op: degree.descending ? '>' : '<', other: other.value },
          other,
        ),
      )
  }
  const before = ['before', 'after'].includes(lowAt(chart, at))
    ? { op: lowAt(chart, at) === 'before' ? '<' : '>', end: at + 1 }
    : null
  if (before)
    for (const other of othersAt(chart, before.end))
      out.push(
        made(
          { kind: 'versus', column: null, hints: ['verb'], op: before.op as CompareOp, other: other.value },
          other,
        ),
      )
  return out
}

const fuller: Readonly<Record<string, CompareOp>> = {
  higher: '>',
  larger: '>',
  greater: '>',
  bigger: '>',
  more: '>',
  longer: '>',
  better: '>',
  lower: '<',
  smaller: '<',
  less: '<',
  fewer: '<',
  shorter: '<',
  cheaper: '<',
}

/** "a higher salary than their manager", "salary is greater than their manager's", "cost above the budget". */
function byColumn(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const out: Parsed<Filter>[] = []
  const op = fuller[lowAt(chart, at)]
  if (op) {
    for (const noun of nounAt(chart, at + 1, 'number')) {
      if (lowAt(chart, noun.end) !== 'than' || noun.value.pre.length > 0) continue
      for (const other of othersAt(chart, noun.end + 1))
        out.push(
          made(
            { kind: 'versus', column: noun.value.slot, hints: none, op, other: other.value },
            other,
            noun.cost,
          ),
        )
    }
  }
  for (const noun of nounAt(chart, at, 'extreme')) {
    if (noun.value.pre.length > 0 || noun.value.extreme || noun.value.distinct) continue
    let next = noun.end
    while (['is', 'are', 'was', 'were', 'that', 'which'].includes(lowAt(chart, next))) next++
    const words = [...phrasesAt(chart.tokens, next, 'compare'), ...dateWords(chart, next)]
    for (const phrase of words) {
      for (const other of othersAt(chart, phrase.end))
        out.push(
          made(
            {
              kind: 'versus',
              column: noun.value.slot,
              hints: none,
              op: phrase.sense as CompareOp,
              other: other.value,
            },
            other,
            noun.cost,
          ),
        )
    }
  }
  return out
}

function dateWords(chart: Chart, at: number): readonly { sense: string; end: number }[] {
  const word = lowAt(chart, at)
  if (word === 'after' || word === 'later' || word === 'before' || word === 'earlier')
    return [
      {
        sense: word === 'after' || word === 'later' ? '>' : '<',
        end: lowAt(chart, at + 1) === 'than' ? at + 2 : at + 1,
      },
    ]
  return none
}

function made(
  filter: Versus,
  found: { readonly end: number; readonly cost: number },
  extra = 0,
): Parsed<Filter> {
  return { value: filter, end: found.end, cost: found.cost + extra + 0.02 }
}

/** "their manager", "their manager's salary", "that of their manager", "the planned cost". */
function othersAt(chart: Chart, at: number): readonly Parsed<Noun>[] {
  let start = at
  while (
    ['that', 'those', 'the', 'of', 'their', 'its', 'his', 'her', 'own'].includes(lowAt(chart, start)) &&
    start < at + 5
  )
    start++
  if (start === at) return none
  const fits = (noun: Noun) => noun.pre.length === 0 && noun.extreme === null && !noun.distinct
  const roles = nounAt(chart, start, 'entity').filter(
    (noun) =>
      fits(noun.value) &&
      noun.value.slot.mention.links.some((link) => link.kind === 'table' && baseOf(link.table) !== null),
  )
  const trailing = roles.map((noun) =>
    lowAt(chart, noun.end) === 'of_' ? { ...noun, end: noun.end + 1 } : noun,
  )
  return [...trailing, ...nounAt(chart, start, 'extreme').filter((noun) => fits(noun.value))]
}

/** Two columns of the row, or the same column of the row and of the one it refers to. */
export function versusCondition(draft: Draft, filter: Versus): Condition {
  const link = linkOf(draft, filter.other.slot)
  const owner = filter.other.owner ? linkOf(draft, filter.other.owner.slot) : null
  if (link.kind === 'value' || owner?.kind === 'value') throw new Ungrounded('a comparison with a value')
  const role = link.kind === 'table' ? link.table : owner?.kind === 'table' ? owner.table : null
  if (link.kind === 'table' && baseOf(link.table) === null)
    throw new Ungrounded(`what of '${filter.other.slot.text}' is compared is not said`, [
      filter.other.slot.text,
    ])
  const column = filter.column ? columnOf(draft, filter.column) : hinted(draft, filter)
  const counterpart =
    link.kind === 'table' ? twin(draft, column, link.table) : columnOf(draft, filter.other.slot)
  if (role !== null && counterpart.table !== role) throw new Ungrounded('a comparison of other rows')
  if (
    column.id === counterpart.id ||
    column.kind === 'text' ||
    comparable(column) !== comparable(counterpart)
  )
    throw new Ungrounded('two columns that cannot be compared')
  if (baseOf(column.table) !== null)
    throw new Ungrounded('the row itself is compared, not the one it refers to')
  const older =
    filter.hints.some((hint) => hint.startsWith('date:')) &&
    (isTemporal(column) || isYear(column)) &&
    !filter.hints.includes('date:*')
  const op = older
    ? ({ '>': '<', '<': '>', '>=': '<=', '<=': '>=', '=': '=', '<>': '<>' } as const)[filter.op]
    : filter.op
  const text = `${column.words.join(' ')} ${op} the ${role ? `${role.slice(role.indexOf('#') + 1).replaceAll('_', ' ')}'s ` : ''}${counterpart.words.join(' ')}`
  return {
    needs: [
      { table: column.table, near: draft.near },
      { table: counterpart.table, near: column.table },
    ],
    make: (ref) => ({ kind: 'compare', left: ref(column), op, right: ref(counterpart) }),
    text,
    related: null,
  }
}

function comparable(column: CatalogColumn): string {
  return isTemporal(column) ? 'date' : column.kind
}

function hinted(draft: Draft, filter: Versus): CatalogColumn {
  const start = draft.target ?? draft.near
  if (start === null) throw new Ungrounded('a comparison of nothing')
  if (filter.hints[0] === 'verb') return dateColumn(draft.catalog, [start], draft.verbs, 'day')
  return degreeColumn(draft.catalog, start, filter.hints, 'than')
}

function twin(draft: Draft, column: CatalogColumn, role: string): CatalogColumn {
  const found = draft.catalog.columnById.get(`${role}.${column.name}`)
  if (baseOf(role) !== column.table || !found) throw new Ungrounded('a comparison of rows of different kinds')
  return found
}
