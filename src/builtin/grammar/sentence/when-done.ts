import { type Chart, lowAt, none, type Parsed, slotFor } from '../chart.js'
import { filterAt } from '../filters/filter.js'
import { isTableLink } from '../link-kinds.js'
import { nounAt } from '../nouns/noun.js'
import type { Noun, Piece, Term } from '../sketch.js'
import { type Doing, doingsAt } from '../spans/doings.js'
import { nounTerm } from '../terms/noun-term.js'
import { grown, type State } from './state.js'

/** What is asked of a date: the date itself, or the year it is in. */
interface Asked {
  readonly end: number
  readonly year: boolean
}

/** "When was the Lark last inspected?", "in which year was each club founded": the date that a verb names, of its subject. */
export function whenDone(chart: Chart, state: State): readonly State[] {
  const asked = askedAt(chart, state.at)
  if (!asked) return none
  return subjectsAt(chart, asked.end).flatMap((subject) =>
    doingsAt(chart, subject.end).flatMap((doing) => {
      const fit = ofSubject(chart, subject.value, doing)
      const pieces = fit && piecesOf(chart, state.at, subject.value, { ...doing, value: fit }, asked.year)
      if (!pieces) return []
      const cost = subject.cost + doing.cost - 0.1
      const [first, ...rest] = pieces
      if (!first) return []
      return [
        rest.reduce((before, piece) => grown(before, piece, 0, 'tail'), grown(state, first, cost, 'tail')),
      ].map((grown) => ({ ...grown, at: doing.end }))
    }),
  )
}

const asking = [
  'when',
  'on which date',
  'on what date',
  'on which day',
  'on what day',
  'in which year',
  'in what year',
]
const auxiliaries = new Set('was were is are did does do has have had'.split(' '))

function askedAt(chart: Chart, at: number): Asked | null {
  for (const phrase of asking) {
    const words = phrase.split(' ')
    if (!words.every((word, offset) => lowAt(chart, at + offset) === word)) continue
    const end = at + words.length
    if (auxiliaries.has(lowAt(chart, end))) return { end: end + 1, year: phrase.endsWith('year') }
  }
  return null
}

/** Somebody named, every row of a kind, or the last one something was done to. */
type Subject =
  | { readonly kind: 'named'; readonly filter: Piece }
  | { readonly kind: 'each'; readonly noun: Noun }
  | { readonly kind: 'rows'; readonly noun: Noun }
  | { readonly kind: 'end'; readonly noun: Noun; readonly fn: 'min' | 'max' }

function subjectsAt(chart: Chart, at: number): readonly Parsed<Subject>[] {
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

/** The happening as one of the subject's own dates; of each, the first or last of dates kept elsewhere. Null where it is none. */
function ofSubject(chart: Chart, subject: Subject, { value }: Parsed<Doing>): Doing | null {
  if (subject.kind === 'named') return value
  const tables = subject.noun.slot.mention.links.flatMap((link) =>
    link.kind === 'table' ? [link.table] : [],
  )
  const own = value.links.filter((link) => tables.includes(chart.columnById.get(link.column)?.table ?? ''))
  if (own.length > 0) return { ...value, links: own }
  return subject.kind === 'each' && value.fn ? value : null
}

function piecesOf(
  chart: Chart,
  start: number,
  subject: Subject,
  { value: doing, end }: Parsed<Doing>,
  year: boolean,
): readonly Piece[] | null {
  const date = dateTerm(doing, end, year)
  const fn = subject.kind === 'end' ? subject.fn : doing.fn
  if (year && fn) return null
  const of: Term = fn ? { kind: 'aggregate', fn, of: date } : date
  const sentence = chart.tokens[start]?.sentence ?? 0
  const ask = (terms: readonly Term[]): Piece => ({
    kind: 'ask',
    terms,
    head: 'list',
    sentence,
    start,
    end,
    cost: 0,
  })
  switch (subject.kind) {
    case 'named':
      return [ask([of]), subject.filter]
    case 'each':
    case 'rows': {
      const slot = slotFor(chart, subject.noun.slot.mention, 'thing', isTableLink)
      if (!slot || (subject.kind === 'rows' && fn)) return null
      const thing = nounTerm({ value: { ...subject.noun, slot }, end, cost: 0 }).value
      if (!fn) return [ask([thing, of])]
      return [ask([of]), { kind: 'group', terms: [thing], word: 'each', start, end, cost: 0 }]
    }
    case 'end':
      return doing.fn ? null : [ask([of])]
    default:
      return subject satisfies never
  }
}

/** The year alone where only a date is stored. */
function dateTerm(doing: Doing, end: number, year: boolean): Term {
  const slot = {
    mention: { start: doing.at, end: doing.at + 1, links: doing.links },
    role: 'thing' as const,
    text: doing.text,
    plural: false,
    literal: null,
  }
  const noun: Noun = { slot, pre: none, distinct: false, extreme: null, owner: null, start: doing.at, end }
  return year && !doing.years ? { kind: 'grain', grain: 'year', noun } : { kind: 'noun', noun }
}
