import { distance } from 'fastest-levenshtein'
import type { Snapshot } from '../database/snapshot.js'
import type { AttemptError } from '../events.js'
import { type SqlToken, sqlTokens } from './sql-tokens.js'

const undefinedNames = new Set(['42703', '42P01'])

/** A statement with one name corrected everywhere. */
export interface RepairedName {
  readonly sql: string
  /** What the user should know: null when the name differed in writing only. */
  readonly assumption: string | null
}

/**
 * Corrects, without a model, a name that exists but for its case, quoting or separators (`customerid` ->
 * `"CustomerId"`, `orderlines` -> `"Order Lines"`), or a misspelling that the server's own hint corrects.
 * Null when nothing certain can be said.
 */
export function repairName(sql: string, error: AttemptError, snapshot: Snapshot): RepairedName | null {
  if (error.sqlstate === null || !undefinedNames.has(error.sqlstate)) return null
  const missing = missingName(error)
  if (missing === null) return null
  const same = error.sqlstate === '42P01' ? tableNamed(missing, snapshot) : columnNamed(missing, snapshot)
  const right = same ?? (error.sqlstate === '42703' ? misspelt(missing, error) : null)
  if (right === null || right === missing) return null
  const changed = rename(sql, missing, right)
  if (changed === sql) return null
  return {
    sql: changed,
    assumption: same === null ? `The column "${missing}" was read as "${right}".` : null,
  }
}

/** The name as the server read it: the last part of `relation "sales.orders"`, `column o.customerid`. */
function missingName(error: AttemptError): string | null {
  const found = /^(?:relation|column) (?:"((?:[^"]|"")+)"|(\S+)) does not exist/.exec(error.message)
  const name = found?.[1] ?? found?.[2]
  if (name === undefined) return null
  const last = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : name
  return last.replace(/^"|"$/g, '')
}

function tableNamed(missing: string, snapshot: Snapshot): string | null {
  return onlyOne(
    snapshot.tables.map((table) => table.name).filter((name) => folded(name) === folded(missing)),
  )
}

function columnNamed(missing: string, snapshot: Snapshot): string | null {
  const names = snapshot.tables.flatMap((table) => table.columns.map((column) => column.name))
  return onlyOne(names.filter((name) => folded(name) === folded(missing)))
}

/** Short names are a letter away from others that mean something else: "nope" is not "note". */
const shortestMisspelling = 6
const mostWrongLetters = 2

/** `Perhaps you meant to reference the column "o.customer_id".`, when it is near enough to be the same word. */
function misspelt(missing: string, error: AttemptError): string | null {
  const found = /Perhaps you meant to reference the column "(?:[^".]+\.)?([^"]+)"\.?$/.exec(error.hint ?? '')
  const hinted = found?.[1]
  if (hinted === undefined || missing.length < shortestMisspelling) return null
  return distance(folded(missing), folded(hinted)) <= mostWrongLetters ? hinted : null
}

function onlyOne(names: readonly string[]): string | null {
  const distinct = [...new Set(names)]
  return distinct.length === 1 ? (distinct[0] ?? null) : null
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '')
}

function rename(sql: string, missing: string, right: string): string {
  const replacement = /^[a-z_][a-z0-9_]*$/.test(right) ? right : `"${right.replaceAll('"', '""')}"`
  let changed = ''
  let end = 0
  for (const token of sqlTokens(sql)) {
    if (nameOf(token) !== missing) continue
    changed += sql.slice(end, token.start) + replacement
    end = token.start + token.text.length
  }
  return changed + sql.slice(end)
}

/** The identifier a token stands for, after Postgres folds unquoted names to lower case. */
function nameOf(token: SqlToken): string | null {
  switch (token.kind) {
    case 'name':
      return token.text.toLowerCase()
    case 'quoted-name':
      return token.text.slice(1, -1).replaceAll('""', '"')
    case 'other':
      return null
    default:
      return token.kind satisfies never
  }
}
