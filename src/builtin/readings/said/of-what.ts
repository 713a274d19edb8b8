import { baseOf } from '../../grounding/roles.js'
import { tableOfSpec } from '../../grounding/spec.js'
import { toOneTables } from '../../grounding/to-one-tables.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

const steps = 3

/**
 * "The average age of our patrons": of them, or of something that each belongs to or that belongs to each; never the age
 * of the actors that they have seen. @throws {PassedOver} where the tables only meet in a third
 */
export function checkOfWhat({ catalog, reading }: Said): void {
  const { sketch, assignment, spec } = reading
  const [ask, next] = sketch.pieces
  const [output] = spec.outputs
  if (ask?.kind !== 'ask' || next?.kind !== 'entity' || next.preposition !== 'of' || !output) return
  if (output.kind !== 'span' && output.kind !== 'aggregate') return
  const link = assignment.links.get(next.noun.slot)
  if (link?.kind !== 'table') return
  const [own, said] = [tableOfSpec(output), link.table]
  const reach = (from: string) => toOneTables(catalog, from, steps).map(({ id }) => baseOf(id) ?? id)
  const plain = (id: string) => baseOf(id) ?? id
  if (!reach(own).includes(plain(said)) && !reach(said).includes(plain(own)))
    throw new PassedOver(`nothing says that of '${next.noun.slot.text}'`, [next.noun.slot.text])
}
