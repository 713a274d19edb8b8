import { type CatalogColumn, isTemporal, isYear } from '../../../linking/catalog.js'
import { byThe, gauged, namesMeasure } from '../../grammar/gauge-words.js'
import type { Extreme, Term } from '../../grammar/sketch.js'
import { degreeColumn, isMeasuredBy } from '../degree-column.js'
import type { Draft } from '../draft.js'
import { onColumn } from '../conditions/on-column.js'
import { openEnds, pairOf } from '../lasting.js'
import { spanWords } from '../span.js'
import type { KeySpec, MeasureSpec, Output } from '../spec.js'
import { tableOfSpec } from '../spec-tables.js'
import { Ungrounded } from '../ungrounded.js'
import { toOneTables } from '../to-one-tables.js'
import { addsUp } from './additive.js'
import { readModifiers } from './read-entity.js'
import { specOf } from './term-spec.js'

/**
 * Makes the ranking of a superlative that is said `on` something (null: on its own), or keeps it waiting for its
 * measure. @throws {Ungrounded} when there is a ranking already.
 */
export function readExtreme(draft: Draft, extreme: Extreme, on: KeySpec | MeasureSpec | null): void {
  if (extreme.by) {
    rankBy(draft, extreme, extreme.by)
    return
  }
  if (draft.rank || draft.pending) throw new Ungrounded('two superlatives')
  if (extreme.word === 'common') {
    const [shown, more] = draft.outputs
    const of = on ?? (more ? null : shown)
    if (of?.kind !== 'column' && of?.kind !== 'entity')
      throw new Ungrounded('"most common" of what?', ['common'])
    draft.pending = { limit: extreme.limit, descending: extreme.descending, word: 'common' }
    return
  }
  const { target } = draft
  if (extreme.hints.length > 0 && (on || target) && !draft.gauged) {
    rankByDegree(draft, extreme, on ?? { kind: 'entity', table: target ?? '' })
    return
  }
  const { limit, descending, word, hints } = extreme
  draft.pending = { limit, descending, word, hints }
}

/** "with the highest salary", "by revenue": the measure is named; it may be the one a "top 5" waits for. */
function rankBy(draft: Draft, extreme: Extreme, measure: Term): void {
  const by = summedRank(draft, specOf(draft, measure), extreme)
  draft.target ??= tableOfSpec(by)
  const waiting = draft.pending
  if (waiting?.word === 'best' && isBetterLow(by))
    throw new Ungrounded('the best by something that is better low', ['best'])
  if (extreme.word === 'most' && by.kind === 'column' && isTemporal(by.column))
    throw new Ungrounded(`the most of a ${by.column.words.join(' ')}`, ['most'])
  refuseNumberThing(draft, by)
  if (
    by.kind === 'aggregate' &&
    ['min', 'max'].includes(by.fn) &&
    by.column.table === draft.target &&
    waiting
  )
    throw new Ungrounded('the least or the most of each single row')
  refuseOwnAverage(draft, by, measure)
  if (extreme.limit === 0 && !waiting) throw new Ungrounded('"by" a measure without a ranking', ['by'])
  if (draft.rank) throw new Ungrounded('two superlatives')
  draft.rank = {
    by,
    descending: directionOf(extreme, waiting, by),
    limit: waiting?.limit ?? Math.max(1, extreme.limit),
  }
  if (
    waiting &&
    !namesMeasure(extreme.word) &&
    waiting.word !== 'top' &&
    waiting.descending !== extreme.descending &&
    waiting.word !== 'first'
  )
    throw new Ungrounded('two superlatives')
  draft.pending = null
  if (measure.kind === 'noun' || measure.kind === 'count') readModifiers(draft, measure.noun, by)
  draft.near = tableOfSpec(by)
}

/** "students by their average mark" are not ranked by the one grade that each of them is in. */
function refuseOwnAverage(draft: Draft, by: KeySpec | MeasureSpec, measure: Term): void {
  if (by.kind !== 'aggregate' || !['avg', 'median'].includes(by.fn) || measure.kind !== 'aggregate') return
  const score = measure.of.kind === 'noun' ? (draft.links.get(measure.of.noun.slot)?.score ?? 1) : 1
  const own = draft.outputs.some((output) => output.kind === 'entity' && output.table === by.column.table)
  if (own && score < 0.9) throw new Ungrounded('the average of each single row')
}

const betterLow: ReadonlySet<string> = new Set(
  'time delay cost price fee fare error defect rank position complaint debt expense risk distance duration wait latency penalty absence'.split(
    ' ',
  ),
)

/** The best by price is the cheapest, or the dearest? */
function isBetterLow(by: KeySpec | MeasureSpec): boolean {
  return by.kind === 'column' || by.kind === 'aggregate'
    ? by.column.lemmas.some((word) => betterLow.has(word)) && !by.column.lemmas.includes('sale')
    : false
}

/** "top five customers by freight" is no list of the numbers by which shipments refer to something. */
function refuseNumberThing(draft: Draft, by: KeySpec | MeasureSpec): void {
  const [first] = draft.outputs
  if (!draft.pending || first?.kind !== 'column' || first.column.kind !== 'number') return
  if (first.column.role === 'key' || (by.kind === 'column' && by.column.id === first.column.id)) return
  throw new Ungrounded(`what is ranked by ${first.column.words.join(' ')} is not clear`)
}

