import type { Token } from '../../../linking/tokens.js'
import { namesOfVerb } from '../../grounding/verbs.js'
import words from '../../lexicon/words.json' with { type: 'json' }
import { type Chart, lowAt, type Parsed } from '../chart.js'
import { isDatedVerb, phrasalVerb } from '../dated-verb.js'
import { goesOn } from '../filters/during-filters.js'
import { phraseAt, wordClass } from '../phrase-book.js'
import type { Piece } from '../sketch.js'
import { takesPlace } from '../take-place.js'
import { isPaid } from '../worn-words.js'
import { piece } from './piece.js'

/** A verb that nothing names: allowed when light, when it relates two entities, or when the path it is on bears its stem. */
export function verbPieces(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const token = chart.tokens[at]
  if (token?.kind !== 'word') return []
  if (goesOn(chart, at) && dateFollows(chart, at + 1)) return []
  if (takesPlace(chart, at))
    return [
      piece(
        at,
        { end: at + 2, cost: -0.05 },
        { kind: 'verb', text: 'take place', stem: 'happen', light: true },
      ),
    ]
  if (takesPlace(chart, at - 1)) return []
  const kind = wordClass(token)
  const phrasal = phrasalVerb(chart, at)
  if (phrasal)
    return [
      piece(
        at,
        { end: at + 2, cost: -0.05 },
        { kind: 'verb', text: phrasal.text, stem: phrasal.stem, light: false },
      ),
    ]
  if (kind === 'stop' || (kind === 'content' && !isKnownVerb(chart, at, token))) return []
  if (isListed(chart, at, token) || isOfStay(chart, at)) return []
  if (isOwn(chart, at) || isHead(chart, at, token) || isImperative(chart, at)) return []
  if (chart.emptyAt(at).length > 0 || isPaid(chart, at) || isSpend(chart, at)) return []
  const dated = isDatedVerb(chart, at)
  if ((isValue(chart, at) && !dated) || isPlainNoun(chart, at, token)) return []
  const cost =
    (kind === 'light' ? -0.05 : kind === 'relation' ? 0 : 0.1) +
    (isSurelyNamed(chart, at, dated) && !asksWho(chart, at) ? 0.35 : 0)
  return [
    piece(
      at,
      { end: particleAt(chart, at + 1) ? at + 2 : at + 1, cost },
      { kind: 'verb', text: token.text, stem: token.stem, light: kind === 'light' },
    ),
  ]
}

/** "boat, start, last name": one of the things to show, and nothing that is done. */
function isListed(chart: Chart, at: number, token: Token): boolean {
  const next = chart.tokens[at + 1]
  return (
    token.low === token.lemma &&
    [',', ':'].includes(lowAt(chart, at - 1)) &&
    (!next || next.kind === 'mark' || next.low === 'and')
  )
}

/** "length of stay", "duration of the stay": a thing, and nothing that they do. */
function isOfStay(chart: Chart, at: number): boolean {
  const before = ['the', 'a', 'their'].includes(lowAt(chart, at - 1)) ? at - 2 : at - 1
  return ['stay', 'stays'].includes(lowAt(chart, at)) && lowAt(chart, before) === 'of'
}

/** "Maintenance spend per boat": how much, and nothing that they do. */
function isSpend(chart: Chart, at: number): boolean {
  return (
    ['spend', 'cost', 'pay', 'charge'].includes(lowAt(chart, at)) &&
    ['per', 'by', 'for'].includes(lowAt(chart, at + 1)) &&
    at <= 2 &&
    chart
      .mentionsAt(at - 1)
      .some((mention) => mention.end === at && mention.links.some((link) => link.kind === 'table'))
  )
}

/** "who flew NX101": what they did. */
function asksWho(chart: Chart, at: number): boolean {
  const role = chart
    .mentionsAt(at)
    .some((mention) => mention.links.some((link) => link.kind === 'table' && link.table.includes('#')))
  return (
    !role &&
    lowAt(chart, at - 1) === 'who' &&
    chart.tokens.findIndex(({ kind }) => kind === 'word') === at - 1
  )
}

const withOut: ReadonlySet<string> = new Set(words.withOut.split(' '))

