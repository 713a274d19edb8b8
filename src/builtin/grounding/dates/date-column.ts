import {
  type Catalog,
  type CatalogColumn,
  type CatalogTable,
  isTemporal,
  isYear,
  mustTable,
} from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { chosenOf, columnChoices } from '../choice.js'
import { Ungrounded } from '../ungrounded.js'
import { toOneTables } from '../to-one-tables.js'
import { tableBetween } from './table-between.js'
import { dateByVerb } from './date-by-verb.js'
import { isEntryDate, isLater, isOfLife, isPersonal, isRecurring } from './date-kinds.js'
import { isBeginning, mainDate } from './main-date.js'

/**
 * The date column a phrase like "in 2023" is about: by the verb before it, then by nearness. Ties are not guessed.
 * @param starts tables to look from, the nearest first
 * @param verbs stems of the verbs before it, the nearest first
 * @param grain of the period told; only a year can be a column that holds years
 * @throws {Ungrounded} where no date goes with it, or several do
 */
export function dateColumn(
  catalog: Catalog,
  starts: readonly string[],
  verbs: readonly string[],
  grain: string,
): CatalogColumn {
  const told = chosenOf(
    catalog,
    starts.flatMap((start) => mustTable(catalog, start).columns.filter(isTemporal)),
  )
  if (told) return told
  const tried = new Set<string>()
  for (const start of starts) {
    for (const table of toOneTables(catalog, start, 1)) {
      if (tried.has(table.id)) continue
      tried.add(table.id)
      if (table.id !== start && areBothPersons(catalog, start, table.id)) continue
      const own = table.id === start || !hasDay(catalog, start)
      const byVerb = dateByVerb(table, own ? verbs : verbs.filter(isVerb), own)
      if (byVerb) return byVerb
    }
  }
  const created = ownCreation(catalog, starts[0])
  if (created) return created
  let tie: Ungrounded | null = null
  for (const personal of [false, true]) {
    // Where the event itself has dates, the day somebody was born is not what it is dated by.
    if (personal && (tie || verbs.some((verb) => joining.has(verb)))) break
    const between = personal ? meetingDate(catalog, starts, grain) : null
    if (between) return between
    for (const [nearness, start] of starts.entries()) {
      for (const table of [mustTable(catalog, start), ...toOneTables(catalog, start, 2).slice(1)]) {
        const found = mainDates(table, grain, personal, table.id === start)
        // When what is spoken of besides was entered does not settle which date of the thing itself is meant.
        if (found.length === 1 && found[0] && !(tie && nearness > 0 && found[0].audit)) return found[0]
        const chosen = chosenOf(catalog, found)
        if (chosen) return chosen
        if (found.length > 1) {
          tie ??= severalDates(table, found)
          break
        }
        if (personal) break
      }
    }
  }
  throw tie ?? new Ungrounded('no date column goes with the date in the question', [])
}

/**
 * When what is spoken of met, where it meets in one table only: "trainers who gave yoga classes in 2025".
 * @throws {Ungrounded} where that table has several dates
 */
export function meetingDate(
  catalog: Catalog,
  starts: readonly string[],
  grain: string,
): CatalogColumn | null {
  const table = tableBetween(catalog, starts)
  const found = table ? mainDates(table, grain, false, false) : []
  const [date, ...more] = found
  if (!table || !date) return null
  if (more.length === 0) return date
  const chosen = chosenOf(catalog, found)
  if (chosen) return chosen
  throw severalDates(table, found)
}

function severalDates(table: CatalogTable, found: readonly CatalogColumn[]): Ungrounded {
  return new Ungrounded(
    `${table.name} has several dates and the question does not say which`,
    [],
    columnChoices(table, found, `${table.name} date`),
  )
}

/** "new applications" are dated by themselves, and not by when the applicant registered. */
function isVerb(verb: string): boolean {
  return verb !== 'new'
}

function hasDay(catalog: Catalog, table: string): boolean {
  return mustTable(catalog, table).columns.some(
    (column) => isTemporal(column) && !column.audit && !isOfLife(column) && !isLater(column),
  )
}

/** Nobody joined on the day of their birth. */
const joining: ReadonlySet<string> = new Set(
  ['join', 'joined', 'register', 'hire', 'start', 'sign', 'recruit', 'enroll', 'enrol'].map(stem),
)

/** A student did not join when the teacher was hired. */
function areBothPersons({ persons }: Catalog, one: string, other: string): boolean {
  return [one, other].every((id) => persons.some((table) => table.id === id))
}

/** An event dated by nothing but its entry: complaint.created_at. Lines take the date of what they belong to. */
function ownCreation(catalog: Catalog, start: string | undefined): CatalogColumn | null {
  const table = start === undefined ? null : mustTable(catalog, start)
  if (
    !table ||
    table.isLink ||
    table.lemmas.some((word) => ['item', 'line', 'detail', 'entry', 'position'].includes(word))
  )
    return null
  const dates = table.columns.filter((column) => isTemporal(column) || isYear(column))
  const created = dates.filter((column) => column.audit && isEntryDate(column, table))
  return dates.every((column) => column.audit) && created.length === 1 ? (created[0] ?? null) : null
}

/** `registered_on` of an entry, `enrolled_on` of an enrolment: of what has no life to begin it is the day it came to be. */
function isItsOwn(column: CatalogColumn, table: CatalogTable): boolean {
  const references = table.columns.filter(({ role }) => role === 'reference').length
  const dates = table.columns.filter((each) => isTemporal(each) && !each.audit)
  return (
    table.titles.length === 0 &&
    references > 1 &&
    dates.length === 1 &&
    !column.nullable &&
    isEntryDate(column, table) &&
    /^(?:regist|enrol|sign|join)/.test(column.words[0] ?? '')
  )
}

function mainDates(
  table: CatalogTable,
  grain: string,
  personal: boolean,
  own: boolean,
): readonly CatalogColumn[] {
  const dates = ownDates(table, personal)
  const years = table.columns.filter(
    (column) => isYear(column) && !isOfLife(column) && (personal || !isPersonal(column)),
  )
  const created = table.columns.filter(
    (column) => isTemporal(column) && column.audit && /creat|insert|crtd/i.test(column.name),
  )
  const begins = personal
    ? []
    : table.columns.filter(
        (column) =>
          isTemporal(column) && !column.audit && isPersonal(column) && !isOfLife(column) && !isLater(column),
      )
  if (begins.length === 1 && dates.length > 0 && dates.every(isLater)) return begins
  const pool = dates.length > 0 ? dates : years.length > 0 ? years : own ? created : []
  if (pool.length > 0 && pool.every(isYear) && grain !== 'year') return []
  return mainDate(pool, table)
}

function ownDates(table: CatalogTable, personal: boolean): readonly CatalogColumn[] {
  return table.columns.filter(
    (column) =>
      isTemporal(column) &&
      !column.audit &&
      !isOfLife(column) &&
      !isRecurring(column) &&
      (personal || !isPersonal(column) || isItsOwn(column, table)),
  )
}

/** Whether a date was taken for its rows only because every row has it, and not for any word of the question. */
export function isTakenAsBeginning(
  catalog: Catalog,
  column: CatalogColumn,
  verbs: readonly string[],
): boolean {
  const table = mustTable(catalog, column.table)
  if (chosenOf(catalog, table.columns.filter(isTemporal)) || dateByVerb(table, verbs) === column) return false
  return [false, true].some((personal) => isBeginning(column, ownDates(table, personal), table))
}
