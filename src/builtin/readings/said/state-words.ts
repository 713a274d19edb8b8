import type { CatalogColumn } from '../../../linking/catalog.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import words from '../../lexicon/state-words.json' with { type: 'json' }
import { lowOf, pieceOver, plansOf, type Said } from './said.js'

const cues = words.now
const ending: ReadonlySet<string> = new Set(words.ending)
const states: ReadonlySet<string> = new Set(words.states)

/** "current staff", "still on display": the rows that say when they ended or how they are doing are asked. @throws {PassedOver} where they are not */
export function checkState(said: Said): void {
  for (const { index } of said.tokens) {
    const cue = cues.find((phrase) =>
      phrase.split(' ').every((word, offset) => lowOf(said, index + offset) === word),
    )
    if (!cue || isRead(said, index, cue.split(' ').length)) continue
    const known = tablesOf(said).flatMap((table) => table.columns.filter(tellsState))
    if (known.length > 0 && !usesState(said))
      throw new PassedOver(`'${cue}' leaves out some rows, and this reading does not`, cue.split(' '))
  }
}

function tablesOf({ reading }: Said) {
  return plansOf(reading.plan).flatMap((plan) => [
    plan.from.table,
    ...plan.joins.map((join) => join.source.table),
  ])
}

/** Part of a name, a value or a condition: "current balance", "currently in stock". */
function isRead(said: Said, at: number, length: number): boolean {
  const over = pieceOver(said, at)
  if (over && ['filter', 'without', 'having'].includes(over.kind)) return true
  const slots: boolean[] = []
  JSON.stringify(said.reading.sketch.pieces, (key, value: unknown) => {
    if (key === 'mention' && value && typeof value === 'object' && 'start' in value && 'end' in value)
      slots.push(Number(value.start) <= at && Number(value.end) >= at + length)
    return key === 'links' ? undefined : value
  })
  return slots.includes(true)
}

function tellsState(column: CatalogColumn): boolean {
  const named = column.lemmas.some((word) => states.has(word))
  if (column.kind === 'boolean') return named || column.lemmas.some((word) => ending.has(word))
  if (named && column.values !== null) return true
  return column.lemmas.some((word) => ending.has(word)) && !['reference', 'key'].includes(column.role)
    ? column.nullable && column.nullFraction !== 0
    : false
}

/** Some condition is on such a column, on a yes-or-no, or on whether something is empty. */
function usesState({ reading }: Said): boolean {
  return plansOf(reading.plan).some(({ where }) =>
    where.some((cond) => {
      if (cond.kind === 'true' || cond.kind === 'null') return true
      if (cond.kind === 'exists') return cond.negated
      const columns = usedColumns({
        ...reading.plan,
        select: [],
        joins: [],
        group: [],
        order: [],
        having: [],
        where: [cond],
      })
      return columns.some((column) => tellsState(column) || column.lemmas.some((word) => ending.has(word)))
    }),
  )
}
