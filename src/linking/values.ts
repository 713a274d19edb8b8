import type { Connection } from '../database/connection.js'
import type { ValueMatch } from './briefing.js'
import { type Catalog, type CatalogColumn, mustTable } from './catalog.js'
import { compareText } from './text-order.js'
import { type Token, tokenise } from './tokens.js'
import { type Spelling, sameStem, spellings } from './value-forms.js'
import { type StoredValue, valueIndexOf } from './value-index.js'
import { lookUpValues } from './value-lookup.js'

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
  const content = tokens.filter((token) => token.kind === 'word' && token.low.length >= 5)
  const capitals = tokens.filter(
    (token) => token.kind === 'word' && token.capital && token.index > 0 && token.low.length >= 3,
  )
  const out: ValueMatch[] = []
  for (const { column, value, form } of storedValues(content, capitals, known, catalog)) {
    for (const spelling of known.get(form) ?? [])
      out.push(matchOf(spelling, column, value, spelling.score, catalog))
    const single = !form.includes(' ')
    if (single && column.role !== 'name' && !known.has(form)) {
      for (const token of content)
        if (sameStem(token.low, form)) out.push(matchOf({ text: token.text }, column, value, 0.8, catalog))
    }
    for (const token of single ? [] : capitals) {
      if (form.split(' ').includes(token.low))
        out.push(matchOf({ text: token.text }, column, value, 0.6, catalog))
    }
  }
  return out
}

/** Values that some word of the question leads to, in the catalogue's order. */
function storedValues(
  content: readonly Token[],
  capitals: readonly Token[],
  known: ReadonlyMap<string, unknown>,
  catalog: Catalog,
): readonly StoredValue[] {
  const { byForm, byStem, byPart } = valueIndexOf(catalog)
  const met = new Set<StoredValue>()
  const meet = (found: readonly StoredValue[] = []) => {
    for (const stored of found) met.add(stored)
  }
  for (const form of known.keys()) meet(byForm.get(form))
  for (const token of content) meet(byStem.get(token.stem))
  for (const token of capitals) meet(byPart.get(token.low))
  return [...met].sort((a, b) => a.place - b.place)
}

/** A spelling of the question beside the stored value it may mean; the column says where that is stored. */
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

/** What one text may match: a word like "active" is a value of hundreds of columns in a large schema. */
const mostAText = 400

function strongest(found: readonly ValueMatch[]): readonly ValueMatch[] {
  const best = new Map<string, ValueMatch>()
  for (const match of found) {
    const key = [match.text.toLowerCase(), match.schema, match.table, match.column, match.value].join(
      '\u0000',
    )
    const other = best.get(key)
    if (!other || other.score < match.score) best.set(key, match)
  }
  const ranked = [...best.values()].sort(
    (a, b) =>
      b.score - a.score ||
      compareText(a.text, b.text) ||
      compareText(a.table, b.table) ||
      compareText(a.column, b.column),
  )
  const taken = new Map<string, number>()
  return ranked.filter(({ text }) => {
    const count = (taken.get(text) ?? 0) + 1
    taken.set(text, count)
    return count <= mostAText
  })
}
