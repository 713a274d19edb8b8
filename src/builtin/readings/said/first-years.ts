import { isFirstYear } from '../../grounding/dates/date-kinds.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import type { Said } from './said.js'

const firstly: ReadonlySet<string> = new Set('first originally initially'.split(' '))

/** "Events held in 2020" were not all held then for the first time. @throws {PassedOver} where the first year is read unsaid */
export function checkFirstYears({ tokens, reading }: Said): void {
  if (tokens.some(({ low }) => firstly.has(low))) return
  const used = usedColumns(reading.plan).find(isFirstYear)
  if (used) throw new PassedOver(`'${used.words.join(' ')}' was not said`, [...used.words])
}
