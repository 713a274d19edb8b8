import { baseOf } from '../../grounding/roles.js'
import { Unfit } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

const theirs: ReadonlySet<string> = new Set(['their', 'his', 'her', 'its'])

/** "the pursers with their supervisor": the pursers are those supervised. @throws {Unfit} where the supervisor is taken for a purser */
export function checkTheirSuperior(said: Said): void {
  checkDoer(said)
  const { tokens, reading } = said
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

/** "Who manages Rashid Khan?": he is managed, and no manager. @throws {Unfit} where whom the verb is done to is taken for its doer */
function checkDoer(said: Said): void {
  const links = [...said.reading.assignment.links]
  for (const [{ mention: verb, text }, role] of links) {
    if (role.kind !== 'table' || baseOf(role.table) === null || verb.end !== verb.start + 1) continue
    const token = said.tokens[verb.start]
    if (!token || !/(?:s|ed)$/.test(token.low) || /(?:ors|ers|ees)$/.test(token.low)) continue
    const done = links.find(([{ mention }]) => mention.start === verb.end)?.[1]
    if (
      done?.kind === 'value' &&
      done.column.startsWith(`${role.table}.`) &&
      lowOf(said, verb.start - 1) === 'who'
    )
      throw new Unfit(`'${text}' is done to whom follows`, [text])
  }
}
