import { wordClass } from '../../grammar/phrase-book.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, pieceOver, plansOf, type Said } from './said.js'

const outright = new Set(
  'show list give include consider count return display those the for need want tell'.split(' '),
)

const shown = new Set(
  'show shown list listed give given displayed returned name named appear appears needed'.split(' '),
)

/** "owners with only electric cars" have no other: a row of theirs that fits is not enough. @throws {PassedOver} where it is read so */
export function checkOnly(said: Said): void {
  const first = said.reading.sketch.pieces[0]
  for (const { index, low, text } of said.tokens) {
    if (low === 'once' && isOccasion(said, index) && !isOfEach(said, index)) throw refused(text)
    if (!['only', 'solely', 'exclusively', 'nothing'].includes(low) || !first || index < first.start) continue
    if (isBetweenTables(said, index) || isSplitByState(said, index)) throw refused(text)
    if (outright.has(lowOf(said, index + 1)) || isCounted(said, index)) continue
    const exists = plansOf(said.reading.plan).length > 1
    const last = !said.tokens[index + 1] || said.tokens[index + 1]?.kind === 'mark'
    if (exists && (!last || isWithin(said, index))) throw refused(text)
  }
}

/** "prescription-only medicines": a kind of them, and not those with a prescription. */
function isBetweenTables({ reading: { assignment } }: Said, at: number): boolean {
  const tables = [...assignment.links]
    .filter(([, { kind }]) => kind === 'table')
    .map(([slot]) => slot.mention)
  return tables.some(({ end }) => end === at) && tables.some(({ start }) => start === at + 1)
}

/** "tonnes by commodity, hazardous only": those alone, and not the others beside them. */
function isSplitByState({ tokens, reading: { spec } }: Said, at: number): boolean {
  const comma = tokens.findLastIndex(({ index, low }) => index < at && low === ',')
  if (comma < 0 || at - comma > mostSaid || tokens[at + 1]?.kind === 'word') return false
  const lemmas = tokens.slice(comma + 1, at).map(({ lemma }) => lemma)
  return spec.groups.some(
    (group) =>
      group.kind === 'column' &&
      group.column.kind === 'boolean' &&
      group.column.lemmas.some((lemma) => lemmas.includes(lemma)),
  )
}

/** Tokens from the comma of ", hazardous cargo only" to its end. */
const mostSaid = 4

/** "students in the chess club only": said of the condition right before it; not "(completed visits only)". */
function isWithin(said: Said, at: number): boolean {
  const mark = said.tokens.findLastIndex(({ index, kind }) => index < at && kind === 'mark')
  if (
    mark >= 0 &&
    said.reading.sketch.pieces.filter((piece) => piece.start > mark && piece.end <= at).length <= 2
  )
    return false
  const before = [...said.reading.sketch.pieces].reverse().find((piece) => piece.end <= at)
  return before !== undefined && before.kind !== 'ask'
}

/** "only one club", "only once". */
function isCounted(said: Said, at: number): boolean {
  return [at + 1, at + 2].some((next) => pieceOver(said, next)?.kind === 'having')
}

/** "name each sponsor only once": no sponsor twice. */
function isOfEach(said: Said, at: number): boolean {
  return (
    pieceOver(said, at)?.kind === 'distinct' &&
    [1, 2, 3, 4].some((back) => ['each', 'every'].includes(lowOf(said, at - back)))
  )
}

/** "stayed once": how often something happened, not each row once. */
function isOccasion(said: Said, at: number): boolean {
  const back = ['only', 'just', 'exactly', 'more'].includes(lowOf(said, at - 1)) ? at - 2 : at - 1
  const token = said.tokens[back]
  return (
    token !== undefined &&
    !shown.has(token.low) &&
    (['light', 'relation'].includes(wordClass(token)) || ['been', 'was', 'were'].includes(token.low))
  )
}

function refused(text: string): PassedOver {
  return new PassedOver(`'${text}' is not read`, [text])
}
