import type { Mention } from '../../linking/link.js'
import type { Token } from '../../linking/tokens.js'
import { phraseAt, wordClass } from '../grammar/phrase-book.js'

/**
 * Content words that no name, value, number or date explains; else the word where reading stopped.
 * @param reached the place of that word
 */
export function notRead(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  reached: number,
): readonly string[] {
  const explained = new Set<number>()
  for (const mention of mentions) for (let at = mention.start; at < mention.end; at++) explained.add(at)
  const unknown = tokens.filter(
    (token) =>
      wordClass(token) === 'content' &&
      token.number === null &&
      !explained.has(token.index) &&
      !isOperator(tokens, token.index),
  )
  if (unknown.length > 0) return unknown.map((token) => token.text)
  const stopped = tokens[Math.min(reached, tokens.length - 1)]
  return stopped ? [stopped.text] : []
}

function isOperator(tokens: readonly Token[], at: number): boolean {
  const kinds = [
    'aggregate',
    'compare',
    'group',
    'order',
    'direction',
    'not',
    'most',
    'common',
    'extreme',
    'top',
    'distinct',
    'head',
    'framing',
    'howMany',
    'count',
    'between',
    'average',
    'like',
  ] as const
  return kinds.some((kind) => [0, 1, 2].some((back) => (phraseAt(tokens, at - back, kind)?.end ?? 0) > at))
}

/** The words of a mention as they were asked. */
export function textOf(tokens: readonly Token[], { start, end }: Mention): string {
  return tokens
    .slice(start, end)
    .map((token) => token.text)
    .join(' ')
    .replaceAll(' of_', "'s")
}

/** Up to eight mentions that are linked well, for "what was understood". */
export function understoodWords(tokens: readonly Token[], mentions: readonly Mention[]): readonly string[] {
  const out = new Set<string>()
  for (const mention of mentions) {
    if ((mention.links[0]?.score ?? 0) < 0.8) continue
    out.add(textOf(tokens, mention))
  }
  return [...out].slice(0, 8)
}
