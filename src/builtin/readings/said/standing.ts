import { mustTable } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import type { Token } from '../../../linking/tokens.js'
import { rankNouns, saysRank, standingOf } from '../../grounding/above-below.js'
import { tableIdOf } from '../../grounding/reach.js'
import { baseOf, referrerOf } from '../../grounding/roles.js'
import { slotUses } from '../../grounding/slots.js'
import { Unfit } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import { namesOfVerb } from '../../grounding/verbs.js'
import type { Said } from './said.js'

/**
 * "Who manages Rashid Khan?" shows who manages, "whom does he manage?" those that are managed.
 * @throws {Unfit} where the one named, or those on the same side, are shown instead
 */
export function checkStanding(said: Said): void {
  checkDoers(said)
  const { plan, assignment, sketch } = said.reading
  const roles = said.catalog.tables.filter(({ id }) => baseOf(id) !== null && referrerOf(id) === null)
  for (const { slot } of slotUses(sketch)) {
    const link = assignment.links.get(slot)
    if (link?.kind !== 'value') continue
    const named = tableIdOf(link)
    const base = mustTable(said.catalog, baseOf(named) ?? named)
    for (const role of roles.filter(({ id }) => baseOf(id) === base.id)) {
      const standing = standingOf(said.tokens, slot.mention.start, slot.mention.end, role, base)
      if (standing === null) continue
      const others = standing === 'above' ? base.id : role.id
      const shown =
        plan.from.table.id === others ||
        plan.select.some(({ expr }) => expr.kind === 'column' && expr.column.table === others)
      if (!shown || named === others)
        throw new Unfit(`'${slot.text}' is not whom the question asks for`, [slot.text])
    }
  }
}

/** "Who leads Rashid Khan?" over a schema that keeps nobody above others, "who grooms Comet?" by others than the grooms. */
function checkDoers(said: Said): void {
  const { tokens, reading } = said
  const who = tokens.find(({ low }) => low === 'who' || low === 'whom')
  const verb = who && tokens[who.index + 1]
  if (!verb) return
  if (saysRank(verb) && !tellsRank(said, verb.stem))
    throw new Unfit(`nothing says who '${verb.text}' whom`, [verb.text])
  for (const [slot, link] of reading.assignment.links) {
    if (slot.mention.start !== verb.index || link.kind !== 'table' || !isNamesake(said, verb, link.table))
      continue
    const shown = reading.plan.select.some(
      ({ expr }) => expr.kind === 'column' && expr.column.table === link.table,
    )
    if (!shown) throw new Unfit(`'${slot.text}' says who is asked for`, [slot.text])
  }
}

/** "grooms" is what grooms do: a verb that is also what several of them are called. */
function isNamesake({ catalog }: Said, { low, lemma }: Token, table: string): boolean {
  return low !== lemma && catalog.tableById.get(table)?.lemmas.at(-1) === lemma
}

/** Something on the way, or a value, is called after those who are above others. */
function tellsRank({ reading, catalog }: Said, verb: string): boolean {
  const names = new Set([verb, ...namesOfVerb(verb), ...rankNouns.map(stem)])
  const values = [...reading.assignment.links.values()].flatMap((link) =>
    link.kind === 'value' ? link.value.toLowerCase().split(/[^a-z]+/) : [],
  )
  return [
    ...usedColumns(reading.plan).flatMap(({ lemmas }) => lemmas),
    ...reading.tree.hops.flatMap(({ edge }) =>
      edge.from.columns.flatMap((name) => wordsOf(catalog, edge.from.table, name)),
    ),
    ...[...reading.tree.tables].flatMap((id) => mustTable(catalog, id).lemmas),
    ...values,
  ].some((word) => names.has(stem(word)))
}

function wordsOf({ columnById }: Said['catalog'], table: string, name: string): readonly string[] {
  return columnById.get(`${baseOf(table) ?? table}.${name}`)?.lemmas ?? []
}
