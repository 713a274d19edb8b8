import type { Catalog } from '../../linking/catalog.js'
import type { Mention } from '../../linking/link.js'
import type { Token } from '../../linking/tokens.js'
import { doneTo, namesState, recordsOf } from './never-done.js'

const times: ReadonlySet<string> = new Set(['once', 'twice', 'times'])
const often: ReadonlySet<string> = new Set(['often', 'frequently', 'commonly'])
const degrees: ReadonlySet<string> = new Set(['most', 'least', 'more'])
const farthest = 6

/**
 * "borrowed more than once", "visited us three times", "brewed most often": what was done so often are rows of the one
 * table that the verb names, or that alone tells of it.
 * @param mentions names already found
 */
export function doneTimes(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  catalog: Catalog,
): readonly Mention[] {
  return tokens.flatMap((token): readonly Mention[] => {
    if (token.kind !== 'word' || !/(?:ed|en|ght|nt|ld)$/.test(token.low)) return []
    const state = namesState(token.index, mentions)
    const frequent = isFrequent(tokens, token.index)
    if (!frequent && (state || !isCounted(tokens, token))) return []
    const records = state ? [] : recordsOf(token, catalog)
    const [only, more] = records.length > 0 || !frequent ? records : doneTo(token, mentions, catalog)
    if (!only || more) return []
    const readAs = only.words.join(' ')
    const link = { kind: 'table', table: only.id, score: 0.9, reason: 'derived', readAs } as const
    return [{ start: token.index, end: token.index + 1, links: [link] }]
  })
}

/** "borrowed more than once" */
function isCounted(tokens: readonly Token[], { index, sentence }: Token): boolean {
  return tokens
    .slice(index + 1, index + 1 + farthest)
    .some((each) => times.has(each.low) && each.sentence === sentence)
}

/** "booked most often", "most frequently booked" */
function isFrequent(tokens: readonly Token[], at: number): boolean {
  const said = (from: number) =>
    degrees.has(tokens[from]?.low ?? '') && often.has(tokens[from + 1]?.low ?? '')
  return said(at + 1) || (tokens[at + 1]?.low === 'the' && said(at + 2)) || said(at - 2)
}
