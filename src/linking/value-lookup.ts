import type { Connection } from '../database/connection.js'
import { StatementError } from '../database/connection.js'
import type { ValueMatch } from './briefing.js'
import { type Catalog, type CatalogColumn, mustTable } from './catalog.js'
import type { Spelling } from './value-forms.js'
import { matchOf } from './values.js'

const limits = {
  columns: 60,
  columnsAStatement: 12,
  words: 40,
  rowsAColumn: 5,
  scannedRows: 300_000,
  timeoutMs: 1500,
} as const

/**
 * Looks for the question's words in text columns whose value list is incomplete: equality only, few rows, little time.
 * A column that looks secret is never read. A timeout costs matches, never the answer.
 */
export async function lookUpValues(
  known: ReadonlyMap<string, readonly Spelling[]>,
  already: readonly ValueMatch[],
  catalog: Catalog,
  connection: Connection,
  signal?: AbortSignal,
): Promise<readonly ValueMatch[]> {
  const words = wordsToLookUp(known, already)
  const columns = catalog.tables
    .flatMap((table) => table.columns.filter((column) => worthLooking(column, table.rows)))
    .slice(0, limits.columns)
  if (words.size === 0 || columns.length === 0) return []
  const out: ValueMatch[] = []
  try {
    await connection.readOnly({ timeoutMs: limits.timeoutMs, signal }, async (tx) => {
      for (let at = 0; at < columns.length; at += limits.columnsAStatement) {
        const batch = columns.slice(at, at + limits.columnsAStatement)
        const { rows } = await tx.query(lookUpSql(batch, catalog), [[...words.keys()]])
        for (const [position, value] of rows) {
          const column = batch[Number(position)]
          if (!column || typeof value !== 'string') continue
          for (const spelling of words.get(value.toLowerCase()) ?? [])
            out.push(matchOf(spelling, column, value, spelling.score, catalog))
        }
      }
    })
  } catch (error) {
    if (!(error instanceof StatementError) || error.fault === 'sql' || signal?.aborted) throw error
  }
  return out
}

function lookUpSql(columns: readonly CatalogColumn[], catalog: Catalog): string {
  return columns
    .map((column, at) => {
      const table = mustTable(catalog, column.table)
      const name = quote(column.name)
      return `(
  select ${at}::int, found.value
  from (select distinct ${name}::text as value from (select ${name} from ${quote(table.schema)}.${quote(table.name)} limit ${limits.scannedRows}) as sample
    where lower(${name}::text) = any($1::text[])) as found
  limit ${limits.rowsAColumn})`
    })
    .join('\nunion all\n')
}

function worthLooking(column: CatalogColumn, rows: number | null): boolean {
  if (column.kind !== 'text' || column.values !== null || column.category === 'uuid') return false
  if (column.role === 'freeText' || looksSecret(column.name)) return false
  return rows === null || rows <= 5_000_000
}

/** Names of columns whose values never leave the database unasked. */
export function looksSecret(name: string): boolean {
  return /passw|passwd|pwd|secret|token|api_?key|hash|salt|ssn|social_?sec|cvv|cvc|iban|card_?n(?:o|um)|pin_?code|private/i.test(
    name,
  )
}

/** Quoted and capitalised words first; then lower-case spans of up to three words that are no known value. */
function wordsToLookUp(
  known: ReadonlyMap<string, readonly Spelling[]>,
  already: readonly ValueMatch[],
): ReadonlyMap<string, readonly Spelling[]> {
  const taken = new Set(
    already.filter((match) => match.score >= 0.9).map((match) => match.text.toLowerCase()),
  )
  const out = new Map<string, Spelling[]>()
  const ranked = [...known.values()]
    .flat()
    .filter((spelling) => spelling.score === 1 && !taken.has(spelling.text.toLowerCase()))
  const rank = (spelling: Spelling) => (spelling.quoted ? 0 : spelling.capital ? 1 : 2)
  for (const spelling of ranked.sort((a, b) => rank(a) - rank(b) || b.text.length - a.text.length)) {
    if (out.size >= limits.words) break
    if (rank(spelling) === 2 && (spelling.end - spelling.start > 3 || spelling.text.length < 3)) continue
    const form = spelling.text.toLowerCase()
    out.set(form, [...(out.get(form) ?? []), spelling])
  }
  return out
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
