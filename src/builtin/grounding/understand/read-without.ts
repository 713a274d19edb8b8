import { type CatalogColumn, isTemporal, mustTable } from '../../../linking/catalog.js'
import type { Link } from '../../../linking/link.js'
import { stem } from '../../../linking/stem.js'
import { isParticiple } from '../../grammar/participle.js'
import type { Filter, Noun, Piece } from '../../grammar/sketch.js'
import { notAll } from '../../planning/simpler.js'
import { conditionOf } from '../conditions/conditions.js'
import { dateCondition } from '../conditions/dates.js'
import { filled, isNoughtForNone } from '../conditions/filled.js'
import { onColumn } from '../conditions/on-column.js'
import { columnOf, type Draft, linkOf } from '../draft.js'
import { tableIdOf } from '../reach.js'
import { toOneTables } from '../to-one-tables.js'
import { Ungrounded } from '../ungrounded.js'
import { addCondition, addValue } from './add-condition.js'
import { isDatedState } from './state-then-date.js'
import { readPiece } from './read-piece.js'

/** "without …": the rows whose column is empty or false, or for which nothing of the kind exists. */
export function readWithout(draft: Draft, pieces: readonly Piece[]): void {
  const from = draft.target ?? draft.near
  if (from === null) throw new Ungrounded('"without" of nothing')
  const [first, ...rest] = pieces
  if (first?.kind !== 'entity') throw new Ungrounded('"without" what?')
  const link = linkOf(draft, first.noun.slot)
  if (link.kind === 'column') withoutColumn(draft, from, first, rest)
  else withoutRows(draft, from, first, link, rest)
}

function withoutColumn(
  draft: Draft,
  from: string,
  { noun, preposition }: Extract<Piece, { kind: 'entity' }>,
  rest: readonly Piece[],
): void {
  const column = columnOf(draft, noun.slot)
  const [next, ...more] = rest
  if (next?.kind === 'filter' && next.filter.kind === 'date' && more.length === 0 && isTemporal(column)) {
    notThen(draft, from, noun, column, next.filter)
    return
  }
  if (
    next?.kind === 'entity' &&
    more.length === 0 &&
    (preposition === 'never' || isOwnRow(draft, next.noun, column)) &&
    isOfMany(draft, from, column)
  ) {
    withoutAny(draft, from, noun, column, next.noun)
    return
  }
  if (rest.length > 0) throw new Ungrounded('"without" a column and more')
  if (isOfMany(draft, from, column)) {
    withoutAny(draft, from, noun, column)
    return
  }
  if (column.kind === 'boolean') {
    addCondition(draft, conditionOf(draft, { kind: 'flag', slot: noun.slot, negated: true }))
    return
  }
  const words = column.words.join(' ')
  if (isAlwaysFilled(column) && !isNoughtForNone(column))
    throw new Ungrounded(`every row has a ${words}`, [noun.slot.text])
  const empty = filled(draft, column, true)
  addCondition(draft, empty)
}

/** What tells a reference from others to the same table. */
function ownStems({ catalog }: Draft, { id, role, table, lemmas }: CatalogColumn): ReadonlySet<string> {
  if (role !== 'reference') return new Set()
  const others = mustTable(catalog, table).columns.filter((each) => each.role === role && each.id !== id)
  const shared = new Set(others.flatMap((each) => each.lemmas))
  return new Set(lemmas.filter((word) => !shared.has(word)).map(stem))
}

/** "never been the soloist of a concert": the very rows that refer so. */
function isOwnRow(draft: Draft, { slot, pre }: Noun, { role, table }: CatalogColumn): boolean {
  const link = linkOf(draft, slot)
  return role === 'reference' && pre.length === 0 && link.kind === 'table' && link.table === table
}

/** A number that no row lacks says by 0 that there is none; what else it says is not known. */
function isAlwaysFilled({ nullable, nullFraction, kind }: CatalogColumn): boolean {
  return (nullFraction ?? 0) === 0 && (!nullable || kind === 'number')
}

