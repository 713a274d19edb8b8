import type { Catalog } from './catalog.js'
import oppositeLists from './lexicon/opposites.json' with { type: 'json' }
import type { Link } from './link.js'
import { lemma, stem } from './stem.js'
import type { Token } from './tokens.js'

type Spans = Map<string, Map<string, Link>>
type Find = (words: readonly Token[]) => readonly Link[]

const ended = new Map<string, readonly string[]>(Object.entries(oppositeLists['a date that has ended it']))
const turned = new Map<string, readonly string[]>(
  Object.entries(oppositeLists['a yes-or-no of the opposite name']),
)
const longest = 2

/**
 * Adds columns by the name of their opposite: "unpaid" for `paid_on`, "open" for `closed_at`, "part-time" for `full_time`.
 * @param find the links of a run of words
 */
export function noteNegated(tokens: readonly Token[], catalog: Catalog, spans: Spans, find: Find): void {
  for (const token of tokens) {
    if (token.kind !== 'word') continue
    notePrefixed(token, spans, find)
    for (let length = 1; length <= longest; length++)
      noteTurned(tokens.slice(token.index, token.index + length), catalog, spans, find)
  }
}

/** "unpaid" and "undelivered" name the column of "paid" and "delivered", turned round. */
function notePrefixed(token: Token, spans: Spans, find: Find): void {
  const key = `${token.index}:${token.index + 1}`
  const known = spans.get(key)
  const states = ended.get(token.low)
  if (known && !states) return
  const rests = states ?? [/^(?:un|non)([a-z]{2,}(?:ed|id|en|ld|nt))$/.exec(token.low)?.[1]]
  const links = opposites(
    rests.flatMap((rest) => (rest ? [rest] : [])),
    token,
    find,
  )
  if (links.size === 0) return
  const kept = [...(known ?? [])].filter(([, link]) => link.kind === 'table' || link.score >= 1)
  spans.set(key, new Map([...kept, ...links]))
}

/** "part-time teachers" where they are full time or not: only a yes-or-no is turned, and only where no name says it outright. */
function noteTurned(words: readonly Token[], catalog: Catalog, spans: Spans, find: Find): void {
  const [first] = words
  const said = words.map((word) => word.low).join(' ')
  const rests = turned.get(said)
  if (!first || !rests) return
  const key = `${first.index}:${first.index + words.length}`
  const known = spans.get(key) ?? new Map<string, Link>()
  if ([...known.values()].some((link) => link.kind !== 'value' && link.score >= 0.8)) return
  const flags = [...opposites(rests, first, find)].filter(
    ([id, link]) => link.score >= 0.85 && catalog.columnById.get(id)?.kind === 'boolean',
  )
  if (flags.length > 0) spans.set(key, new Map([...known, ...flags]))
}

function opposites(rests: readonly string[], token: Token, find: Find): Map<string, Link> {
  const links = new Map<string, Link>()
  for (const rest of rests) {
    const words = rest.split(' ').map(
      (word, index): Token => ({
        ...token,
        index,
        text: word,
        low: word,
        lemma: lemma(word),
        stem: stem(word),
      }),
    )
    for (const link of find(words))
      if (link.kind === 'column' && !links.has(link.column))
        links.set(link.column, { ...link, negated: true })
  }
  return links
}
