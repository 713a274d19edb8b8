import type { CatalogColumn } from './catalog.js'
import { stem } from './stem.js'

/** What the moments are called at which a thing begins or ends; the time of other doings may be how long they took. */
const moments: readonly (readonly [verbs: readonly string[], nouns: readonly string[]])[] = [
  [
    ['start', 'begin'],
    ['start', 'starting', 'begin', 'beginning'],
  ],
  [
    ['end', 'finish'],
    ['end', 'ending', 'finish', 'finishing'],
  ],
  [['open'], ['opening', 'open']],
  [['close'], ['closing', 'close']],
  [['depart'], ['departure', 'departing']],
  [['arrive'], ['arrival', 'arriving']],
]

/** "The start time" of `starts_at`, "the opening time" of `opens_at`: only where the hour is kept too. */
export function momentsOf(words: readonly string[], { kind }: CatalogColumn): readonly (readonly string[])[] {
  const [verb, at, ...more] = words
  if (verb === undefined || at !== 'at' || more.length > 0 || !timed.has(kind)) return []
  const found = moments.find(([verbs]) => verbs.some((each) => stem(each) === stem(verb)))
  return (found?.[1] ?? []).map((noun) => [noun, 'time'])
}

const timed: ReadonlySet<string> = new Set(['timestamp', 'timestamptz', 'time'])
