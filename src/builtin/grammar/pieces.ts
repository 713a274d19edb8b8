import type { Link } from '../../linking/link.js'
import { namesOfVerb } from '../grounding/verbs.js'
import type { CompareOp, TimeGrain } from '../planning/plan.js'
import { bothAt } from './both.js'
import { type Chart, lowAt, none, type Parsed, production, skipDeterminers } from './chart.js'
import { hintsOf, superlativeAt } from './degrees.js'
import { amountsAt, filterAt } from './filters.js'
import { formAt } from './form.js'
import { amountHeadAt, measuredAt } from './measured.js'
import { nounAt } from './nouns.js'
import { namedOrders } from './orders.js'
import { isParticiple } from './participle.js'
import { phraseAt, phrasesAt, wordClass } from './phrase-book.js'
import type { Extreme, Noun, Piece, Term } from './sketch.js'
import { repeatedKey, spreadKeys } from './tally.js'
import { aggregateTermAt, grainAdjectiveAt, grainAt, measureAt, moneyAt, termsAt } from './terms.js'
import { unitAt } from './units.js'

/** "each name once", "every building only once": no row twice. */
function eachOnce(chart: Chart, at: number): Parsed<Piece>[] {
  if (!['each', 'every'].includes(lowAt(chart, at))) return []
  const end = [3, 4, 5].find((length) => lowAt(chart, at + length - 1) === 'once')
  return end === undefined ? [] : [piece(at, { end: at + end, cost: -0.08 }, { kind: 'distinct' })]
}

/** Anything that modifies: conditions, grouping, ordering, superlatives, absence, entities in passing, verbs. */
export const modifierAt = production<Piece>('modifier', (chart, at) => [
  ...filterAt(chart, at).map((found) => piece(at, found, { kind: 'filter', filter: found.value })),
  ...groupPieces(chart, at),
  ...byPieces(chart, at),
  ...orderPieces(chart, at),
  ...extremePieces(chart, at),
  ...havingPieces(chart, at),
  ...withoutPieces(chart, at),
  ...entityPieces(chart, at),
  ...verbPieces(chart, at),
  ...unitPieces(chart, at),
  ...formPieces(chart, at),
  ...phrasesAt(chart.tokens, at, 'overPeriod').map((phrase) =>
    piece(at, { end: phrase.end, cost: -0.25 }, { kind: 'period', grain: phrase.sense as TimeGrain }),
  ),
  ...trendKeys(chart, at),
  ...bothAt(chart, at).map((found) => piece(at, found, { kind: 'both', ...found.value })),
  ...eachOnce(chart, at),
  ...phrasesAt(chart.tokens, at, 'once').map((phrase) =>
    piece(at, { end: phrase.end, cost: -0.08 }, { kind: 'distinct' }),
  ),
])

type Body = Piece extends infer P ? (P extends Piece ? Omit<P, 'start' | 'end' | 'cost'> : never) : never

function piece(
  start: number,
  found: { readonly end: number; readonly cost: number },
  body: Body,
  extra = 0,
): Parsed<Piece> {
  const cost = found.cost + extra + 0.1
  return { value: { ...body, start, end: found.end, cost } as Piece, end: found.end, cost }
}

function unitPieces(chart: Chart, at: number): Parsed<Piece>[] {
  const unit = unitAt(chart, at)
  return unit ? [piece(at, unit, { kind: 'unit', unit: unit.value })] : []
}

