import type { ValueMatch } from '../../linking/briefing.js'
import type { Catalog } from '../../linking/catalog.js'
import type { Link, Mention } from '../../linking/link.js'
import type { Token } from '../../linking/tokens.js'
import { normalise } from '../../linking/value-forms.js'

/** Value matches as mentions of the spans whose words they are. */
export function valueMentions(
  tokens: readonly Token[],
  values: readonly ValueMatch[],
  catalog: Catalog,
): readonly Mention[] {
  const byText = new Map<string, ValueMatch[]>()
  for (const match of values) {
    const key = normalise(match.text)
    byText.set(key, [...(byText.get(key) ?? []), match])
  }
  const out: Mention[] = []
  for (let start = 0; start < tokens.length; start++) {
    for (let end = start + 1; end <= Math.min(tokens.length, start + 8); end++) {
      const words = tokens.slice(start, end)
      if (words[0]?.kind === 'mark' || words.at(-1)?.kind === 'mark') continue
      const matches = byText.get(
        normalise(
          words
            .map((word) => word.text)
            .join(' ')
            .replaceAll(' of_', "'s"),
        ),
      )
      if (!matches) continue
      const links = spelledSo(matches).flatMap((match) => toLink(match, catalog, words))
      if (links.length > 0) out.push({ start, end, links: links.sort((a, b) => b.score - a.score) })
    }
  }
  return out
}

/** "O+" is the one that is written so, not "O-", which differs in a sign alone. */
function spelledSo(matches: readonly ValueMatch[]): readonly ValueMatch[] {
  const place = ({ schema, table, column }: ValueMatch) => `${schema}.${table}.${column}`
  const exact = new Set(
    matches.filter(({ text, value }) => text.toLowerCase() === value.toLowerCase()).map(place),
  )
  return matches.filter(
    (match) => !exact.has(place(match)) || match.text.toLowerCase() === match.value.toLowerCase(),
  )
}

function toLink(match: ValueMatch, catalog: Catalog, words: readonly Token[]): readonly Link[] {
  const column = `${match.schema}.${match.table}.${match.column}`
  if (!catalog.columnById.has(column) || match.score < 0.75) return []
  const quoted = words.length === 1 && words[0]?.kind === 'quoted'
  const name = catalog.columnById.get(column)?.role === 'name'
  const shy = name && !quoted && words.length === 1 && !words[0]?.capital ? 0.15 : 0
  return [
    {
      kind: 'value',
      column,
      value: match.value,
      score: match.score + (quoted ? 0.1 : 0) - shy,
      exact: match.score >= 0.95,
    },
  ]
}

/** One mention a span, names and values together. */
export function mergeMentions(...lists: readonly (readonly Mention[])[]): readonly Mention[] {
  const bySpan = new Map<string, Mention>()
  for (const mention of lists.flat()) {
    const key = `${mention.start}:${mention.end}`
    const other = bySpan.get(key)
    bySpan.set(
      key,
      other
        ? { ...mention, links: [...other.links, ...mention.links].sort((a, b) => b.score - a.score) }
        : mention,
    )
  }
  return [...bySpan.values()]
}

/** "flights" are the rows of that table, and no flight that was "flown": a name in full before a value like it. */
export function namesBeforeValues(mentions: readonly Mention[]): readonly Mention[] {
  return mentions.map((mention) => {
    const named = mention.links.some(
      (link) => link.kind === 'table' && link.reason === 'name' && link.score >= 0.98,
    )
    const kept = mention.links.filter((link) => link.kind !== 'value' || link.exact || link.score >= 0.9)
    return named && kept.length < mention.links.length ? { ...mention, links: kept } : mention
  })
}
