import words from '../lexicon/measured.json' with { type: 'json' }
import type { Aggregate } from '../planning/plan.js'
import { type Chart, lowAt, none, type Parsed, production, skipDeterminers } from './chart.js'
import { type Degree, superlativeAt } from './degrees.js'
import { copulas, onAverage, type Opening, openingsAt } from './measured-openings.js'
import { nounAt } from './nouns/noun.js'
import { phraseAt } from './phrase-book.js'
import type { LastingUnit, Noun, Term } from './sketch.js'
import { spanUnitOf } from './spans/span-opening.js'
import { spanTail } from './spans/span-tail.js'
import { rateHints } from './units.js'

type Measured = Extract<Term, { kind: 'measured' }>

const verbs = new Map(Object.entries(words.verbs).map(([word, hints]) => [word, hints.split(' ')] as const))
const fillers: ReadonlySet<string> = new Set(words.fillers.split(' '))
const pronouns: ReadonlySet<string> = new Set(['they', 'it', 'each', 'he', 'she', 'this'])

/** "how long is each class", "how much do drivers earn on average", "how many minutes does a tour take on average". */
export const measuredAt = production<readonly Term[]>('measured', (chart, at) =>
  openingsAt(chart, at).flatMap((opening) => [...ofNoun(chart, opening), ...ofPronoun(chart, opening)]),
)

/** "(does) a class last (on average)", "is the longest class", "is each class". */
function ofNoun(chart: Chart, opening: Opening): readonly Parsed<readonly Term[]>[] {
  if (!copulas.has(lowAt(chart, opening.end))) return none
  const at = opening.end + 1
  const each = ['each', 'every'].includes(lowAt(chart, at))
  const all = lowAt(chart, at) === 'all'
  const from = skipDeterminers(chart, each ? at + 1 : at)
  const mean = ['average', 'typical', 'mean'].includes(lowAt(chart, from)) ? from + 1 : null
  const degree = mean === null ? superlativeAt(chart.tokens, from) : null
  const same =
    degree && opening.hints.some((hints) => hints.some((hint) => degree.hints.includes(hint))) ? degree : null
  const said = mean !== null ? 'avg' : same ? (same.descending ? 'max' : 'min') : opening.fn
  const nouns = [
    ...nounAt(chart, mean ?? same?.end ?? from, 'count').filter(isRows),
    ...nounAt(chart, from, 'value'),
  ]
  if (degree && opening.hints.length === 0) return ofExtreme(chart, opening, degree)
  return nouns.flatMap((noun) =>
    completed(chart, opening, noun, { said, each, all, article: ['a', 'an'].includes(lowAt(chart, at)) }),
  )
}

/** "(what does) the most expensive course cost", "(how much did) the cheapest repair cost": the verb asks for what the adjective is about. */
function ofExtreme(chart: Chart, opening: Opening, degree: Degree): readonly Parsed<readonly Term[]>[] {
  return nounAt(chart, degree.end, 'count')
    .filter(isRows)
    .filter((noun) => (verbs.get(lowAt(chart, noun.end)) ?? none).some((hint) => degree.hints.includes(hint)))
    .flatMap((noun) =>
      completed(chart, opening, noun, {
        said: degree.descending ? 'max' : 'min',
        each: false,
        all: false,
        article: false,
      }),
    )
}

const isRows = (noun: Parsed<Noun>) =>
  noun.value.extreme === null && noun.value.slot.mention.links.some((link) => link.kind === 'table')

interface Said {
  readonly said: Aggregate | null
  readonly each: boolean
  readonly all: boolean
  readonly article: boolean
}

function completed(
  chart: Chart,
  opening: Opening,
  noun: Parsed<Noun>,
  { said, each, article }: Said,
): readonly Parsed<readonly Term[]>[] {
  let end = noun.end
  const valued =
    noun.value.slot.role !== 'value'
      ? chart.mentionsAt(end).find((mention) => mention.links.some((link) => link.kind === 'value'))
      : undefined
  const verb = verbs.get(lowAt(chart, end))
  const wentOn = goingOn.has(lowAt(chart, end)) ? wentOnIn(opening) : null
  if (opening.days && wentOn === null) return none
  const hints = opening.hints.length > 0 ? opening.hints : verb ? [verb] : none
  if (hints.length === 0) return none
  if (wentOn !== null || verb || fillers.has(lowAt(chart, end))) end++
  if (verb && ['per', 'a'].includes(lowAt(chart, end)) && rateHints(lowAt(chart, end + 1)).length > 0) {
    const rates = rateHints(lowAt(chart, end + 1))
    return completedBy(
      chart,
      opening,
      noun,
      { said, each, article },
      [...hints.map((list) => list.flatMap((hint) => rates.map((rate) => `${rate} ${hint}`)))],
      end + 2,
      valued !== undefined,
    )
  }
  const terms = completedBy(chart, opening, noun, { said, each, article }, hints, end, valued !== undefined)
  return wentOn === null ? terms : terms.map((found) => lastingFor(chart, found, wentOn))
}

