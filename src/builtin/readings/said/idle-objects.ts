import { isParticiple } from '../../grammar/participle.js'
import { slotUses } from '../../grounding/slots.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

const deeds: ReadonlySet<string> = new Set(['work', 'works'])
const amounts: ReadonlySet<string> = new Set([
  'any',
  'some',
  'no',
  'much',
  'more',
  'less',
  'most',
  'least',
  'their',
])
/** Who "has started work" or "left work" was hired or has left. */
const stages: ReadonlySet<string> = new Set(
  'started begun began start starts begin found left finished stopped resumed'.split(' '),
)

/**
 * "Employees who have logged work" are not all of them, and "living composers" are not those who died.
 * @throws {PassedOver} where what was done, or how somebody is, is said and not read
 */
export function checkIdleObjects(said: Said): void {
  const slots = slotUses(said.reading.sketch).map(({ slot }) => slot.mention)
  const read = (at: number) => slots.some(({ start, end }) => start <= at && at < end)
  for (const { index, low } of said.tokens) {
    if (read(index)) continue
    const before = lowOf(said, index - 1)
    const done = (isParticiple(before) && !stages.has(before)) || amounts.has(before)
    if (deeds.has(low) && done) throw new PassedOver(`what '${before} ${low}' is`, [before, low])
    if (low !== 'living' && low !== 'working') continue
    const next = slots.some(({ start }) => start === index + 1)
    if (next && !['are', 'is', 'were', 'was', 'been', 'be'].includes(before) && !isClause(said, index))
      throw new PassedOver(`nothing says which are '${low}'`, [low])
  }
}

/** "Composers living Vienna": a noun before it makes it a verb. */
function isClause(said: Said, at: number): boolean {
  return slotUses(said.reading.sketch).some(({ slot }) => slot.mention.end === at)
}
