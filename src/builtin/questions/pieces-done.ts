import type { Catalog, CatalogColumn } from '../../linking/catalog.js'
import type { Mention } from '../../linking/link.js'
import { stem } from '../../linking/stem.js'
import type { Token } from '../../linking/tokens.js'
import { isParticiple } from '../grammar/participle.js'
import { quantityOf } from '../grounding/money.js'
import { namesOfVerb } from '../grounding/verbs.js'

/** What one of anything that changes hands in numbers is called. */
const pieces: ReadonlySet<string> = new Set(['copy', 'unit', 'piece'])
const traded: ReadonlySet<string> = new Set(
  ['sell', 'buy', 'order', 'purchase'].flatMap((verb) => [verb, stem(verb)]),
)
const stops: ReadonlySet<string> = new Set([
  ',',
  ';',
  '.',
  ':',
  '?',
  'and',
  'or',
  'that',
  'which',
  'who',
  'than',
])
const furthest = 6

/**
 * "How many copies were sold", "who printed the most units": how many each row counts, in the table of what was done to
 * them. Nothing where something else is called so.
 * @param mentions names already found
 */
export function piecesDone(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  catalog: Catalog,
): readonly Mention[] {
  const said = tokens.filter(
    ({ lemma, low, index }) => pieces.has(lemma) && low !== lemma && !isNamed(index, mentions, catalog),
  )
  const found = said.map(({ index }) =>
    doingsNear(tokens, index)
      .map((verb) => quantityDone(verb, catalog))
      .find((column) => column !== undefined),
  )
  // "… Return the month and the number of copies": those spoken of before.
  const columns = new Map(found.flatMap((column) => (column ? [[column.id, column] as const] : [])))
  const [only] = columns.size === 1 && !found.includes(null) ? columns.values() : []
  return said.flatMap(({ index }, at): readonly Mention[] => {
    const column = found[at] === undefined ? only : found[at]
    if (!column) return []
    const readAs = column.words.join(' ')
    const link = { kind: 'column', column: column.id, score: 1, reason: 'derived', readAs } as const
    return [{ start: index, end: index + 1, links: [link] }]
  })
}

/** The words after it, then those before it, up to the end of the clause. */
function doingsNear(tokens: readonly Token[], at: number): readonly Token[] {
  const words = (step: 1 | -1) => {
    const out: Token[] = []
    for (let next = at + step; Math.abs(next - at) <= furthest; next += step) {
      const token = tokens[next]
      if (!token || stops.has(token.low)) break
      out.push(token)
    }
    return out
  }
  return [...words(1), ...words(-1)].filter(
    ({ kind, low, stem: root }) => kind === 'word' && (isParticiple(low) || namesOfVerb(root).length > 0),
  )
}

/** Undefined where the verb names no such table, null where it names several. */
function quantityDone({ stem: verb, lemma }: Token, catalog: Catalog): CatalogColumn | null | undefined {
  const counting = catalog.tables.flatMap((table) => {
    const quantity = quantityOf(table)
    return quantity ? [{ table, quantity }] : []
  })
  for (const name of [verb, ...namesOfVerb(verb)]) {
    const found = counting.filter(({ table }) => table.words.some((word) => stem(word) === name))
    if (found.length > 0) return found.length === 1 ? (found[0]?.quantity ?? null) : null
  }
  const [only, more] = counting
  return only && !more && (traded.has(verb) || traded.has(lemma)) ? only.quantity : undefined
}

/** A table of copies, or a column that is called so itself. */
function isNamed(at: number, mentions: readonly Mention[], catalog: Catalog): boolean {
  return mentions.some(
    ({ start, end, links }) =>
      start <= at &&
      end > at &&
      links.some(
        (link) =>
          link.kind === 'value' ||
          link.score >= 0.9 ||
          (link.kind === 'table' && link.score >= 0.7 && catalog.tableById.has(link.table)),
      ),
  )
}