/** "per country", "in each city and year", "by month", "monthly". */
function groupPieces(chart: Chart, at: number): Parsed<Piece>[] {
  const out: Parsed<Piece>[] = []
  for (const phrase of phrasesAt(chart.tokens, at, 'group')) {
    if (phrase.sense !== 'strong') continue
    for (const list of keyLists(chart, phrase.end))
      out.push(
        piece(at, list, {
          kind: 'group',
          terms: list.value,
          word:
            lowAt(chart, at) === 'in' || lowAt(chart, at) === 'for' || lowAt(chart, at) === 'of'
              ? 'each'
              : lowAt(chart, at),
        }),
      )
  }
  for (const { list, word } of spreadKeys(chart, at, keyLists))
    out.push(piece(at, list, { kind: 'group', terms: list.value, word }))
  if (repeatedKey(chart, at)) {
    for (const key of keyAt(chart, at))
      if (key.end === at + 1)
        out.push(
          piece(at, { end: at + 3, cost: key.cost }, { kind: 'group', terms: [key.value], word: 'by' }),
        )
  }
  const basis =
    lowAt(chart, at) === 'on' ? (['a', 'an'].includes(lowAt(chart, at + 1)) ? at + 2 : at + 1) : at
  const regular = basis > at && lowAt(chart, basis + 1) === 'basis' ? grainAdjectiveAt(chart, basis) : null
  if (regular !== null)
    out.push(
      piece(
        at,
        { end: basis + 2, cost: 0 },
        { kind: 'group', terms: [{ kind: 'grain', grain: regular, noun: null }], word: 'grain' },
      ),
    )
  const grain = grainAdjectiveAt(chart, at)
  if (grain !== null)
    out.push(
      piece(
        at,
        { end: at + 1, cost: 0.02 },
        { kind: 'group', terms: [{ kind: 'grain', grain, noun: null }], word: 'grain' },
      ),
    )
  return out
}

/** One key or several: "program and year". */
function keyLists(chart: Chart, at: number): readonly Parsed<readonly Term[]>[] {
  const out: Parsed<readonly Term[]>[] = []
  const grow = (base: Parsed<readonly Term[]>) => {
    if (base.value.length > 0) out.push(base)
    if (base.value.length >= 3) return
    const from = base.value.length === 0 ? base.end : afterJoiner(chart, base.end)
    if (from === null) return
    for (const key of keyAt(chart, from))
      grow({ value: [...base.value, key.value], end: key.end, cost: base.cost + key.cost })
  }
  grow({ value: none, end: at, cost: 0 })
  return out
}

function keyAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const nouns = nounAt(chart, skipDeterminers(chart, at), 'group').filter(
    (noun) => noun.value.extreme === null,
  )
  const ofOwner = nouns.flatMap((noun) =>
    lowAt(chart, noun.end) === 'of' && noun.value.owner === null
      ? nounAt(chart, noun.end + 1, 'entity')
          .filter(
            (owner) =>
              owner.value.extreme === null &&
              owner.value.pre.length === 0 &&
              !owner.value.distinct &&
              owner.value.slot.mention.links.every((link) => link.kind === 'table'),
          )
          .map((owner) => ({
            value: { ...noun.value, owner: owner.value, end: owner.end },
            end: owner.end,
            cost: noun.cost + owner.cost,
          }))
      : [],
  )
  return [
    ...grainAt(chart, at),
    ...[...nouns, ...ofOwner].map((noun) => ({
      value: { kind: 'noun', noun: noun.value } as Term,
      end: noun.end,
      cost: noun.cost,
    })),
  ].slice(0, 6)
}

function afterJoiner(chart: Chart, at: number): number | null {
  if (lowAt(chart, at) === ',' && lowAt(chart, at + 1) === 'and') return at + 2
  if (
    lowAt(chart, at) === ',' &&
    ['name', 'state'].includes(lowAt(chart, at + 1)) &&
    ['the', 'all', 'its', 'their'].includes(lowAt(chart, at + 2))
  )
    return null
  if (['and', ',', '&', 'then'].includes(lowAt(chart, at)))
    return ['by', 'per', 'each'].includes(lowAt(chart, at + 1)) ? at + 2 : at + 1
  return null
}

