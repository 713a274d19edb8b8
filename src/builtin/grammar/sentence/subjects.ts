import { type Chart, lowAt, none, type Parsed } from '../chart.js'
import { filterAt } from '../filters/filter.js'
import { nounAt } from '../nouns/noun.js'
import type { Noun, Piece } from '../sketch.js'

/** Somebody named, every row of a kind, or the last one something was done to. */
export type Subject =
  | { readonly kind: 'named'; readonly filter: Piece }
  | { readonly kind: 'each'; readonly noun: Noun }
  | { readonly kind: 'rows'; readonly noun: Noun }
  | { readonly kind: 'end'; readonly noun: Noun; readonly fn: 'min' | 'max' }

/** What a question is about, after its "was" or "did": "Lark", "each boat", "the boats", "the last boat". */
export function subjectsAt(chart: Chart, at: number): readonly Parsed<Subject>[] {
  const article = ['the', 'our', 'their'].includes(lowAt(chart, at)) ? at + 1 : at
  const named = [at, article].flatMap((from) =>
    filterAt(chart, from).flatMap(({ value, end, cost }): readonly Parsed<Subject>[] =>
      value.kind === 'value' && !value.negated && value.more.length === 0
        ? [
            {
              value: { kind: 'named', filter: { kind: 'filter', filter: value, start: at, end, cost } },
              end,
              cost,
            },
          ]
        : [],
    ),
  )
  const every = ['each', 'every'].includes(lowAt(chart, at))
  const rows = nounAt(chart, every ? at + 1 : at, 'entity').flatMap((noun): readonly Parsed<Subject>[] => {
    const { value } = noun
    if (!isThing(value) || value.extreme) return []
    if (every) return [{ ...noun, value: { kind: 'each', noun: value } }]
    return value.slot.plural ? [{ ...noun, value: { kind: 'rows', noun: value }, cost: noun.cost + 0.1 }] : []
  })
  return [...named, ...rows, ...endsAt(chart, article)]
}

const ends: Readonly<Record<string, 'min' | 'max'>> = {
  first: 'min',
  earliest: 'min',
  last: 'max',
  latest: 'max',
  newest: 'max',
}

/** "the last boat", "the first employee" */
function endsAt(chart: Chart, at: number): readonly Parsed<Subject>[] {
  const recent = lowAt(chart, at) === 'most' && lowAt(chart, at + 1) === 'recent'
  const fn = recent ? 'max' : ends[lowAt(chart, at)]
  if (!fn) return none
  return nounAt(chart, recent ? at + 2 : at + 1, 'entity')
    .filter(({ value }) => isThing(value) && !value.extreme && !value.slot.plural)
    .map((noun) => ({ ...noun, value: { kind: 'end', noun: noun.value, fn } }))
}

function isThing(noun: Noun): boolean {
  return (
    noun.owner === null && !noun.distinct && noun.slot.mention.links.some((link) => link.kind === 'table')
  )
}
