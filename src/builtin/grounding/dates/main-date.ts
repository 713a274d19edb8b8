import type { CatalogColumn, CatalogTable } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { isLater } from './date-kinds.js'

/** Of several dates the one that bears the table's own name or is plainly "date"; all of them where none stands out. */
export function mainDate(
  columns: readonly CatalogColumn[],
  table: Pick<CatalogTable, 'lemmas'>,
): readonly CatalogColumn[] {
  const apart = toldApart(columns, table)
  const begun = apart.length > 1 ? beginning(first(columns)) : null
  return begun ? [begun] : apart
}

/** Whether a date stands for its rows only because every row has it. */
export function isBeginning(
  column: CatalogColumn,
  columns: readonly CatalogColumn[],
  table: Pick<CatalogTable, 'lemmas'>,
): boolean {
  return toldApart(columns, table).length > 1 && beginning(first(columns)) === column
}

function toldApart(
  columns: readonly CatalogColumn[],
  table: Pick<CatalogTable, 'lemmas'>,
): readonly CatalogColumn[] {
  if (columns.length <= 1) return columns
  const own = columns.filter((column) => {
    const words = column.lemmas
    const head = table.lemmas.at(-1) ?? ''
    return (
      words.join(' ') === 'date' ||
      words.join(' ') === 'timestamp' ||
      words.join(' ') === 'year' ||
      (words[0] === head && words.length === 2) ||
      table.lemmas.some((word) => stem(words[0] ?? '') === stem(word))
    )
  })
  if (own.length === 1) return own
  const begins = first(columns)
  return begins.length === 1 ? begins : columns
}

function first(columns: readonly CatalogColumn[]): readonly CatalogColumn[] {
  return columns.filter((column) => !isLater(column) && !endsWhatBegins(column, columns))
}

/** Of two dates the one that every row has, where rows may go without the other: placed, and not delivered yet. */
function beginning(columns: readonly CatalogColumn[]): CatalogColumn | null {
  if (columns.length !== 2 || columns.some(saysMore)) return null
  const [only, ...more] = columns.filter(({ nullable }) => !nullable)
  const other = columns.find((column) => column !== only)
  if (!only || more.length > 0 || other?.nullFraction === 0) return null
  return only
}

/** What a row is dated by though not every row has it, as a published article; or what was only meant to be. */
function saysMore({ words }: CatalogColumn): boolean {
  return words.some((word) => ownDoings.has(stem(word)) || planned.has(word))
}

const ownDoings: ReadonlySet<string> = new Set(
  'publish release launch premiere air sell perform play hold happen occur take visit birth'
    .split(' ')
    .flatMap((word) => [stem(word), stem(`${word}ed`)]),
)

const planned: ReadonlySet<string> = new Set(
  'eta etd planned expected scheduled promised estimated target booked requested proposed'.split(' '),
)

/** `stay_to` beside `stay_from`. */
function endsWhatBegins(column: CatalogColumn, columns: readonly CatalogColumn[]): boolean {
  if (!column.words.includes('to')) return false
  const from = column.words.map((word) => (word === 'to' ? 'from' : word)).join(' ')
  return columns.some(({ words }) => words.join(' ') === from)
}
