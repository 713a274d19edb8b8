import abbreviations from './lexicon/abbreviations.json' with { type: 'json' }
import schemaWords from './lexicon/schema-words.json' with { type: 'json' }
import type { Catalog, CatalogColumn } from './catalog.js'
import type { Link } from './link.js'
import { rawParts } from './names.js'
import { keptWith } from './remember.js'
import type { Token } from './tokens.js'

type Spans = Map<string, Map<string, Link>>

/** Names of this schema that may be the beginnings of longer words. */
interface CutShort {
  readonly tables: readonly { readonly id: string; readonly short: string }[]
  readonly flags: readonly { readonly id: string; readonly short: string }[]
}

/**
 * Adds what is named by the first letters of the word said: "restaurants" of `rest`, "couriers" of `cour`, "vegetarian"
 * of `is_veg`. Only in a schema that shortens its names as a habit, and where one name alone begins so.
 */
export function noteCutShort(tokens: readonly Token[], catalog: Catalog, spans: Spans): void {
  const { tables, flags } = cutShort(catalog.tableById)
  if (tables.length === 0 && flags.length === 0) return
  for (const token of tokens) {
    if (token.kind !== 'word') continue
    const key = `${token.index}:${token.index + 1}`
    if ([...(spans.get(key)?.values() ?? [])].some(({ score }) => score >= known)) continue
    const begins = ({ short }: { readonly short: string }) =>
      token.lemma.length >= short.length + least && token.lemma.startsWith(short)
    const [table, ...tied] = adjectives.test(token.low) ? [] : tables.filter(begins)
    const meant = flags.filter(begins)
    if (table && tied.length === 0) {
      const link = { kind: 'table', table: table.id, score: 0.92, reason: 'short', readAs: null } as const
      spans.set(key, new Map([[`table:${table.id}`, link]]))
    } else if (!table && new Set(meant.map(({ short }) => short)).size === 1)
      spans.set(
        key,
        new Map(
          meant.map(({ id }) => [
            `column:${id}`,
            { kind: 'column', column: id, score: 0.88, reason: 'short', readAs: null } as const,
          ]),
        ),
      )
  }
}

/** What is said of things, and names none. */
const adjectives = /(?:ly|ing|ed|al|ous|ive|able|ible|ful|less|ic)$/
/** A word that names something as well as this needs no other reading. */
const known = 0.7
/** Letters that the word must go on for. */
const least = 3
/** Shortened names that make it a habit. */
const habit = 4

const whole: ReadonlySet<string> = new Set(schemaWords)

const cutShort = keptWith((tableById: Catalog['tableById']): CutShort => {
  const tables = [...tableById.values()]
  const columns = tables.flatMap((table) => table.columns)
  if (columns.filter(isShortened).length < habit) return { tables: [], flags: [] }
  return {
    tables: tables.flatMap(({ id, lemmas }) => {
      const [short = '', more] = lemmas
      return more === undefined && isBeginning(short) ? [{ id, short }] : []
    }),
    flags: columns.flatMap(({ id, kind, lemmas }) => {
      const [first = '', short = '', more] = lemmas
      const plain = kind === 'boolean' && ['is', 'has'].includes(first) && more === undefined
      return plain && isBeginning(short) ? [{ id, short }] : []
    }),
  }
})

/** "rest_nm", "dlvd_dt": a part of the name stands for a longer word. */
function isShortened({ name }: CatalogColumn): boolean {
  return rawParts(name).some((part) => {
    const long = (abbreviations as Readonly<Record<string, string>>)[part]
    return long !== undefined && long !== part && part.length < 5
  })
}

/** A word that tables are called by as it stands is whole: goalkeepers are no goals. */
function isBeginning(word: string): boolean {
  return /^[a-z]{3,5}$/.test(word) && !whole.has(word)
}
