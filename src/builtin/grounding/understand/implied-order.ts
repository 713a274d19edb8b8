import { isTemporal, isYear } from '../../../linking/catalog.js'
import { dateColumn } from '../dates/date-column.js'
import type { Draft } from '../draft.js'
import type { RowOrder } from '../../grammar/sketch.js'
import { degreeOrder } from './degree-order.js'
import { isMeasure, type KeySpec, type MeasureSpec, type Shown } from '../spec.js'
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
  if (period === undefined && /chronolog|calendar/.test(word))
    return [{ by: timeOf(draft, word), descending }]
  const by = period ?? outputs.find(isMeasure) ?? only(outputs, word.split(' ')[0] ?? '') ?? outputs[0]
  return by ? [{ by, descending }] : []
}

/** "in chronological order", "earliest first", "from oldest to newest": the order of periods, not of what they come to. */
function inTime(text: string): boolean {
  return /chronolog|calendar|oldest|newest|earliest|latest|recent/.test(text)
}

/** The time that is shown, else the one date of the rows that are listed. @throws {Ungrounded} where they have none */
function timeOf(draft: Draft, word: string): KeySpec | MeasureSpec {
  const shown = draft.outputs.find(
    (output) => 'column' in output && (isTemporal(output.column) || isYear(output.column)),
  )
  if (shown) return shown
  if (draft.target === null || draft.groups.length > 0)
    throw new Ungrounded(`nothing shown has a time to be put in ${word} by`, [word])
  const column = dateColumn(draft.catalog, [draft.target], draft.verbs, 'day')
  draft.notes.push(`put in order by ${column.words.join(' ')}`)
  return { kind: 'column', column }
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
