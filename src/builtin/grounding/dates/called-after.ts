import type { CatalogColumn } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'

/** Whether a name or the first clause of a comment has the verb: its stem, or "check in" for a check-in or a checkin. */
export function isCalledAfter(column: CatalogColumn, verb: string): boolean {
  return saysVerb(column.words, verb) || commentSays(column.comment, verb)
}

/** Whether the words have the stem of a verb, or a phrasal verb in one word or two. */
export function saysVerb(words: readonly string[], verb: string): boolean {
  const [root = '', particle] = verb.split(' ')
  if (particle === undefined) return words.some((word) => stem(word) === verb)
  return words.some(
    (word, at) => word === root + particle || (stem(word) === root && words[at + 1] === particle),
  )
}

/** "When the order was placed; NULL while …": the first clause of a date's comment says its verb. */
export function commentSays(comment: string | null, verb: string): boolean {
  const clause = (comment ?? '').toLowerCase().split(/[.;:(]/)[0] ?? ''
  return saysVerb(
    clause.split(/[^\p{L}]+/u).filter((word) => word.length > 2 || verb.includes(' ')),
    verb,
  )
}
