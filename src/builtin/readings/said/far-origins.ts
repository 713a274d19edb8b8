import { slotUses } from '../../grounding/slots.js'
import { toOneTables } from '../../grounding/to-one-tables.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import superiors from '../../lexicon/superiors.json' with { type: 'json' }
import { lowOf, type Said } from './said.js'

const places: ReadonlySet<string> = new Set(['country', 'nation', 'state', 'county', 'province', 'region'])
const called: ReadonlySet<string> = new Set(superiors.called.split(' '))

/**
 * "Which captains are from Norway" is not told by the country of the line whose ship they are on.
 * @throws {PassedOver} where people are from the place of what they are two steps away from, or who works somewhere is
 * whoever heads it
 */
export function checkFarOrigins(said: Said): void {
  checkFrom(said)
  checkHeads(said)
}

function checkFrom(said: Said): void {
  const { reading, catalog } = said
  const table = reading.plan.from.table
  if (!catalog.persons.some(({ id }) => id === table.id)) return
  for (const { slot } of slotUses(reading.sketch)) {
    const link = reading.assignment.links.get(slot)
    if (link?.kind !== 'value' || lowOf(said, slot.mention.start - 1) !== 'from') continue
    if (!['are', 'is', 'come', 'comes', 'were'].includes(lowOf(said, slot.mention.start - 2))) continue
    const column = catalog.columnById.get(link.column)
    if (!column?.lemmas.some((word) => places.has(word))) continue
    if (toOneTables(catalog, table.id, 1).some(({ id }) => id === column.table)) continue
    throw new PassedOver(`nothing says who is from '${slot.text}'`, [slot.text])
  }
}

/** "Which doctors work in the North ward": its head is one of them. */
function checkHeads({ reading, tokens, catalog }: Said): void {
  const work = tokens.find(({ low }) => ['work', 'works', 'working', 'worked', 'employed'].includes(low))
  if (!work) return
  for (const { edge } of reading.tree.hops) {
    const [name, more] = edge.from.columns
    if (name === undefined || more !== undefined) continue
    const words = catalog.columnById.get(`${edge.from.table}.${name}`)?.lemmas ?? []
    const head = words.find((word) => called.has(word))
    if (head === undefined || tokens.some(({ lemma }) => lemma === head)) continue
    if (catalog.persons.some(({ id }) => id === edge.from.table)) continue
    throw new PassedOver(`who '${work.text}' there is more than its ${head}`, [work.text])
  }
}
