import type { CatalogColumn } from './catalog.js'
import type { NameReason } from './name-index.js'
import { lemma } from './stem.js'

type Push = (lemmas: readonly string[], score: number, reason?: NameReason) => void

const openers: ReadonlySet<string> = new Set(
  'has is was have can allow allows requires require offers accepts supports needs includes'.split(' '),
)
const marks: ReadonlySet<string> = new Set(['flag', 'indicator', 'ind'])

/** Words that say only that something holds of what stands before them: `night_service`, `organic_certified`. */
const holders: ReadonlySet<string> = new Set(
  'service certified included allowed available enabled required accepted supported friendly access accessible offered permitted recommended approved eligible verified trained licensed licenced insured confirmed requested'.split(
    ' ',
  ),
)

/** Shorter and turned ways to say a yes-or-no column's name: "pool" for `has_pool`, "certified organic" for `organic_certified`. */
export function flagVariants(words: readonly string[], column: CatalogColumn, push: Push): void {
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  if (words.length < 2) return
  if (column.kind === 'boolean' && /[^aeiou]ed$/.test(last)) pushNoun(words, push)
  if (column.kind === 'boolean') pushAutomatic(words, push)
  if (openers.has(first)) push(words.slice(1), 0.95, 'short')
  if (column.kind === 'boolean' && first === 'has' && words.length === 2)
    for (const kept of keepers) push([...words.slice(1), kept], 0.9, 'derived')
  if (column.kind === 'boolean' && first === 'is' && places.has(words[1] ?? '') && words.length === 2)
    push(['at', ...words.slice(1)], 0.9, 'derived')
  if (openers.has(first)) return
  if (column.kind === 'boolean' && marks.has(last)) push(words.slice(0, -1), 0.95, 'short')
  else if (column.kind === 'boolean' && holders.has(last)) {
    push(words.slice(0, -1), 0.9, 'short')
    push([last, ...words.slice(0, -1)], 0.95, 'short')
    push([last, 'for', ...words.slice(0, -1)], 0.95, 'short')
  }
}

/** Where something is kept that a place has: "a trauma unit" of `has_trauma`. */
const keepers: readonly string[] = 'unit centre center department facility ward'.split(' ')
/** Where a place may be: "at an airport" of `is_airport`. */
const places: ReadonlySet<string> = new Set(
  'airport station port harbour harbor border beach campus'.split(' '),
)

/** "renews automatically" and "automatic renewal" for `auto_renew`. */
function pushAutomatic(words: readonly string[], push: Push): void {
  const rest = words.filter((word) => word !== 'auto' && word !== 'automatic' && word !== 'is')
  if (rest.length === 0 || !words.some((word) => word === 'auto' || word === 'automatic')) return
  for (const said of ['automatically', 'automatic', 'auto']) push([said, ...rest], 0.95, 'derived')
  push([...rest, 'automatically'], 0.95, 'derived')
}

/** "climate control" and "air conditioning" for what is `climate_controlled` and `air_conditioned`. */
function pushNoun(words: readonly string[], push: Push): void {
  const root = (words.at(-1) ?? '').replace(/ed$/, '').replace(/([bdglmnprt])\1$/, '$1')
  if (root.length < 4) return
  push([...words.slice(0, -1), root], 0.95, 'derived')
  push([...words.slice(0, -1), `${root}ing`], 0.95, 'derived')
}

const skipped: ReadonlySet<string> = new Set('been still currently a an the be its their own not'.split(' '))
const mostWords = 3

/** What a yes-or-no's comment says when it holds: "Whether the plan is still on sale", "Call was dropped", "Certified for hazardous goods". */
export function flagPhrases(comment: string): readonly (readonly string[])[] {
  const clause = comment.split(/[.;:,(\n]/)[0] ?? ''
  const said =
    /\b(?:is|are|was|were|has|have|had|can|may|supports?|offers?|accepts?|includes?|made|needs?|requires?|receives?)\b\s+(.+)$/i.exec(
      clause,
    )?.[1] ?? (/^\s*[a-z]+(?:ed|en)\s+(?:for|as|by|in|with|to|on)\s/i.test(clause) ? clause : undefined)
  const words = (said?.toLowerCase().match(/[a-z0-9]+/g) ?? []).filter(
    (word, at) => !(at === 0 && skipped.has(word)),
  )
  if (/\bnot?\b/i.test(clause) || words.length === 0 || words.length > mostWords + 1) return []
  const lemmas = words.map(lemma)
  if (lemmas.length > mostWords && !['for', 'as', 'by', 'in', 'with', 'to', 'on'].includes(lemmas[1] ?? ''))
    return []
  // "hazardous goods certified" for "certified for hazardous goods"
  return lemmas[1] === 'for' ? [lemmas, [...lemmas.slice(2), lemmas[0] ?? '']] : [lemmas]
}
