import { rawParts } from './names.js'

const words: ReadonlySet<string> = new Set('favorite favourite fav preferred pref'.split(' '))

/** Among the stems a question hints at: it speaks of what somebody likes. */
export const likingSaid = 'favorite or preferred'

/** More than two more joins: what somebody likes is no way to what happened, unless it is spoken of. */
export const likingCost = 1.5

/** "favorite_theater_id", "PreferredAgentId": a reference to what somebody likes. */
export function isLiking(name: string): boolean {
  return rawParts(name).some((part) => words.has(part))
}
