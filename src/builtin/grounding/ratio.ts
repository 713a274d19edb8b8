import { type CatalogColumn, isTemporal, isYear } from '../../linking/catalog.js'
import type { Clause, Filter, Noun, Piece, Term } from '../grammar/sketch.js'
import { cheapestPath, noHints } from '../planning/joins.js'
import { conditionOf } from './conditions.js'
import {
  type Condition,
  isMeasure,
  type Need,
  type Part,
  type RatioSpec,
  type SimpleMeasure,
  tableOfSpec,
  Ungrounded,
} from './spec.js'
import { addCondition, columnOf, type Draft, linkOf, readPiece, specOf } from './understand.js'

type RatioTerm = Extract<Term, { kind: 'ratio' }>

/** One number over another, with the conditions of either side kept apart. */
export function ratioSpec(draft: Draft, term: RatioTerm): RatioSpec {
  return term.under ? against(draft, term, term.under) : partOfWhole(draft, term)
}

interface Gathered {
  readonly conditions: readonly Condition[]
  readonly having: Part['having']
  /** The rows themselves were named once more. */
  readonly again: boolean
}

const nothing: Gathered = { conditions: [], having: [], again: false }

/** The conditions of some pieces, as conditions on the rows of one table. Grouping among them groups the question. */
export function gather(
  draft: Draft,
  table: string,
  pre: readonly Filter[],
  pieces: readonly Piece[],
): Gathered {
  const inner: Draft = {
    ...draft,
    conditions: [],
    requires: [],
    having: [],
    orders: [],
    outputs: [],
    or: false,
    openHaving: null,
    near: table,
    target: table,
    rank: null,
    pending: null,
    compared: null,
  }
  for (const filter of pre) addCondition(inner, conditionOf(inner, filter))
  for (const [at, piece] of pieces.entries()) readPiece(inner, piece, pieces, at, false)
  if (inner.or || inner.rank || inner.pending || inner.outputs.length > 0)
    throw new Ungrounded('a ratio of something ranked')
  return {
    conditions: onRows(inner, table),
    having: inner.having,
    again: inner.requires.some((need) => need.table === table),
  }
}

/** What is said about other tables becomes "has a matching row there", so that no row of this one is repeated. */
function onRows(draft: Draft, table: string): readonly Condition[] {
  const own: Condition[] = []
  const far: Condition[] = []
  for (const condition of draft.conditions) {
    if (condition.related !== null || condition.needs.every((need) => need.table === table))
      own.push(condition)
    else if (condition.needs.every((need) => isToOne(draft, table, need.table)))
      own.push(present(table, condition.needs, [condition]))
    else far.push(condition)
  }
  const requires = draft.requires.filter((need) => need.table !== table)
  if (far.length === 0 && requires.length === 0) return own
  return [...own, present(table, [...requires, ...far.flatMap((condition) => condition.needs)], far)]
}

function isToOne(draft: Draft, from: string, to: string): boolean {
  return cheapestPath(draft.catalog, [from], to, noHints)?.hops.every((hop) => hop.toOne) ?? false
}

export function present(from: string, needs: readonly Need[], conditions: readonly Condition[]): Condition {
  const names = [...new Set(needs.map((need) => need.table.slice(need.table.lastIndexOf('.') + 1)))].join(
    ', ',
  )
  const text =
    conditions.length > 0
      ? conditions.map((condition) => condition.text).join(' and ')
      : `with a row in ${names}`
  return {
    needs: [],
    make: () => ({ kind: 'and', of: [] }),
    text,
    related: { from, needs, conditions, negated: false },
  }
}

/** "the sale's price" is the price where sales have one. */
function ownsColumn(draft: Draft, noun: Noun): boolean {
  if (!noun.owner) return true
  const owner = linkOf(draft, noun.owner.slot)
  return (
    owner.kind === 'table' && owner.table === columnOf(draft, noun.slot).table && noun.owner.pre.length === 0
  )
}

/** What a clause measures, and the filters before its noun. */
export function side(
  draft: Draft,
  clause: Clause,
): { measure: SimpleMeasure; plain: boolean; pre: readonly Filter[] } {
  const { term } = clause
  if (term.kind === 'noun') {
    const column = columnOf(draft, term.noun.slot)
    if (term.noun.pre.length > 0 || !ownsColumn(draft, term.noun))
      throw new Ungrounded('conditions on a number of the row')
    return { measure: { kind: 'aggregate', fn: 'sum', column }, plain: true, pre: [] }
  }
  if (term.kind === 'money') {
    const money = specOf(draft, term)
    if (
      !isMeasure(money) ||
      money.kind === 'ratio' ||
      money.kind === 'trend' ||
      money.kind === 'formula' ||
      money.kind === 'place'
    )
      throw new Ungrounded('a ratio of something else than amounts')
    return { measure: money, plain: false, pre: [] }
  }
  const noun =
    term.kind === 'count'
      ? term.noun
      : term.kind === 'aggregate' && term.of.kind === 'noun'
        ? term.of.noun
        : null
  if (!noun || noun.extreme || (noun.owner && (term.kind === 'count' || !ownsColumn(draft, noun))))
    throw new Ungrounded('a ratio of something else than amounts')
  if (term.kind === 'count' && linkOf(draft, noun.slot).kind === 'value')
    throw new Ungrounded('a value is not counted')
  const measure = specOf(draft, term)
  if (
    !isMeasure(measure) ||
    measure.kind === 'ratio' ||
    measure.kind === 'trend' ||
    measure.kind === 'formula' ||
    measure.kind === 'place'
  )
    throw new Ungrounded('a ratio of something else than amounts')
  return { measure, plain: false, pre: noun.pre }
}

