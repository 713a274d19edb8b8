import { type CatalogColumn, isTemporal } from '../../../linking/catalog.js'
import { slotUses } from '../../grounding/slots.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import type { Plan } from '../../planning/plan.js'
import { lowOf, type Said } from './said.js'

/** What one pays or counts for one of a thing, never the things: "tickets" are not their price. */
const ofOne = new Set(['price', 'fee', 'rate', 'cost', 'grade', 'level', 'status', 'since'])

/** What a thing comes to: to count the things is not to add it up. */
const amounts = new Set(['amount', 'sum', 'value'])

/** What there are kinds of: of a table's own things, never the things. */
const kinds = new Set(['type', 'kind', 'category', 'class', 'format', 'method', 'mode', 'tier', 'size'])

/**
 * "Clients" are not the date "client since", and "the most tickets" not the highest ticket price: several things are
 * never one of their dates or prices, and "tickets" of ticket sales not their ticket types. @throws {PassedOver} where only a part of a column's name stands for it
 */
export function checkWholeNames(said: Said): void {
  checkOwnAggregates(said)
  const { assignment, plan, sketch } = said.reading
  for (const { slot, use } of slotUses(sketch)) {
    const link = assignment.links.get(slot)
    if (!slot.plural || link?.kind !== 'column') continue
    const column = said.catalog.columnById.get(link.column)
    if (!column) continue
    const spoken = new Set(said.tokens.slice(slot.mention.start, slot.mention.end).map(({ lemma }) => lemma))
    const unsaid = column.lemmas.filter((word) => !spoken.has(word))
    const isPart = unsaid.length > 0 && column.lemmas.some((word) => spoken.has(word))
    const shown = plan.select.some(({ expr }) => expr.kind === 'column' && expr.column.id === column.id)
    const date = shown && isTemporal(column) && link.reason !== 'name' && unsaid.length > 0
    const own = said.catalog.tableById.get(column.table)?.lemmas ?? []
    const kind =
      unsaid.some((word) => kinds.has(word)) &&
      ![...spoken].some((word) => kinds.has(word)) &&
      own.some((word) => spoken.has(word))
    if (isSummedUp(plan, column)) continue
    // "Signups" are what happened on such a day; "two or more open" are no opening days.
    const counted = use === 'count' && isTemporal(column) && unsaid.length > 0 && !/s$/i.test(slot.text)
    const amount = isCount(said, slot.mention.start) && isPart && unsaid.some((word) => amounts.has(word))
    if (
      amount ||
      ((date || counted) && !spoken.has('date')) ||
      (isPart && (kind || unsaid.some((word) => ofOne.has(word))))
    )
      throw new PassedOver(`'${slot.text}' is only a part of what ${column.name} is called`, [slot.text])
  }
}

/** "(total) number of", or "how many", before what begins there. */
function isCount(said: Said, start: number): boolean {
  const before = `${lowOf(said, start - 2)} ${lowOf(said, start - 1)}`
  return before === 'number of' || before === 'how many'
}

const aggregates = new Map(
  Object.entries({
    max: 'max',
    maximum: 'max',
    min: 'min',
    minimum: 'min',
    average: 'avg',
    avg: 'avg',
    mean: 'avg',
  }),
)

/** "Which job title has the highest max salary": what the title itself keeps so called, never the most of others. */
function checkOwnAggregates({ tokens, catalog, reading }: Said): void {
  const asked = reading.spec.outputs.flatMap((output) => (output.kind === 'entity' ? [output.table] : []))
  const used = new Set(usedColumns(reading.plan).map(({ id }) => id))
  const word = (lemma: string) => aggregates.get(lemma) ?? lemma
  for (const column of asked.flatMap((id) => catalog.tableById.get(id)?.columns ?? [])) {
    if (used.has(column.id) || column.words.length < 2 || !aggregates.has(column.words[0] ?? '')) continue
    const said = tokens.some((token) =>
      column.words.every((each, offset) => {
        const there = tokens[token.index + offset]
        return there && (word(there.low) === word(each) || there.lemma === each)
      }),
    )
    if (said)
      throw new PassedOver(`'${column.words.join(' ')}' is what ${column.name} is called`, [...column.words])
  }
}

/** "How many tickets" came to the quantities that were sold, and the kind of ticket is in no part of it. */
function isSummedUp(plan: Plan, column: CatalogColumn): boolean {
  const used = usedColumns(plan)
  return (
    !used.some(({ id }) => id === column.id) &&
    plan.select.some(
      ({ expr }) =>
        expr.kind === 'aggregate' &&
        expr.fn === 'sum' &&
        expr.of.kind === 'column' &&
        expr.of.column.table === column.table &&
        expr.of.column.lemmas.at(-1) === 'quantity',
    )
  )
}
