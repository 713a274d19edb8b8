import { Unfit } from '../../grounding/ungrounded.js'
import type { Cond } from '../../planning/plan.js'
import { lowOf, plansOf, type Said } from './said.js'

/** "Members since 2010" are those of 2010 or those from then on. @throws {Unfit} where a "since" column must be the one year */
export function checkSince(said: Said): void {
  const years = said.tokens
    .filter(({ index, low }) => /^[12]\d{3}$/.test(low) && lowOf(said, index - 1) === 'since')
    .map(({ low }) => low)
  if (years.length === 0) return
  for (const plan of plansOf(said.reading.plan))
    for (const cond of plan.where)
      if (isYearSince(cond, years)) throw new Unfit('whether from that year on is not clear', years)
}

function isYearSince(cond: Cond, years: readonly string[]): boolean {
  if (cond.kind !== 'compare' || cond.op !== '=') return false
  const { left, right } = cond
  return (
    left.kind === 'column' &&
    left.column.words.at(-1) === 'since' &&
    right.kind === 'literal' &&
    years.includes(String(right.value))
  )
}
