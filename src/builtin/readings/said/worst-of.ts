import { lemma } from '../../../linking/stem.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

/** Of these more is worse. */
const harms: ReadonlySet<string> = new Set(
  'delay lateness wait waiting loss damage overrun downtime outage failure defect scrap waste injury error debt arrears deficit fault'.split(
    ' ',
  ),
)

/** "The worst delay" is the longest, and not the lowest number. @throws {PassedOver} for the best or worst of a harm */
export function checkWorstOf(said: Said): void {
  for (const { index, low } of said.tokens) {
    if (low !== 'worst' && low !== 'best') continue
    const next = lowOf(said, index + 1)
    if (harms.has(lemma(next)))
      throw new PassedOver(`the ${low} ${next} is the lowest, or the highest?`, [low])
  }
}
