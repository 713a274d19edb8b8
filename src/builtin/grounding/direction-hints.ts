import type { Catalog } from '../../linking/catalog.js'
import { stem } from '../../linking/stem.js'
import type { Token } from '../../linking/tokens.js'
import type { Assignment } from './assign/assign.js'
import { directionBefore } from './directions.js'
import { tableIdOf } from './reach.js'
import { rolesOf, siblings } from './reference-roles.js'

/**
 * "departing from Oslo", "flights to Bergen", "routes that start there": which of two opposite references is meant, by
 * the stems of its column. Nothing where no word says a direction.
 */
export function directionStems(
  tokens: readonly Token[],
  { links }: Assignment,
  catalog: Catalog,
): readonly string[] {
  const directed = rolesOf(catalog).filter(
    (role, _, all) =>
      role.direction !== null &&
      all.some(
        (other) => siblings(role, other) && other.direction !== null && other.direction !== role.direction,
      ),
  )
  if (directed.length === 0) return []
  const said = [
    ...[...links].map(([slot, link]) => ({ at: slot.mention.start, table: tableIdOf(link) })),
    ...tokens.flatMap(({ low, index }) => (pronouns.has(low) ? [{ at: index, table: null }] : [])),
  ]
  return said.flatMap(({ at, table }) => {
    const direction = directionBefore(tokens, at)
    return directed
      .filter((role) => role.direction === direction && (table === null || role.base.id === table))
      .flatMap((role) => role.own.map(stem))
  })
}

const pronouns: ReadonlySet<string> = new Set(['it', 'them', 'there', 'which'])
