import { type CatalogColumn, isTemporal, mustTable } from '../../../linking/catalog.js'
import { isSetEnd } from '../../../linking/planned-dates.js'
import { lemma } from '../../../linking/stem.js'
import type { Filter } from '../../grammar/sketch.js'
import { columnOf, type Draft, linkOf } from '../draft.js'
import type { Condition } from '../spec.js'
import { Ungrounded } from '../ungrounded.js'
import { onColumn } from './on-column.js'
import { toldCondition } from './told-condition.js'

/** "cancelled orders": a yes-or-no column that is true, or a date that is filled in. */
export function flagCondition(draft: Draft, filter: Extract<Filter, { kind: 'flag' }>): Condition {
  const column = columnOf(draft, filter.slot)
  const link = linkOf(draft, filter.slot)
  if (link.kind === 'column' && link.told) return toldCondition(draft, link.told, filter)
  const negated = filter.negated !== (link.kind === 'column' && link.negated === true)
  if (link.kind === 'column' && link.reason === 'synonym') checkSince(draft, column, filter.slot.text)
  if (isTemporal(column)) return filledDate(draft, column, filter.slot.text, negated)
  if (column.kind !== 'boolean')
    throw new Ungrounded(`'${filter.slot.text}' is not a yes or no`, [filter.slot.text])
  return onColumn(
    draft,
    column,
    (of) => ({ kind: 'true', of, negated }),
    `${negated ? 'not ' : ''}${column.words.join(' ')}`,
  )
}

/** "Members" where there is a "member since" are no subscribers. @throws {Ungrounded} where the word is kept otherwise */
function checkSince(draft: Draft, column: CatalogColumn, said: string): void {
  const words = said.toLowerCase().split(' ').map(lemma)
  const own = mustTable(draft.catalog, column.table).columns.some(
    (other) => other.lemmas.includes('since') && words.some((word) => other.lemmas.includes(word)),
  )
  if (own) throw new Ungrounded(`'${said}' may be said of another column`, [said])
}

function filledDate(draft: Draft, column: CatalogColumn, said: string, negated: boolean): Condition {
  const words = column.words.join(' ')
  if (isSetEnd(column)) throw new Ungrounded(`a ${words} may be still to come`, [said])
  if (!negated) draft.dated.push(column)
  draft.notes.push(`'${said}' read as: ${words} is ${negated ? 'empty' : 'filled'}`)
  return onColumn(
    draft,
    column,
    (of) => ({ kind: 'null', of, negated: !negated }),
    `${negated ? 'without' : 'with'} ${words}`,
  )
}

/** "whose weight is unknown", "with a known weight". @throws {Ungrounded} when every row has one. */
export function emptyCondition(draft: Draft, filter: Extract<Filter, { kind: 'empty' }>): Condition {
  const column = columnOf(draft, filter.slot)
  checkOwnEnd(draft, filter, column.table)
  if (!column.nullable && (column.nullFraction ?? 0) === 0)
    throw new Ungrounded(`every row has a ${column.words.join(' ')}`, [filter.slot.text])
  return onColumn(
    draft,
    column,
    (of) => ({ kind: 'null', of, negated: filter.negated }),
    `${filter.negated ? 'with' : 'without'} ${column.words.join(' ')}`,
  )
}

/** "Exhibitions still with us" have no day on which somebody left. @throws {Ungrounded} when the end is not their own */
function checkOwnEnd(draft: Draft, { slot }: Extract<Filter, { kind: 'empty' }>, table: string): void {
  const link = linkOf(draft, slot)
  if (link.kind !== 'column' || !['derived', 'comment'].includes(link.reason)) return
  const beside = (other: string | null) =>
    other === table ||
    (link.reason === 'comment' &&
      (draft.catalog.edgesOf.get(table) ?? []).some(({ from, to }) =>
        [from.table, to.table].includes(other ?? ''),
      ))
  const all = [draft.near, draft.target, ...draft.requires.map((need) => need.table)]
  if (!all.some(beside)) throw new Ungrounded(`nothing says until when it is '${slot.text}'`, [slot.text])
}
