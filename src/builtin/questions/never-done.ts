import type { Catalog, CatalogTable } from '../../linking/catalog.js'
import type { Mention } from '../../linking/link.js'
import { stem } from '../../linking/stem.js'
import type { Token } from '../../linking/tokens.js'
import { namesOfVerb } from '../grounding/verbs.js'

const negations: ReadonlySet<string> = new Set(['never', 'not', 'nt', "n't"])
const between: ReadonlySet<string> = new Set(['been', 'yet', 'once', 'even', 'ever', 'has', 'have', 'had'])
const most = 3

/**
 * "institutions that have never borrowed", "works never exhibited": what was not done has no row in the table that the
 * verb names. Only where no column is called by the verb, which would be a state of the row itself.
 * @param mentions names already found
 */
export function neverDone(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  catalog: Catalog,
): readonly Mention[] {
  return tokens.flatMap((token): readonly Mention[] => {
    if (!isParticiple(token) || !negatedBefore(tokens, token.index)) return []
    if (namesState(token.index, mentions)) return []
    const tables = recordsOf(token, catalog)
    const [only] = tables
    if (tables.length !== 1 || !only) return []
    const link = {
      kind: 'table',
      table: only.id,
      score: 0.9,
      reason: 'derived',
      readAs: only.words.join(' '),
    } as const
    const out = tokens[token.index + 1]?.low === 'out' ? 1 : 0
    return [{ start: token.index, end: token.index + 1 + out, links: [link] }]
  })
}

function isParticiple(token: Token): boolean {
  return token.kind === 'word' && (/(?:ed|en)$/.test(token.low) || irregular.has(token.low))
}

const irregular: ReadonlySet<string> = new Set(
  'lent bought sold sent flown drawn hired read rung won lost paid met'.split(' '),
)

function negatedBefore(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= at - most; back--) {
    const word = tokens[back]?.low ?? ''
    if (negations.has(word)) return word === 'never' || perfect.has(tokens[back - 1]?.low ?? '')
    if (!between.has(word)) return false
  }
  return false
}

const perfect: ReadonlySet<string> = new Set(['has', 'have', 'had'])

/** Whether a column is called by the word there: a state of the row itself. */
export function namesState(at: number, mentions: readonly Mention[]): boolean {
  return mentions.some(
    (mention) =>
      mention.start <= at &&
      mention.end > at &&
      mention.links.some((link) => link.kind === 'column' && link.score >= 0.8),
  )
}

/** The tables that are called by the verb, else by the first name of what it does that any table has. */
export function recordsOf(verb: Token, catalog: Catalog): readonly CatalogTable[] {
  for (const name of [verb.stem, ...namesOfVerb(verb.stem)]) {
    const found = catalog.tables.filter(
      (table) => table.words.length === 1 && stem(table.words[0] ?? '') === name,
    )
    if (found.length > 0) return found
  }
  return []
}
