import type { Catalog, CatalogColumn } from '../../linking/catalog.js'
import type { Link, Mention } from '../../linking/link.js'
import { keptWith } from '../../linking/remember.js'
import { lemma, stem } from '../../linking/stem.js'
import type { Token } from '../../linking/tokens.js'
import words from '../lexicon/agents.json' with { type: 'json' }

const marks: ReadonlySet<string> = new Set(['flag', 'indicator', 'ind'])
/** As a value of a yes-or-no column: that it holds. */
export const holds = 'true'

/**
 * "How many smokers", "boarders per class", "the homeowners": rows of which a yes-or-no column holds, called by the noun
 * that the column says they are. Only in the plural, and where no table is called so.
 * @param mentions names already found
 */
export function flagNouns(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  catalog: Catalog,
): readonly Mention[] {
  return tokens.flatMap((token): readonly Mention[] => {
    if (token.kind !== 'word' || token.low === token.lemma || isTable(token, mentions)) return []
    if (describesTable(token.index + 1, mentions)) return []
    const links = flagsOf(catalog.columnById).flatMap((column): readonly Link[] =>
      isNounOf(column, token)
        ? [{ kind: 'value', column: column.id, value: holds, score: 0.96, exact: true }]
        : [],
    )
    return links.length === 0 ? [] : [{ start: token.index, end: token.index + 1, links }]
  })
}

/** "Bands" are the artists that are bands, where artists say so, and no other word for artists. */
export function withoutOtherWords(
  mentions: readonly Mention[],
  nouns: readonly Mention[],
): readonly Mention[] {
  const spans = new Set(nouns.map(({ start }) => start))
  return mentions.map((mention) =>
    mention.end === mention.start + 1 && spans.has(mention.start)
      ? {
          ...mention,
          links: mention.links.filter((link) => link.kind !== 'table' || link.reason !== 'synonym'),
        }
      : mention,
  )
}

const flagsOf = keptWith((columns: Catalog['columnById']) =>
  [...columns.values()].filter((column) => column.kind === 'boolean' && !column.id.includes('#')),
)

function isNounOf(column: CatalogColumn, token: Token): boolean {
  const [first = ''] = column.lemmas
  const last = column.lemmas.at(-1) ?? ''
  if (first === 'is' || first === 'was') return column.lemmas.slice(1).join(' ') === token.lemma
  if (marks.has(last)) return column.lemmas.slice(0, -1).join(' ') === token.lemma && isDoer(token.lemma)
  if (column.lemmas.length !== 1) return false
  // "subscribers" of `subscriber`, "boarders" of `boarding`
  return first === token.lemma
    ? agents.has(first)
    : isDoer(token.lemma) && doing(first) && stem(first) === stem(token.lemma)
}

const agents: ReadonlySet<string> = new Set(words.agents.split(' '))

function isDoer(word: string): boolean {
  return /(?:er|or|ist|ian|ant|ee)$/.test(word)
}

function doing(word: string): boolean {
  return /(?:ing|s|ed)$/.test(word) || lemma(word) === word
}

function isTable(token: Token, mentions: readonly Mention[]): boolean {
  return mentions.some(
    (mention) =>
      mention.start <= token.index &&
      mention.end > token.index &&
      mention.links.some((link) => link.kind === 'table' && link.score >= 0.7 && link.reason !== 'synonym'),
  )
}

/** A table right after is what is spoken of. */
function describesTable(at: number, mentions: readonly Mention[]): boolean {
  return mentions.some(
    (mention) =>
      mention.start === at && mention.links.some((link) => link.kind === 'table' && link.score >= 0.75),
  )
}
