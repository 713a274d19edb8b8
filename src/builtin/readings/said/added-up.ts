import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/**
 * "plants with a total downtime of over 500 hours: name and hours": the hours in all, as they were held to the 500, and
 * not those of each row. @throws {PassedOver} where those are shown
 */
export function checkAddedUp(said: Said): void {
  const { plan, spec } = said.reading
  if (plan.group.length === 0) return
  const held = new Set(spec.having.flatMap(({ of }) => (of ? [of.column.id] : [])))
  for (const { expr } of plan.select)
    if (expr.kind === 'column' && held.has(expr.column.id)) {
      const words = expr.column.words.join(' ')
      throw new PassedOver(`${words} of each row, or of them together?`, [words])
    }
}
