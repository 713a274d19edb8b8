import type { Catalog } from '../../linking/catalog.js'
import type { Mention } from '../../linking/link.js'
import type { Token } from '../../linking/tokens.js'
import { namesState, recordsOf } from './never-done.js'

const times: ReadonlySet<string> = new Set(['once', 'twice', 'times'])
const farthest = 6

/**
 * "borrowed more than once", "visited us three times": what was done so often are rows of the one table that the verb
 * names.
 * @param mentions names already found
 */
export function doneTimes(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  catalog: Catalog,
): readonly Mention[] {
  return tokens.flatMap((token): readonly Mention[] => {
    if (token.kind !== 'word' || !/(?:ed|en|ght|nt|ld)$/.test(token.low)) return []
    const counted = tokens
      .slice(token.index + 1, token.index + 1 + farthest)
      .some((each) => times.has(each.low) && each.sentence === token.sentence)
    if (!counted || namesState(token.index, mentions)) return []
    const [only, more] = recordsOf(token, catalog)
    if (!only || more) return []
    const readAs = only.words.join(' ')
    const link = { kind: 'table', table: only.id, score: 0.9, reason: 'derived', readAs } as const
    return [{ start: token.index, end: token.index + 1, links: [link] }]
  })
}
