import type { Catalog } from '../../linking/catalog.js'
import type { Mention } from '../../linking/link.js'
import type { Token } from '../../linking/tokens.js'
import { stayTables } from '../grounding/stay-tables.js'

/**
 * "the longest stay", "length of stay", "stays per country": rows of the one table that keeps when somebody came and
 * when they left, where nothing is called so.
 * @param mentions names already found
 */
export function stayMentions(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  catalog: Catalog,
): readonly Mention[] {
  const places = tokens.filter(
    ({ kind, low, index }) => kind === 'word' && isStay(tokens, low, index) && !isNamed(index, mentions),
  )
  if (places.length === 0) return []
  const [only, more] = stayTables(catalog.columnById.values())
  const table = catalog.tables.find(({ id }) => id === only)
  if (!table || more || table.isView) return []
  const link = {
    kind: 'table',
    table: table.id,
    score: 0.9,
    reason: 'derived',
    readAs: table.words.join(' '),
  } as const
  return places.map(({ index }) => ({ start: index, end: index + 1, links: [link] }))
}

const verbal: ReadonlySet<string> = new Set('to we they guests did does do who that not'.split(' '))

/** A noun: "did guests stay" says what they do. */
function isStay(tokens: readonly Token[], low: string, at: number): boolean {
  return ['stay', 'stays'].includes(low) && !verbal.has(tokens[at - 1]?.low ?? '')
}

function isNamed(at: number, mentions: readonly Mention[]): boolean {
  return mentions.some(
    ({ start, end, links }) =>
      start <= at && at < end && links.some(({ kind, score }) => kind !== 'value' && score >= 0.8),
  )
}
