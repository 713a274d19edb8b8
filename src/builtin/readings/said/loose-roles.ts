import { referrerOf } from '../../grounding/roles.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import { plansOf, type Said } from './said.js'

/**
 * "Players who have been soloist": the soloist of a concert, and not somebody who shares a section with one. A row told
 * by what it is to another is met beside that other one.
 * @throws {Ungrounded} where it is reached some other way
 */
export function checkLooseRoles({ reading: { plan } }: Said): void {
  for (const each of [...plansOf(plan), ...(plan.set ? plansOf(plan.set.right) : [])]) {
    const sources = [each.from, ...each.joins.map(({ source }) => source)].map(({ table }) => table)
    const ids = new Set(sources.map(({ id }) => id))
    for (const { id, words } of sources) {
      const referrer = referrerOf(id)
      if (referrer !== null && !ids.has(referrer))
        throw new Ungrounded(`nothing here refers to ${words.join(' ')}`, words)
    }
  }
}