/** "by" is grouping, ranking or agency; assembly decides from what else was said. */
function byPieces(chart: Chart, at: number): Parsed<Piece>[] {
  const out: Parsed<Piece>[] = []
  const phrase = phrasesAt(chart.tokens, at, 'group').find((each) => each.sense === 'weak')
  if (!phrase) return out
  for (const list of ['a', 'an'].includes(lowAt(chart, phrase.end)) ? none : keyLists(chart, phrase.end)) {
    if (lowAt(chart, at) === 'across' && lowAt(chart, phrase.end) === 'all') continue
    const agent = lowAt(chart, at) === 'by' && isParticiple(lowAt(chart, at - 1)) ? 0.3 : 0
    out.push(piece(at, list, { kind: 'group', terms: list.value, word: 'by' }, 0.03 + agent))
  }
  for (const measure of measureAt(chart, phrase.end)) {
    out.push(
      piece(
        at,
        measure,
        {
          kind: 'extreme',
          extreme: { descending: true, limit: 0, hints: none, by: measure.value, word: 'by' },
        },
        0.02,
      ),
    )
  }
  return out
}

/** "in descending order of age", "ordered by name", "from highest to lowest", "sorted by year ascending". */
function orderPieces(chart: Chart, at: number): Parsed<Piece>[] {
  const out: Parsed<Piece>[] = namedOrders(chart, at).map((found) =>
    piece(at, found, { kind: 'order', ...found.value }),
  )
  for (const phrase of phrasesAt(chart.tokens, at, 'order')) {
    const given = phrase.sense === '' ? null : phrase.sense === 'desc'
    for (const term of orderTerms(chart, phrase.end)) {
      const trailing = trailingDirection(chart, term.end)
      const found = { end: trailing?.end ?? term.end, cost: term.cost }
      out.push(
        piece(at, found, {
          kind: 'order',
          term: term.value,
          descending: trailing?.descending ?? given ?? false,
        }),
      )
    }
  }
  for (const phrase of phrasesAt(chart.tokens, at, 'direction')) {
    const of = ['of', 'by'].includes(lowAt(chart, phrase.end))
    if (!of) {
      let end = phrase.end
      if (lowAt(chart, end) === 'order') end++
      out.push(
        piece(at, { end, cost: 0 }, { kind: 'order', term: null, descending: phrase.sense === 'desc' }),
      )
    }
    const from = of || ['order'].includes(lowAt(chart, phrase.end)) ? phrase.end + 1 : phrase.end
    for (const term of of ? orderTerms(chart, from) : [])
      out.push(piece(at, term, { kind: 'order', term: term.value, descending: phrase.sense === 'desc' }))
  }
  for (const verb of ['order', 'sort']) {
    if (phraseAt(chart.tokens, at, verb as 'order')) {
      const after = phraseAt(chart.tokens, at, 'order')
      const direction = after ? phraseAt(chart.tokens, after.end, 'direction') : null
      if (direction)
        out.push(
          piece(
            at,
            { end: direction.end, cost: 0 },
            { kind: 'order', term: null, descending: direction.sense === 'desc' },
          ),
        )
    }
  }
  return out
}

function orderTerms(chart: Chart, at: number): readonly Parsed<Term>[] {
  const from = skipDeterminers(chart, at)
  return [
    ...measureAt(chart, from),
    ...grainAt(chart, from),
    ...nounAt(chart, from, 'order').map((noun) => ({
      value: { kind: 'noun', noun: noun.value } as Term,
      end: noun.end,
      cost: noun.cost + 0.01,
    })),
  ]
}

function trailingDirection(chart: Chart, at: number): { descending: boolean; end: number } | null {
  const from = [',', '('].includes(lowAt(chart, at)) ? at + 1 : at
  const phrase = phraseAt(chart.tokens, from, 'direction')
  if (!phrase) return null
  const end = [')', 'order'].includes(lowAt(chart, phrase.end)) ? phrase.end + 1 : phrase.end
  return { descending: phrase.sense === 'desc', end }
}

