import type { Catalog } from '../../linking/catalog.js'
import { isDoerOf } from '../../linking/doers.js'
import type { Token } from '../../linking/tokens.js'
import { isParticiple } from '../grammar/participle.js'
import agents from '../lexicon/agents.json' with { type: 'json' }
import verbs from '../lexicon/verbs.json' with { type: 'json' }
import { stem } from '../../linking/stem.js'
import type { Assignment } from './assign/assign.js'
import { rolesOf } from './reference-roles.js'

const persons: ReadonlySet<string> = new Set(agents.agents.split(' '))

/** By each form of a verb, the stems of those who do it: "taught" by a teacher or an instructor. */
const doersOf = new Map<string, ReadonlySet<string>>()
for (const { verbs: forms, names } of Object.values(verbs).flat()) {
  const doers = names.filter((name) => persons.has(name)).map(stem)
  for (const form of forms) doersOf.set(form, new Set([...(doersOf.get(form) ?? []), ...doers]))
}

/** After these the one named is not who did it: "sold to Ada", "rented from Oslo". */
const toOthers: ReadonlySet<string> = new Set(['to', 'for', 'from', 'with', 'into', 'onto', 'of'])

/**
 * "The trains that Bess drove", "courses taught by Ada": of several references to one table the one called after whoever
 * does so is meant, by the stems of its column. Nothing of a verb that is a name here, or that goes to somebody else.
 */
export function doerStems(
  tokens: readonly Token[],
  { links }: Assignment,
  catalog: Catalog,
): readonly string[] {
  const twice = rolesOf(catalog).filter(({ isOneOfMany }) => isOneOfMany)
  if (twice.length === 0) return []
  const read = [...links.keys()].map(({ mention }) => mention)
  return tokens.flatMap(({ low, stem: verb, index, kind }) => {
    if (kind !== 'word' || toOthers.has(tokens[index + 1]?.low ?? '')) return []
    const isRead = read.some(({ start, end }) => start <= index && index < end)
    if (isRead) return isParticiple(low) ? [verb] : []
    const named = doersOf.get(low)
    if (!named && !/(?:ed|ing|wn|en|t)$/.test(low) && !afterDid(tokens, index)) return []
    return twice.flatMap(({ own }) =>
      own.filter((word) => named?.has(stem(word)) || isDoerOf(word, verb)).map(stem),
    )
  })
}

/** "did Bess drive", "does each linguist review". */
function afterDid(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(Math.max(0, at - 4), at).some(({ low }) => ['did', 'does', 'do'].includes(low))
}
