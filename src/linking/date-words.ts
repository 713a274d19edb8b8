import { type Clock, type Day, day, type Grain, isDay, today } from './calendar.js'
import type { Token } from './tokens.js'

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

const ordinals = ['first', 'second', 'third', 'fourth']
const grains: Readonly<Record<string, Grain>> = {
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  quarter: 'quarter',
  quarters: 'quarter',
  year: 'year',
  years: 'year',
}

/** A token's text in lower case; empty beyond either end of the question. */
export const low = (tokens: readonly Token[], at: number) => tokens[at]?.low ?? ''

/** The unit that a word counts in, "weeks" like "week"; null for any other word. */
export function grainOf(word: string): Grain | null {
  return Object.hasOwn(grains, word) ? (grains[word] ?? null) : null
}

/** 1 for January or "Jan"; null for any other word. */
export function monthNumber(word: string): number | null {
  const clean = word.replace(/\.$/, '')
  if (clean.length < 3) return null
  const found = monthNames.findIndex(
    (name) =>
      name === clean ||
      (clean.length <= 4 && name.startsWith(clean) && (clean.length === 3 || clean === 'sept')),
  )
  return found < 0 ? null : found + 1
}

/** "10", "1 January" or "January 1" in a year; null when it is no day. */
export function dayIn(words: readonly string[], year: number, month: number | null): Day | null {
  const date = words
    .map((word) => /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1])
    .find((digits) => digits !== undefined)
  const named = words.map(monthNumber).find((found) => found !== null) ?? month
  if (date === undefined || named === null || (month === null && words.length < 2)) return null
  return isDay(year, named, Number(date)) ? day(year, named, Number(date)) : null
}

/** A four-digit number that may be a year; null for any other token. */
export function yearNumber(token: Token | undefined): number | null {
  if (token?.kind !== 'number' || token.number === null || !/^\d{4}$/.test(token.text)) return null
  return token.number >= 1500 && token.number <= 2200 ? token.number : null
}

/** A day of some month, "3" or "3rd"; null for any other token. */
export function dateNumber(token: Token | undefined): number | null {
  const found = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(token?.low ?? '')
  const value = found ? Number(found[1]) : 0
  return value >= 1 && value <= 31 ? value : null
}

/** The year after an optional "of", "in" or comma, and the token after it; null when there is none. */
export function yearAfter(tokens: readonly Token[], at: number): { year: number; end: number } | null {
  const skip = ['of', 'in', ',', 'for', 'the', 'year'].includes(low(tokens, at)) ? 1 : 0
  const more = skip === 1 && ['the', 'year'].includes(low(tokens, at + 1)) ? 1 : 0
  const most = more === 1 && low(tokens, at + 2) === 'year' ? 1 : 0
  const year = yearNumber(tokens[at + skip + more + most])
  return year === null ? null : { year, end: at + skip + more + most + 1 }
}

/** The year that "this year" or "of last year" means today, and the token after it; null for any other words. */
export function relativeYear(
  tokens: readonly Token[],
  at: number,
  clock: Clock,
): { year: number; end: number } | null {
  const start = low(tokens, at) === 'of' ? at + 1 : at
  const shift = { this: 0, last: -1, previous: -1, next: 1 }[low(tokens, start)]
  if (shift === undefined || low(tokens, start + 1) !== 'year') return null
  return { year: Number(today(clock).slice(0, 4)) + shift, end: start + 2 }
}

/** 1 to 4 for "first" or "1st" to "fourth" or "4th"; null for any other word, "last" included. */
export function ordinalAt(tokens: readonly Token[], at: number): number | null {
  const word = low(tokens, at)
  const found = ordinals.indexOf(word)
  if (found >= 0) return found + 1
  if (word === 'last') return null
  const digits = /^([1-4])(?:st|nd|rd|th)$/.exec(word)
  return digits ? Number(digits[1]) : null
}
