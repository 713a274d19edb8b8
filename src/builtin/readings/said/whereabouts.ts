import { PassedOver } from '../../grounding/ungrounded.js'
import { tableIdOf } from '../../grounding/reach.js'
import { slotUses } from '../../grounding/slots.js'
import { isChance, silentPaths } from './reach.js'
import { lowOf, type Said } from './said.js'

const staying: ReadonlySet<string> = new Set(
  'based stationed located situated housed moored headquartered domiciled anchored berthed placed'.split(' '),
)

/** "boats based in Split": where a row is told by itself and what it belongs to, never by what happened to it. @throws {PassedOver} where it is */
export function checkWhereabouts(said: Said): void {
  for (const { index, low } of said.tokens) {
    if (!staying.has(low)) continue
    const uses = slotUses(said.reading.sketch)
    const before = uses.filter(({ slot }) => slot.mention.end <= index).at(-1)
    const after = uses.find(({ slot }) => slot.mention.start > index && slot.mention.start <= index + 4)
    const [subject, place] = [before, after].map((use) => use && said.reading.assignment.links.get(use.slot))
    if (!subject || !place || lowOf(said, index + 1) === 'by') continue
    if (meetByChance(said, tableIdOf(subject), tableIdOf(place)))
      throw new PassedOver(`nothing says where they are ${low}`, [low])
  }
}

/** They meet where something happened to the one at the other. */
function meetByChance(said: Said, from: string, to: string): boolean {
  if (from === to || !said.reading.tree.tables.has(from)) return false
  return silentPaths(said, [], from, new Set([to])).some((path) => isChance(said, path))
}
