import { idOf, type Mention } from '../../linking/link.js'
import type { CompareOp } from '../planning/plan.js'
import { groupsAt, ownerAt, scopesAt } from './average-scopes.js'
import { type Chart, lowAt, none, type Parsed } from './chart.js'
import { amountsAt } from './filters/amounts.js'
import { averageFrom } from './multiples.js'
import { nounAt } from './nouns/noun.js'
import { phraseAt, phrasesAt } from './phrase-book.js'
import type { Filter, Slot, Term } from './sketch.js'

type AverageFilter = Extract<Filter, { kind: 'average' }>

/** Reads over what the average is taken; an average "of" or "in" something that is not understood is no average of all. */
export function scoped(chart: Chart, found: Parsed<Filter>): readonly Parsed<Filter>[] {
  const { value } = found
  if (value.kind !== 'average') return [found]
  return scopesAt(chart, afterRepeat(chart, found.end, value)).map((scope) => ({
    value: { ...value, within: value.within ?? scope.within, whole: scope.whole, only: scope.only },
    end: scope.end,
    cost: found.cost + (scope.only.length > 0 ? scope.cost - 0.1 : 0),
  }))
}

/** "a wage above the average wage": said twice, meant once. */
function afterRepeat(chart: Chart, at: number, filter: AverageFilter): number {
  const slot = filter.term?.kind === 'noun' ? filter.term.noun.slot : null
  if (!slot || slot.mention.end > at) return at
  const ids = new Set(slot.mention.links.map(idOf))
  const said = lemmasOf(chart, slot.mention)
  return (
    chart
      .mentionsAt(at)
      .find(
        (mention) =>
          said.endsWith(lemmasOf(chart, mention)) ||
          mention.links.some((link) => link.kind === 'column' && link.score >= 0.85 && ids.has(idOf(link))),
      )?.end ?? at
  )
}

/** Each after a space, so that one can end in the other. */
function lemmasOf(chart: Chart, { start, end }: Mention): string {
  return chart.tokens
    .slice(start, end)
    .map(({ lemma }) => ` ${lemma}`)
    .join('')
}

/** "above their department's average salary", "earn more than the average", "earns more than 60000". */
export function verbCompares(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const verb = phraseAt(chart.tokens, at, 'verbHint')
  const hints = verb ? verb.sense.split('/') : none
  const start = verb ? verb.end : at
  const out: Parsed<Filter>[] = []
  if (verb) {
    const word = chart.tokens
      .slice(at, verb.end)
      .map((token) => token.text)
      .join(' ')
    for (const amount of amountsAt(chart, start, false)) {
      if (amount.value.upper === null)
        out.push({
          value: { kind: 'degree', hints, op: amount.value.op, amount: amount.value.amount, word },
          end: amount.end,
          cost: 0.05,
        })
    }
  }
  for (const phrase of phrasesAt(chart.tokens, start, 'compare'))
    out.push(...averages(chart, phrase.end, phrase.sense as CompareOp, hints))
  return out
}

function averages(
  chart: Chart,
  at: number,
  op: CompareOp,
  hints: readonly string[],
): readonly Parsed<Filter>[] {
  const out: Parsed<Filter>[] = []
  const add = (from: number, within: Slot | null, cost: number) => {
    const average = averageFrom(chart, from)
    if (!average) return
    const filter = (term: Term | null): AverageFilter => ({
      kind: 'average',
      term,
      // Kept beside a term: what costs more than "the average price" has the price itself.
      hints: term && within ? none : hints,
      op,
      factor: average.factor,
      within,
      whole: null,
    })
    if (hints.length > 0) out.push({ value: filter(null), end: average.end, cost: cost + 0.02 })
    if (within || hints.length > 0)
      for (const noun of nounAt(chart, average.end, 'number'))
        out.push({ value: filter({ kind: 'noun', noun: noun.value }), end: noun.end, cost: cost + noun.cost })
  }
  add(at, null, 0)
  const own = ownerAt(chart, at)
  if (own !== null)
    for (const group of groupsAt(chart, own))
      add(lowAt(chart, group.end) === 'of_' ? group.end + 1 : group.end, group.slot, 0)
  return out
}
