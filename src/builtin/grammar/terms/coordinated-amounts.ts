import { type Chart, lowAt, type Parsed } from '../chart.js'
import { nounAt } from '../nouns/noun.js'
import type { Noun } from '../sketch.js'

/** "width and height", "width, height and weight": amounts of one table side by side, two at least. */
export function coordinatedAmounts(chart: Chart, at: number): readonly Parsed<readonly Noun[]>[] {
  return amountsAt(chart, at).flatMap((first) => {
    const list = [first]
    for (let last = first; ; ) {
      const next = afterJoiner(chart, last)
      if (!next) break
      list.push(next)
      last = next
    }
    const end = list.at(-1)?.end ?? at
    return list.length > 1 && sharesTable(list.map(({ value }) => value))
      ? [{ value: list.map(({ value }) => value), end, cost: list.reduce((sum, { cost }) => sum + cost, 0) }]
      : []
  })
}

function afterJoiner(chart: Chart, { end }: Parsed<Noun>): Parsed<Noun> | undefined {
  const comma = lowAt(chart, end) === ','
  const from = comma && lowAt(chart, end + 1) === 'and' ? end + 2 : end + 1
  return comma || lowAt(chart, end) === 'and' ? amountsAt(chart, from)[0] : undefined
}

/** Nouns that are nothing but an amount: no table, no key. */
function amountsAt(chart: Chart, at: number): readonly Parsed<Noun>[] {
  return nounAt(chart, at, 'number').filter(
    ({ value }) =>
      value.extreme === null &&
      value.owner === null &&
      value.pre.length === 0 &&
      value.slot.mention.links.every(
        (link) => link.kind === 'column' && chart.columnById.get(link.column)?.role === 'measure',
      ),
  )
}

function sharesTable(nouns: readonly Noun[]): boolean {
  const tables = nouns.map(
    ({ slot }) =>
      new Set(slot.mention.links.flatMap((link) => (link.kind === 'column' ? [tableName(link.column)] : []))),
  )
  return [...(tables[0] ?? [])].some((table) => tables.every((each) => each.has(table)))
}

function tableName(column: string): string {
  return column.slice(0, column.lastIndexOf('.'))
}
