import { baseOf } from '../../grounding/roles.js'
import { Unfit } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

const theirs: ReadonlySet<string> = new Set(['their', 'his', 'her', 'its'])

/** "the pursers with their supervisor": the pursers are those supervised. @throws {Unfit} where the supervisor is taken for a purser */
export function checkTheirSuperior({ tokens, reading }: Said): void {
  const links = [...reading.assignment.links]
  for (const [{ mention, text }, link] of links) {
    if (link.kind !== 'value' || baseOf(link.column.slice(0, link.column.lastIndexOf('.'))) === null) continue
    const later = links.some(
      ([{ mention: role }, other]) =>
        other.kind === 'table' &&
        baseOf(other.table) !== null &&
        role.start >= mention.end &&
        tokens.slice(mention.end, role.start).some(({ low }) => theirs.has(low)),
    )
    if (later) throw new Unfit(`'${text}' is not said of the superior`, [text])
  }
}
