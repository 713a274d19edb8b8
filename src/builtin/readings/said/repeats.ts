import { PassedOver } from '../../grounding/ungrounded.js'
import { printExpr } from '../../planning/print.js'
import type { Said } from './said.js'

/**
 * "Gold medals by contest" are awards, and no list of the word "gold". @throws {PassedOver} where all that is shown is
 * what each row was picked by
 */
export function checkRepeats({ reading: { plan } }: Said): void {
  if (plan.group.length > 0 || plan.distinct || plan.set) return
  const given = new Set(
    plan.where.flatMap((cond) =>
      cond.kind === 'compare' && cond.op === '=' && cond.right.kind === 'literal'
        ? [printExpr(cond.left)]
        : [],
    ),
  )
  const asked = plan.select.filter((output) => output.part === 'asked')
  if (asked.length > 0 && asked.every((output) => given.has(printExpr(output.expr))))
    throw new PassedOver('all that this shows was said in the question', [])
}
