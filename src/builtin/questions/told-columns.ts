import type { Catalog, CatalogColumn, CatalogTable } from '../../linking/catalog.js'
import type { Computed } from '../../linking/computed.js'
import type { Mention } from '../../linking/link.js'
import type { ToldState } from '../../linking/told-states.js'
import { type Token, tokenise } from '../../linking/tokens.js'

/** A number of each row of a table that was told with the question. */
export interface ToldAmount {
  readonly table: string
  readonly as: Computed
  readonly term: string
  /** Ways to say it, the longest first. */
  readonly phrases: readonly string[]
  readonly text: string
}

/** The schema with the amounts that were told as columns of their tables. */
export function withAmounts(schema: Catalog, amounts: readonly ToldAmount[]): Catalog {
  if (amounts.length === 0) return schema
  const made = amounts.map((amount) => columnOf(amount, schema))
  const tables = schema.tables.map((table): CatalogTable => {
    const own = made.filter((column) => column.table === table.id)
    return own.length === 0 ? table : { ...table, columns: [...table.columns, ...own] }
  })
  return {
    ...schema,
    tables,
    tableById: new Map(tables.map((table) => [table.id, table])),
    columnById: new Map([...schema.columnById, ...made.map((column) => [column.id, column] as const)]),
  }
}

function columnOf({ table, term, as }: ToldAmount, schema: Catalog): CatalogColumn {
  const of = schema.tableById.get(table)
  if (!of) throw new Error(`no table ${table}`)
  const words = term.split(/[\s-]+/)
  const name = words.join('_')
  return {
    id: `${table}.${name}`,
    table,
    name,
    type: 'numeric',
    category: 'decimal',
    kind: 'number',
    role: 'measure',
    computed: { as, of },
    words,
    lemmas: words,
    comment: null,
    unique: false,
    nullable: true,
    nullFraction: null,
    distinct: null,
    values: null,
    samples: [],
    min: null,
    max: null,
    audit: false,
  }
}

/** "Count only calls that have both": the dates or numbers that an amount is computed from. */
export function bothKnown(sentence: string, amount: ToldAmount | undefined): ToldState | null {
  if (
    !amount ||
    !/^(?:count|consider|include|use|take) only (?:for )?[a-z]+ (?:that|which|where) (?:have|has) both(?: [a-z]+)?[.\s]*$/i.test(
      sentence,
    )
  )
    return null
  const tests = namesIn(amount.as).map((name) => ({
    column: `${amount.table}.${name}`,
    kind: 'null' as const,
    negated: true,
  }))
  return { table: amount.table, phrases: [], tests, text: sentence, label: sentence }
}

function namesIn(as: Computed): readonly string[] {
  if (as.kind === 'op') return [...namesIn(as.left), ...namesIn(as.right)]
  return as.kind === 'elapsed' ? [as.start, as.end] : as.kind === 'number' ? [] : [as.name]
}

/** "Show the type and the hours": the amount that was asked for in hours before. */
export function unitForShort(text: string, amounts: readonly ToldAmount[]): string {
  return amounts.reduce((current, { term }) => {
    const found = new RegExp(
      `\\b(average |mean |median )?(?:[a-z]+ )?${term} in (minutes|hours|days|weeks|months|years)\\b`,
      'i',
    ).exec(current)
    if (!found?.[2]) return current
    const head = current.slice(0, found.index + found[0].length)
    const rest = current.slice(head.length)
    return (
      head +
      rest.replace(
        new RegExp(
          `([.?!;]\\s[^.?!;]*\\b(?:the|its|their) )(?:average |mean |number of )?${found[2]}\\b`,
          'i',
        ),
        `$1${found[1] ?? ''}${term}`,
      )
    )
  }, text)
}

/** Where the question speaks of told amounts; those words mean nothing else then. */
export function amountMentions(
  tokens: readonly Token[],
  amounts: readonly ToldAmount[],
  mentions: readonly Mention[],
): {
  readonly tokens: readonly Token[]
  readonly mentions: readonly Mention[]
  readonly used: ReadonlySet<ToldAmount>
} {
  const found = amounts.flatMap((amount) => placesOf(tokens, amount).map((place) => ({ ...place, amount })))
  if (found.length === 0) return { tokens, mentions, used: new Set() }
  const free = mentions.filter(
    ({ start, end }) => !found.some((each) => start < each.end && each.start < end),
  )
  const made = found.map(
    ({ start, end, amount: { table, term } }): Mention => ({
      start,
      end,
      links: [
        {
          kind: 'column',
          column: `${table}.${term.split(/[\s-]+/).join('_')}`,
          score: 1.1,
          reason: 'name',
          readAs: null,
        },
      ],
    }),
  )
  const inside = (at: number) => found.some(({ start, end }) => start <= at && at < end)
  return {
    tokens: tokens.map((token) =>
      inside(token.index) ? { ...token, low: `${token.low}_`, lemma: `${token.lemma}_` } : token,
    ),
    mentions: [...free, ...made],
    used: new Set(found.map(({ amount }) => amount)),
  }
}

function placesOf(
  tokens: readonly Token[],
  { phrases }: ToldAmount,
): readonly { start: number; end: number }[] {
  const out: { start: number; end: number }[] = []
  for (const phrase of phrases) {
    const words = tokenise(phrase).map(({ lemma }) => lemma)
    for (const { index } of tokens) {
      const fits = words.every((word, at) => tokens[index + at]?.lemma === word)
      const taken = out.some(({ start, end }) => index < end && start < index + words.length)
      if (fits && !taken) out.push({ start: index, end: index + words.length })
    }
  }
  return out
}
