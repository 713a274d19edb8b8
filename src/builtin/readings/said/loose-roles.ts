import type { Catalog } from '../../../linking/catalog.js'
import { referrerOf } from '../../grounding/roles.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import type { Plan } from '../../planning/plan.js'
import { plansOf, type Said } from './said.js'

/**
 * "Players who have been soloist": the soloist of a concert, and not somebody who shares a section with one. A row told
 * by what it is to another is met beside that other one.
 * @throws {Ungrounded} where it is reached some other way
 */
export function checkLooseRoles({ reading: { plan }, catalog }: Said): void {
  for (const each of [...plansOf(plan), ...(plan.set ? plansOf(plan.set.right) : [])]) {
    const sources = [each.from, ...each.joins.map(({ source }) => source)].map(({ table }) => table)
    const ids = new Set(sources.map(({ id }) => id))
    for (const { id, words } of sources) {
      const referrer = referrerOf(id)
      if (referrer !== null && !ids.has(referrer) && !isReferredTo(id, referrer, each, catalog))
        throw new Ungrounded(`nothing here refers to ${words.join(' ')}`, words)
    }
  }
}

/** "The editor of the Travel section": there is such a section, and it refers to them. */
function isReferredTo(role: string, referrer: string, { where }: Plan, catalog: Catalog): boolean {
  const own = (catalog.edgesOf.get(role) ?? []).find(
    ({ from, to }) => from.table === referrer && to.table === role,
  )
  return where.some(
    (each) =>
      each.kind === 'exists' &&
      !each.negated &&
      each.plan.from.table.id === referrer &&
      each.link.length === 1 &&
      each.link[0]?.right.alias === each.plan.from.alias &&
      each.link[0].right.column === own?.from.columns[0],
  )
}
