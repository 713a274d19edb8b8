import { baseOf } from '../../grounding/roles.js'
import { amountNounAt } from '../amount-asks.js'
import { type Chart, lowAt, none, type Parsed, production, slotFor } from '../chart.js'
import { differenceAt } from '../differences.js'
import { formulaAt } from '../formula-terms.js'
import { isColumnLink } from '../link-kinds.js'
import { nounAt } from '../nouns/noun.js'
import { ratioAt } from '../ratio-terms.js'
import type { Term } from '../sketch.js'
import { durationAt } from '../spans/durations.js'
import { processTimeAt } from '../spans/process-times.js'
import { nightsAt } from '../spans/nights.js'
import { sameTimeAt } from '../spans/same-time.js'
import { serviceAt } from '../spans/service.js'
import { spanAt } from '../spans/span.js'
import { together } from '../together.js'
import { trendAt } from '../trend-terms.js'
import { aggregatesAt, aggregateTermAt } from './aggregate.js'
import { countAt } from './count.js'
import { bothEndsAt } from './extremes.js'
import { lastDateAt } from './last-date.js'
import { moneyAt } from './money.js'
import { namesOfAt } from './names-of.js'
import { nounTerm } from './noun-term.js'
import { bareCountAt, bareGrainAt, sameAt, sameOfKindAt, sameRatioAt } from './spoken-of.js'

/** What can be shown from here on: mostly one term; several where one noun is shown in several ways ("minimum and maximum budget"). */
export const termsAt = production<readonly Term[]>('terms', (chart, at) =>
  together(
    sameAt(chart, at).map(alone),
    sameOfKindAt(chart, at).map(alone),
    sameTimeAt(chart, at).map(alone),
    sameRatioAt(chart, at).map(alone),
    moneyAt(chart, at).map(alone),
    lastDateAt(chart, at).map(alone),
    amountNounAt(chart, at).map(alone),
    countAt(chart, at).map(alone),
    aggregatesAt(chart, at),
    formulaAt(chart, at).map(alone),
    differenceAt(chart, at).map(alone),
    ratioAt(chart, at).map(alone),
    trendAt(chart, at).map(alone),
    spanAt(chart, at).map(alone),
    durationAt(chart, at).map(alone),
    nightsAt(chart, at).map(alone),
    serviceAt(chart, at).map(alone),
    processTimeAt(chart, at).map(alone),
    bareGrainAt(chart, at).map(alone),
    bareCountAt(chart, at).map(alone),
    bothAt(chart, at),
    bothEndsAt(chart, at),
    namesOfAt(chart, at).map(alone),
    nounAt(chart, at, 'thing').map((noun) => alone(nounTerm(noun))),
    nounAt(chart, at, 'value').map((noun) => alone(nounTerm(noun, 0.1))),
  ),
)

/** A single measure: a count, an aggregate, an expression, or a column whose values have an order. */
export const measureAt = production<Term>('measure', (chart, at) =>
  together(
    sameAt(chart, at),
    sameOfKindAt(chart, at),
    sameTimeAt(chart, at),
    sameRatioAt(chart, at),
    moneyAt(chart, at),
    countAt(chart, at),
    aggregateTermAt(chart, at),
    formulaAt(chart, at),
    ratioAt(chart, at),
    spanAt(chart, at),
    durationAt(chart, at),
    nightsAt(chart, at),
    serviceAt(chart, at),
    processTimeAt(chart, at),
    nounAt(chart, at, 'extreme').map((noun) => nounTerm(noun)),
  ),
)

function alone(found: Parsed<Term>): Parsed<readonly Term[]> {
  return { value: [found.value], end: found.end, cost: found.cost }
}

/** "both last names": of the row and of the one it refers to. */
function bothAt(chart: Chart, at: number): readonly Parsed<readonly Term[]>[] {
  if (lowAt(chart, at) !== 'both') return []
  return chart.mentionsAt(at + 1).flatMap((mention) => {
    const slot = slotFor(chart, mention, 'thing', isColumnLink)
    if (!slot) return []
    const part = (role: boolean) =>
      slot.mention.links.filter((link) => link.kind === 'column' && (baseOf(link.column) !== null) === role)
    const [own, referred] = [part(false), part(true)]
    if (own.length === 0 || referred.length === 0) return []
    const plain = { pre: none, distinct: false, extreme: null, owner: null, start: at, end: mention.end }
    const term = (links: typeof own): Term => ({
      kind: 'noun',
      noun: { ...plain, slot: { ...slot, mention: { ...slot.mention, links } } },
    })
    return [{ value: [term(own), term(referred)], end: mention.end, cost: -0.1 }]
  })
}
