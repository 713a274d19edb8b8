import { baseOf } from '../../grounding/roles.js'
import { tableOfSpec } from '../../grounding/spec-tables.js'
import { toOneTables } from '../../grounding/to-one-tables.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

const steps = 3
const determiners: ReadonlySet<string> = new Set(['the', 'all', 'our', 'their', 'its', 'these'])

/**
 * "The average age of our patrons": of them, or of something that each belongs to or that belongs to each; never the age
 * of the actors that they have seen. @throws {PassedOver} where the tables only meet in a third
 */
export function checkOfWhat(said: Said): void {
  const { catalog, reading } = said
  const { sketch, assignment, spec } = reading
  const [ask, next] = sketch.pieces
  const [output] = spec.outputs
  if (ask?.kind !== 'ask' || next?.kind !== 'entity' || !output) return
  let at = next.noun.start - 1
  while (determiners.has(lowOf(said, at))) at--
  if (lowOf(said, at) !== 'of') return
  if (output.kind !== 'span' && output.kind !== 'aggregate') return
  const link = assignment.links.get(next.noun.slot)
  if (link?.kind !== 'table') return
  const [own, told] = [tableOfSpec(output), link.table]
  const reach = (from: string) => toOneTables(catalog, from, steps).map(({ id }) => baseOf(id) ?? id)
  const plain = (id: string) => baseOf(id) ?? id
  if (!reach(own).includes(plain(told)) && !reach(told).includes(plain(own)))
    throw new PassedOver(`nothing says that of '${next.noun.slot.text}'`, [next.noun.slot.text])
}
