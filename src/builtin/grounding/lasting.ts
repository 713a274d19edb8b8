import { type CatalogColumn, type CatalogTable, isTemporal, mustTable } from '../../linking/catalog.js'
import { lemma, stem } from '../../linking/stem.js'
import type { LastingUnit, Term } from '../grammar/sketch.js'
import { unitOf } from '../grammar/units.js'
import type { TimeUnit } from '../planning/plan.js'
import { onColumn } from './conditions/on-column.js'
import type { Draft } from './draft.js'
import type { KeySpec, MeasureSpec } from './spec.js'
import { Ungrounded } from './ungrounded.js'

type LastingTerm = Extract<Term, { kind: 'measured' }> & { readonly lasting: LastingUnit }

/**
 * How long the rows of a table last: a column that holds it, in the unit asked for, else the time from the date of their
 * beginning to that of their end.
 * @throws {Ungrounded} where neither is there, or several are
 */
export function lastingSpec(draft: Draft, table: string, term: LastingTerm): KeySpec | MeasureSpec {
  const found = mustTable(draft.catalog, table)
  const kept = amountColumn(found, term)
  if (!kept) return betweenDates(draft, found, term)
  const { column, factor } = kept
  draft.notes.push(`'${term.word}' read as ${column.words.join(' ')}`)
  if (term.fn !== null) return { kind: 'aggregate', fn: term.fn, column, factor }
  if (factor !== 1)
    throw new Ungrounded(`${column.words.join(' ')} is not in ${term.lasting}s`, [term.lasting])
  return { kind: 'column', column }
}

const timeUnits: ReadonlySet<string> = new Set([
  'second',
  'minute',
  'hour',
  'day',
  'night',
  'week',
  'month',
  'year',
])
const shorts: Readonly<Record<string, string>> = {
  sec: 'second',
  min: 'minute',
  mins: 'minute',
  hr: 'hour',
  hrs: 'hour',
}

function amountColumn(
  table: CatalogTable,
  term: LastingTerm,
): { readonly column: CatalogColumn; readonly factor: number } | null {
  const numbers = table.columns.filter((column) => column.kind === 'number' && column.role === 'measure')
  const named = numbers.filter((column) => column.lemmas.some((word) => lengths.has(word)))
  const counted = numbers.filter(
    (column) => column.lemmas.length <= 2 && unitIn(column) !== null && isPlain(column),
  )
  const pool = named.length > 0 ? named : counted
  if (pool.length === 0) return null
  const [column] = pool
  if (pool.length > 1 || !column)
    throw new Ungrounded(`several columns say how long ${table.words.join(' ')} is`, [term.word])
  const own = unitIn(column)
  if (own === null && unitOfLength(column)) return null
  if (term.lasting === 'any') return { column, factor: 1 }
  if (own === term.lasting) return { column, factor: 1 }
  const [from, to] = [unitOf(own ?? ''), unitOf(term.lasting)]
  if (own === null || !from || !to || from.dimension !== to.dimension)
    throw new Ungrounded(`nothing says that ${column.words.join(' ')} is in ${term.lasting}s`, [term.lasting])
  return { column, factor: from.size / to.size }
}

const lengths: ReadonlySet<string> = new Set(['duration', 'length', 'runtime', 'dur', 'playtime'])