const goingOn: ReadonlySet<string> = new Set(
  'last lasts lasted take takes took run runs ran stay stays stayed open'.split(' '),
)

/** Null where it is asked how tall or how many hours, which a column of its own has to say. */
function wentOnIn({ word, days, unit }: Opening): LastingUnit | null {
  if (days) return days
  if (word === 'long') return 'any'
  return unit?.dimension === 'time' ? spanUnitOf(unit.word) : null
}

/** "how long did each exhibition last, in days" */
function lastingFor(
  chart: Chart,
  found: Parsed<readonly Term[]>,
  wentOn: LastingUnit,
): Parsed<readonly Term[]> {
  const { end, unit } = spanTail(chart, found.end)
  const value = found.value.map(
    (term): Term =>
      term.kind === 'measured' ? { ...term, wentOn: wentOn === 'any' ? (unit ?? 'any') : wentOn } : term,
  )
  return { ...found, value, end: wentOn === 'any' && unit ? end : found.end }
}

/** The rest of the sentence: over all, on average, or of one. */
function completedBy(
  chart: Chart,
  opening: Opening,
  noun: Parsed<Noun>,
  { said, each, article }: Omit<Said, 'all'>,
  hints: readonly (readonly string[])[],
  end: number,
  valued: boolean,
): readonly Parsed<readonly Term[]>[] {
  const tail = wholeAt(chart, end)
  const fn = tail?.fn ?? said
  if (fn && said && tail && tail.fn !== said) return none
  const one = noun.value.slot.role === 'value' || valued
  if (fn === null && !each && !one) return none
  if (article && fn === null) return none
  const terms: Term[] = hints.map(
    (list): Measured => ({
      kind: 'measured',
      noun: noun.value,
      hints: list,
      fn,
      word: opening.word,
      unit: opening.unit ?? null,
    }),
  )
  return [
    {
      value: each && fn === null ? [{ kind: 'noun', noun: noun.value }, ...terms] : terms,
      end: tail?.end ?? end,
      cost: noun.cost,
    },
  ]
}

/** "on average", "in total", "altogether". */
function wholeAt(chart: Chart, at: number): { fn: Aggregate; end: number } | null {
  const averaged = onAverage(chart, at)
  if (averaged !== null) return { fn: 'avg', end: averaged }
  const phrase = phraseAt(chart.tokens, at, 'whole')
  return phrase ? { fn: 'sum', end: phrase.end } : null
}

/** "… and how long they are", "how long it lasts": of what was spoken of. */
function ofPronoun(chart: Chart, opening: Opening): readonly Parsed<readonly Term[]>[] {
  if (opening.days) return none
  const inverted = copulas.has(lowAt(chart, opening.end)) && pronouns.has(lowAt(chart, opening.end + 1))
  if (!inverted && !pronouns.has(lowAt(chart, opening.end))) return none
  let end = opening.end + (inverted ? 2 : 1)
  if (['one', 'of_', 'of'].includes(lowAt(chart, end))) end++
  const last = lowAt(chart, end)
  const verb = verbs.get(last)
  const said =
    verb !== undefined || fillers.has(last) || (!inverted && ['is', 'are', 'was', 'were'].includes(last))
  if (!said && !inverted) return none
  const hints = opening.hints.length > 0 ? opening.hints : verb ? [verb] : none
  if (hints.length === 0) return none
  const tail = wholeAt(chart, said ? end + 1 : end)
  const rest = { fn: tail?.fn ?? opening.fn, word: opening.word, unit: opening.unit ?? null }
  const terms = hints.map((list): Measured => ({ kind: 'measured', noun: null, hints: list, ...rest }))
  return [{ value: terms, end: tail?.end ?? (said ? end + 1 : end), cost: 0 }]
}

/** What a verb measures: "weigh" the weight, "last" the duration. */
export function measuringVerb(word: string): readonly string[] | null {
  return verbs.get(word) ?? null
}
