import type { CatalogColumn } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import type { Noun } from '../../grammar/sketch.js'
import { conditionOf } from '../conditions/conditions.js'
import { filled, isNoughtForNone } from '../conditions/filled.js'
import { columnOf, type Draft, linkOf } from '../draft.js'
import type { KeySpec, MeasureSpec } from '../spec.js'
import { tableOfSpec } from '../spec-tables.js'
import { Ungrounded } from '../ungrounded.js'
import { addCondition, addValue } from './add-condition.js'
import { readExtreme } from './read-extreme.js'
import { valueEntity } from './value-entity.js'

/** Adds what a noun in passing asks of the rows: "of the students", "with a minor", "from Paris". */
export function readEntity(draft: Draft, noun: Noun, preposition: string): void {
  const link = linkOf(draft, noun.slot)
  if (noun.distinct && (!noun.slot.plural || draft.having.length > 0))
    throw new Ungrounded(`different from which ${noun.slot.text}?`, [noun.slot.text])
  if (link.kind === 'value') {
    if (noun.owner) throw new Ungrounded(`'${noun.slot.text}' is one value`, [noun.slot.text])
    for (const filter of noun.pre) addCondition(draft, conditionOf(draft, filter))
    addValue(draft, noun.slot)
    readModifiers(draft, noun, { kind: 'entity', table: valueEntity(draft, noun.slot) })
    draft.near = valueEntity(draft, noun.slot)
    if (['of', 'for', 'from'].includes(preposition)) draft.rowsOf.add(draft.near)
    return
  }
  if (link.kind === 'column') {
    readColumnInPassing(draft, noun, columnOf(draft, noun.slot), preposition)
    return
  }
  if (['', ',', ':', 'show', 'list', 'give', 'return'].includes(preposition))
    throw new Ungrounded(`what is wanted of '${noun.slot.text}' is not clear`, [noun.slot.text])
  const done = /^(\S+) .*\b(?:any|some)thing\b/.exec(noun.slot.text)?.[1]
  if (done) draft.verbs = [stem(done), ...draft.verbs]
  const spec: KeySpec = { kind: 'entity', table: link.table }
  if (draft.or) throw new Ungrounded('"or" joins two entities', ['or'])
  draft.requires.push({ table: link.table, near: draft.near })
  if (['of', 'in', 'for', 'at', 'from'].includes(preposition)) draft.looseRequires.add(link.table)
  if (!['with', 'have', 'has', 'having', 'had', 'contain', 'where', 'there', 'as'].includes(preposition))
    draft.rowsOf.add(link.table)
  readModifiers(draft, noun, spec)
  draft.near = link.table
}

/** Adds what is said beside a noun that stands for `spec`: its owner, the words before it, its superlative. */
export function readModifiers(draft: Draft, noun: Noun, spec: KeySpec | MeasureSpec): void {
  const before = draft.near
  draft.near = tableOfSpec(spec)
  if (noun.owner?.slot.role === 'value') readNamed(draft, noun.owner)
  else if (noun.owner) readEntity(draft, noun.owner, 'of')
  draft.near = tableOfSpec(spec)
  for (const filter of noun.pre) {
    if (filter.kind === 'new') continue
    const condition = conditionOf(draft, filter)
    const foreign = spec.kind === 'column' && condition.needs.some((need) => need.table !== spec.column.table)
    if (foreign && filter.kind === 'value')
      throw new Ungrounded(`'${filter.slot.text}' is no kind of ${noun.slot.text}`, [filter.slot.text])
    addCondition(draft, condition)
  }
  if (noun.extreme) readExtreme(draft, noun.extreme, spec)
  draft.near = before
}

/** "Paula Zapata's": of the one row so named. */
function readNamed(draft: Draft, owner: Noun): void {
  for (const filter of owner.pre) addCondition(draft, conditionOf(draft, filter))
  addValue(draft, owner.slot)
}

/** "with a final exam": a flag that must hold; "with a minor": a column that must be filled. */
function readColumnInPassing(draft: Draft, noun: Noun, column: CatalogColumn, preposition: string): void {
  if (noun.extreme || noun.pre.length > 0)
    throw new Ungrounded(`'${noun.slot.text}' is a column, not a thing`, [noun.slot.text])
  if (column.kind === 'boolean') {
    if ([',', ':'].includes(preposition))
      throw new Ungrounded(`what is wanted of '${noun.slot.text}' is not clear`, [noun.slot.text])
    addCondition(draft, conditionOf(draft, { kind: 'flag', slot: noun.slot, negated: false }))
    return
  }
  if (noun.slot.text === 'date' && column.table !== draft.target)
    throw new Ungrounded('the date of what is not said', [noun.slot.text])
  const words = column.words.join(' ')
  if (
    (column.nullable || isNoughtForNone(column)) &&
    ['with', 'have', 'has', 'having', 'had'].includes(preposition) &&
    !draft.outputs.some((output) => output.kind === 'column' && output.column.id === column.id)
  ) {
    draft.notes.push(
      `'${noun.slot.text}' read as: ${words} is ${isNoughtForNone(column) ? 'above 0' : 'filled'}`,
    )
    addCondition(draft, filled(draft, column))
    return
  }
  const shown = draft.outputs.some(
    (output) => (output.kind === 'column' || output.kind === 'aggregate') && output.column.id === column.id,
  )
  if (shown && ['of', 'for', 'in'].includes(preposition)) return
  throw new Ungrounded(`'${noun.slot.text}' is a column that nothing is said about`, [noun.slot.text])
}
