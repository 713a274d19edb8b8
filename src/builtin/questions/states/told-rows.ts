import type { ToldState, ToldTest } from '../../../linking/told-states.js'
import { tableNamed } from './state-columns.js'
import { testsOf } from './state-tests.js'
import type { ToldWorld } from './told-world.js'

/** Rows of a table under conditions, said in one noun phrase: "loans with status active or repaid". */
export interface ToldRows {
  readonly table: string
  /** The noun as it was said. */
  readonly noun: string
  readonly tests: readonly ToldTest[]
  readonly clause: string
}

/**
 * "defaulted loans", "tests that have an outcome", "bookings of any kind": the rows meant; null when a word is not read.
 * @param those the noun that "those" stands for
 */
export function toldRows(phrase: string, catalog: ToldWorld, those: string | null = null): ToldRows | null {
  const text = phrase
    .trim()
    .replace(/^(?:the|all|all the|any|every|each|only|an?)\s+/i, '')
    .replace(/^(?:those|ones)\b/i, those ?? 'those')
  const found =
    /^(.+?),?\s+((?:with|without|that|which|who|whose|where|having)\s+.+)$/i.exec(text) ??
    participle.exec(text)
  const head = headOf(found?.[1] ?? text, catalog)
  if (!head) return null
  if (!found?.[2]) return { ...head, clause: text }
  const clause = /,?\s*(?:i\.e\.,?|that is,?|meaning)\s+(.+)$/i.exec(found[2])?.[1] ?? found[2]
  const tests = testsOf(clause, head.table, catalog)
  return tests && { ...head, tests: [...head.tests, ...tests], clause: text }
}

/** The noun itself, or with an adjective that is a state of its rows. */
function headOf(text: string, catalog: ToldWorld): Omit<ToldRows, 'clause'> | null {
  const table = tableNamed(text, catalog)
  if (table) return { table, noun: text, tests: [] }
  const [, adjective, noun] = /^([a-z-]+)\s+([a-z]+(?:\s[a-z]+)?)$/i.exec(text) ?? []
  const named = noun ? tableNamed(noun, catalog) : null
  const tests = named && adjective ? testsOf(`is ${adjective}`, named, catalog) : null
  return named && noun && tests ? { table: named, noun, tests } : null
}

/** A word that stands for these rows in a text, and what it means; no person writes it. */
export function toldWord(
  rows: ToldRows,
  place: string,
): { readonly word: string; readonly state: ToldState } {
  const word = `told${place}_`
  return {
    word,
    state: { table: rows.table, phrases: [word], tests: rows.tests, text: rows.clause, label: rows.clause },
  }
}

/** "members who joined" without the "who": "guests born before 1961", "orders placed in 2025". */
const participle =
  /^(.+?)\s+((?:[a-z]+(?:ed|en|wn|rn|ld|nt|id|ght|made|left|begun|held|sold))\s+(?:before|after|in|on|since|at|by|until|between|more|less|from|within|during|over|under|for|today|later|earlier)\b.*)$/i
