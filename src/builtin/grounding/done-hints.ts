import type { Catalog } from '../../linking/catalog.js'
import { stem } from '../../linking/stem.js'
import type { Token } from '../../linking/tokens.js'
import { isParticiple } from '../grammar/participle.js'
import { rolesOf, siblings } from './reference-roles.js'

/**
 * "Issues reported by employees", "the most issues assigned to them": which of several references is meant, by the
 * stems of the one that is called after what was done.
 */
export function doneStems(tokens: readonly Token[], catalog: Catalog): readonly string[] {
  const said = new Set(
    tokens.flatMap((token) => (token.kind === 'word' && isParticiple(token.low) ? [token.stem] : [])),
  )
  if (said.size === 0) return []
  const roles = rolesOf(catalog)
  return roles.flatMap((role) => {
    const called = role.own.map(stem).filter((each) => said.has(each))
    return called.length > 0 && roles.some((other) => other !== role && siblings(role, other)) ? called : []
  })
}