/** "what percentage of A are F": before the verb the whole is told, after it the part. */
function partOfWhole(draft: Draft, term: RatioTerm): RatioSpec {
  const { measure, pre, plain } = side(draft, term.over)
  const table = tableOfSpec(measure)
  const groupsBefore = draft.groups.length
  const { pieces } = term.over
  const at = splitOf(pieces)
  const told = (piece: Piece) => piece.kind !== 'stop' && piece.kind !== 'group' && piece.kind !== 'and'
  const split = at !== null && pieces.slice(at + 1).some((piece) => told(piece) && piece.kind !== 'verb')
  if (split) {
    const whole = gather(draft, table, pre, pieces.slice(0, at))
    const after = pieces.slice(at + 1)
    oneClaim(after)
    return partSpec(draft, term, measure, whole, gather(draft, table, [], after))
  }
  if (pre.length > 0) {
    if (
      !pieces.every(
        (piece) =>
          !told(piece) || piece.kind === 'filter' || piece.kind === 'entity' || piece.kind === 'verb',
      )
    )
      throw new Ungrounded('which part is meant is not clear')
    const part = gather(draft, table, pre, [])
    const whole = gather(draft, table, [], pieces)
    if (whole.having.length > 0 || whole.conditions.some((condition) => !isPlace(condition)))
      throw new Ungrounded('which part of which whole is meant is not clear')
    return partSpec(draft, term, measure, whole, part)
  }
  const all = gather(draft, table, [], pieces)
  const grouped = draft.groups.length > groupsBefore
  const dates = all.conditions.filter((condition) => isDate(condition, table))
  const onlyDates = dates.length === all.conditions.length && all.having.length === 0
  if (measure.kind === 'countRows' && all.again) throw new Ungrounded('the same rows are spoken of twice')
  if (onlyDates && (grouped || draft.groups.length > 0 || dates.length === 0))
    return share(draft, term, measure, all.conditions, plain)
  const bare = !pieces.some(
    (piece) =>
      piece.kind === 'verb' || piece.kind === 'without' || piece.kind === 'having' || piece.kind === 'stop',
  )
  return { ...partSpec(draft, term, measure, nothing, all), bare }
}

/** The main verb: not the one of a relative clause when another follows. Null: there is none. */
function splitOf(pieces: readonly Piece[]): number | null {
  const stops = pieces.flatMap((piece, at) =>
    piece.kind === 'stop' && !['and', 'or'].includes(pieces[at - 1]?.kind ?? '') ? [at] : [],
  )
  const apart = stops.filter((at, index) => index === 0 || stops[index - 1] !== at - 1)
  if (apart.length > 2) throw new Ungrounded('several verbs in one share')
  return apart.at(-1) ?? null
}

/** "were cancelled in Paris": whether the place narrows the whole or the part cannot be known. */
function oneClaim(pieces: readonly Piece[]): void {
  const values = pieces.filter((piece) => piece.kind === 'filter' && piece.filter.kind === 'value')
  if (values.length > 1 && !pieces.some((piece) => piece.kind === 'and' || piece.kind === 'or'))
    throw new Ungrounded('which part of which whole is meant is not clear')
}

function partSpec(
  draft: Draft,
  term: RatioTerm,
  measure: SimpleMeasure,
  whole: Gathered,
  part: Gathered,
): RatioSpec {
  const table = tableOfSpec(measure)
  if (measure.kind === 'countRows' && (whole.again || part.again))
    throw new Ungrounded('the same rows are spoken of twice')
  if (part.conditions.length === 0 && part.having.length === 0) throw new Ungrounded('a share of what?')
  if (whole.having.length > 0) throw new Ungrounded('a share of rows that are counted first')
  const dates =
    part.conditions.length > 1 ? part.conditions.filter((condition) => isDate(condition, table)) : []
  const only = part.conditions.filter((condition) => !dates.includes(condition))
  if (dates.length > 0 && only.length > 0)
    draft.notes.push(
      `the whole is taken over the same time: ${dates.map((condition) => condition.text).join(', ')}`,
    )
  const shared = only.length > 0 ? dates : []
  draft.conditions.push(...whole.conditions, ...shared)
  const over: Part = { measure, only: only.length > 0 ? only : part.conditions, having: part.having }
  return {
    kind: 'ratio',
    percent: term.percent,
    over,
    under: { measure, only: [], having: [] },
    total: false,
    perRow: false,
  }
}

