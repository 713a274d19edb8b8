import { type Chart, lowAt, none, skipDeterminers, slotFor } from '../chart.js'
import { isValueLink } from '../link-kinds.js'
import { standsAlone } from '../nouns/stands-alone.js'
import { phrasesAt, wordClass } from '../phrase-book.js'
import type { Slot } from '../sketch.js'

/** One or more values to be compared with one column, at least one; `negated` after "not" or "except". */
export interface ValueList {
  readonly slots: readonly Slot[]
  readonly negated: boolean
  readonly end: number
}

/** "Paris", "not Paris", "Paris, Rome or Oslo": with a column given, only values it may hold, and any quoted text. */
export function valueListAt(chart: Chart, at: number, column: Slot | null): readonly ValueList[] {
  const out: ValueList[] = []
  for (const { from, negated } of negations(chart, at)) {
    for (const first of valuesAt(chart, from, column)) {
      out.push({ slots: [first.slot], negated, end: first.end })
      out.push(...grownLists(chart, first, column, negated))
    }
  }
  return out
}

function negations(chart: Chart, at: number): readonly { from: number; negated: boolean }[] {
  const out = [{ from: at, negated: false }]
  // "have neither tablets nor syrups": there are none of them, whatever else there is.
  if (lowAt(chart, at) === 'neither' && isDone(chart, at - 1)) return out
  for (const phrase of phrasesAt(chart.tokens, at, 'except')) {
    let from = skipDeterminers(chart, phrase.end)
    if (['-', 'in', 'from', 'of', 'to', 'by'].includes(lowAt(chart, from))) from++
    out.push({ from: skipDeterminers(chart, from), negated: true })
  }
  return out
}

function isDone(chart: Chart, at: number): boolean {
  const token = chart.tokens[at]
  if (!token) return false
  return (
    ['have', 'has', 'had', 'having', 'with'].includes(token.low) || /light|relation/.test(wordClass(token))
  )
}

function grownLists(
  chart: Chart,
  first: { slot: Slot; end: number },
  column: Slot | null,
  negated: boolean,
): readonly ValueList[] {
  const out: ValueList[] = []
  let slots: readonly Slot[] = [first.slot]
  let end = first.end
  for (let round = 0; round < 6; round++) {
    const word = lowAt(chart, end)
    if (![',', 'or', 'nor', 'and', '/'].includes(word)) break
    let next = end + 1
    if (word === ',' && ['or', 'and'].includes(lowAt(chart, next))) next++
    if (['in', 'the', 'from', 'by'].includes(lowAt(chart, next))) next++
    const more = valuesAt(chart, next, column)[0]
    if (!more) break
    slots = [...slots, more.slot]
    end = more.end
    const closed = chart.tokens
      .slice(first.end, end)
      .some((token) => token.kind === 'word' && ['or', 'nor', 'and'].includes(token.low))
    if (closed) out.push({ slots, negated, end })
  }
  return out
}

/** One value: known, or quoted text beside a column. Without a column, only values that can stand alone. */
export function valuesAt(
  chart: Chart,
  at: number,
  column: Slot | null,
): readonly { slot: Slot; end: number }[] {
  const out: { slot: Slot; end: number }[] = []
  const starts = new Set(lowAt(chart, at) === 'both' ? [at] : [at, skipDeterminers(chart, at)])
  for (const start of starts) {
    for (const mention of chart.mentionsAt(start)) {
      const slot = slotFor(chart, mention, 'value', isValueLink)
      if (slot && (column !== null || standsAlone(chart, slot))) {
        if (column === null || fitsColumn(slot, column)) out.push({ slot, end: mention.end })
      }
    }
    const token = chart.tokens[start]
    const stored = chart
      .mentionsAt(start)
      .some(
        (mention) =>
          mention.end === start + 1 && column !== null && fitsColumn({ ...column, mention }, column),
      )
    if (token?.kind === 'quoted' && column !== null && !stored) {
      const mention = { start, end: start + 1, links: none }
      out.push({
        slot: { mention, role: 'value', text: token.text, plural: false, literal: token.text },
        end: start + 1,
      })
    }
  }
  return out
}

/** Whether some link of the value lies in a column, or in a column of a table, that the name may mean. */
export function fitsColumn(value: Slot, column: Slot): boolean {
  return value.mention.links.some(
    (link) =>
      link.kind === 'value' &&
      column.mention.links.some((name) =>
        name.kind === 'column'
          ? name.column === link.column
          : link.column.startsWith(`${name.kind === 'table' ? name.table : ''}.`),
      ),
  )
}
