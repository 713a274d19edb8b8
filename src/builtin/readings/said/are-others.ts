import { isParticiple } from '../../grammar/participle.js'
import type { Piece } from '../../grammar/sketch.js'
import { tableIdOf } from '../../grounding/reach.js'
import { baseOf } from '../../grounding/roles.js'
import { toOneTables } from '../../grounding/to-one-tables.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

const copulas: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were', 'be', 'been'])
const between: ReadonlySet<string> = new Set([
  'a',
  'an',
  'the',
  'also',
  'our',
  'all',
  'not',
  'themselves',
  'both',
])

/**
 * "Visitors who are members" are themselves so: never those that rows of something else lead to.
 * @throws {PassedOver} where the tables are not joined one to one
 */
export function checkAreOthers(said: Said): void {
  const { sketch, assignment, plan } = said.reading
  for (const piece of sketch.pieces) {
    checkKind(said, piece)
    if (piece.kind !== 'entity' && piece.kind !== 'without') continue
    const noun = piece.kind === 'entity' ? piece.noun : null
    const link = noun ? assignment.links.get(noun.slot) : undefined
    if (
      !noun ||
      noun.owner ||
      isParticiple(noun.slot.text.toLowerCase()) ||
      link?.kind !== 'table' ||
      baseOf(link.table) !== null
    )
      continue
    let at = noun.start - 1
    while (between.has(lowOf(said, at))) at--
    if (!copulas.has(lowOf(said, at)) || link.table === plan.from.table.id || asksWhere(said, at)) continue
    const sameThing = (said.catalog.edgesOf.get(link.table) ?? []).some(
      ({ from, to, fromUnique }) =>
        fromUnique && [from.table, to.table].includes(plan.from.table.id) && from.table !== to.table,
    )
    if (!sameThing && lowOf(said, noun.end) !== 'of')
      throw new PassedOver(`nothing says which of them are '${noun.slot.text}'`, [noun.slot.text])
  }
}

const places: ReadonlySet<string> = new Set(['in', 'at', 'on', 'to', 'from', 'for', 'by', 'with'])

/** "In which rooms were hearings held": what follows is what was held there, and no kind of room. */
function asksWhere(said: Said, copula: number): boolean {
  return [2, 3, 4].some(
    (back) =>
      ['which', 'what'].includes(lowOf(said, copula - back)) &&
      places.has(lowOf(said, copula - back - 1)) &&
      copula === back + 1,
  )
}

/** "Serious guests" and "guests who are serious" are so themselves. @throws {PassedOver} where something that they had was */
function checkKind(said: Said, piece: Piece): void {
  if (piece.kind !== 'filter' || piece.filter.kind !== 'value' || piece.filter.column !== null) return
  const { slot } = piece.filter
  const link = said.reading.assignment.links.get(slot)
  const before = lowOf(said, slot.mention.start - 1)
  const subject = before === 'not' ? lowOf(said, slot.mention.start - 2) : before
  if (link?.kind !== 'value' || !copulas.has(subject)) return
  const { target } = said.reading.spec
  const own = [target, ...subjectsBefore(said, slot.mention.start)].flatMap((table) =>
    toOneTables(said.catalog, table, 3).map(({ id }) => baseOf(id) ?? id),
  )
  const table = tableIdOf(link)
  if (!own.includes(baseOf(table) ?? table))
    throw new PassedOver(`nothing says which of them are '${slot.text}'`, [slot.text])
}

function subjectsBefore({ reading }: Said, at: number): readonly string[] {
  return [...reading.assignment.links].flatMap(([slot, link]) =>
    slot.mention.start < at && link.kind === 'table' ? [link.table] : [],
  )
}
