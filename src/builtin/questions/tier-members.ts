import type { Catalog, CatalogColumn } from '../../linking/catalog.js'
import type { Link, Mention } from '../../linking/link.js'
import type { Token } from '../../linking/tokens.js'

/** What those are called who hold a tier, a plan or a status. */
const holders: ReadonlySet<string> = new Set(
  'member holder customer client user subscriber account cardholder'.split(' '),
)
const tiers: ReadonlySet<string> = new Set(
  'tier loyalty membership level program programme plan segment rank'.split(' '),
)

/**
 * "Gold members", "platinum customers": the rows that such a tier is stored of, whatever they are called.
 * @param linked names and values already found
 */
export function tierMembers(
  tokens: readonly Token[],
  linked: readonly Mention[],
  catalog: Catalog,
): readonly Mention[] {
  return tokens.flatMap((token): readonly Mention[] => {
    if (!holders.has(token.lemma) || isNamed(token, linked)) return []
    const tables = new Set(
      linked
        .filter((mention) => mention.end === token.index)
        .flatMap(({ links }) =>
          links.flatMap((link) => {
            const column =
              link.kind === 'value' && link.exact ? catalog.columnById.get(link.column) : undefined
            return column && isTier(column) ? [column.table] : []
          }),
        ),
    )
    const links = [...tables].map(
      (table): Link => ({ kind: 'table', table, score: 0.96, reason: 'derived', readAs: null }),
    )
    return links.length === 1 ? [{ start: token.index, end: token.index + 1, links }] : []
  })
}

function isTier(column: CatalogColumn): boolean {
  const said = [...column.lemmas, ...(column.comment?.toLowerCase().match(/[a-z]+/g) ?? [])]
  return column.role === 'category' && said.some((word) => tiers.has(word))
}

/** A table that is called so is meant itself. */
function isNamed({ index }: Token, linked: readonly Mention[]): boolean {
  return linked.some(
    (mention) =>
      mention.start === index &&
      mention.links.some((link) => link.kind === 'table' && link.score >= 0.95 && link.reason !== 'synonym'),
  )
}

/** Without the other tables that the word may name from afar: "crew members" are no Gold members. */
export function withoutNamesakes(
  mentions: readonly Mention[],
  members: readonly Mention[],
): readonly Mention[] {
  const spans = new Set(members.map(({ start }) => start))
  return mentions.map((mention) =>
    mention.end === mention.start + 1 && spans.has(mention.start)
      ? { ...mention, links: mention.links.filter((link) => link.kind !== 'table') }
      : mention,
  )
}
