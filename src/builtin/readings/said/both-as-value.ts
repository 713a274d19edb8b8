import { stem } from '../../../linking/stem.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

const small: ReadonlySet<string> = new Set(['both', 'all', 'each', 'any', 'every', 'most', 'more'])

/**
 * "Scored for both teams" is no footedness that is stored as "both": a small word is a value only beside its column.
 * @throws {PassedOver} where nothing near it says so
 */
export function checkBothAsValue({ tokens, reading, catalog }: Said): void {
  for (const [{ mention, text, literal }, link] of reading.assignment.links) {
    if (link.kind !== 'value' || literal !== null || !small.has(text.toLowerCase())) continue
    if (tokens[mention.start]?.kind === 'quoted') continue
    const column = catalog.columnById.get(link.column)
    const owner = catalog.tableById.get(column?.table ?? '')?.lemmas ?? []
    const names = new Set(column?.lemmas.filter((word) => !owner.includes(word)).map(stem))
    const near = tokens.slice(Math.max(0, mention.start - 4), mention.end + 3)
    if (!near.some((token) => names.has(token.stem)))
      throw new PassedOver(`'${text}' is hardly what is stored`, [text])
  }
}
