import { baseOf } from '../../grounding/roles.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

const being: ReadonlySet<string> = new Set('are is was were be'.split(' '))
const between: ReadonlySet<string> = new Set('not also a an the no themselves currently both'.split(' '))

/** "Employees in Berlin who are managers": they are it themselves. @throws {PassedOver} where it is their managers that are read */
export function checkAreSuperiors(said: Said): void {
  const { plan, assignment } = said.reading
  if (baseOf(plan.from.table.id) !== null) return
  for (const [{ mention, text }, link] of assignment.links) {
    if (link.kind !== 'table' || baseOf(link.table) !== plan.from.table.id) continue
    // "are managed by Paul": somebody else is.
    if (/(?:ed|led)$/.test(lowOf(said, mention.end - 1))) continue
    let at = mention.start - 1
    while (between.has(lowOf(said, at))) at--
    if (at < mention.start && being.has(lowOf(said, at)) && ownRows(said, at))
      throw new PassedOver(`who are ${text} themselves`, [text])
  }
}

/** "who are managers", "how many employees are managers": of the rows spoken of; "who are their managers" is asked of them. */
function ownRows(said: Said, at: number): boolean {
  return at > 1 && !['what', 'how'].includes(lowOf(said, at - 1))
}