/** "percentage of orders by status": each group's share of them all. */
function share(
  draft: Draft,
  term: RatioTerm,
  measure: SimpleMeasure,
  conditions: readonly Condition[],
  plain: boolean,
): RatioSpec {
  if (plain) draft.notes.push('amounts are added up')
  draft.conditions.push(...conditions)
  const under: Part = { measure, only: [...draft.conditions], having: [] }
  return {
    kind: 'ratio',
    percent: term.percent,
    over: { measure, only: [], having: [] },
    under,
    total: true,
    perRow: false,
  }
}

function against(draft: Draft, term: RatioTerm, under: Clause): RatioSpec {
  const a = side(draft, term.over)
  const b = side(draft, under)
  const overPieces = term.over.pieces.filter((piece) => piece.kind !== 'stop')
  const underPieces = under.pieces.filter((piece) => piece.kind !== 'stop')
  const over = gather(draft, tableOfSpec(a.measure), a.pre, overPieces)
  const below = gather(draft, tableOfSpec(b.measure), b.pre, underPieces)
  const same = JSON.stringify(keyOfSide(a.measure)) === JSON.stringify(keyOfSide(b.measure))
  const perRow = a.plain && b.plain
  const made = (over: Part, under: Part): RatioSpec => ({
    kind: 'ratio',
    percent: term.percent,
    over,
    under,
    total: false,
    perRow,
  })
  const trailing = below.conditions.length > b.pre.length
  if (term.whole) {
    if (!same || over.conditions.length + over.having.length === 0 || below.having.length > 0)
      throw new Ungrounded('a part out of something else')
    draft.conditions.push(...below.conditions)
    return made(
      { measure: a.measure, only: over.conditions, having: over.having },
      { measure: b.measure, only: [], having: [] },
    )
  }
  if (!same) {
    if (trailing && over.conditions.length === 0)
      throw new Ungrounded('whether the condition is on both sides of the ratio is not clear')
    return made(
      { measure: a.measure, only: over.conditions, having: over.having },
      { measure: b.measure, only: below.conditions, having: below.having },
    )
  }
  const { own, shared } = contrast(over.conditions, below.conditions, trailing)
  if (over.conditions.length + over.having.length + own.length + below.having.length === 0)
    throw new Ungrounded('a ratio of something to itself')
  draft.conditions.push(...shared)
  return made(
    { measure: a.measure, only: over.conditions, having: over.having },
    { measure: b.measure, only: own, having: below.having },
  )
}

function keyOfSide(measure: SimpleMeasure): readonly string[] {
  if (measure.kind === 'spanOf') throw new Ungrounded('a ratio of times')
  return measure.kind === 'countRows'
    ? ['rows', measure.table]
    : measure.kind === 'product'
      ? [measure.left.id, measure.right.id]
      : [measure.kind, 'fn' in measure ? measure.fn : '', measure.column.id]
}

/** Of "rating above 4 to … rating below 4 in New York" the ratings contrast and the city holds for both. */
function contrast(
  over: readonly Condition[],
  under: readonly Condition[],
  trailing: boolean,
): { own: readonly Condition[]; shared: readonly Condition[] } {
  const columns = new Set(over.flatMap(subjectsOf))
  const own = under.filter((condition) => subjectsOf(condition).some((each) => columns.has(each)))
  const shared = under.filter((condition) => !own.includes(condition))
  if (own.length > 0) {
    const matched = new Set(own.flatMap(subjectsOf))
    if (over.some((condition) => !subjectsOf(condition).some((each) => matched.has(each))))
      throw new Ungrounded('whether a condition is on both sides of the ratio is not clear')
    return { own, shared }
  }
  if (shared.length > 0 && over.length > 0 && trailing)
    throw new Ungrounded('whether the condition is on both sides of the ratio is not clear')
  return { own: under, shared: [] }
}

/** Columns a condition is about; for a bare match elsewhere, that it is one. */
function subjectsOf(condition: Condition): readonly string[] {
  if (condition.related)
    return condition.related.conditions.length > 0
      ? condition.related.conditions.flatMap(subjectsOf)
      : ['match']
  return columnsOf(condition).map((column) =>
    column.kind === 'boolean' ? `flags of ${column.table}` : column.id,
  )
}

export function columnsOf(condition: Condition): readonly CatalogColumn[] {
  if (condition.related) return condition.related.conditions.flatMap(columnsOf)
  const seen: CatalogColumn[] = []
  condition.make((column) => {
    seen.push(column)
    return { kind: 'column', alias: '', column }
  })
  return seen
}

function isDate(condition: Condition, table: string): boolean {
  const columns = columnsOf(condition)
  return (
    condition.related === null &&
    columns.length > 0 &&
    columns.every((column) => column.table === table && (isTemporal(column) || isYear(column)))
  )
}

/** A date, a place or a group that something is in: what "in 2023" and "in Leeds" say of the whole. */
function isPlace(condition: Condition): boolean {
  const columns = columnsOf(condition)
  return (
    columns.length > 0 &&
    columns.every((column) => column.kind === 'text' || isTemporal(column) || isYear(column))
  )
}
