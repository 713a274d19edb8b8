import { type Chart, lowAt, none, type Parsed } from '../chart.js'
import type { CompareOp } from '../../planning/plan.js'
import { phraseAt } from '../phrase-book.js'
import { nounAt } from '../nouns/noun.js'
import type { Filter, Noun } from '../sketch.js'
import { amountsAt, averageAt } from './amounts.js'

/** "above average capacity", "more than 5000 total horses": the number before its column. */
export function leadingCompares(chart: Chart, at: number): Parsed<Filter>[] {
  const out: Parsed<Filter>[] = []
  const compared = amountsAt(chart, at, false)
  const amounts = [...compared, ...compared.flatMap((each) => withoutUnit(chart, each)), ...manyAt(chart, at)]
  for (const amount of amounts) {
    for (const noun of nounAt(chart, amount.end, 'number')) {
      if (noun.value.extreme || noun.value.pre.length > 0 || isCounted(chart, noun.value)) continue
      out.push({
        value: { kind: 'compare', term: { kind: 'noun', noun: noun.value }, ...amount.value },
        end: noun.end,
        cost: noun.cost + 0.04,
      })
    }
  }
  out.push(...orMore(chart, at), ...soMany(chart, at))
  const average = averageAt(chart, at)
  if (average) {
    const from = lowAt(chart, average.end) === 'of' ? average.end + 1 : average.end
    for (const noun of nounAt(chart, from, 'number')) {
      out.push({
        value: {
          kind: 'average',
          term: { kind: 'noun', noun: noun.value },
          hints: none,
          op: average.op,
          factor: average.factor,
        },
        end: noun.end,
        cost: noun.cost + 0.02,
      })
    }
  }
  return out
}

/** "more than 50 hours" where a column is called just so: its name, and no length of time. */
function withoutUnit(
  chart: Chart,
  { value, end, cost }: ReturnType<typeof amountsAt>[number],
): ReturnType<typeof amountsAt> {
  const named = chart
    .mentionsAt(end - 1)
    .some((mention) =>
      mention.links.some(
        (link) =>
          link.kind === 'column' &&
          link.score >= 0.95 &&
          chart.columnById.get(link.column)?.lemmas.join(' ') === chart.tokens[end - 1]?.lemma,
      ),
    )
  return value.unit && named ? [{ value: { ...value, unit: null }, end: end - 1, cost }] : none
}

/** "with 300 pages": too many to be counted. */
function manyAt(chart: Chart, at: number): ReturnType<typeof amountsAt> {
  if (!['with', 'have', 'has', 'having'].includes(lowAt(chart, at - 1))) return none
  return amountsAt(chart, at, true).filter(({ value }) => value.op === '=' && value.amount > 50)
}

/** "2 or more adults", "3 nights or more" */
function orMore(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const amount = chart.tokens[at]?.number ?? null
  if (amount === null) return none
  const before = phraseAt(chart.tokens, at + 1, 'tail')
  return nounAt(chart, before?.end ?? at + 1, 'number').flatMap((noun): readonly Parsed<Filter>[] => {
    const tail = before ?? phraseAt(chart.tokens, noun.end, 'tail')
    if (!tail || noun.value.extreme || noun.value.pre.length > 0 || isCounted(chart, noun.value)) return none
    const op = tail.sense as CompareOp
    return [
      {
        value: { kind: 'compare', term: { kind: 'noun', noun: noun.value }, op, amount, upper: null },
        end: before ? noun.end : tail.end,
        cost: noun.cost + 0.04,
      },
    ]
  })
}

/**
 * "reviews with 5 stars", "bookings for 2 adults": as many of what the rows themselves keep the number of. Only where
 * nothing but amounts are called so.
 */
function soMany(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const amount = chart.tokens[at]?.number ?? null
  if (amount === null || !having.has(lowAt(chart, at - 1)) || yearLike(amount)) return none
  return nounAt(chart, at + 1, 'number').flatMap((noun): readonly Parsed<Filter>[] => {
    const { slot, extreme, pre, owner } = noun.value
    const kept = slot.mention.links.every(
      (link) => link.kind === 'column' && chart.columnById.get(link.column)?.role === 'measure',
    )
    const thing = chart
      .mentionsAt(at + 1)
      .some((mention) => mention.links.some((link) => link.kind === 'table' && link.score >= 0.7))
    if (!kept || thing || extreme || owner || pre.length > 0) return none
    if (slot.plural === (amount === 1)) return none
    const term = { kind: 'noun', noun: noun.value } as const
    return [
      {
        value: { kind: 'compare', term, op: '=', amount, upper: null },
        end: noun.end,
        cost: noun.cost + 0.04,
      },
    ]
  })
}

const having: ReadonlySet<string> = new Set(
  'with of for have has had having gave give gives given get gets got exactly contain contains containing'.split(
    ' ',
  ),
)

function yearLike(amount: number): boolean {
  return amount >= 1900 && amount < 2100
}

/** "fewer than 8 claims": things there are so many of, and no column that is called a little like them. */
function isCounted(chart: Chart, { slot }: Noun): boolean {
  const { start, end, links } = slot.mention
  return (
    slot.plural &&
    links.every(({ score }) => score < 0.8) &&
    chart
      .mentionsAt(start)
      .some(
        (mention) =>
          mention.end === end && mention.links.some((link) => link.kind === 'table' && link.score >= 0.95),
      )
  )
}

/** "… or smaller than 500": of the column compared just before. */
export function elidedCompares(chart: Chart, at: number): Parsed<Filter>[] {
  if (!['or', 'and', 'but', ','].includes(lowAt(chart, at - 1))) return []
  return amountsAt(chart, at, false).map((amount) => ({
    value: { kind: 'compare', term: null, ...amount.value },
    end: amount.end,
    cost: 0,
  }))
}
