import {
  type Catalog,
  type CatalogColumn,
  type CatalogTable,
  isTemporal,
  isYear,
  mustTable,
} from '../../linking/catalog.js'
import { bare } from '../../linking/column-roles.js'
import { stem } from '../../linking/stem.js'
import { chosenOf, columnChoices } from './choice.js'
import { isMade } from './dates/date-kinds.js'
import { mainDate } from './dates/main-date.js'
import { mayBeTime } from '../grammar/units.js'
import { toOneTables } from './to-one-tables.js'
import { Ungrounded } from './ungrounded.js'

/**
 * The column a degree adjective is about, in the governing table or one it meets once.
 * @param hints names to look for, the likeliest first; "date:" before one wants a date, "date:*" any date
 * @throws {Ungrounded} where no column goes with the word, or several do
 */
export function degreeColumn(
  catalog: Catalog,
  start: string,
  hints: readonly string[],
  word: string,
): CatalogColumn {
  const tables = toOneTables(catalog, start, 1)
  for (const table of tables) {
    const found = inTable(
      table,
      table.id === start || isSame(catalog, start, table.id) ? hints.map(ownHint) : hints.filter(isInherited),
    )
    const only = found.length === 1 ? found[0] : chosenOf(catalog, found)
    if (only) return only
    if (found.length > 1)
      throw new Ungrounded(
        `'${word}' could be about several columns`,
        [word],
        columnChoices(table, found, word),
      )
  }
  const [first, more] = word === 'oldest' ? madeOn(catalog, start) : []
  if (first && !more) return first
  throw new Ungrounded(`nothing in ${mustTable(catalog, start).name} says what '${word}' is measured by`, [
    word,
  ])
}

/** "the oldest open case": the one that was filed first. */
function madeOn({ persons, tables }: Catalog, start: string): readonly CatalogColumn[] {
  if (persons.some(({ id }) => id === start)) return []
  const columns = tables.find(({ id }) => id === start)?.columns ?? []
  return columns.filter((column) => isTemporal(column) && !column.audit && isMade(column))
}

/** Two tables of the same things: a gymnast is one of the people. */
function isSame(catalog: Catalog, start: string, table: string): boolean {
  const key = mustTable(catalog, start).key
  return (catalog.edgesOf.get(start) ?? []).some(
    ({ from, to }) =>
      from.table === start && to.table === table && key?.length === 1 && from.columns[0] === key[0]?.name,
  )
}

/** Whether a column of the table itself is what a degree adjective is about; `timed`: and may be a length of time. */
export function isMeasuredBy(
  { catalog }: { readonly catalog: Catalog },
  table: string,
  hints: readonly string[],
  timed = false,
): boolean {
  const found = mustTable(catalog, table)
  if (!timed) return inTable(found, hints.map(ownHint)).length > 0
  return hints.some((hint) => inTable(found, [ownHint(hint)]).some((column) => mayBeTime(column)))
}

/** "own:amount" is an amount of the thing itself, never of what it belongs to: that hint begins with no column's name. */
function ownHint(hint: string): string {
  return hint.replace(/^own:/, '')
}

/** The oldest play is not the play of the oldest writer, nor the largest harvest one of the largest plot: only the date of what a row belongs to is its own. */
function isInherited(hint: string): boolean {
  return hint === 'date:*'
}

function inTable(table: CatalogTable, hints: readonly string[]): readonly CatalogColumn[] {
  for (const hint of hints) {
    if (hint === 'date:*') {
      const dates = table.columns.filter((column) => isTemporal(column) && !column.audit)
      const found = dates.length > 0 ? dates : table.columns.filter((column) => isYear(column))
      if (found.length > 0) return mainDate(found, table)
      continue
    }
    const wanted = hint.replace('date:', '').split(' ')
    const isDateHint = hint.startsWith('date:')
    const usable = table.columns.filter(
      (column) =>
        (isDateHint
          ? isTemporal(column) || isYear(column)
          : column.kind === 'number' || column.kind === 'other') &&
        column.role !== 'key' &&
        column.role !== 'reference',
    )
    const exact = usable.filter((column) => bare(column.lemmas, table.lemmas).join(' ') === wanted.join(' '))
    if (exact.length > 0) return exact
    const near = usable.filter((column) =>
      wanted.every((each) => column.words.some((own) => stem(own) === stem(each))),
    )
    if (near.length > 0) return near
  }
  return []
}