/** "the highest number of citations", "the most orders", "largest population", "most common". */
function extremePieces(chart: Chart, at: number): Parsed<Piece>[] {
  const out: Parsed<Piece>[] = []
  const push = (
    found: { end: number; cost: number },
    descending: boolean,
    by: Term | null,
    word: string,
    hints: readonly string[] = none,
  ) => {
    const extreme: Extreme = { descending, limit: 1, hints, by, word }
    out.push(piece(at, found, { kind: 'extreme', extreme }))
  }
  const start = skipDeterminers(chart, at)
  for (const phrase of phrasesAt(chart.tokens, start, 'most')) {
    const from = skipDeterminers(chart, phrase.end)
    const again = phraseAt(chart.tokens, from, 'countStrict')
    for (const noun of nounAt(chart, again?.end ?? from, 'count')) {
      push(noun, phrase.sense === 'desc', { kind: 'count', noun: noun.value }, 'most')
    }
    for (const money of moneyAt(chart, from))
      push({ end: money.end, cost: money.cost }, phrase.sense === 'desc', money.value, 'most')
    for (const noun of nounAt(chart, from, 'number'))
      push(
        { end: noun.end, cost: noun.cost + 0.03 },
        phrase.sense === 'desc',
        { kind: 'noun', noun: noun.value },
        'most',
      )
  }
  const degree = superlativeAt(chart.tokens, start)
  if (degree && endsClause(chart, degree.end))
    push({ end: degree.end, cost: 0.02 }, degree.descending, null, degree.word, hintsOf(degree))
  for (const { noun, end, descending } of oftenAt(chart, start))
    push({ end, cost: noun.cost + 0.02 }, descending, { kind: 'count', noun: noun.value }, 'most')
  for (const phrase of phrasesAt(chart.tokens, start, 'extreme')) {
    for (const measure of measureAt(chart, skipDeterminers(chart, phrase.end)))
      push(measure, phrase.sense === 'desc', measure.value, lowAt(chart, start))
  }
  return out
}

/** "reviewed most often", "most frequently booked": by the number of rows the verb names. */
function oftenAt(
  chart: Chart,
  at: number,
): readonly { noun: Parsed<Noun>; end: number; descending: boolean }[] {
  const out: { noun: Parsed<Noun>; end: number; descending: boolean }[] = []
  const tables = (from: number) =>
    nounAt(chart, from, 'count').filter((noun) =>
      noun.value.slot.mention.links.some((link) => link.kind === 'table'),
    )
  for (const noun of tables(at)) {
    const phrase = phraseAt(chart.tokens, noun.end, 'often')
    if (phrase) out.push({ noun, end: phrase.end, descending: phrase.sense === 'desc' })
  }
  const phrase = phraseAt(chart.tokens, at, 'often')
  if (phrase)
    for (const noun of tables(phrase.end))
      out.push({ noun, end: noun.end, descending: phrase.sense === 'desc' })
  return out
}

function endsClause(chart: Chart, at: number): boolean {
  const token = chart.tokens[at]
  return (
    !token ||
    token.kind === 'mark' ||
    ['and', 'in', 'of', 'by', 'among', 'at', 'from', 'with', 'overall', 'for'].includes(token.low)
  )
}

/** "more than two employees", "at least 3 heads", "exactly one order", "multiple orders". */
function havingPieces(chart: Chart, at: number): Parsed<Piece>[] {
  const out: Parsed<Piece>[] = []
  const push = (from: number, op: CompareOp, amount: number, upper: number | null) => {
    const ofAt = lowAt(chart, from) === 'of' ? from + 1 : from
    const counted = phraseAt(chart.tokens, ofAt, 'distinct')?.end ?? ofAt
    for (const noun of nounAt(chart, counted, 'count')) {
      if (noun.value.extreme) continue
      out.push(piece(at, noun, { kind: 'having', op, amount, upper, noun: noun.value }))
    }
  }
  for (const amount of amountsAt(chart, at, true)) {
    if (amount.value.op === '=' && amount.value.amount > 50 && chart.tokens[at]?.kind === 'number') continue
    push(amount.end, amount.value.op, amount.value.amount, amount.value.upper)
  }
  const multiple = phraseAt(chart.tokens, at, 'multiple')
  if (multiple) push(multiple.end, '>', 1, null)
  const counted = countedNoun(chart, at)
  if (counted) {
    for (const noun of nounAt(chart, counted, 'count')) {
      for (const amount of amountsAt(
        chart,
        ['is', 'are', 'was', 'of'].includes(lowAt(chart, noun.end)) ? noun.end + 1 : noun.end,
        false,
      )) {
        out.push(
          piece(
            at,
            { end: amount.end, cost: noun.cost },
            { kind: 'having', ...amount.value, noun: noun.value },
          ),
        )
      }
    }
  }
  return out
}

