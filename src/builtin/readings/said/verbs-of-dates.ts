import { isTemporal } from '../../../linking/catalog.js'
import { Unfit } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import { usedTables } from '../../grounding/used-tables.js'
import { lowOf, type Said } from './said.js'

const opensPeriod: ReadonlySet<string> = new Set([
  'in',
  'on',
  'since',
  'before',
  'after',
  'between',
  'during',
])

/**
 * "Subscriptions that ended in 2025": where it is kept when they ended, no other date of theirs is meant.
 * @throws {Unfit} where a verb right before a period names a date that the reading does without
 */
export function checkVerbsOfDates(said: Said): void {
  const { target } = said.reading.spec
  const table = usedTables(said.reading.plan).find(({ id }) => id === target)
  const used = usedColumns(said.reading.plan).filter(isTemporal)
  if (!table || used.length === 0) return
  for (const token of said.tokens) {
    if (!/ed$/.test(token.low) || !opensPeriod.has(lowOf(said, token.index + 1))) continue
    if (!/^(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/.test(lowOf(said, token.index + 2)))
      continue
    const own = table.columns.find((column) => isTemporal(column) && isOf(column.words, token.low))
    if (own && !used.includes(own) && used.some((column) => column.table === own.table))
      throw new Unfit(`it is kept when they ${token.low}`, [token.low])
  }
}

/** `ended_at`, `ended_on`, `ended` */
function isOf(words: readonly string[], verb: string): boolean {
  return words[0] === verb && words.length <= 2
}
