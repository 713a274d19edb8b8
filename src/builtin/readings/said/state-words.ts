import { type CatalogColumn, isTemporal } from '../../../linking/catalog.js'
import type { Piece, Slot } from '../../grammar/sketch.js'
import { slotUses } from '../../grounding/slots.js'
import { toOneTables } from '../../grounding/to-one-tables.js'
import { PassedOver, Unfit } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import type { Cond, Expr } from '../../planning/plan.js'
import words from '../../lexicon/state-words.json' with { type: 'json' }
import { lowOf, pieceOver, plansOf, type Said } from './said.js'

/** By their first words. */
const cues: ReadonlyMap<string, readonly (readonly string[])[]> = byFirst(
  words.now.map((phrase) => phrase.split(' ')),
)
const ending: ReadonlySet<string> = new Set(words.ending)
const states: ReadonlySet<string> = new Set(words.states)

/** "current staff", "still on display": the rows that say when they ended or how they are doing are asked. @throws {PassedOver} where they are not */
export function checkState(said: Said): void {
  for (const { index } of said.tokens) {
    const cue = cues
      .get(lowOf(said, index))
      ?.find((phrase) => phrase.every((word, offset) => lowOf(said, index + offset) === word))
    if (!cue || isRead(said, index, cue.length)) continue
    const known = tablesOf(said).flatMap((table) => table.columns.filter(tellsState))
    if (known.length > 0 && !usesState(said))
      throw new PassedOver(`'${cue.join(' ')}' leaves out some rows, and this reading does not`, cue)
  }
}

/**
 * "Orders that have not been shipped": those without a `shipped_date`, where there is one. What was delivered since has
 * another status, and was shipped all the same. @throws {Unfit} where only the status is looked at
 */
export function checkNotYet({ reading, catalog }: Said): void {
  for (const piece of reading.sketch.pieces) {
    const slot = absent(piece)
    const link = slot ? reading.assignment.links.get(slot) : undefined
    if (!slot || link?.kind !== 'value' || !/ed$/i.test(slot.text)) continue
    const table = catalog.tableById.get(link.column.slice(0, link.column.lastIndexOf('.')))
    const dated = table?.columns.find(
      (column) => isTemporal(column) && column.nullable && column.words[0] === slot.text.toLowerCase(),
    )
    if (dated) throw new Unfit(`'${slot.text}' is told by ${dated.words.join(' ')}`, [slot.text])
  }
}

function byFirst(phrases: readonly (readonly string[])[]): Map<string, readonly (readonly string[])[]> {
  const out = new Map<string, readonly (readonly string[])[]>()
  for (const phrase of phrases) out.set(phrase[0] ?? '', [...(out.get(phrase[0] ?? '') ?? []), phrase])
  return out
}

/** What is said not to be so. */
function absent(piece: Piece): Slot | null {
  if (piece.kind === 'filter')
    return piece.filter.kind === 'value' && piece.filter.negated && piece.filter.more.length === 0
      ? piece.filter.slot
      : null
  const [first] = piece.kind === 'without' && piece.pieces.length === 1 ? piece.pieces : []
  return first?.kind === 'entity' ? first.noun.slot : null
}

/**
 * "Policies that expire this year" are not those expired: what is still to come is no state. "The status active" is
 * their own. @throws {PassedOver} where a state is read so
 */
export function checkStates({ reading, catalog, tokens }: Said): void {
  const { pieces } = reading.sketch
  const named = namedTables(reading)
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind !== 'filter' || piece.filter.kind !== 'value') continue
    const { slot } = piece.filter
    const link = reading.assignment.links.get(slot)
    const next = pieces[at + 1]
    if (link?.kind !== 'value') continue
    const spoken = tokens[slot.mention.end - 1]?.low ?? ''
    const dated = next?.kind === 'filter' && next.filter.kind === 'date'
    if (
      dated &&
      !link.exact &&
      /ed$/i.test(link.value) &&
      !/ed$/.test(spoken) &&
      slot.mention.end === slot.mention.start + 1
    )
      throw new PassedOver(`'${slot.text}' is not the state '${link.value}'`, [slot.text])
    const table = link.column.slice(0, link.column.lastIndexOf('.'))
    const own = ['status', 'state'].includes(piece.filter.column?.text.toLowerCase() ?? '')
    if (
      own &&
      table !== reading.spec.target &&
      !named.has(table) &&
      !toOneTables(catalog, reading.spec.target, 2).some(({ id }) => id === table)
    )
      throw new PassedOver(`'${slot.text}' is not their own status`, [slot.text])
  }
}

/** "A booking with status cancelled": the tables that a word of the question stands for. */
function namedTables({ sketch, assignment }: Said['reading']): ReadonlySet<string> {
  return new Set(
    slotUses(sketch).flatMap(({ slot }) => {
      const link = assignment.links.get(slot)
      return link?.kind === 'table' ? [link.table] : []
    }),
  )
}

function tablesOf({ reading }: Said) {
  return plansOf(reading.plan).flatMap((plan) => [
    plan.from.table,
    ...plan.joins.map((join) => join.source.table),
  ])
}

/** Part of a name, a value or a condition: "current balance", "currently in stock". */
function isRead(said: Said, at: number, length: number): boolean {
  const over = pieceOver(said, at)
  if (over && ['filter', 'without', 'having'].includes(over.kind)) return true
  const slots: boolean[] = []
  JSON.stringify(said.reading.sketch.pieces, (key, value: unknown) => {
    if (key === 'mention' && value && typeof value === 'object' && 'start' in value && 'end' in value)
      slots.push(Number(value.start) <= at && Number(value.end) >= at + length)
    return key === 'links' ? undefined : value
  })
  return slots.includes(true)
}

function tellsState(column: CatalogColumn): boolean {
  const named = column.lemmas.some((word) => states.has(word))
  if (column.kind === 'boolean') return named || column.lemmas.some((word) => ending.has(word))
  if (named && column.values !== null) return true
  return column.lemmas.some((word) => ending.has(word)) && !['reference', 'key'].includes(column.role)
    ? column.nullable && column.nullFraction !== 0
    : false
}

/** Some condition is on such a column, on a yes-or-no, or on whether something is empty. */
function usesState({ reading }: Said): boolean {
  return plansOf(reading.plan).some(({ where, select }) =>
    [...where, ...select.flatMap(({ expr }) => countedOnly(expr))].some((cond) => {
      if (cond.kind === 'true' || cond.kind === 'null') return true
      if (cond.kind === 'exists') return cond.negated
      const columns = usedColumns({
        ...reading.plan,
        select: [],
        joins: [],
        group: [],
        order: [],
        having: [],
        where: [cond],
      })
      return columns.some((column) => tellsState(column) || column.lemmas.some((word) => ending.has(word)))
    }),
  )
}

/** What narrows one number alone: "how many of those are still open". */
function countedOnly(expr: Expr): readonly Cond[] {
  return (expr.kind === 'count' || expr.kind === 'aggregate') && expr.filter ? [expr.filter] : []
}
