import type { Column } from '../database/snapshot.js'
import type { ColumnKind } from './catalog.js'
import { kindOf } from './column-roles.js'

/** How a column that holds yes and no, or days, writes them where its type is another. */
export type StoredAs =
  | { readonly kind: 'yes or no'; readonly yes: string; readonly no: string; readonly numeric: boolean }
  | { readonly kind: 'day'; readonly timed: boolean }

/** What a column's values amount to for a question, and how they are stored where that is another type. */
export function meaningOf(column: Column): { readonly kind: ColumnKind; readonly stored: StoredAs | null } {
  const kind = kindOf(column)
  const stored =
    column.category === 'text'
      ? (yesOrNo(column) ?? days(column))
      : column.category === 'integer'
        ? oneOrZero(column)
        : null
  if (stored === null) return { kind, stored }
  return { kind: stored.kind !== 'day' ? 'boolean' : stored.timed ? 'timestamp' : 'date', stored }
}

const pairs: readonly (readonly [string, string])[] = [
  ['y', 'n'],
  ['yes', 'no'],
  ['t', 'f'],
  ['true', 'false'],
]

/** Every stored value is one of a pair, written one way; letters alone only where both are there. */
function yesOrNo({ profile }: Column): StoredAs | null {
  const values = everyValue(profile)
  if (values.length === 0 || values.length > 2) return null
  const low = values.map((value) => value.toLowerCase())
  const pair = pairs.find((each) => low.every((value) => each.includes(value)))
  if (pair === undefined || new Set(low).size < low.length) return null
  if (values.length === 1 && (low[0]?.length ?? 0) < 2) return null
  const [first = ''] = values
  const written = (word: string) =>
    values[low.indexOf(word)] ??
    (first === first.toLowerCase()
      ? word
      : first === first.toUpperCase()
        ? word.toUpperCase()
        : `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
  return { kind: 'yes or no', yes: written(pair[0]), no: written(pair[1]), numeric: false }
}

/** Empty when there may be others. */
function everyValue(profile: Column['profile']): readonly string[] {
  if (!profile || (!profile.valuesComplete && profile.distinct !== profile.commonValues.length)) return []
  return profile.commonValues.map(({ value }) => value)
}

/** "is_open" and "deleted_flag" of whole numbers that are 0 and 1 throughout. */
function oneOrZero({ name, profile }: Column): StoredAs | null {
  if (!/^(?:is|has)_?[a-z]|_?flag$/i.test(name)) return null
  const values = everyValue(profile)
  const both = values.length === 2 && values.every((value) => value === '0' || value === '1')
  return both ? { kind: 'yes or no', yes: '1', no: '0', numeric: true } : null
}

/** Days as ISO 8601 writes them: as text they sort and compare as the days do. */
const day = /^[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?$/

function days({ profile }: Column): StoredAs | null {
  if (!profile) return null
  const known = [profile.min, profile.max, ...profile.commonValues.map(({ value }) => value)].filter(
    (value) => value !== null,
  )
  if (known.length === 0 || !known.every((value) => day.test(value))) return null
  return { kind: 'day', timed: known.some((value) => value.length > 10) }
}