/** "a number of orders above 5" */
function countedNoun(chart: Chart, at: number): number | null {
  return phraseAt(chart.tokens, skipDeterminers(chart, at), 'countStrict')?.end ?? null
}

const clauseEnds = new Set([',', ';', '?', '.', 'and', 'but'])

/** "without orders in 2023": the absence takes the conditions that follow it in the clause. */
function withoutPieces(chart: Chart, at: number): Parsed<Piece>[] {
  const out: Parsed<Piece>[] = []
  for (const phrase of phrasesAt(chart.tokens, at, 'not')) {
    for (const start of absenceStarts(chart, phrase.end)) {
      for (const noun of [...nounAt(chart, start, 'entity'), ...nounAt(chart, start, 'value')]) {
        const entity: Piece = {
          kind: 'entity',
          noun: noun.value,
          preposition: 'not',
          start,
          end: noun.end,
          cost: 0,
        }
        out.push(piece(at, noun, { kind: 'without', pieces: [entity] }, 0.02))
        const inside = followers(chart, noun.end)
        if (inside)
          out.push(
            piece(
              at,
              { end: inside.end, cost: noun.cost },
              { kind: 'without', pieces: [entity, ...inside.pieces] },
            ),
          )
      }
    }
  }
  return out
}

function absenceStarts(chart: Chart, at: number): readonly number[] {
  const out = [at]
  let next = at
  for (let skipped = 0; skipped < 4; skipped++) {
    const token = chart.tokens[next]
    if (token?.kind !== 'word') break
    if (wordClass(token) === 'content' || clauseEnds.has(token.low)) break
    next++
    out.push(next)
  }
  return out
}

/** Filters and entities up to the end of the clause, cheapest at each step. */
function followers(chart: Chart, at: number): { pieces: readonly Piece[]; end: number } | null {
  const pieces: Piece[] = []
  let end = at
  for (let next = at; next < chart.tokens.length; ) {
    const token = chart.tokens[next]
    if (!token || clauseEnds.has(token.low)) break
    const found = [
      ...filterAt(chart, next).map((each) => piece(next, each, { kind: 'filter', filter: each.value })),
      ...entityPieces(chart, next),
    ].sort((a, b) => b.end - a.end || a.cost - b.cost)[0]
    if (found) {
      pieces.push(found.value)
      next = found.end
      end = next
    } else if (wordClass(token) === 'content') break
    else next++
  }
  return pieces.length > 0 ? { pieces, end } : null
}

function entityPieces(chart: Chart, at: number): Parsed<Piece>[] {
  const preposition = prepositionBefore(chart, at)
  const owning = ['with', 'have', 'has', 'having', 'had', 'not', 'without'].includes(preposition)
  const things = nounAt(chart, at, 'entity').filter(
    (noun) =>
      owning || noun.value.slot.mention.links.some((link) => link.kind === 'table' || isFlag(chart, link)),
  )
  const agent = preposition === 'by' && !isParticiple(lowAt(chart, at - 2)) ? 0.3 : 0
  return [...things, ...nounAt(chart, at, 'value').map((noun) => ({ ...noun, cost: noun.cost + 0.06 }))].map(
    (noun) =>
      piece(
        at,
        noun,
        { kind: 'entity', noun: noun.value, preposition },
        (superlativeAt(chart.tokens, at) ? 0 : 0.02) + agent,
      ),
  )
}

