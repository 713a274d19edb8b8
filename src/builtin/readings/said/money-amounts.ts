import { slotUses } from '../../grounding/slots.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

const owed: ReadonlySet<string> = new Set(
  'outstanding unpaid owed due overdue billed invoiced paid spent charged collected refunded donated'.split(
    ' ',
  ),
)

/**
 * "The outstanding amount per owner" is money, and no number of pieces.
 * @throws {PassedOver} where it is read as a quantity
 */
export function checkMoneyAmounts({ tokens, reading, catalog }: Said): void {
  if (!tokens.some(({ low }) => owed.has(low))) return
  for (const { slot } of slotUses(reading.sketch)) {
    const link = reading.assignment.links.get(slot)
    const column = link?.kind === 'column' ? catalog.columnById.get(link.column) : undefined
    if (tokens[slot.mention.end - 1]?.lemma === 'amount' && column?.lemmas.includes('quantity'))
      throw new PassedOver(`'${slot.text}' is money`, [slot.text])
  }
}
