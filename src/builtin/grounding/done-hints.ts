import type { Catalog } from '../../linking/catalog.js'
import { isLiking, likingSaid } from '../../linking/liking.js'
import { stem } from '../../linking/stem.js'
import type { Token } from '../../linking/tokens.js'
import { isParticiple } from '../grammar/participle.js'
import { rolesOf, siblings } from './reference-roles.js'

/**
 * "The most issues assigned to them": which of several references is meant, by the stems of the one that is called after
 * what was done to somebody, as "assignee" is; who did it is told apart by `doerStems`. That a favourite is spoken of is among them.
 */
export function doneStems(tokens: readonly Token[], catalog: Catalog): readonly string[] {
  const said = new Set(
    tokens.flatMap((token) => (token.kind === 'word' && isParticiple(token.low) ? [token.stem] : [])),
  )
  const liked = tokens.some(({ low }) => isLiking(low)) ? [likingSaid] : []
  if (said.size === 0) return liked
  const roles = rolesOf(catalog)
  return [
    ...liked,
    ...roles.flatMap((role) => {
      const called = role.own
        .filter((word) => !/[eo]r$/.test(word))
        .map(stem)
        .filter((each) => said.has(each))
      return called.length > 0 && roles.some((other) => other !== role && siblings(role, other)) ? called : []
    }),
  ]
}
