import { type Chart, lowAt, none, type Parsed, slotFor } from '../chart.js'
import type { Filter, Noun } from '../sketch.js'
import { playable } from './heads.js'

/** "five-star reviews", "3 bedroom flats": a number and its column before the head, after the filters of `base`. */
export function countedPre(
  chart: Chart,
  base: Parsed<readonly Filter[]>,
  at: number,
): Parsed<readonly Filter[]>[] {
  const amount = chart.tokens[at]?.number ?? null
  if (amount === null) return []
  const out: Parsed<readonly Filter[]>[] = []
  for (const mention of chart.mentionsAt(at + 1)) {
    const slot = slotFor(
      chart,
      mention,
      'number',
      (link) => link.kind === 'column' && playable(chart, link, 'number'),
    )
    if (!slot || slot.plural) continue
    const noun: Noun = {
      slot,
      pre: none,
      distinct: false,
      extreme: null,
      owner: null,
      start: at + 1,
      end: mention.end,
    }
    out.push({
      value: [...base.value, { kind: 'compare', term: { kind: 'noun', noun }, op: '=', amount, upper: null }],
      end: mention.end,
      cost: base.cost + 0.05,
    })
  }
  return out
}

/** "the 2023 bookings": a year right before a table, after the filters of `base`. */
export function yearPre(
  chart: Chart,
  base: Parsed<readonly Filter[]>,
  at: number,
): Parsed<readonly Filter[]>[] {
  if (
    !/^(?:19|20)\d\d$/.test(lowAt(chart, at)) ||
    !chart.mentionsAt(at + 1).some((mention) => mention.links.some((link) => link.kind === 'table'))
  )
    return []
  return chart
    .datesAt(at)
    .filter((span) => span.end === at + 1)
    .map((span) => ({
      value: [...base.value, { kind: 'date' as const, span, column: null }],
      end: at + 1,
      cost: base.cost + 0.06,
    }))
}
