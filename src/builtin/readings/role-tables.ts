import type { Assignment } from '../grounding/assign/assign.js'
import { tableIdOf } from '../grounding/reach.js'
import { baseOf, referrerOf } from '../grounding/roles.js'
import type { Spec } from '../grounding/spec.js'
import { tableOfSpec } from '../grounding/spec-tables.js'
import { Ungrounded } from '../grounding/ungrounded.js'
import type { JoinTree } from '../planning/joins.js'

/** The rows a role is of are always there: managers are those whom somebody refers to. */
export function withBases(spec: Spec): Spec {
  const named = [
    spec.target,
    ...spec.outputs.map(tableOfSpec),
    ...spec.groups.map(tableOfSpec),
    ...spec.requires.map((need) => need.table),
    ...spec.conditions.flatMap((condition) => condition.needs.map((need) => need.table)),
  ]
  const bases = [...new Set(named)].flatMap((table) =>
    baseOf(table) ? [{ table: referrerOf(table) ?? (baseOf(table) as string), near: table }] : [],
  )
  return bases.length === 0
    ? spec
    : { ...spec, requires: [...spec.requires, ...bases.filter((need) => need.table !== spec.target)] }
}

/** A second use of a table is only meant where it is called by its name. @throws {Ungrounded} where it is not */
export function checkRoles(tree: JoinTree, assignment: Assignment): void {
  for (const table of tree.tables)
    if (baseOf(table) !== null && !isNamed(table, assignment))
      throw new Ungrounded('a row referred to that nobody spoke of')
  for (const table of tree.tables)
    if (
      baseOf(table) !== null &&
      tree.tables.size > 1 &&
      !tree.hops.some(({ edge }) => edge.to.table === table)
    )
      throw new Ungrounded('a row referred to by nothing here')
}

/** By its own name, or by a column that is called after the role. */
function isNamed(table: string, { links }: Assignment): boolean {
  return [...links].some(
    ([slot, link]) =>
      (link.kind === 'table' && link.table === table) ||
      (link.kind === 'value' && tableIdOf(link) === table && referrerOf(table) !== null) ||
      (link.kind === 'column' &&
        tableIdOf(link) === table &&
        slot.mention.links.some(
          (each) => each.kind === 'column' && tableIdOf(each) === table && each.score > 1,
        )),
  )
}
