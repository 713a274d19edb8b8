import { type CatalogColumn, isTemporal, isYear } from '../../../linking/catalog.js'
import { phrasesAt } from '../../grammar/phrase-book.js'
import type { Piece } from '../../grammar/sketch.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import { lowOf, pieceOver, type Said } from './said.js'

const questionWords = new Set(['what', 'who', 'whom', 'which', 'where', 'when', 'how', 'whose'])
/** After a joiner these can only open a question of their own; the others may relate to what was said before. */
const asking = new Set(['what', 'when', 'how', 'whom'])
const joiners = new Set(['and', ',', ';', ':', '-', '&', 'but', 'plus'])
const prepositions = new Set(['since', 'by', 'for', 'to', 'with', 'into', 'from', 'of', 'in', 'on', 'at'])

/** ", and who made them?", "and since when": a further question shows something. @throws {PassedOver} where it does not */
export function checkQuestionWords(said: Said): void {
  for (const { index, low, kind } of said.tokens) {
    if (kind !== 'word' || !questionWords.has(low)) continue
    if (opensFurther(said, index) && !isAnswered(said, index)) throw passedOver(said, index)
    if (leads(said, index) || opensFurther(said, index)) checkPlaceAndTime(said, index)
  }
}

/** After a joiner, or alone in a later sentence, once something has been asked. */
function opensFurther(said: Said, at: number): boolean {
  const from = prepositions.has(lowOf(said, at - 1)) ? at - 1 : at
  const first = said.reading.sketch.pieces[0]
  if (!first || first.start >= at || isPad(said, at)) return false
  const later = said.tokens[from - 1]?.sentence !== said.tokens[at]?.sentence
  return later || joiners.has(lowOf(said, from - 1))
}

/** "which ones", "who are they" at the end, when it was said already that they are to be listed. */
function isPad(said: Said, at: number): boolean {
  const which = lowOf(said, at) === 'which' && ['one', 'ones'].includes(lowOf(said, at + 1)) ? at + 2 : null
  const end = which ?? phrasesAt(said.tokens, at, 'pad')[0]?.end
  if (end === undefined) return false
  const next = said.tokens[end]
  return !next || next.kind === 'mark'
}

/** The first question word of the whole question, with nothing but a greeting before it. */
function leads(said: Said, at: number): boolean {
  const first = said.reading.sketch.pieces[0]
  return (
    said.tokens.findIndex((token) => questionWords.has(token.low)) === at && (!first || first.start >= at)
  )
}

/** Something shown follows it, or, after "who" and "which", a condition. */
function isAnswered(said: Said, at: number): boolean {
  const over = pieceOver(said, at)
  if (over && (over.start < at || over.end > at + 1)) return true
  const after = said.reading.sketch.pieces.filter((piece) => piece.start > at)
  const next = after.find((piece) => piece.kind !== 'verb' && piece.kind !== 'distinct')
  if (!next || endsBefore(said, at, next.start)) return false
  return next.kind === 'ask' ? !isAboutIt(said, at, next) : !asking.has(lowOf(said, at)) && narrows(next)
}

/** A clause ends between the two places. */
function endsBefore(said: Said, from: number, to: number): boolean {
  return said.tokens
    .slice(from + 1, to)
    .some(({ kind, low }) => (kind === 'mark' && !['of_', "'"].includes(low)) || low === 'and')
}

/** "what the appointment was for": what is named is not what is asked for. */
function isAboutIt(said: Said, at: number, next: Piece): boolean {
  return (
    lowOf(said, at) === 'what' &&
    ['was', 'were', 'is', 'are'].includes(lowOf(said, next.end)) &&
    ['for', 'about', 'like', 'called', 'named'].includes(lowOf(said, next.end + 1))
  )
}

function narrows(piece: Piece): boolean {
  return (
    ['filter', 'having', 'without', 'both', 'extreme'].includes(piece.kind) ||
    (piece.kind === 'entity' && piece.preposition !== 'and' && piece.preposition !== ',')
  )
}

/** "where are …" shows a place, "when did …" a time. */
function checkPlaceAndTime(said: Said, at: number): void {
  const { plan } = said.reading
  const shown = usedColumns({ ...plan, where: [], order: [], group: [], joins: [], having: [] })
  const word = lowOf(said, at)
  const timed = said.tokens.slice(at + 1, at + 3).some((token) => ['month', 'year'].includes(token.low))
  if (word === 'when' && !timed && !shown.some((column) => isTemporal(column) || isYear(column)))
    throw passedOver(said, at)
  if (word === 'where' && (!shown.some(isPlace) || isItself(said, shown))) throw passedOver(said, at)
}

/** "where is the History department": not its own name. */
function isItself({ reading: { plan } }: Said, shown: readonly CatalogColumn[]): boolean {
  const { titles, key } = plan.from.table
  const names = new Set([...titles, ...(key ?? [])].map(({ id }) => id))
  const named = plan.where.some(
    (cond) =>
      cond.kind === 'compare' &&
      cond.op === '=' &&
      cond.left.kind === 'column' &&
      titles.some(({ id }) => cond.left.kind === 'column' && id === cond.left.column.id),
  )
  return named && shown.every(({ id }) => names.has(id))
}

const places = new Set(
  'city town country state region address location place room building county district street gallery wing floor site venue hometown headquarter branch hotel zone area port airport station stop village province postcode zip shelf warehouse department farm depot school garage workshop'.split(
    ' ',
  ),
)

function isPlace(column: CatalogColumn): boolean {
  const table = column.table.slice(column.table.lastIndexOf('.') + 1).toLowerCase()
  return (
    column.lemmas.some((word) => places.has(word)) ||
    [...places].some((place) => place.length > 3 && table.startsWith(place))
  )
}

function passedOver(said: Said, at: number): PassedOver {
  const text = said.tokens[at]?.text ?? ''
  return new PassedOver(`'${text}' asks for something that this reading does not show`, [text])
}