function isFlag(chart: Chart, link: Link): boolean {
  return link.kind === 'column' && chart.columnById.get(link.column)?.kind === 'boolean'
}

function prepositionBefore(chart: Chart, at: number): string {
  for (let back = at - 1; back >= Math.max(0, at - 3); back--) {
    const word = lowAt(chart, back)
    if (!['the', 'a', 'an', 'all', 'any', 'their', 'its', 'of_', 'each', 'every', 'some'].includes(word))
      return word
  }
  return ''
}

const imperatives = new Set([
  'show',
  'list',
  'give',
  'return',
  'display',
  'find',
  'name',
  'get',
  'provide',
  'tell',
  'include',
  'report',
  'state',
])

const nounOpeners = new Set([
  'the',
  'a',
  'an',
  'their',
  'its',
  'his',
  'her',
  'of',
  'each',
  'per',
  'by',
  'and',
  'with',
  ',',
  'of_',
  'this',
  'that',
  'highest',
  'lowest',
  'average',
  'total',
])

/** A verb that nothing names: allowed when light, when it relates two entities, or when the path it is on bears its stem. */
function verbPieces(chart: Chart, at: number): Parsed<Piece>[] {
  const token = chart.tokens[at]
  if (token?.kind !== 'word') return []
  if (token.low === 'own' && ['their', 'its', 'his', 'her', 'our'].includes(lowAt(chart, at - 1))) return []
  if (at > 0 && chart.tokens[at - 1]?.sentence !== token.sentence && phraseAt(chart.tokens, at, 'head'))
    return []
  const kind = wordClass(token)
  const known = [token.stem, ...namesOfVerb(token.stem)].some((name) => chart.catalogStems.has(name))
  const inflected = (/(?:ed|ing|en|wn)$/.test(token.low) || afterAuxiliary(chart, at)) && known
  if (kind === 'content' && !inflected) return []
  if (kind === 'stop') return []
  const before = chart.tokens[at - 1]
  if (
    (!before || before.sentence !== token.sentence || before.kind === 'mark') &&
    phraseAt(chart.tokens, at, 'head')
  )
    return []
  if (imperatives.has(token.low)) return []
  const isValue = [at, at - 1].some((start) =>
    chart
      .mentionsAt(start)
      .some(
        (mention) =>
          mention.end > at && mention.links.some((link) => link.kind === 'value' && link.score >= 0.9),
      ),
  )
  if (isValue) return []
  const base =
    token.low === token.lemma &&
    !/(?:ed|ing|en|wn|ld|nt)$/.test(token.low) &&
    nounOpeners.has(lowAt(chart, at - 1))
  if (
    base &&
    chart
      .mentionsAt(at)
      .some((mention) => mention.links.some((link) => link.kind !== 'value' && link.score >= 0.6))
  )
    return []
  const isName = chart
    .mentionsAt(at)
    .some((mention) =>
      mention.links.some(
        (link) => link.kind !== 'value' && link.score >= (link.kind === 'table' ? 0.75 : 0.9),
      ),
    )
  const cost = (kind === 'light' ? -0.05 : kind === 'relation' ? 0 : 0.1) + (isName ? 0.35 : 0)
  return [
    piece(
      at,
      { end: at + 1, cost },
      { kind: 'verb', text: token.text, stem: token.stem, light: kind === 'light' },
    ),
  ]
}

/** "by the end of each year", "over the months": the periods of a trend. */
function trendKeys(chart: Chart, at: number): Parsed<Piece>[] {
  const end =
    phraseAt(chart.tokens, at, 'byEndOf')?.end ??
    (['over', 'across', 'through'].includes(lowAt(chart, at)) &&
    lowAt(chart, at + 1) === 'the' &&
    /s$/.test(lowAt(chart, at + 2))
      ? at + 2
      : null)
  if (end === null) return []
  return grainAt(chart, end)
    .filter((found) => found.value.kind === 'grain' && found.value.noun === null)
    .map((found) => piece(at, found, { kind: 'group', terms: [found.value], word: 'over' }))
}

