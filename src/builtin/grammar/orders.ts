import { type Chart, lowAt, type Parsed, skipDeterminers } from './chart.js'
import { isTableLink } from './link-kinds.js'
import { nounAt } from './nouns/noun.js'
import { firstEnd, pastOpener } from './pieces/restated.js'
import { phraseAt, phrasesAt } from './phrase-book.js'
import type { Term } from './sketch.js'
import { sameOfKindAt, sameRatioAt } from './terms/spoken-of.js'

interface Ordering {
  readonly term: Term
  readonly descending: boolean
}

const judging: ReadonlySet<string> = new Set(['best', 'worst'])
const manyOf: ReadonlySet<string> = new Set(['most', 'fewest', 'least', 'greatest', 'highest', 'lowest'])
const starts = new Set(['starting', 'beginning', 'start', 'begin'])

/** "highest capacity first", "starting with the highest capacity", "sorted from high to low capacity". */
export function namedOrders(chart: Chart, at: number): readonly Parsed<Ordering>[] {
  const opened = starts.has(lowAt(chart, at)) && ['with', 'from', 'by', 'at'].includes(lowAt(chart, at + 1))
  const from = skipDeterminers(chart, opened ? at + 2 : pastOpener(chart, at))
  const out: Parsed<Ordering>[] = []
  for (const phrase of phrasesAt(chart.tokens, from, 'extreme')) {
    for (const same of [...sameOfKindAt(chart, phrase.end), ...sameRatioAt(chart, phrase.end)]) {
      const closed = firstEnd(chart, same.end)
      if (closed === null) continue
      out.push({
        value: { term: same.value, descending: phrase.sense === 'desc' },
        end: closed,
        cost: same.cost - 0.15,
      })
    }
    for (const noun of nounAt(chart, skipDeterminers(chart, phrase.end), 'extreme')) {
      const closed = firstEnd(chart, noun.end)
      if (!opened && closed === null) continue
      // "the largest tank first" is by what makes it large, "most deliveries first" by how many there are.
      if (!manyOf.has(lowAt(chart, from)) && noun.value.slot.mention.links.every(isTableLink)) continue
      // "worst method first": by what they are worse is not said.
      if (judging.has(lowAt(chart, from)) && noun.value.slot.mention.links.some(isTableLink)) continue
      out.push({
        value: { term: { kind: 'noun', noun: noun.value }, descending: phrase.sense === 'desc' },
        end: closed ?? noun.end,
        cost: noun.cost - 0.15,
      })
    }
  }
  out.push(...directedOrders(chart, at))
  return out
}

function directedOrders(chart: Chart, at: number): readonly Parsed<Ordering>[] {
  const sorted = ['sorted', 'ordered', 'ranked', 'arranged', 'sort', 'order', 'rank'].includes(
    lowAt(chart, at),
  )
    ? at + 1
    : at
  const phrase = phraseAt(chart.tokens, sorted, 'direction')
  if (
    !phrase ||
    !['from', 'high', 'low', 'highest', 'lowest', 'largest', 'smallest'].includes(lowAt(chart, sorted))
  )
    return []
  const spoken = sameRatioAt(chart, phrase.end).map((same) => ({
    value: { term: same.value, descending: phrase.sense === 'desc' },
    end: same.end,
    cost: same.cost - 0.15,
  }))
  const named = nounAt(chart, phrase.end, 'extreme').map((noun) => ({
    value: { term: { kind: 'noun' as const, noun: noun.value }, descending: phrase.sense === 'desc' },
    end: noun.end,
    cost: noun.cost - 0.02,
  }))
  return [...spoken, ...named]
}
