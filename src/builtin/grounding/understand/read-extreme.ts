import { type CatalogColumn, isTemporal, isYear } from '../../../linking/catalog.js'
import type { Extreme, Term } from '../../grammar/sketch.js'
import { degreeColumn } from '../degree-column.js'
import type { Draft } from '../draft.js'
import { type KeySpec, type MeasureSpec, tableOfSpec, Ungrounded } from '../spec.js'
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
    if (on?.kind !== 'column' && on?.kind !== 'entity')
      throw new Ungrounded('"most common" of what?', ['common'])
    draft.pending = { limit: extreme.limit, descending: extreme.descending, word: 'common' }
    return
  }
  const { target } = draft
  if (extreme.hints.length > 0 && (on || target)) {
    const of = on ?? { kind: 'entity', table: target ?? '' }
    if (!rankByDegree(draft, extreme, of))
      draft.pending = {
        limit: extreme.limit,
        descending: extreme.descending,
        word: extreme.word,
        degree: true,
      }
    return
  }
  draft.pending = { limit: extreme.limit, descending: extreme.descending, word: extreme.word }
}

/** Extremes that only say what another one is measured by. */
const said: ReadonlySet<string> = new Set(['by', 'going by'])

/** "with the highest salary", "by revenue": the measure is named; it may be the one a "top 5" waits for. */
function rankBy(draft: Draft, extreme: Extreme, measure: Term): void {
  const by = summedRank(draft, specOf(draft, measure), extreme)
  const waiting = draft.pending
  if (extreme.limit === 0 && !waiting) throw new Ungrounded('"by" a measure without a ranking', ['by'])
  if (draft.rank || (waiting?.degree && !said.has(extreme.word))) throw new Ungrounded('two superlatives')
  draft.rank = {
    by,
    descending: extreme.word === 'by' ? (waiting?.descending ?? true) : extreme.descending,
    limit: waiting?.limit ?? Math.max(1, extreme.limit),
  }
  if (
    waiting &&
    extreme.word !== 'by' &&
    waiting.word !== 'top' &&
    waiting.descending !== extreme.descending &&
    waiting.word !== 'first' &&
    !said.has(extreme.word)
  )
    throw new Ungrounded('two superlatives')
  draft.pending = null
  if (measure.kind === 'noun' || measure.kind === 'count') readModifiers(draft, measure.noun, by)
  draft.near = tableOfSpec(by)
}

/** "earned the most revenue", "top 3 customers by revenue": an amount of rows that each thing has many of is added up. */
function summedRank(draft: Draft, by: KeySpec | MeasureSpec, extreme: Extreme): KeySpec | MeasureSpec {
  const { target } = draft
  if (by.kind !== 'column' || by.column.kind !== 'number' || target === null) return by
  if (extreme.word !== 'most' && extreme.word !== 'by') return by
  if (toOneTables(draft.catalog, target).some((table) => table.id === by.column.table)) return by
  const words = by.column.words.join(' ')
  if (extreme.word === 'by' && !addsUp(by.column))
    throw new Ungrounded(`which ${words} of each: the sum, the highest?`)
  draft.notes.push(`${words} is added up`)
  return { kind: 'aggregate', fn: 'sum', column: by.column }
}

/** "the oldest student": the column that the adjective measures; the oldest has the earliest date. False without one. */
function rankByDegree(draft: Draft, extreme: Extreme, on: KeySpec | MeasureSpec): boolean {
  if (on.kind !== 'entity' && on.kind !== 'countRows')
    throw new Ungrounded(`'${extreme.word}' describes a column`, [extreme.word])
  const column = degreeOf(draft, extreme, on.table)
  if (!column) return false
  const flips = (isTemporal(column) || isYear(column)) && !extreme.hints.includes('date:*')
  const descending = flips ? !extreme.descending : extreme.descending
  draft.notes.push(`'${extreme.word}' read as ${descending ? 'highest' : 'lowest'} ${column.words.join(' ')}`)
  draft.rank = { by: { kind: 'column', column }, descending, limit: extreme.limit }
  return true
}

function degreeOf(draft: Draft, extreme: Extreme, table: string): CatalogColumn | null {
  try {
    return degreeColumn(draft.catalog, table, extreme.hints, extreme.word)
  } catch (error) {
    if (error instanceof Ungrounded && error.options.length === 0) return null
    throw error
  }
}
