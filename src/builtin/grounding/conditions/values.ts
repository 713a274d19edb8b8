import { type CatalogColumn, mustTable } from '../../../linking/catalog.js'
import type { Filter, Slot } from '../../grammar/sketch.js'
import type { Cond, Expr } from '../../planning/plan.js'
import { columnOf, type Draft, linkOf } from '../draft.js'
import { patternOf } from '../matching.js'
import type { Condition } from '../spec.js'
import { Ungrounded } from '../ungrounded.js'
import { onColumn } from './on-column.js'

type ValueFilter = Extract<Filter, { kind: 'value' }>

/** "from Paris or Rome": stored values of one column, compared as they are stored or in the way asked for. */
export function valueCondition(draft: Draft, filter: ValueFilter): Condition {
  const slots = [filter.slot, ...filter.more]
  const values = slots.map((slot) => storedValue(draft, slot, filter.column))
  const column = values[0]?.column
  if (!column || values.some((each) => each.column.id !== column.id))
    throw new Ungrounded(
      'values of different columns',
      slots.map((slot) => slot.text),
    )
  for (const slot of slots) noteValue(draft, slot, column)
  const texts = values.map((each) => each.value)
  return draft.matching.anyCase
    ? likeValues(draft, column, texts, filter.negated)
    : equalValues(draft, column, texts, filter.negated)
}

function storedValue(
  draft: Draft,
  slot: Slot,
  columnSlot: Slot | null,
): { column: CatalogColumn; value: string } {
  if (slot.literal === null) {
    const link = linkOf(draft, slot)
    if (link.kind !== 'value') throw new Ungrounded(`'${slot.text}' is no stored value`, [slot.text])
    return { column: columnOf(draft, slot), value: link.value }
  }
  if (!columnSlot) throw new Ungrounded(`'${slot.literal}' is not stored anywhere known`, [slot.literal])
  const link = linkOf(draft, columnSlot)
  const title =
    link.kind === 'table' ? mustTable(draft.catalog, link.table).titles[0] : columnOf(draft, columnSlot)
  if (title?.kind !== 'text')
    throw new Ungrounded(`'${slot.literal}' is not stored anywhere known`, [slot.literal])
  if (title.values !== null)
    throw new Ungrounded(
      `no row has ${title.words.join(' ')} '${slot.literal}'; there is ${quoted(title.values.slice(0, 5))}`,
      [slot.literal],
    )
  draft.notes.push(`'${slot.literal}' was not found among the values looked at`)
  return { column: title, value: slot.literal }
}

function noteValue(draft: Draft, slot: Slot, column: CatalogColumn): void {
  const link = slot.literal === null ? linkOf(draft, slot) : null
  if (link?.kind === 'value' && link.value.toLowerCase() !== slot.text.toLowerCase())
    draft.notes.push(`'${slot.text}' read as ${column.words.join(' ')} '${link.value}'`)
}

function likeValues(
  draft: Draft,
  column: CatalogColumn,
  texts: readonly string[],
  negated: boolean,
): Condition {
  const { matching } = draft
  const like =
    (of: Expr) =>
    (text: string): Cond => ({
      kind: 'like',
      of,
      pattern: patternOf(text, matching),
      negated,
      anyCase: true,
    })
  const said = `${column.words.join(' ')} ${negated ? 'is not ' : ''}like ${quoted(texts)}${matching.partial ? ', anywhere in it' : ', in any case'}`
  return onColumn(
    draft,
    column,
    (of) =>
      texts.length === 1
        ? like(of)(texts[0] as string)
        : { kind: negated ? 'and' : 'or', of: texts.map(like(of)) },
    said,
  )
}

function equalValues(
  draft: Draft,
  column: CatalogColumn,
  texts: readonly string[],
  negated: boolean,
): Condition {
  if (column.kind === 'boolean' && column.stored === undefined)
    return onColumn(
      draft,
      column,
      (of) => ({ kind: 'true', of, negated }),
      `${negated ? 'not ' : ''}${column.words.join(' ')}`,
    )
  const as = column.kind === 'number' || column.category === 'integer' ? 'number' : 'text'
  const literal = (value: string): Expr => ({ kind: 'literal', value, as })
  return onColumn(
    draft,
    column,
    (of) =>
      texts.length === 1
        ? { kind: 'compare', left: of, op: negated ? '<>' : '=', right: literal(texts[0] as string) }
        : { kind: 'in', of, values: texts.map(literal), negated },
    `${column.words.join(' ')} ${negated ? 'is not ' : '= '}${quoted(texts)}`,
  )
}

function quoted(texts: readonly string[]): string {
  return texts.map((text) => `'${text}'`).join(' or ')
}