/** "as a percentage", "rounded to two decimals": how the number is written. */
function formPieces(chart: Chart, at: number): Parsed<Piece>[] {
  const form = formAt(chart, at)
  return form
    ? [piece(at, { end: form.end, cost: -0.1 }, { kind: 'form', percent: form.percent, digits: form.digits })]
    : []
}

/** "did we dispatch", "do they deliver": a verb in its plain form. */
function afterAuxiliary(chart: Chart, at: number): boolean {
  return (
    ['we', 'they', 'you', 'it', 'i'].includes(lowAt(chart, at - 1)) &&
    ['do', 'did', 'does'].includes(lowAt(chart, at - 2))
  )
}

/** What is asked for after a head: "each city" there is every city. */
export const eachAskAt = production<Piece>('each-ask', (chart, at) => {
  const from = skipEach(chart, at)
  return from === at
    ? []
    : termsAt(chart, from).map((found) =>
        piece(at, found, { kind: 'ask', terms: found.value, head: 'list', sentence: sentenceAt(chart, at) }),
      )
})

/** What is asked for: "how many X", or terms to show. */
export const askAt = production<Piece>('ask', (chart, at) => {
  const out: Parsed<Piece>[] = []
  for (const phrase of phrasesAt(chart.tokens, at, 'howMany')) {
    const from = ['of', 'the', 'all'].includes(lowAt(chart, phrase.end)) ? phrase.end + 1 : phrase.end
    const values = nounAt(chart, from, 'value').map((noun) => ({ ...noun, cost: noun.cost + 0.05 }))
    for (const noun of [...nounAt(chart, from, 'count'), ...values]) {
      out.push(
        piece(
          at,
          noun,
          {
            kind: 'ask',
            terms: [{ kind: 'count', noun: noun.value }],
            head: 'count',
            sentence: sentenceAt(chart, at),
          },
          -0.05,
        ),
      )
    }
  }
  for (const found of measuredAt(chart, at))
    out.push(
      piece(
        at,
        found,
        { kind: 'ask', terms: found.value, head: 'list', sentence: sentenceAt(chart, at) },
        -0.1,
      ),
    )
  const amount = amountHeadAt(chart, at)
  for (const found of amount === null ? none : amountTerms(chart, amount))
    out.push(
      piece(
        at,
        found,
        { kind: 'ask', terms: [found.value], head: 'list', sentence: sentenceAt(chart, at) },
        -0.1,
      ),
    )
  for (const found of termsAt(chart, at))
    out.push(
      piece(at, found, { kind: 'ask', terms: found.value, head: 'list', sentence: sentenceAt(chart, at) }),
    )
  return out
})

/** "(how much is) the total cost", "the cost in total", "the hourly rate": never a thing. */
function amountTerms(chart: Chart, at: number): readonly Parsed<Term>[] {
  const columns = nounAt(chart, at, 'number').filter(
    (noun) =>
      noun.value.slot.mention.links.every(
        (link) => link.kind === 'column' && chart.columnById.get(link.column)?.role === 'measure',
      ) && noun.value.extreme === null,
  )
  const summed = columns.flatMap((noun) => {
    const whole = phraseAt(chart.tokens, noun.end, 'whole')
    return whole
      ? [
          {
            value: { kind: 'aggregate', fn: 'sum', of: { kind: 'noun', noun: noun.value } } as Term,
            end: whole.end,
            cost: noun.cost - 0.3,
          },
        ]
      : []
  })
  return [
    ...aggregateTermAt(chart, at),
    ...moneyAt(chart, at),
    ...summed,
    ...columns.map((noun) => ({
      value: { kind: 'noun', noun: noun.value } as Term,
      end: noun.end,
      cost: noun.cost,
    })),
  ]
}

function sentenceAt(chart: Chart, at: number): number {
  return chart.tokens[at]?.sentence ?? 0
}

function skipEach(chart: Chart, at: number): number {
  return ['each', 'every'].includes(lowAt(chart, at)) ? at + 1 : at
}
