import type { Link, Mention } from '../../../linking/link.js'
import { stem } from '../../../linking/stem.js'
import { wordClass } from '../../grammar/phrase-book.js'
import { slotUses } from '../../grounding/slots.js'
import { PassedOver, Unfit } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/**
 * "Full tickets", "works on loan": a kind that is stored of the rows asked for is meant as a whole, even where each of
 * its words could be passed over or be read as something else. @throws {PassedOver} where a reading does so
 */
export function checkSpokenValues(said: Said): void {
  const { sketch, assignment } = said.reading
  const slots = slotUses(sketch).map(({ slot }) => slot)
  const linked = new Set([...assignment.links.values()].flatMap(tableOfRows))
  for (const mention of said.mentions) {
    const { start, end } = mention
    if (isName(said, mention) && isSplit(mention, slots))
      throw new Unfit(`'${textOf(said, mention)}' is stored as a whole`, [textOf(said, mention)])
    const kinds = kindsOf(mention, said).filter((table) => linked.has(table))
    if (kinds.length === 0 || isCovered(trimmed(said, mention), slots, sketch.pieces)) continue
    if (end > start + 1 ? !isMarked(said, mention) || isTaken(said) : !describesNext(said, mention, kinds))
      continue
    const words = said.tokens.slice(start, end).map(({ text }) => text)
    throw new PassedOver(`'${words.join(' ')}' is stored, and this reading does not ask for it`, words)
  }
}

/** "Calder Arena": several words, each with a capital, that are stored just so. */
function isName({ tokens }: Said, { start, end, links }: Mention): boolean {
  return (
    end > start + 1 &&
    tokens.slice(start, end).every(({ kind, capital }) => kind === 'word' && capital) &&
    links.some((link) => link.kind === 'value' && link.exact && link.score >= 0.95)
  )
}

/** Only parts of it are read. */
function isSplit({ start, end }: Mention, slots: readonly { readonly mention: Mention }[]): boolean {
  const over = slots.filter(({ mention }) => mention.start < end && mention.end > start)
  return (
    over.length > 0 &&
    over.every(
      ({ mention }) =>
        mention.start >= start && mention.end <= end && mention.end - mention.start < end - start,
    )
  )
}

function textOf({ tokens }: Said, { start, end }: Mention): string {
  return tokens
    .slice(start, end)
    .map(({ text }) => text)
    .join(' ')
}

function tableOfRows(link: Link): readonly string[] {
  return link.kind === 'table' ? [link.table] : []
}

/** The tables whose rows are of such a kind. */
function kindsOf({ links }: Mention, { catalog }: Said): readonly string[] {
  return links.flatMap((link) => {
    const column = link.kind === 'value' && link.exact ? catalog.columnById.get(link.column) : undefined
    return column?.role === 'category' ? [column.table] : []
  })
}

/** Some word of it is no stop word: "on loan". */
function isMarked({ tokens }: Said, { start, end }: Mention): boolean {
  const words = tokens.slice(start, end)
  return words.every(({ kind }) => kind !== 'mark') && words.some((word) => wordClass(word) !== 'stop')
}

/** A stop word right before the name of the rows that are of the kind. */
function describesNext(
  { tokens, reading }: Said,
  { start, end }: Mention,
  kinds: readonly string[],
): boolean {
  const word = tokens[start]
  if (word?.kind !== 'word' || word.low.length < 4 || wordClass(word) !== 'stop') return false
  return [...reading.assignment.links].some(
    ([{ mention }, link]) => mention.start === end && link.kind === 'table' && kinds.includes(link.table),
  )
}

/** "Taken on loan": how, and not which. */
function isTaken({ reading }: Said): boolean {
  return reading.sketch.pieces.some((piece) => piece.kind === 'verb' && giving.has(piece.stem))
}

const giving: ReadonlySet<string> = new Set(['take', 'give', 'put', 'get', 'send'].map(stem))

/** "the United States" without its article. */
function trimmed({ tokens }: Said, { start, end, links }: Mention): Mention {
  const first = tokens[start]
  return first && end > start + 1 && articles.has(first.low)
    ? { start: start + 1, end, links }
    : { start, end, links }
}

const articles: ReadonlySet<string> = new Set(['the', 'a', 'an'])

function isCovered(
  { start, end }: Mention,
  slots: readonly { readonly mention: Mention }[],
  pieces: Said['reading']['sketch']['pieces'],
): boolean {
  return (
    slots.some(({ mention }) => mention.start <= start && mention.end >= end) ||
    pieces.some(
      (piece) =>
        piece.kind === 'filter' && !('slot' in piece.filter) && piece.start <= start && piece.end >= end,
    )
  )
}
