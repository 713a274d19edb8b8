import { lemma } from './stem.js'

/** The noun phrase a comment opens with stands for the column: "Sales channel the order came through". Prose does not. */
export function commentPhrases(comment: string, owner: readonly string[]): readonly (readonly string[])[] {
  const head = comment.split(/[.;:(\n,]|\be\.g\b|\bin\b(?= [A-Z]{2,})/)[0] ?? ''
  const words = (head.toLowerCase().match(/[a-z][a-z0-9]*/g) ?? []).map(lemma)
  const start = words.findIndex((word) => !commentStops.has(word))
  if (start < 0 || start > 2) return []
  const [noun, at] = nounRun(words, start)
  const isOf = ['of', 'for'].includes(words[at] ?? '')
  const tailStart = isOf ? words.findIndex((word, place) => place > at && !commentStops.has(word)) : -1
  const tail = tailStart < 0 ? [] : nounRun(words, tailStart)[0]
  if (noun.length === 0 || noun.length > 3) return []
  // "When the order was shipped" calls no column of the orders an order.
  if (tail.length === 0 && noun.every((word) => owner.includes(word))) return []
  const tailIsOwner = tail.every((word) => owner.includes(word))
  const phrases: (readonly string[])[] = []
  if (tailIsOwner || noun.length > 1) phrases.push(noun)
  if (!tailIsOwner && tail.length <= 2) {
    phrases.push([...noun, 'of', ...tail])
    phrases.push([...tail, ...noun])
  }
  return phrases.filter((phrase) => phrase.some((word) => word.length > 3 && !generic.has(word)))
}

/** "open, in review, settled": what is stored in a column, and no name for it. */
export function listsValues(comment: string, stored: readonly string[]): boolean {
  const [first, second] = comment.split(/[,;:(]| or /i)
  const told = (first ?? '').trim().toLowerCase()
  return second !== undefined && stored.some((value) => value.toLowerCase().replaceAll('_', ' ') === told)
}

function nounRun(words: readonly string[], start: number): readonly [readonly string[], number] {
  let at = start
  while (at < words.length && !commentStops.has(words[at] ?? '') && !boundaries.has(words[at] ?? '')) at++
  return [words.slice(start, at), at]
}

const boundaries = new Set([
  'of',
  'for',
  'in',
  'from',
  'with',
  'who',
  'whom',
  'whose',
  'per',
  'as',
  'since',
  'before',
  'after',
  'until',
  'has',
  'have',
  'belong',
  'given',
  'used',
  'charged',
  'paid',
  'measured',
  'recorded',
  'taken',
  'under',
  'over',
  'into',
  'was',
  'does',
])

/** Words of a comment that call nothing. */
export const commentStops: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'this',
  'whether',
  'is',
  'are',
  'was',
  'were',
  'which',
  'that',
  'its',
  'their',
  'if',
  'when',
  'where',
  'how',
  'and',
  'or',
  'true',
  'false',
  'current',
  'to',
  'by',
  'on',
  'at',
])
const generic = new Set([
  'unique',
  'identifier',
  'identification',
  'reference',
  'foreign',
  'primary',
  'value',
  'column',
  'name',
  'date',
  'type',
  'code',
  'number',
  'status',
  'kind',
  'amount',
  'time',
])

/** Heads of comments that are enough to tell an amount by: "amount" for "Claimed amount in EUR". */
export const amountHeads: ReadonlySet<string> = new Set(
  'amount price cost fee salary weight height capacity charge score rating limit'.split(' '),
)
