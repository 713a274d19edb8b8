import { type Chart, lowAt, type Parsed, production, skipDeterminers } from './chart.js'
import { clauseAt } from './clause.js'
import { nounAt } from './nouns/noun.js'
import { pairedNounsAt } from './nouns/paired.js'
import { phrasesAt } from './phrase-book.js'
import type { Clause, Noun, Piece, Term } from './sketch.js'

/** "the ratio of A to B", "what percentage of A are F", "share of A by C", "A as a percentage of B". */
export const ratioAt = production<Term>('ratio', (chart, at) => {
  const start = skipDeterminers(chart, skipHow(chart, at))
  return longest([...against(chart, start), ...partOf(chart, start), ...asPart(chart, start)])
})

/** The conditions of a ratio are all inside it, so the readings that explain most words are kept, not the cheapest. */
function longest(found: readonly Parsed<Term>[]): readonly Parsed<Term>[] {
  const byEnd = new Map<number, Parsed<Term>[]>()
  for (const each of [...found].sort((a, b) => a.cost - b.cost)) {
    const list = byEnd.get(each.end) ?? []
    if (list.length < 3) byEnd.set(each.end, [...list, each])
  }
  return [...byEnd]
    .sort(([a], [b]) => b - a)
    .slice(0, 6)
    .flatMap(([, list]) => list)
}

/** "How does the ratio … differ": the words before it add nothing. */
function skipHow(chart: Chart, at: number): number {
  return lowAt(chart, at) === 'how' && ['does', 'do', 'did', 'has', 'have'].includes(lowAt(chart, at + 1))
    ? at + 2
    : at
}

/** "ratio of A to B", "ratio between A and B", "percentage of A out of B". */
function against(chart: Chart, at: number): readonly Parsed<Term>[] {
  const out: Parsed<Term>[] = []
  for (const phrase of phrasesAt(chart.tokens, at, 'againstOf')) {
    const percent = phrase.sense === 'percent'
    const between = lowAt(chart, phrase.end - 1) === 'between'
    if (!percent) out.push(...kindToKind(chart, phrase.end, between))
    for (const over of clauseAt(chart, skipDeterminers(chart, phrase.end))) {
      for (const joiner of joinersAt(chart, over.end, between, percent)) {
        for (const under of clauseAt(chart, skipDeterminers(chart, joiner.end))) {
          out.push(ratio(percent, over, under, joiner.whole, 0))
        }
      }
    }
  }
  return out
}

const to: ReadonlySet<string> = new Set(['to', ':', '/', 'versus', 'vs'])
const toOrAnd: ReadonlySet<string> = new Set([...to, 'and'])

/** "ratio of male to female patients": both are patients. */
function kindToKind(chart: Chart, at: number, between: boolean): readonly Parsed<Term>[] {
  const start = phrasesAt(chart.tokens, skipDeterminers(chart, at), 'countStrict')[0]?.end ?? at
  return pairedNounsAt(chart, start, between ? toOrAnd : to).map(({ value, end, cost }) => {
    const side = (noun: Noun): Clause => ({ term: { kind: 'count', noun }, pieces: [] })
    return {
      value: {
        kind: 'ratio',
        percent: false,
        over: side(value.left),
        under: side(value.right),
        whole: false,
      },
      end,
      cost: cost - 0.05,
    }
  })
}

interface Joiner {
  readonly end: number
  /** What follows is all of what is before: "out of all orders". */
  readonly whole: boolean
}

function joinersAt(chart: Chart, at: number, between: boolean, percent: boolean): readonly Joiner[] {
  const out: Joiner[] = phrasesAt(chart.tokens, at, 'whole').map(({ end }) => ({ end, whole: true }))
  if (percent) return out
  const word = lowAt(chart, at)
  if (word === 'to') out.push({ end: at + 1, whole: false })
  if (between && word === 'and') out.push({ end: at + 1, whole: false })
  if (['over', 'versus', 'vs', ':', '/'].includes(word)) out.push({ end: at + 1, whole: false })
  if (word === 'compared' && ['to', 'with'].includes(lowAt(chart, at + 1)))
    out.push({ end: at + 2, whole: false })
  return out
}

/** "what percentage of orders in 2023 were shipped": the clause holds the whole and what is asked of it. */
function partOf(chart: Chart, at: number): readonly Parsed<Term>[] {
  const out: Parsed<Term>[] = []
  for (const phrase of phrasesAt(chart.tokens, at, 'partOf')) {
    const percent = phrase.sense === 'percent'
    for (const over of clauseAt(chart, skipWhole(chart, phrase.end))) {
      out.push({
        value: { kind: 'ratio', percent, over: over.value, under: null, whole: false },
        end: over.end,
        cost: over.cost,
      })
    }
    out.push(...eachIn(chart, phrase.end, percent))
  }
  return out
}

/** "share of each segment in total revenue": the group first, then what it is a share of. */
function eachIn(chart: Chart, at: number, percent: boolean): readonly Parsed<Term>[] {
  if (!['each', 'every'].includes(lowAt(chart, at))) return []
  const out: Parsed<Term>[] = []
  for (const key of nounAt(chart, at + 1, 'group')) {
    if (!['in', 'of'].includes(lowAt(chart, key.end)) || key.value.extreme) continue
    const group: Piece = {
      kind: 'group',
      terms: [{ kind: 'noun', noun: key.value }],
      word: 'each',
      start: at,
      end: key.end,
      cost: key.cost,
    }
    for (const over of clauseAt(chart, skipDeterminers(chart, key.end + 1))) {
      const clause: Clause = { term: over.value.term, pieces: [group, ...over.value.pieces] }
      out.push({
        value: { kind: 'ratio', percent, over: clause, under: null, whole: false },
        end: over.end,
        cost: over.cost + key.cost,
      })
    }
  }
  return out
}

function skipWhole(chart: Chart, at: number): number {
  return skipDeterminers(chart, at)
}

/** "cancelled orders as a percentage of all orders". */
function asPart(chart: Chart, at: number): readonly Parsed<Term>[] {
  const out: Parsed<Term>[] = []
  if (!chart.tokens.slice(at + 1).some((token) => phrasesAt(chart.tokens, token.index, 'asPart').length > 0))
    return out
  for (const over of clauseAt(chart, at)) {
    for (const phrase of phrasesAt(chart.tokens, over.end, 'asPart')) {
      for (const under of clauseAt(chart, skipDeterminers(chart, phrase.end)))
        out.push(ratio(phrase.sense === 'percent', over, under, true, 0.02))
    }
  }
  return out
}

function ratio(
  percent: boolean,
  over: Parsed<Clause>,
  under: Parsed<Clause>,
  whole: boolean,
  extra: number,
): Parsed<Term> {
  return {
    value: { kind: 'ratio', percent, over: over.value, under: under.value, whole },
    end: under.end,
    cost: over.cost + under.cost + extra,
  }
}