/** "carried out", "handed out": the particle says no more than its verb, where no name has it. "Left out" says much more. */
function particleAt(chart: Chart, at: number): boolean {
  return (
    lowAt(chart, at) === 'out' &&
    withOut.has(lowAt(chart, at - 1)) &&
    !chart.catalogStems.has('out') &&
    chart.mentionsAt(at).length === 0
  )
}

/** Inflected or after an auxiliary, and a stem that some name of the schema has. */
function isKnownVerb(chart: Chart, at: number, token: Token): boolean {
  const inflected = /(?:ed|ing|en|wn|built)$/.test(token.low) || afterAuxiliary(chart, at)
  return inflected && [token.stem, ...namesOfVerb(token.stem)].some((name) => chart.catalogStems.has(name))
}

/** "did we dispatch", "do they deliver", "did each doctor issue": a verb in its plain form. */
function afterAuxiliary(chart: Chart, at: number): boolean {
  if (['we', 'they', 'you', 'it', 'i'].includes(lowAt(chart, at - 1)))
    return ['do', 'did', 'does'].includes(lowAt(chart, at - 2))
  return ['each', 'every'].some((word) =>
    [2, 3].some(
      (back) =>
        lowAt(chart, at - back) === word &&
        ['do', 'did', 'does'].includes(lowAt(chart, at - back - 1)) &&
        chart.mentionsAt(at - back + 1).some(({ end }) => end === at),
    ),
  )
}

/** "their own". */
function isOwn(chart: Chart, at: number): boolean {
  return lowAt(chart, at) === 'own' && ['their', 'its', 'his', 'her', 'our'].includes(lowAt(chart, at - 1))
}

/** The head of a sentence or of a part after a mark. */
function isHead(chart: Chart, at: number, token: Token): boolean {
  const before = chart.tokens[at - 1]
  const first = !before || before.sentence !== token.sentence || before.kind === 'mark'
  return first && phraseAt(chart.tokens, at, 'head') !== null
}

/** "give me", "get the"; not "did each instructor give (in 2026)", which ends what they did. */
function isImperative(chart: Chart, at: number): boolean {
  if (!imperatives.has(lowAt(chart, at))) return false
  const next = chart.tokens[at + 1]
  if (next && next.kind !== 'mark' && !afterDoing.has(next.low)) return true
  const helped = [2, 3, 4, 5].find((back) => ['did', 'does', 'do'].includes(lowAt(chart, at - back)))
  const between = chart.tokens.slice(at - (helped ?? 0) + 1, at)
  // "What did each instructor give" asks for no number of anything.
  const counted = chart.tokens
    .slice(0, at - (helped ?? 0))
    .some(({ low, index }) => low === 'how' && lowAt(chart, index + 1) === 'many')
  return helped === undefined || !counted || between.some(({ kind, low }) => kind === 'mark' || low === 'and')
}

const afterDoing: ReadonlySet<string> = new Set(
  'in on during since before after between from per by at last this'.split(' '),
)

/** Part of a stored value, or the word after its first. */
function isValue(chart: Chart, at: number): boolean {
  return [at, at - 1].some((start) =>
    chart
      .mentionsAt(start)
      .some(
        (mention) =>
          mention.end > at && mention.links.some((link) => link.kind === 'value' && link.score >= 0.9),
      ),
  )
}

/** "the order": a word in its plain form after an article that names a table or a column. */
function isPlainNoun(chart: Chart, at: number, token: Token): boolean {
  return (
    token.low === token.lemma &&
    !/(?:ed|ing|en|wn|ld|nt)$/.test(token.low) &&
    nounOpeners.has(lowAt(chart, at - 1)) &&
    chart
      .mentionsAt(at)
      .some((mention) => mention.links.some((link) => link.kind !== 'value' && link.score >= 0.6))
  )
}

/** Almost certainly a table's name, or a column's other than the date it tells of, which a verb seldom is. */
function isSurelyNamed(chart: Chart, at: number, dated: boolean): boolean {
  return chart
    .mentionsAt(at)
    .some((mention) =>
      mention.links.some(
        (link) =>
          (link.kind === 'table' && link.score >= 0.75) ||
          (link.kind === 'column' && link.score >= 0.9 && !dated),
      ),
    )
}

function dateFollows(chart: Chart, at: number): boolean {
  return chart.datesAt(at).some((span) => !span.bare || lowAt(chart, at) !== '')
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
  'from',
  'at',
  'highest',
  'lowest',
  'average',
  'total',
])
