import { type CatalogColumn, isTemporal, isYear } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import type { RowOrder } from '../../grammar/sketch.js'
import { degreeColumn, isMeasuredBy } from '../degree-column.js'
import type { Draft } from '../draft.js'
import { columnsOf, isDate } from '../ratio/condition-columns.js'
import type { Condition, KeySpec, MeasureSpec, Shown } from '../spec.js'
import { isMeasure } from '../spec-tables.js'
import { Ungrounded } from '../ungrounded.js'

interface Ordered {
  readonly by: KeySpec | MeasureSpec
  readonly descending: boolean
}

/**
 * "oldest first", "largest first": by the measure or column shown that the adjective can be said of, else by the column
 * of what is listed that it measures. @throws {Ungrounded} where nothing is measured so
 */
export function degreeOrder(draft: Draft, order: RowOrder): Ordered {
  const { outputs, target } = draft
  const word = order.word ?? ''
  const keys = draft.groups.filter((key) => !outputs.some((output) => isMatch(output, key)))
  const shown = onceEach([...outputs, ...keys].filter((output) => isSaidOf(output, order)))
  const [only] = shown
  if (only && shown.length === 1) return { by: only, descending: directionBy(only, order) }
  const amount = onceEach(
    outputs.filter((output) => ofSize.has(word) && (isMeasure(output) || isAmount(output))),
  )
  const [size] = amount
  if (size && amount.length === 1 && shown.length === 0) return { by: size, descending: order.descending }
  if (shown.length > 0 || amount.length > 0 || outputs.some(isMeasure) || target === null)
    throw new Ungrounded(`by what '${word}' comes first is not clear`, [word])
  const column =
    spokenDate(draft, target, order) ?? degreeColumn(draft.catalog, target, order.degree?.hints ?? [], word)
  const by = { kind: 'column', column } as const
  const descending = directionBy(by, order)
  draft.notes.push(`'${word}' read as ${descending ? 'highest' : 'lowest'} ${column.words.join(' ')}`)
  return { by, descending }
}

function isMatch(output: Shown, key: KeySpec): boolean {
  return (
    output.kind === key.kind && 'column' in output && 'column' in key && output.column.id === key.column.id
  )
}

/** What is shown twice, as asked for and as told to return, is one thing. */
function onceEach(outputs: readonly Shown[]): readonly Shown[] {
  const seen = new Map(
    outputs.map((output) => [JSON.stringify({ ...output, directive: null, kinds: null }), output]),
  )
  return [...seen.values()]
}

/** "merchants onboarded in 2021, oldest first": by the date that was spoken of, where nothing is known to grow old. */
function spokenDate(draft: Draft, target: string, { degree, word }: RowOrder): CatalogColumn | null {
  const hints = degree?.hints ?? []
  if (!hints.some((hint) => hint.startsWith('date:')) || ofPeople.has(word ?? '')) return null
  if (isMeasuredBy(draft, target, degree?.anyDate ? hints.filter((hint) => hint !== 'date:*') : hints))
    return null
  const dates = draft.conditions
    .filter((each) => isDate(each, target) && !isNullTest(each))
    .flatMap(columnsOf)
  const [only, ...others] = dates
  return only && others.every((each) => each.id === only.id) ? only : null
}

/** "unpaid" is of a day that is not known, and puts no row before another. */
function isNullTest(condition: Condition): boolean {
  const made = condition.make((column) => ({ kind: 'column', alias: '', column }))
  return made.kind === 'null' && !made.negated
}

const ofPeople: ReadonlySet<string> = new Set(['youngest', 'eldest', 'young'])

/** "oldest first" puts the earliest date first, but the highest age. "slowest" is low as a speed and high as a time. */
export function directionBy(by: KeySpec | MeasureSpec, { descending, degree, word }: RowOrder): boolean {
  if (!degree) return descending
  const timed = by.kind === 'column' || by.kind === 'grain'
  const dated = by.kind === 'grain' || (timed && (isTemporal(by.column) || isYear(by.column)))
  if (dated) return degree.anyDate ? descending : !descending
  return paces.has(word ?? '') && isDuration(by) ? !descending : descending
}

/** What any number may be said to be; other adjectives are said of what they measure alone. */
const ofSize: ReadonlySet<string> = new Set(
  'largest biggest smallest highest lowest high low large big small'.split(' '),
)
const paces: ReadonlySet<string> = new Set('fastest quickest slowest speediest fast quick slow'.split(' '))
const costs: ReadonlySet<string> = new Set(['price', 'cost'])

const worths: ReadonlySet<string> = new Set(['value', 'worth'])

/**
 * "oldest" is said of a birth date or an age, "cheapest" of any amount of money made of prices, and of what is shown of
 * a value.
 */
function isSaidOf(output: Shown, { degree, word }: RowOrder): boolean {
  const hints = degree?.hints ?? []
  if (output.kind === 'grain') return hints.some((hint) => hint === 'date:*')
  if (output.kind === 'span' || output.kind === 'spanOf')
    return hints.includes('duration') || hints.includes('age') || paces.has(word ?? '')
  if (output.kind === 'product') return hints.some((hint) => costs.has(hint))
  if (!('column' in output) || output.kind === 'countValues') return false
  const { column } = output
  const dated = isTemporal(column) || isYear(column)
  if (!dated && column.kind !== 'number') return false
  if (!dated && paces.has(word ?? '') && isDuration(output)) return true
  if (!dated && hints.includes('price') && column.lemmas.some((own) => worths.has(own))) return true
  return hints.some((hint) => {
    if (hint === 'date:*') return dated
    const wanted = hint.replace(/^(?:date|own):/, '').split(' ')
    const fits = wanted.every((each) => column.words.some((own) => stem(own) === stem(each)))
    return fits && hint.startsWith('date:') === dated
  })
}

function isDuration(by: KeySpec | MeasureSpec): boolean {
  if (by.kind === 'span' || by.kind === 'spanOf') return true
  return 'column' in by && by.column.lemmas.some((each) => durations.has(each))
}

const durations: ReadonlySet<string> = new Set(
  'time duration minute second hour day delay wait latency millisecond ms lap'.split(' '),
)

function isAmount(output: Shown): boolean {
  return (
    output.kind === 'column' &&
    output.column.kind === 'number' &&
    !isYear(output.column) &&
    output.column.role !== 'key' &&
    output.column.role !== 'reference' &&
    !labels.has(output.column.lemmas.at(-1) ?? '')
  )
}

/** A hall's number says which it is, and not how large. */
const labels: ReadonlySet<string> = new Set('number no nr num code id floor row position rank'.split(' '))
