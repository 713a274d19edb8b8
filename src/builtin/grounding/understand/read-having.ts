import { type CatalogColumn, isTemporal, mustTable } from '../../../linking/catalog.js'
import type { Noun, Piece } from '../../grammar/sketch.js'
import { isMoneyName } from '../../grammar/money-names.js'
import { amountIn } from '../../grammar/units.js'
import { conditionOf } from '../conditions/conditions.js'
import { compareCondition, spokenUnit } from '../conditions/numbers.js'
import { columnOf, type Draft, linkOf } from '../draft.js'
import { tableIdOf } from '../reach.js'
import type { Condition } from '../spec.js'
import { toOneTables } from '../to-one-tables.js'
import { Ungrounded } from '../ungrounded.js'
import { addCondition } from './add-condition.js'
import { addsUp } from './additive.js'
import { countsGiven } from './marks-given.js'

type HavingPiece = Extract<Piece, { kind: 'having' }>
type NamedHaving = HavingPiece & { readonly noun: Noun }

/** "with more than 3 late orders": how many rows, or different values of a column, there have to be. */
export function readHaving(draft: Draft, piece: HavingPiece, before: Piece | undefined): void {
  if (piece.noun === null) countTarget(draft, piece)
  else readNamed(draft, { ...piece, noun: piece.noun }, before)
}

/** "names that appear twice": the rows that share a value. @throws {Ungrounded} where each row is one of its own */
function countTarget(draft: Draft, { op, amount, upper }: HavingPiece): void {
  const values = draft.outputs.every((output) => output.kind === 'column' && !output.column.unique)
  if (draft.target === null || draft.outputs.length === 0 || !values || draft.having.length > 0)
    throw new Ungrounded('a row counted for itself')
  draft.having.push({ table: draft.target, op, amount, upper, distinctColumn: null, conditions: [] })
}

function readNamed(draft: Draft, piece: NamedHaving, before: Piece | undefined): void {
  const said = ownerOf(draft, before)
  const owner = said === null ? {} : { owner: said }
  const link = linkOf(draft, piece.noun.slot)
  const conditions = conditionsOn(draft, piece, tableIdOf(link))
  const { op, amount, upper, fn } = piece
  if (fn) {
    const column = link.kind === 'table' ? onlyAmount(draft, link.table) : columnOf(draft, piece.noun.slot)
    if (column.kind !== 'number' || column.role === 'key' || column.role === 'reference')
      throw new Ungrounded(`${column.words.join(' ')} is not a number`)
    if (fn === 'sum' && !addsUp(column) && !isMoneyName(column))
      throw new Ungrounded(`${column.words.join(' ')} does not add up`)
    const unit = spokenUnit(column, piece.unit)
    draft.having.push({
      table: column.table,
      op,
      amount: amountIn(column, amount, unit),
      upper: upper === null ? null : amountIn(column, upper, unit),
      distinctColumn: null,
      of: { fn, column },
      ...owner,
      conditions,
    })
    draft.openHaving = conditions
    draft.near = column.table
    return
  }
  if (op === '=' && amount >= 1900 && amount < 2100)
    throw new Ungrounded(`${amount} is a year, and no number of things`, [String(amount)])
  if (link.kind === 'table') {
    if (!piece.times && op === '=' && isShown(draft, link.table))
      throw new Ungrounded('a row counted for itself')
    if (piece.times) conditions.push(...takenIn(draft, link.table))
    const every = piece.every ? { every: true } : {}
    const counted = { table: link.table, op, amount, upper, distinctColumn: null, ...owner, ...every }
    draft.having.push({ ...counted, conditions })
    draft.openHaving = conditions
    draft.near = link.table
    return
  }
  if (piece.every) throw new Ungrounded('all of which things?', [piece.noun.slot.text])
  const column = columnOf(draft, piece.noun.slot)
  if (isTemporal(column) && !piece.noun.slot.plural && amount !== 1)
    throw new Ungrounded(`'${piece.noun.slot.text}' is nothing that is counted`, [piece.noun.slot.text])
  const given = countsGiven(piece, column)
  if (given) {
    draft.having.push({
      table: column.table,
      op,
      amount,
      upper,
      distinctColumn: null,
      ...owner,
      conditions: [...conditions, given],
    })
    return
  }
  if (isPlainAmount(piece, column)) {
    const term = { kind: 'noun', noun: piece.noun } as const
    if (!isOfOne(draft, column) && !column.lemmas.some((word) => marks.has(word)))
      throw new Ungrounded(`in one row, or in all?`, [piece.noun.slot.text])
    addCondition(draft, compareCondition(draft, { kind: 'compare', term, op, amount, upper }))
    return
  }
  if (column.kind === 'number' && column.role === 'measure')
    throw new Ungrounded(`'${piece.noun.slot.text}' is an amount, not a thing to count`, [
      piece.noun.slot.text,
    ])
  draft.having.push({ table: column.table, op, amount, upper, distinctColumn: column, ...owner, conditions })
}

