import type { Token } from '../../linking/tokens.js'

const labels: ReadonlySet<string> = new Set(['mark', 'flag', 'tag', 'label'])

/** "Mark order 5 as paid": an order to change what is stored, not a question about it. The verb, or null. */
export function changeOrder(tokens: readonly Token[]): string | null {
  const start = tokens[0]?.low === 'please' ? 1 : 0
  const first = tokens[start]
  if (!first || !labels.has(first.low)) return null
  const rest = tokens.slice(start + 2)
  return rest.some(({ low, sentence }) => low === 'as' && sentence === first.sentence) ? first.text : null
}
