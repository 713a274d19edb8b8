import { type Chart, lowAt, none, type Parsed, skipDeterminers } from '../chart.js'
import { type Degree, hintsOf, superlativeAt } from '../degrees.js'
import { measuringVerb } from '../measured.js'
import { nounAt } from '../nouns/noun.js'
import type { Noun, Term } from '../sketch.js'
import { isMoneyWord } from '../money-names.js'

/**
 * "the smallest and the largest refund", "(what do) the cheapest and the most expensive course cost": both ends of an
 * amount. Only where the thing is itself an amount or a verb asks for one: else two things could be wanted.
 */
export function bothEndsAt(chart: Chart, at: number): readonly Parsed<readonly Term[]>[] {
  const asked = lowAt(chart, at) === 'what' ? (helpers.has(lowAt(chart, at + 1)) ? at + 2 : at + 1) : at
  const pair = pairAt(chart, skipDeterminers(chart, asked))
  if (!pair) return none
  return [...nounAt(chart, pair.end, 'count'), ...nounAt(chart, pair.end, 'value')]
    .filter((noun) => noun.value.extreme === null)
    .flatMap((noun): readonly Parsed<readonly Term[]>[] => {
      const verb = measuringVerb(lowAt(chart, noun.end))
      const last = chart.tokens[noun.end - 1]
      if (!verb && isAmount(chart, noun.value))
        return [
          {
            value: pair.degrees.map(
              (degree): Term => ({
                kind: 'aggregate',
                fn: degree.descending ? 'max' : 'min',
                of: { kind: 'noun', noun: noun.value },
              }),
            ),
            end: noun.end,
            cost: noun.cost - 0.1,
          },
        ]
      if (!verb && !(last && isMoneyWord(last.lemma))) return none
      const value = pair.degrees.map(
        (degree): Term => ({
          kind: 'measured',
          noun: noun.value,
          hints: hintsOf(degree).filter((hint) => !hint.startsWith('date:')),
          fn: degree.descending ? 'max' : 'min',
          word: degree.word,
          unit: null,
        }),
      )
      return [{ value, end: verb ? noun.end + 1 : noun.end, cost: noun.cost - 0.1 }]
    })
}

/** Whether the noun is a number of the row and nothing else. */
function isAmount(chart: Chart, { slot, pre }: Noun): boolean {
  const best = Math.max(...slot.mention.links.map(({ score }) => score))
  return (
    pre.length === 0 &&
    slot.mention.links
      .filter(({ score }) => score >= best)
      .every((link) => {
        const column = link.kind === 'column' ? chart.columnById.get(link.column) : undefined
        return column?.kind === 'number' && column.role === 'measure'
      })
  )
}

const helpers: ReadonlySet<string> = new Set(['do', 'does', 'did'])

/** Two degrees of the same amount, one each way. */
function pairAt(chart: Chart, at: number): { degrees: readonly Degree[]; end: number } | null {
  const split = splitPair(chart, at)
  const first = split?.first ?? superlativeAt(chart.tokens, at)
  const joined = split ? null : first && lowAt(chart, first.end) === 'and' ? first.end + 1 : null
  const second =
    split?.second ?? (joined === null ? null : superlativeAt(chart.tokens, skipDeterminers(chart, joined)))
  if (!first || !second || first.descending === second.descending) return null
  if (!first.hints.some((hint) => second.hints.includes(hint))) return null
  return { degrees: [first, second], end: second.end }
}

/** "the most and the least expensive" */
function splitPair(chart: Chart, at: number): { first: Degree; second: Degree } | null {
  if (!['most', 'least'].includes(lowAt(chart, at)) || lowAt(chart, at + 1) !== 'and') return null
  const next = skipDeterminers(chart, at + 2)
  const second = superlativeAt(chart.tokens, next)
  const adjective = chart.tokens[next + 1]
  const opener = chart.tokens[at]
  if (!second || !adjective || !opener || second.end !== next + 2) return null
  const first = superlativeAt([opener, adjective], 0)
  return first ? { first, second } : null
}
