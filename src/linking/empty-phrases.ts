import type { Catalog, CatalogColumn, CatalogTable } from './catalog.js'
import type { Mention } from './link.js'
import { keptWith } from './remember.js'
import { lemma } from './stem.js'
import type { Token } from './tokens.js'

interface EmptyPhrase {
  readonly column: CatalogColumn
  readonly lemmas: readonly string[]
}

const phrasesOf = keptWith((table: CatalogTable) => table.columns.flatMap(phraseOf))

const phrasesOfAll = keptWith((tables: readonly CatalogTable[]) => tables.flatMap(phrasesOf))

/** What the comments say an empty column means, where the question says it: "under review" for "empty while under review". */
export function emptyMentions(tokens: readonly Token[], catalog: Catalog): readonly Mention[] {
  return phrasesOfAll(catalog.tables).flatMap(({ column, lemmas }) =>
    tokens.flatMap((token): readonly Mention[] => {
      const end = endOf(tokens, token.index, lemmas)
      const link = { kind: 'column', column: column.id, score: 0.9, reason: 'comment', readAs: null } as const
      return end === null ? [] : [{ start: token.index, end, links: [link] }]
    }),
  )
}

const when =
  /\b(?:empty|null|blank|unset)\b\s*(?:while|when|if|as long as|means|meaning|=|where|stands for)\s+([^.;:,(]+)/i
const subject =
  /^(?:(?:the|a|an|this|it|its|their|they|there)\s+)?(?:[a-z]+\s+)?(?:is|are|was|were|has|have)\s+/i
const agent = /^(?:the |a |an )?(?:[a-z]+) (?=(?:pays|has|is|works|lives|does|was) )/i
const opening = /^(?:the|a|an|still|currently|yet|it|that|there)\s+/i
const fillers: ReadonlySet<string> = new Set(['still', 'the', 'a', 'an', 'been', 'yet', 'currently'])
/** Alone these say too much else. */
const vague: ReadonlySet<string> = new Set(
  'out in on off up with us not no none unknown applicable missing yes it new current value default'.split(
    ' ',
  ),
)
const mostWords = 4
const turned = /^(?:nothing|nobody|no one|none|neither|never)\b/

function phraseOf(column: CatalogColumn): readonly EmptyPhrase[] {
  if (!column.comment || !column.nullable) return []
  const said = when.exec(column.comment)?.[1]?.trim().toLowerCase()
  // "null when nothing was collected": what the phrase says is just what such a row lacks.
  if (!said || turned.test(said)) return []
  const unknown =
    /^(?:(?:the|a|an|its|their) )?([a-z]+) (?:is|was|are|were) (?:unknown|not known|missing)$/.exec(said)
  if (unknown?.[1])
    return [
      [unknown[1], 'is', 'unknown'],
      ['unknown', unknown[1]],
    ].map((lemmas) => ({
      column,
      lemmas: lemmas.map(lemma),
    }))
  const rest = said.replace(subject, '').replace(opening, '').replace(agent, '')
  const words = (rest.match(/[a-z0-9]+/g) ?? []).filter((word) => !fillers.has(word))
  if (words.length === 0 || words.length > mostWords || (words.length === 1 && vague.has(words[0] ?? '')))
    return []
  return [{ column, lemmas: words.map(lemma) }]
}

/** Where the words end that begin at a token; small words between them count for nothing. */
function endOf(tokens: readonly Token[], start: number, lemmas: readonly string[]): number | null {
  let at = start
  for (const [place, wanted] of lemmas.entries()) {
    while (place > 0 && fillers.has(tokens[at]?.low ?? '')) at++
    const token = tokens[at]
    if (token?.kind !== 'word' || token.lemma !== wanted) return null
    at++
  }
  return at
}
