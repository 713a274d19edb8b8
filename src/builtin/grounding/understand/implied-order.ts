import { isTemporal, isYear, mustTable } from '../../../linking/catalog.js'
import { mainDate } from '../dates/main-date.js'
import type { Draft } from '../draft.js'
import type { RowOrder } from '../../grammar/sketch.js'
import { degreeOrder } from './degree-order.js'
import type { KeySpec, MeasureSpec, Shown } from '../spec.js'
import { isMeasure } from '../spec-tables.js'
import { Ungrounded } from '../ungrounded.js'

const byTime: ReadonlySet<string> = new Set(['newest', 'latest', 'earliest', 'most', 'from'])
const bySize: ReadonlySet<string> = new Set(['largest', 'biggest', 'smallest', 'highest', 'lowest'])

/**
 * "in ascending order" with nothing named: by the measure shown, else by the first thing shown; "newest first" by the
 * date shown, "largest first" by the number.
 */
export function impliedOrder(
  draft: Draft,
  order: RowOrder,
): { by: KeySpec | MeasureSpec; descending: boolean }[] {
  if (order.degree) return [degreeOrder(draft, order)]
  const { descending, word = '' } = order
  const { outputs, groups } = draft
  const period = inTime(word) ? groups.find(({ kind }) => kind === 'grain') : undefined
  const by =
    period ??
    outputs.find(isMeasure) ??
    only(outputs, word.split(' ')[0] ?? '') ??
    unshown(draft, word) ??
    outputs[0]
  if (
    /alphabet/.test(word) &&
    by?.kind === 'entity' &&
    mustTable(draft.catalog, by.table).titles.length === 0
  )
    throw new Ungrounded('the rows have no name to be put in alphabetical order', [word])
  return by ? [{ by, descending }] : []
}

/**
 * "List the events in chronological order": by the date that is shown, else by the one date they have. "Most common
 * first" is by no name. @throws {Ungrounded} where nothing is dated or counted
 */
function unshown({ outputs, catalog, target }: Draft, word: string): Shown | undefined {
  if (/\b(?:common|popular|frequent|numerous|fewest|least|rarest)\b/.test(word))
    throw new Ungrounded(`'${word}' is by a number that is not shown`, [word])
  if (!inTime(word)) return undefined
  const shown = outputs.filter(
    (output) =>
      output.kind === 'grain' ||
      (output.kind === 'column' && (isTemporal(output.column) || isYear(output.column))),
  )
  if (shown.length > 0) return shown[0]
  const table = target === null ? null : mustTable(catalog, target)
  const dates = table?.columns.filter((column) => isTemporal(column) && !column.audit) ?? []
  const [column, ...others] =
    table && dates.length > 0 ? mainDate(dates, table) : (table?.columns.filter(isYear) ?? [])
  const state = /chronolog/.test(word) && ['last', 'next'].includes(column?.words[0] ?? '')
  if (!column || others.length > 0 || state)
    throw new Ungrounded(`which date '${word}' is of is not clear`, [word])
  return { kind: 'column', column }
}

/** "in chronological order", "earliest first", "from oldest to newest": the order of periods, not of what they come to. */
function inTime(text: string): boolean {
  return /chronolog|calendar|date order|order of time|oldest|newest|earliest|latest|recent/.test(text)
}

/** The one thing shown that the word can be said of. */
function only(outputs: readonly Shown[], word: string): Shown | undefined {
  const fits = outputs.filter((output) => {
    if (output.kind !== 'column') return false
    const dated = isTemporal(output.column) || isYear(output.column)
    return byTime.has(word) ? dated : bySize.has(word) && output.column.kind === 'number' && !dated
  })
  return fits.length === 1 ? fits[0] : undefined
}
