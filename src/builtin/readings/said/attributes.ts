import type { Link } from '../../../linking/link.js'
import type { Slot } from '../../grammar/sketch.js'
import { slotUses } from '../../grounding/slots.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

/**
 * "the construction year of the arena", "maintenance jobs": a value right before a noun says what sort of it is meant.
 * @throws {PassedOver} where the value is stored too far from the noun for that, or is taken for a row of something else
 */
export function checkAttributes(said: Said): void {
  const { sketch, assignment } = said.reading
  const uses = slotUses(sketch)
  for (const { slot, use } of uses) {
    const link = assignment.links.get(slot)
    if (link?.kind !== 'value') continue
    const next = uses.find((other) => other.slot.mention.start === slot.mention.end)
    const of = next && assignment.links.get(next.slot)
    // "Motor policies" are policies, and no kind of thing that has some.
    if (use === 'valueNoun' && of?.kind === 'table' && next?.use === 'entity' && isPlainWord(said, slot))
      throw new PassedOver(`'${slot.text}' says which '${next.slot.text}' are meant`, [next.slot.text])
    const head = next && ['ask', 'count'].includes(next.use) ? next : undefined
    if (!head || !of || use === 'valueNoun') continue
    const [own, near] = [tableOf(link), tableOf(of)]
    const text = `${slot.text} ${head.slot.text}`
    // "Members with Gold status" asks for members, not for a status of something else.
    if (of.kind === 'column' && own !== near && lowOf(said, slot.mention.start - 1) === 'with')
      throw new PassedOver(`nothing says what '${text}' is`, [text])
    if (!isPlainWord(said, slot)) continue
    if (own !== near && !areJoined(said, own, near)) throw new PassedOver(`nothing is a '${text}'`, [text])
    if (of.kind === 'column' && isOfAnother(said, head.slot, own))
      throw new PassedOver(`nothing says what '${text}' is`, [text])
  }
}

/** One word in small letters: names and quoted values say of themselves what they are. */
function isPlainWord({ tokens }: Said, { mention }: Slot): boolean {
  const word = tokens[mention.start]
  return mention.end === mention.start + 1 && word?.kind === 'word' && !word.capital
}

/** "X of Y", where Y is a row told by its name and no row of that table. */
function isOfAnother(said: Said, head: Slot, table: string): boolean {
  const { end } = head.mention
  if (lowOf(said, end) !== 'of') return false
  const from = ['the', 'this', 'our'].includes(lowOf(said, end + 1)) ? end + 2 : end + 1
  return [...said.reading.assignment.links].some(
    ([{ mention }, link]) => mention.start === from && link.kind === 'value' && tableOf(link) !== table,
  )
}

function tableOf(link: Link): string {
  return link.kind === 'table' ? link.table : link.column.slice(0, link.column.lastIndexOf('.'))
}

function areJoined({ catalog }: Said, a: string, b: string): boolean {
  return (catalog.edgesOf.get(a) ?? []).some(({ from, to }) => from.table === b || to.table === b)
}