/** "not paid in 2025": at another time, or not at all. @throws {Ungrounded} where another date is spoken of too */
function notThen(
  draft: Draft,
  from: string,
  { slot }: Noun,
  column: CatalogColumn,
  when: Extract<Filter, { kind: 'date' }>,
): void {
  if (when.column) throw new Ungrounded('which date is not clear', [slot.text])
  const held = dateCondition(draft, when.span, column)
  const text = `not ${held.text}`
  if (isOfMany(draft, from, column))
    draft.conditions.push({
      needs: [],
      make: () => ({ kind: 'and', of: [] }),
      text,
      related: { from, needs: held.needs, conditions: [held], negated: true },
    })
  else addCondition(draft, { ...held, text, make: (ref) => notAll([held.make(ref)]) })
}

/** Of other rows than those asked for or spoken of last, of which there may be several. */
function isOfMany({ catalog, near }: Draft, from: string, { table }: CatalogColumn): boolean {
  const starts = near === null || near === from ? [from] : [from, near]
  return !starts.some((start) => toOneTables(catalog, start, 3).some(({ id }) => id === table))
}

/** "courses that nobody has completed": there is no row of theirs where it is filled in, or holds. */
function withoutAny(
  draft: Draft,
  from: string,
  { slot }: Noun,
  column: CatalogColumn,
  object: Noun | null = null,
): void {
  const held =
    column.kind === 'boolean'
      ? conditionOf(draft, { kind: 'flag', slot, negated: false })
      : onColumn(draft, column, (of) => ({ kind: 'null', of, negated: true }), `a ${column.words.join(' ')}`)
  const done = object && linkOf(draft, object.slot)
  if (object && done?.kind !== 'table')
    throw new Ungrounded('what was not done is not clear', [object.slot.text])
  const near = done?.kind === 'table' ? done.table : null
  const kinds = (object?.pre ?? []).map((filter) => conditionOf({ ...draft, near }, filter))
  const needs = [
    ...(near === null ? [] : [{ table: near, near: column.table }]),
    ...kinds.flatMap((each) => each.needs),
  ]
  draft.conditions.push({
    needs: [],
    make: () => ({ kind: 'and', of: [] }),
    text: `no row with ${[held.text, ...kinds.map((each) => each.text)].join(' and ')}`,
    related: {
      from,
      needs: [...held.needs, ...needs],
      conditions: [held, ...kinds],
      negated: true,
      stems: ownStems(draft, column),
    },
  })
}

/** What follows is said about the rows that must not exist. */
function withoutRows(
  draft: Draft,
  from: string,
  first: Extract<Piece, { kind: 'entity' }>,
  link: Exclude<Link, { kind: 'column' }>,
  rest: readonly Piece[],
): void {
  const { noun } = first
  const done = isParticiple(noun.slot.text.toLowerCase())
  const inner: Draft = {
    ...draft,
    conditions: [],
    requires: [],
    hintStems: new Set(done ? [stem(noun.slot.text.toLowerCase())] : []),
    or: false,
    near: tableIdOf(link),
    target: tableIdOf(link),
    absentFrom: from,
    outputs: [],
    having: [],
    groups: [],
    // "never brewed in 2025": on the day of brewing.
    verbs: [stem(noun.slot.text.toLowerCase()), ...draft.verbs],
  }
  // "not shipped in 2024": by the date of shipping, whatever became of it.
  const dated = isDatedState(inner, first, rest[0])
  if (link.kind === 'value' && !dated) addValue(inner, noun.slot)
  else if (link.kind === 'table') inner.requires.push({ table: link.table, near: from })
  for (const filter of noun.pre) addCondition(inner, conditionOf(inner, filter))
  for (const [at, piece] of rest.entries()) readPiece(inner, piece, rest, at, false)
  const needs = [...inner.requires, ...inner.conditions.flatMap((condition) => condition.needs)]
  const said = inner.conditions
    .slice(link.kind === 'value' && !dated ? 1 : 0)
    .map((condition) => condition.text)
  draft.conditions.push({
    needs: [],
    make: () => ({ kind: 'and', of: [] }),
    text: `no ${[noun.slot.text, ...said].join(' with ')}`,
    related: { from, needs, conditions: inner.conditions, negated: true, stems: inner.hintStems },
  })
  if (!done) for (const each of inner.hintStems) draft.hintStems.add(each)
}
