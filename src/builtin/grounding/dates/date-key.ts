import { type CatalogColumn, isTemporal, isYear, mustTable } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import type { TimeGrain } from '../../planning/plan.js'
import type { Draft } from '../draft.js'
import type { KeySpec } from '../spec.js'
import { isMeasure, tableOfSpec } from '../spec-tables.js'
import { Ungrounded } from '../ungrounded.js'
import { toOneTables } from '../to-one-tables.js'
import { checkPeriodVerb } from '../conditions/dated-verbs.js'
import { dateColumn, isTakenAsBeginning } from './date-column.js'
import { isEntryDate, isMade, isOfDoing, isPersonal } from './date-kinds.js'

/** The date that "per month" cuts: the one the question bounds or speaks of, else that of what is measured. */
export function dateKey(draft: Draft, grain: TimeGrain): KeySpec {
  const ranked = draft.rank && isMeasure(draft.rank.by) ? draft.rank.by : undefined
  const measure = draft.outputs.find(isMeasure) ?? (draft.latePeriods.length > 0 ? ranked : undefined)
  const starts = [
    ...new Set(
      [measure ? tableOfSpec(measure) : null, draft.target, draft.near].filter((each) => each !== null),
    ),
  ]
  const column = spokenOf(draft, starts[0]) ?? dateColumn(draft.catalog, starts, draft.verbs, grain)
  if (!draft.dated.includes(column) && isTakenAsBeginning(draft.catalog, column, draft.verbs))
    draft.begun.add(column)
  checkPeriodVerb(draft, column)
  checkHappened(draft, column)
  if (
    measure?.kind === 'aggregate' &&
    isPersonal(column) &&
    !draft.dated.includes(column) &&
    !column.words.some((word) => draft.verbs.includes(stem(word)))
  ) {
    throw new Ungrounded(`'${grain}' may be how ${measure.column.words.join(' ')} is counted`, [grain])
  }
  if (grain === 'hour' && column.kind === 'date')
    throw new Ungrounded(`${column.words.join(' ')} has no time of day`, ['hour'])
  if ((grain === 'weekday' || grain === 'hour') && !isTemporal(column))
    throw new Ungrounded(`${column.words.join(' ')} holds no days`, [grain])
  return isYear(column) ? { kind: 'column', column } : { kind: 'grain', grain, column }
}

/** "albums released per year": of the releases, where they are kept with the day. @throws {Ungrounded} where another date is meant */
function checkHappened({ catalog, requires, dated }: Draft, column: CatalogColumn): void {
  const last = requires.at(-1)
  if (!last || last.table === column.table || dated.length > 0) return
  const { columns, lemmas, name } = mustTable(catalog, last.table)
  const verb = stem(lemmas.at(-1) ?? '')
  if (columns.some((each) => isTemporal(each) && each.words.some((word) => stem(word) === verb)))
    throw new Ungrounded(`each ${name} has a date of its own`, [name])
}

/** "dispatched in 2023, per month": the one date that conditions are about. */
function spokenOf(draft: Draft, start: string | undefined): CatalogColumn | null {
  const spoken = [...new Set(draft.dated)]
  const [only] = spoken
  if (!only || spoken.length > 1 || start === undefined) return null
  return toOneTables(draft.catalog, start, 1).some((table) => table.id === only.table) ? only : null
}

/** "new members": those who came in the period asked about; the date has to be that of their coming. */
export function checkNew(draft: Draft): void {
  if (!draft.verbs.includes('new')) return
  const used = [
    ...draft.dated,
    ...draft.groups.flatMap((group) => (group.kind === 'grain' ? [group.column] : [])),
  ]
  if (used.length === 0) throw new Ungrounded("'new' since when?", ['new'])
  // "New orders this month": which, or how many? Subscribers who came are told by name.
  const events = used.every((column) => isOfDoing(column, mustTable(draft.catalog, column.table)))
  const bare = !draft.lists && !draft.tallies && draft.outputs.every((output) => output.kind === 'entity')
  const nameless = draft.outputs.every(
    (output) => output.kind === 'entity' && mustTable(draft.catalog, output.table).titles.length === 0,
  )
  if (bare && (events || nameless))
    throw new Ungrounded("whether the 'new' ones are listed or counted is not said", ['new'])
  const isNew = (column: CatalogColumn) =>
    isEntryDate(column, mustTable(draft.catalog, column.table)) || isMade(column)
  if (!used.every(isNew)) throw new Ungrounded("no date says when they were 'new'", ['new'])
}
