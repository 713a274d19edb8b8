import { stem } from '../../../linking/stem.js'
import { isParticiple } from '../../grammar/participle.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import { usedTables } from '../../grounding/used-tables.js'
import type { Said } from './said.js'

/**
 * "Members who attended at least five classes": where a booking says whether they attended, booking is not enough.
 * @throws {PassedOver} where a verb names a yes-or-no of joined rows that is not asked
 */
export function checkVerbsOfFlags({ reading }: Said): void {
  const used = new Set(usedColumns(reading.plan).map(({ id }) => id))
  for (const piece of reading.sketch.pieces) {
    if (piece.kind !== 'verb') continue
    const flag = usedTables(reading.plan)
      .flatMap(({ columns }) => columns)
      .find(
        ({ id, kind, words: [word = '', ...more] }) =>
          kind === 'boolean' &&
          more.length === 0 &&
          isParticiple(word) &&
          !used.has(id) &&
          stem(word) === piece.stem,
      )
    if (flag) throw new PassedOver(`'${piece.text}' is told by ${flag.words.join(' ')}`, [piece.text])
  }
}
