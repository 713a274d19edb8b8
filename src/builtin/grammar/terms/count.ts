import { isMoneyPast } from '../amount-asks.js'
import { type Chart, lowAt, type Parsed, skipDeterminers } from '../chart.js'
import { nounAt } from '../nouns/noun.js'
import { phrasesAt } from '../phrase-book.js'
import type { Noun, Term } from '../sketch.js'

/** How many of something there are: "number of employees", "total count of different cities", "employee count". */
export function countAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const start = skipDeterminers(chart, at)
  return [...numberOf(chart, start), ...headcount(chart, start), ...countAfter(chart, start)]
}

/** "number of employees", "number of vans"; "total" and "amount" alone count only what is surely named after them. */
function numberOf(chart: Chart, start: number): readonly Parsed<Term>[] {
  const out: Parsed<Term>[] = []
  for (const phrase of phrasesAt(chart.tokens, start, 'count')) {
    const weak =
      ['total', 'amount'].includes(lowAt(chart, start)) &&
      phrase.end <= start + 2 &&
      !lowAt(chart, start + 1).startsWith('n')
    const values = nounAt(chart, phrase.end, 'value')
      .filter((noun) => !namesThing(chart, noun.end))
      .map((noun) => ({ ...noun, cost: noun.cost + 0.05 }))
    for (const noun of [...nounAt(chart, phrase.end, 'count'), ...(weak ? [] : values)]) {
      if (lowAt(chart, start) === 'numbers' && !inGroups(chart) && areNumbered(chart, noun.value)) continue
      if (weak && (noun.value.slot.mention.links[0]?.score ?? 0) < 0.95) continue
      // "the total paid": a sum of money.
      if (weak && isMoneyPast(lowAt(chart, noun.end - 1))) continue
      out.push({
        value: { kind: 'count', noun: noun.value },
        end: noun.end,
        cost: noun.cost + (weak ? 0.1 : 0),
      })
    }
  }
  return out
}

/** "the numbers of the rooms": each of them has a number of its own, which is what is asked for. */
function areNumbered(chart: Chart, { slot }: Noun): boolean {
  const tables = new Set(
    slot.mention.links.flatMap((link) =>
      link.kind === 'table'
        ? [link.table]
        : link.kind === 'value' && link.score >= 0.75
          ? [chart.columnById.get(link.column)?.table]
          : [],
    ),
  )
  return [...chart.columnById.values()].some(
    ({ table, lemmas }) =>
      tables.has(table) &&
      lemmas.at(-1) === 'number' &&
      lemmas.slice(0, -1).every((word) => chart.tableLemmas.has(word)),
  )
}

/** "numbers of rooms per hotel" */
function inGroups({ tokens }: Chart): boolean {
  return tokens.some(({ low }) => ['per', 'by', 'each', 'every'].includes(low))
}

/** "active customers": the value is said of what comes next. */
function namesThing(chart: Chart, at: number): boolean {
  return chart.mentionsAt(at).some((mention) => mention.links.some((link) => link.kind === 'table'))
}

/** "headcount": the persons it names are counted. */
function headcount(chart: Chart, start: number): readonly Parsed<Term>[] {
  if (lowAt(chart, start) !== 'headcount') return []
  return nounAt(chart, start, 'count').map((noun) => ({
    value: { kind: 'count', noun: noun.value },
    end: noun.end,
    cost: noun.cost - 0.1,
  }))
}

/** "employee count", "total order counts": the noun comes first. */
function countAfter(chart: Chart, start: number): readonly Parsed<Term>[] {
  const whole = ['total', 'overall'].includes(lowAt(chart, start)) ? start + 1 : start
  return nounAt(chart, whole, 'count')
    .filter(
      (noun) =>
        ['count', 'counts', 'total', 'totals'].includes(lowAt(chart, noun.end)) && !noun.value.extreme,
    )
    .map((noun) => ({
      value: { kind: 'count', noun: noun.value },
      end: noun.end + 1,
      cost: noun.cost + 0.05,
    }))
}
