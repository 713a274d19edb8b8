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
import { isOfLife } from './dates/date-kinds.js'
import { mainDate } from './dates/main-date.js'
import { columnUnit, mayBeTime } from '../grammar/units.js'
import { toOneTables } from './to-one-tables.js'
import { Ungrounded } from './ungrounded.js'

/**
 * The column a degree adjective is about, in the governing table or one it meets once.
 * @param hints names to look for, the likeliest first; "date:" before one wants a date, "date:*" any date,
 *   "unit:mass" whatever is counted in kilos, tonnes and the like
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
  const happened = word === 'oldest' ? dayOfEvent(catalog, start) : null
  if (happened) return happened
  throw new Ungrounded(`nothing in ${mustTable(catalog, start).name} says what '${word}' is measured by`, [
    word,
  ])
}

/**
 * "The oldest open case", "the oldest batch": the day it is about, of rows that happen to something else; the year that
 * a thing is kept with, as "the oldest car" is told by. Not of persons
 * and not of things that stand by themselves, which may be older than any of their dates.
 */
function dayOfEvent(catalog: Catalog, id: string): CatalogColumn | null {
  const table = mustTable(catalog, id)
  const isPerson = catalog.persons.some((person) => person.id === id)
  const year = table.columns.find(
    (column) => isYear(column) && bare(column.lemmas, table.lemmas).join(' ') === 'year',
  )
  if (year && !isPerson) return year
  const depends = (catalog.edgesOf.get(id) ?? []).some(({ from, to }) => from.table === id && to.table !== id)
  if (!depends || table.titles.length > 0 || isPerson) return null
  const dates = table.columns.filter((column) => isTemporal(column) && !column.audit)
  const main = dates.length > 0 ? mainDate(dates, table) : []
  // What may still be to come is later than what every row has.
  const [only, ...others] = main.length > 1 ? main.filter((column) => !column.nullable) : main
  return only && others.length === 0 ? only : null
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
      // The newest member is not the one born last.
      const kept = dates.some((column) => !isOfLife(column))
        ? dates.filter((column) => !isOfLife(column))
        : dates
      const found = kept.length > 0 ? kept : table.columns.filter((column) => isYear(column))
      if (found.length > 0) return mainDate(found, table)
      continue
    }
    if (hint.startsWith('unit:')) {
      const found = table.columns.filter(
        (column) =>
          column.kind === 'number' &&
          column.role !== 'key' &&
          column.role !== 'reference' &&
          columnUnit(column)?.dimension === hint.slice(5),
      )
      if (found.length > 0) return found
      continue
    }
    const wanted = hint.replace('date:', '').split(' ')
    const isDateHint = hint.startsWith('date:')
    // When a row was typed in says little where it has another date.
    const dated = table.columns.some((column) => !column.audit && (isTemporal(column) || isYear(column)))
    const usable = table.columns.filter(
      (column) =>
        (isDateHint
          ? (isTemporal(column) && !(column.audit && dated)) || isYear(column)
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
