import { type Catalog, type CatalogTable, mustTable } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { placesOf, type ReferenceRole, rolesOf } from '../../grounding/reference-roles.js'
import { keepsMoreOf } from '../../grounding/same-thing.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { namesOfVerb } from '../../grounding/verbs.js'
import type { Said } from './said.js'

/**
 * "The members of a committee" are not those that chair it, where a table of its own keeps who belongs to which.
 * @throws {PassedOver} where they are joined by a role that nobody spoke of
 */
export function checkUnsaidRoles(said: Said): void {
  const { tree } = said.reading
  const used = new Set(tree.hops.map(({ edge }) => edge.id))
  for (const role of rolesOf(said.catalog)) {
    if (!used.has(role.edge.id) || isSaid(said, role)) continue
    if (tree.hops.length > 1 && role.own.some((word) => wishes.has(word)))
      throw new PassedOver(`nothing was said of the ${role.own.join(' ')} ${role.base.name}`)
    const relating = relatingOf(said.catalog, role)
    if (relating && !tree.tables.has(relating.id))
      throw new PassedOver(
        `${role.base.name} may belong to ${mustTable(said.catalog, role.edge.from.table).name} by ${relating.name} or as ${role.own.join(' ')}`,
      )
  }
}

/** "Tickets per theater" are not those of the members that like it best. */
const wishes: ReadonlySet<string> = new Set(['favorite', 'favourite', 'preferred', 'desired', 'requested'])

/** The role is named, or a verb says it: "who leads the team". */
function isSaid({ tokens }: Said, role: ReferenceRole): boolean {
  if (placesOf(role, tokens).length > 0) return true
  const own = new Set(role.own.map(stem))
  return tokens.some((token) => own.has(token.stem) || namesOfVerb(token.stem).some((name) => own.has(name)))
}

/** The table keyed by both sides of a role: who belongs to what. */
function relatingOf(catalog: Catalog, { edge, base }: ReferenceRole): CatalogTable | undefined {
  return catalog.tables.find(({ id, key, alias }) => {
    if (alias !== undefined || key?.length !== 2 || id === edge.from.table) return false
    const names = new Set(key.map(({ name }) => name))
    const parents = (catalog.edgesOf.get(id) ?? []).filter(
      ({ from }) => from.table === id && from.columns.every((name) => names.has(name)),
    )
    const refersTo = (table: string) =>
      parents.some(({ to }) => to.table === table || keepsMoreOf(catalog, table, to.table))
    return refersTo(edge.from.table) && refersTo(base.id)
  })
}
