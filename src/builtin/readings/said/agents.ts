import type { Slot } from '../../grammar/sketch.js'
import { tableIdOf } from '../../grounding/reach.js'
import { baseOf } from '../../grounding/roles.js'
import { slotUses } from '../../grounding/slots.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import { lowOf, type Said } from './said.js'

const agency = new Set(['by', 'to', 'under', 'with', 'alongside', 'beside'])

/** "trained by Xenia Voss" tells of another than those asked for. @throws {PassedOver} where it names them */
export function checkAgents(said: Said): void {
  const { plan, assignment, sketch } = said.reading
  const own = plan.where.flatMap((cond) =>
    cond.kind === 'exists'
      ? []
      : usedColumns({ ...plan, select: [], joins: [], group: [], order: [], having: [], where: [cond] }),
  )
  const titles = new Set(plan.from.table.titles.map((title) => title.id))
  for (const { slot } of slotUses(sketch)) {
    const link = assignment.links.get(slot)
    if (
      link?.kind === 'value' &&
      !isOwner(said, slot) &&
      lowOf(said, slot.mention.end) === 'report' &&
      lowOf(said, slot.mention.end + 1) === 'to'
    )
      throw new PassedOver(`whom '${slot.text}' reports to`, [slot.text, 'report'])
    if (link?.kind === 'value' && reportsTo(said, slot.mention.start) && baseOf(tableIdOf(link)) === null)
      throw new PassedOver(`nobody reports to '${slot.text}'`, [slot.text])
    if (link?.kind !== 'value' || !titles.has(link.column)) continue
    if (!agency.has(lowOf(said, slot.mention.start - 1)) || isNamed(said, slot.mention.start - 2)) continue
    if (own.some((column) => column.id === link.column))
      throw new PassedOver(`'${slot.text}' is not the name of what is asked for`, [slot.text])
  }
}

/** "report to Hamburg": whom one reports to is somebody above. */
function reportsTo(said: Said, at: number): boolean {
  return (
    lowOf(said, at - 1) === 'to' &&
    ['report', 'reports', 'reporting', 'reported'].includes(lowOf(said, at - 2))
  )
}

/** "who does Paula report to", read as her boss. */
function isOwner({ reading }: Said, slot: Slot): boolean {
  const [ask] = reading.sketch.pieces
  const term = ask?.kind === 'ask' ? ask.terms[0] : undefined
  return term?.kind === 'noun' && term.noun.owner?.slot === slot
}

function isNamed(said: Said, at: number): boolean {
  return ['called', 'named', 'titled', 'known', 'go', 'goes'].includes(lowOf(said, at))
}
