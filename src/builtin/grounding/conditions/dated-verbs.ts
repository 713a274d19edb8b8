import { type CatalogColumn, isTemporal, isYear, mustTable } from '../../../linking/catalog.js'
import type { DateSpan } from '../../../linking/dates.js'
import { stem } from '../../../linking/stem.js'
import type { Draft } from '../draft.js'
import { pairOf } from '../lasting.js'
import { Ungrounded } from '../ungrounded.js'
import { namesOfVerb } from '../verbs.js'

/**
 * "joined in 2023" must be about a date of joining, not about whatever date is near; a date that was `named` is taken
 * as it is.
 * @throws {Ungrounded} when the date is of something else.
 */
export function checkDatedVerb(draft: Draft, span: DateSpan, column: CatalogColumn, named: boolean): void {
  const verb = draft.lastVerb
  if (
    !named &&
    verb &&
    goesOn.has(verb.text.toLowerCase()) &&
    span.start - verb.end <= 1 &&
    span.start >= verb.end &&
    pairOf(draft, column.table)
  )
    throw new Ungrounded(`'${verb.text}' says neither when it began nor when it ended`, [verb.text])
  if (!named && verb && span.start >= verb.end && isOfRecord(draft, column, verb.stem))
    throw new Ungrounded(`no date says when something was ${verb.text}`, [verb.text])
  if (named || !verb || span.start - verb.end > 2 || span.start < verb.end || !datedVerbs.has(verb.stem))
    return
  if (!isSaid(draft, column, verb.stem))
    throw new Ungrounded(`no date says when something was ${verb.text}`, [verb.text])
}

/** "books borrowed by gold members in 2022": a table records when that was, which is not when a book came out. */
function isOfRecord(draft: Draft, column: CatalogColumn, verb: string): boolean {
  const names = [verb, ...namesOfVerb(verb)]
  return (
    isYear(column) &&
    !isSaid(draft, column, verb) &&
    draft.catalog.tables.some(
      (table) =>
        table.id !== column.table &&
        names.includes(stem(table.words.at(-1) ?? '')) &&
        table.columns.some((each) => isTemporal(each) && !each.audit),
    )
  )
}

/** Whether the date is called after the verb, by its name, its comment or its table. */
function isSaid({ catalog }: Draft, column: CatalogColumn, verb: string): boolean {
  const said = [
    ...column.words,
    ...(column.comment?.split(/[^\p{L}]+/u) ?? []),
    ...mustTable(catalog, column.table).words,
  ]
  const names = [verb, ...namesOfVerb(verb)]
  return said.some((word) => names.includes(stem(word)))
}

/**
 * "released per year" is of the date of release, not of whatever date is near.
 * @throws {Ungrounded} when the date is of something else
 */
export function checkPeriodVerb(draft: Draft, column: CatalogColumn): void {
  const verb = draft.lastVerb
  if (!verb || draft.dated.length > 0 || !datedVerbs.has(verb.stem) || isSaid(draft, column, verb.stem))
    return
  throw new Ungrounded(`no date says when something was ${verb.text}`, [verb.text])
}

/** What something is for some time: on a day in the middle too. */
const goesOn: ReadonlySet<string> = new Set([
  'running',
  'ran',
  'stayed',
  'lasted',
  'active',
  'valid',
  'ongoing',
  'underway',
])

/** Verbs that name a date of their own. */
const datedVerbs: ReadonlySet<string> = new Set(
  [
    'started',
    'begun',
    'ended',
    'opened',
    'issued',
    'joined',
    'hired',
    'born',
    'founded',
    'graduated',
    'registered',
    'enrolled',
    'retired',
    'left',
    'died',
    'established',
    'launched',
    'released',
    'published',
    'closed',
    'expired',
    'delivered',
    'shipped',
    'returned',
    'completed',
    'finished',
    'cancelled',
    'approved',
    'admitted',
    'discharged',
    'paid',
    'refunded',
    'built',
    'manufactured',
    'resolved',
    'terminated',
  ].map(stem),
)