/** "the smallest by seats": as the adjective says; but who is senior by hire date has the earliest. */
function directionOf(extreme: Extreme, waiting: Draft['pending'], by: KeySpec | MeasureSpec): boolean {
  if (extreme.word === byThe || !namesMeasure(extreme.word)) return extreme.descending
  const descending = waiting?.descending ?? true
  const hints = waiting?.hints ?? []
  const dated = by.kind === 'column' && (isTemporal(by.column) || isYear(by.column))
  if (!dated || hints.length === 0 || hints.includes('date:*')) return descending
  if (extreme.word === gauged && hints.some((hint) => hint.startsWith('date:') || ofService.has(hint)))
    return !descending
  throw new Ungrounded(`'${waiting?.word}' by a date`, [waiting?.word ?? ''])
}

/** What grows while somebody stays. */
const ofService: ReadonlySet<string> = new Set(['experience', 'tenure', 'seniority'])

/** "earned the most revenue", "top 3 customers by revenue": an amount of rows that each thing has many of is added up. */
function summedRank(draft: Draft, by: KeySpec | MeasureSpec, extreme: Extreme): KeySpec | MeasureSpec {
  const { target } = draft
  const [shown] = draft.outputs
  if (by.kind === 'span' && extreme.word === 'most' && shown && tableOfSpec(shown) !== by.span.from.table) {
    draft.notes.push('the times are added up')
    return { kind: 'spanOf', fn: 'sum', span: by.span }
  }
  if (by.kind !== 'column' || by.column.kind !== 'number' || target === null) return by
  if (draft.latePeriods.length > 0 && extreme.word === 'most' && addsUp(by.column)) {
    draft.notes.push(`${by.column.words.join(' ')} is added up`)
    return { kind: 'aggregate', fn: 'sum', column: by.column }
  }
  if (extreme.word !== 'most' && !namesMeasure(extreme.word)) return by
  const [first] = draft.outputs
  const ranked = first?.kind === 'entity' ? first.table : target
  if (extreme.word === 'most' && sharesRows(first, by.column) && addsUp(by.column)) {
    draft.notes.push(`${by.column.words.join(' ')} is added up`)
    return { kind: 'aggregate', fn: 'sum', column: by.column }
  }
  if (toOneTables(draft.catalog, ranked).some((table) => table.id === by.column.table)) return by
  const words = by.column.words.join(' ')
  if (namesMeasure(extreme.word) && !addsUp(by.column))
    throw new Ungrounded(`which ${words} of each: the sum, the highest?`)
  draft.notes.push(`${words} is added up`)
  return { kind: 'aggregate', fn: 'sum', column: by.column }
}

/** "which printer printed the most copies", over print runs: each printer has many of them. */
function sharesRows(shown: Output | undefined, { table, id }: CatalogColumn): boolean {
  return (
    shown?.kind === 'column' &&
    shown.column.table === table &&
    shown.column.id !== id &&
    shown.column.role === 'category' &&
    shown.column.kind === 'text' &&
    !shown.column.unique
  )
}

/** "the oldest student": the column that the adjective measures; the oldest has the earliest date. */
function rankByDegree(draft: Draft, extreme: Extreme, on: KeySpec | MeasureSpec): void {
  if (on.kind !== 'entity' && on.kind !== 'countRows')
    throw new Ungrounded(`'${extreme.word}' describes a column`, [extreme.word])
  const pair =
    extreme.hints.includes('duration') && !isMeasuredBy(draft, on.table, extreme.hints)
      ? pairOf(draft, on.table)
      : null
  if (pair && stillGoing.test(extreme.word)) {
    const descending = extreme.word.endsWith('shortest')
    draft.notes.push(
      `'${extreme.word}' read as ${descending ? 'latest' : 'earliest'} ${pair.from.words.join(' ')}`,
    )
    draft.rank = { by: { kind: 'column', column: pair.from }, descending, limit: extreme.limit }
    return
  }
  if (stillGoing.test(extreme.word)) throw new Ungrounded(`'${extreme.word}' since when?`, [extreme.word])
  if (pair) {
    const span = {
      ...pair,
      unit: pair.from.kind === 'date' ? ('day' as const) : ('hour' as const),
      today: '',
    }
    draft.notes.push(`'${extreme.word}' read as ${spanWords(span)}`)
    draft.rank = { by: { kind: 'span', span }, descending: extreme.descending, limit: extreme.limit }
    return
  }
  const column = degreeColumn(draft.catalog, on.table, extreme.hints, extreme.word)
  if (stillThere.test(extreme.word)) onlyThoseStillThere(draft, on.table)
  const flips = (isTemporal(column) || isYear(column)) && !extreme.hints.includes('date:*')
  const descending = flips ? !extreme.descending : extreme.descending
  draft.notes.push(`'${extreme.word}' read as ${descending ? 'highest' : 'lowest'} ${column.words.join(' ')}`)
  draft.rank = { by: { kind: 'column', column }, descending, limit: extreme.limit }
}

/** "has been open the longest": since the earliest day. */
const stillGoing = /^\S+ (?:longest|shortest)$/

const stillThere = /^(?:with us|here|member|customer|employed|registered|subscribed) /

/** "has been with us the longest": of those who have not left. */
function onlyThoseStillThere(draft: Draft, table: string): void {
  const ends = openEnds(draft, table)
  if (ends.length > 1) throw new Ungrounded('which of several dates says who has left?')
  for (const end of ends)
    draft.conditions.push(
      onColumn(
        draft,
        end,
        (of) => ({ kind: 'null', of, negated: false }),
        `without a ${end.words.join(' ')}`,
      ),
    )
}
