import { type Chart, lowAt, none, type Parsed, production } from './chart.js'
import { segmentsAt } from './clause.js'
import { nounAt } from './nouns/noun.js'
import { phrasesAt } from './phrase-book.js'
import type { Noun, Piece, Term } from './sketch.js'

/**
 * A second count that only some of the rows counted before belong to: "… and how many of those are organic",
 * "the number of rooms as well as the number of rooms with a sea view".
 */
export const sideCountAt = production<Term>('side-count', (chart, at) => {
  if (at < 2) return none
  return [...ofThose(chart, at), ...countedAgain(chart, at), ...unnamed(chart, at)].flatMap(
    ({ noun, from, cost, anew }) =>
      segmentsAt(chart, from)
        .filter((found) => saysOneThing(found.value))
        .map((found) => ({
          value: {
            kind: 'formula',
            of: {
              kind: 'clause',
              clause: {
                term: { kind: 'count', noun },
                pieces: found.value.filter((piece) => piece.kind !== 'stop'),
              },
            },
            ...(anew ? { anew } : {}),
          } as const,
          end: found.end,
          cost: found.cost + cost - 0.25,
        })),
  )
})

/** "the number of visits that were completed and the number of visits that …": each count with what is said of it. */
export const ownCountAt = production<Term>('own-count', (chart, at) => {
  const start = lowAt(chart, at) === 'the' ? at + 1 : at
  return countsAt(chart, start)
    .filter((noun) => noun.value.pre.length === 0)
    .flatMap((noun) =>
      segmentsAt(chart, noun.end)
        .filter((found) => saysOneThing(found.value) && isCountedNext(chart, found.end, noun.value))
        .map((found) => ({
          value: {
            kind: 'formula',
            of: {
              kind: 'clause',
              clause: {
                term: { kind: 'count', noun: noun.value },
                pieces: found.value.filter((piece) => piece.kind !== 'stop'),
              },
            },
          } as const,
          end: found.end,
          cost: found.cost + noun.cost - 0.3,
        })),
    )
})

/** "… and the number of visits that …", and nothing less than a condition of its own. */
function isCountedNext(chart: Chart, at: number, before: Noun): boolean {
  let from = at
  while ([',', 'and', 'the'].includes(lowAt(chart, from))) from++
  return (
    from > at &&
    countsAt(chart, from).some(
      (noun) =>
        noun.value.pre.length === 0 &&
        sameWord(chart, noun.value, before) &&
        segmentsAt(chart, noun.end).some((found) => saysOneThing(found.value)),
    )
  )
}

interface Counted {
  readonly noun: Noun
  readonly from: number
  readonly cost: number
  readonly anew?: true
}

const pointers: ReadonlySet<string> = new Set(['them', 'those', 'these', 'which'])

/** "how many of those" */
function ofThose(chart: Chart, at: number): readonly Counted[] {
  const asked = lowAt(chart, at) === 'how' && lowAt(chart, at + 1) === 'many' && lowAt(chart, at + 2) === 'of'
  if (!asked || !pointers.has(lowAt(chart, at + 3))) return none
  const noun = countedBefore(chart, at)
  return noun ? [{ noun: { ...noun, pre: none }, from: at + 4, cost: 0 }] : none
}

/** "the number of rooms (with …)" where rooms were counted before. */
function countedAgain(chart: Chart, at: number): readonly Counted[] {
  const start = lowAt(chart, at) === 'the' ? at + 1 : at
  const before = countedBefore(chart, at)
  if (!before) return none
  return countsAt(chart, start)
    .filter((noun) => noun.value.pre.length === 0 && sameWord(chart, noun.value, before))
    .map((noun) => ({ noun: noun.value, from: noun.end, cost: noun.cost, anew: true }))
}

/** "the number not yet closed", "the number that were refunded": of what was counted before. */
function unnamed(chart: Chart, at: number): readonly Counted[] {
  const plain = lowAt(chart, at) === 'the' && lowAt(chart, at + 1) === 'number'
  if (!plain || !claims.has(lowAt(chart, at + 2))) return none
  const noun = countedBefore(chart, at)
  return noun ? [{ noun: { ...noun, pre: none }, from: at + 2, cost: 0 }] : none
}

const claims: ReadonlySet<string> = new Set(['not', 'still', 'that', 'which', 'who', 'without', 'never'])

/** The noun counted last before a place. */
function countedBefore(chart: Chart, at: number): Noun | null {
  for (let back = at - 1; back >= 0; back--) {
    const found = countsAt(chart, back).find((noun) => noun.end <= at && noun.value.owner === null)
    if (found) return found.value
  }
  return null
}

function countsAt(chart: Chart, at: number): readonly Parsed<Noun>[] {
  return (['howMany', 'countStrict'] as const).flatMap((kind) =>
    phrasesAt(chart.tokens, at, kind).flatMap((phrase) =>
      nounAt(chart, phrase.end, 'count').filter(
        (noun) =>
          noun.value.extreme === null && noun.value.slot.mention.links.some((link) => link.kind === 'table'),
      ),
    ),
  )
}

function sameWord(chart: Chart, one: Noun, other: Noun): boolean {
  const last = (noun: Noun) => chart.tokens[noun.slot.mention.end - 1]?.lemma
  return last(one) !== undefined && last(one) === last(other)
}

/** More than one condition could be of the part or of the whole. */
function saysOneThing(pieces: readonly Piece[]): boolean {
  const said = pieces.filter((piece) => ['filter', 'entity', 'without'].includes(piece.kind))
  const dated = said.some((piece) => piece.kind === 'filter' && piece.filter.kind === 'date')
  return (
    said.length === 1 &&
    !dated &&
    pieces.every((piece) => ['filter', 'entity', 'without', 'stop', 'verb'].includes(piece.kind))
  )
}
