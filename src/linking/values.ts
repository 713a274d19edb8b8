import type { Connection } from '../database/connection.js'
import type { ValueMatch } from './briefing.js'
import { type Catalog, type CatalogColumn, mustTable } from './catalog.js'
import { lookUpValues } from './value-lookup.js'
import { normalise, sameStem, type Spelling, spellings } from './value-forms.js'
import { type Token, tokenise } from './tokens.js'

/**
 * The question's words that are stored values: from the profiles, and, where a column's list is incomplete and a
 * connection is given, from a bounded look into the rows. Best first; the same text may match several columns.
 */
export async function findValues(
  question: string,
  catalog: Catalog,
  connection: Connection | null,
  signal?: AbortSignal,
): Promise<readonly ValueMatch[]> {
  const tokens = tokenise(question)
  const known = spellings(tokens)
  const found = knownValues(tokens, known, catalog)
  if (connection) found.push(...(await lookUpValues(known, found, catalog, connection, signal)))
  return strongest(found)
}

/** Matches against the value lists that the catalogue holds. */
export function knownValues(
  tokens: readonly Token[],
  known: ReadonlyMap<string, readonly Spelling[]>,
  catalog: Catalog,
): ValueMatch[] {
  const firstWords = new Set([...known.keys()].map((form) => form.split(' ', 1)[0] ?? ''))
  const content = tokens.filter((token) => token.kind === 'word' && token.low.length >= 5)
  const capitals = tokens.filter(
    (token) => token.kind === 'word' && token.capital && token.index > 0 && token.low.length >= 3,
  )
  const stems = new Set(content.map((token) => token.stem))
  const out: ValueMatch[] = []
  for (const table of catalog.tables) {
    for (const column of table.columns) {
      if (column.kind !== 'text' || column.role === 'freeText') continue
      for (const value of column.samples) {
        if (value.length > 80) continue
        const form = normalise(value)
        if (firstWords.has(form.split(' ', 1)[0] ?? '')) {
          for (const spelling of known.get(form) ?? [])
            out.push(matchOf(spelling, column, value, spelling.score, catalog))
        }
        if (column.role !== 'name' && !form.includes(' ') && !known.has(form)) {
          for (const token of content) {
            if (stems.size > 0 && sameStem(token.low, form))
              out.push(matchOf({ text: token.text }, column, value, 0.8, catalog))
          }
        }
        for (const token of capitals) {
          if (form.includes(' ') && form.split(' ').includes(token.low))
            out.push(matchOf({ text: token.text }, column, value, 0.6, catalog))
        }
      }
    }
  }
  return out
}

export function matchOf(
  spelling: Pick<Spelling, 'text'>,
  column: CatalogColumn,
  value: string,
  score: number,
  catalog: Catalog,
): ValueMatch {
  const table = mustTable(catalog, column.table)
  return { text: spelling.text, schema: table.schema, table: table.name, column: column.name, value, score }
}

function strongest(found: readonly ValueMatch[]): readonly ValueMatch[] {
  const best = new Map<string, ValueMatch>()
  for (const match of found) {
    const key = [match.text.toLowerCase(), match.schema, match.table, match.column, match.value].join(
      '\u0000',
    )
    const other = best.get(key)
    if (!other || other.score < match.score) best.set(key, match)
  }
  return [...best.values()]
    .sort(
      (a, b) =>
        b.score - a.score ||
        a.text.localeCompare(b.text) ||
        a.table.localeCompare(b.table) ||
        a.column.localeCompare(b.column),
    )
    .slice(0, 400)
}