/** What one row alone is given; of other amounts there may be several rows, which come to more. */
const marks: ReadonlySet<string> = new Set(['star', 'score', 'rating', 'grade', 'mark'])

/** Of the rows asked for or spoken of last, of each of which there is one. */
function isOfOne({ catalog, near, target }: Draft, { table }: CatalogColumn): boolean {
  return [near, target].some(
    (start) => start && toOneTables(catalog, start, 3).some(({ id }) => id === table),
  )
}

/** "reviews with 5 stars", "which gave one star": the column itself is so many, and nothing is counted. */
function isPlainAmount({ noun, times, unit, every }: NamedHaving, column: CatalogColumn): boolean {
  const [link] = noun.slot.mention.links
  return (
    column.kind === 'number' &&
    column.role === 'measure' &&
    noun.pre.length === 0 &&
    !noun.distinct &&
    !times &&
    !every &&
    !unit &&
    link?.kind === 'column' &&
    link.score >= 0.7
  )
}

/** "the names of the 3 depots": of each of them there is one. */
function isShown({ outputs, catalog }: Draft, table: string): boolean {
  const titles = new Set(mustTable(catalog, table).titles.map(({ id }) => id))
  return outputs.some(
    (output) =>
      !output.directive &&
      ((output.kind === 'entity' && output.table === table) ||
        (output.kind === 'column' && titles.has(output.column.id))),
  )
}

/**
 * "booked Yoga more than once": what was said of the rows that are counted holds for each of them, and that there is
 * one need not be said again.
 * @throws {Ungrounded} where something is said of other rows
 */
function takenIn(draft: Draft, table: string): readonly Condition[] {
  const { catalog, target, requires, conditions } = draft
  if (target === null || table === target) throw new Ungrounded('a row counted for itself')
  const own = new Set(toOneTables(catalog, target, 3).map(({ id }) => id))
  const counted = new Set(toOneTables(catalog, table, 3).map(({ id }) => id))
  const far = conditions.filter((each) => !each.related && each.needs.some((need) => !own.has(need.table)))
  const needs = [...far.flatMap((each) => each.needs), ...requires].filter((need) => !own.has(need.table))
  if (needs.some((need) => !counted.has(need.table)))
    throw new Ungrounded('said of other rows than are counted')
  for (const each of far) conditions.splice(conditions.indexOf(each), 1)
  requires.splice(0, requires.length, ...requires.filter((need) => own.has(need.table)))
  return far
}

/** "clients with at least two projects": clients, where they are named right before it. */
function ownerOf(draft: Draft, before: Piece | undefined): string | null {
  const term = before?.kind === 'ask' ? before.terms.at(-1) : undefined
  const noun = before?.kind === 'entity' ? before.noun : term?.kind === 'count' ? term.noun : null
  const link = noun ? draft.links.get(noun.slot) : undefined
  return link?.kind === 'table' ? link.table : null
}

/** "whose offers add up to …": the one amount that an offer has. */
function onlyAmount(draft: Draft, id: string): CatalogColumn {
  const amounts = mustTable(draft.catalog, id).columns.filter(
    (column) => column.kind === 'number' && column.role === 'measure' && isMoneyName(column),
  )
  const [only] = amounts
  if (!only || amounts.length > 1) throw new Ungrounded('what adds up is not clear')
  return only
}

/** What is said before the counted noun narrows what is counted, not the question. */
function conditionsOn(draft: Draft, piece: NamedHaving, table: string): Condition[] {
  const near = draft.near
  const mark = draft.conditions.length
  draft.near = table
  for (const filter of piece.noun.pre) addCondition(draft, conditionOf(draft, filter))
  const conditions = draft.conditions.splice(mark)
  draft.near = near
  return conditions
}