/** Its name says what it is counted in: "duration_min", "MinutesPlayed", "nights"; else "in seconds" of its comment. */
function unitIn(column: CatalogColumn): string | null {
  for (const word of column.words) {
    const unit = shorts[word] ?? lemma(word)
    if (timeUnits.has(unit)) return unit
  }
  const said = /\b(?:in|\()\s*(second|minute|hour|day|night|week|month)s?\b/i.exec(column.comment ?? '')
  return said?.[1]?.toLowerCase() ?? null
}

/** "length_km" is no time. */
function unitOfLength(column: CatalogColumn): boolean {
  return column.words.some((word) => (unitOf(word)?.dimension ?? 'time') !== 'time')
}

/** Minutes played or spent are how long it took; minutes lost, days of supply and a year are not. */
function isPlain(column: CatalogColumn): boolean {
  const other = column.lemmas.filter((word) => !timeUnits.has(shorts[word] ?? word))
  return other.every((word) =>
    ['played', 'spent', 'taken', 'long', 'total', 'stayed', 'worked'].includes(word),
  )
}

/** From when the rows of a table begin to when they end; null where no two dates say so. */
export function pairOf(
  draft: Draft,
  table: string,
): { readonly from: CatalogColumn; readonly to: CatalogColumn } | null {
  const { starts, ends } = edgesOf(mustTable(draft.catalog, table))
  const [from, to] = [starts[0], ends[0]]
  if (!from || !to || starts.length > 1 || ends.length > 1) return null
  // Who is still there has been there the longest, and has no date of leaving.
  if (to.nullable && draft.catalog.persons.some(({ id }) => id === table)) return null
  return inOrder(from, to)
}

/** The dates on which the rows of a table come to an end, empty while they last. */
export function openEnds(draft: Draft, table: string): readonly CatalogColumn[] {
  return edgesOf(mustTable(draft.catalog, table)).ends.filter(({ nullable }) => nullable)
}

/** A stay is from arrival to departure, a flight from departure to arrival: what is stored tells. */
function inOrder(
  from: CatalogColumn,
  to: CatalogColumn,
): { readonly from: CatalogColumn; readonly to: CatalogColumn } | null {
  // What went "out" comes "back".
  if (from.words.includes('back') && to.words.includes('out')) return { from: to, to: from }
  if (!isEitherEnd(from) || !isEitherEnd(to))
    // Nothing ends before it begins.
    return from.min === null || to.min === null || from.min <= to.min ? { from, to } : null
  if (from.min === null || to.min === null || from.min === to.min) return null
  return from.min < to.min ? { from, to } : { from: to, to: from }
}

function isEitherEnd(column: CatalogColumn): boolean {
  return column.words.some((word) => eitherEnd.has(stem(word)))
}

const eitherEnd: ReadonlySet<string> = new Set(
  'depart departed departure arrive arrived arrival'.split(' ').map(stem),
)

function edgesOf(table: CatalogTable): {
  readonly starts: readonly CatalogColumn[]
  readonly ends: readonly CatalogColumn[]
} {
  const dates = table.columns.filter((column) => isTemporal(column) && !column.audit && !isPlanned(column))
  const ends = dates.filter((column) => column.words.some((word) => endings.has(stem(word))))
  const begins = dates.filter(
    (column) =>
      !ends.includes(column) &&
      column.words.some(
        (word) => beginnings.has(stem(word)) || table.words.some((own) => stem(own) === stem(word)),
      ),
  )
  return {
    starts: begins.length > 0 ? begins : dates.filter((column) => !ends.includes(column)),
    ends,
  }
}

function betweenDates(draft: Draft, table: CatalogTable, term: LastingTerm): MeasureSpec | KeySpec {
  const pair = pairOf(draft, table.id)
  if (!pair) throw new Ungrounded(`nothing says how long ${table.words.join(' ')} rows last`, [term.word])
  const { from, to } = pair
  if (term.lasting === 'second') throw new Ungrounded('a time in seconds', ['seconds'])
  const unit: TimeUnit =
    term.lasting === 'any'
      ? from.kind === 'date'
        ? 'day'
        : 'hour'
      : term.lasting === 'night'
        ? 'day'
        : term.lasting
  if (term.lasting === 'any' && from.kind !== 'date')
    throw new Ungrounded(`'${term.word}' in which unit?`, [term.word])
  draft.notes.push(`'${term.word}' read as the time from ${from.words.join(' ')} to ${to.words.join(' ')}`)
  if (to.nullable && to.nullFraction !== 0)
    draft.conditions.push(
      onColumn(draft, to, (of) => ({ kind: 'null', of, negated: true }), `with a ${to.words.join(' ')}`),
    )
  const span = { from, to, unit, today: '' }
  return term.fn === null ? { kind: 'span', span } : { kind: 'spanOf', fn: term.fn, span }
}

function isPlanned(column: CatalogColumn): boolean {
  return column.words.some((word) => planned.has(stem(word)))
}

const planned: ReadonlySet<string> = new Set(
  'due planned scheduled expected estimated promised requested target birth booked book'.split(' ').map(stem),
)
const beginnings: ReadonlySet<string> = new Set(
  'start started begin began opened open departed departure loaned borrowed rented hired joined admitted in from'
    .split(' ')
    .map(stem),
)
const endings: ReadonlySet<string> = new Set(
  'delivered delivery end ended finish finished closed close resolved returned return completed stopped arrived arrival discharged left out terminated until to'
    .split(' ')
    .map(stem),
)
