import type { Token } from '../../linking/tokens.js'
import type { Sketch } from '../grammar/sketch.js'

type PieceOf<Kind extends Sketch['pieces'][number]['kind']> = Extract<
  Sketch['pieces'][number],
  { kind: Kind }
>

/**
 * Whether each of the things counted for is what is listed, so that those with nothing to count stay: "for every branch,
 * the number of copies", "how many copies does each branch hold", "every branch with its number of copies". Copies per
 * branch are what there is, in its places.
 */
export function listsEach({ pieces }: Sketch, tokens: readonly Token[]): boolean {
  const groups = pieces.filter((piece) => piece.kind === 'group')
  const firstAsk = pieces.find((piece) => piece.kind === 'ask')
  if (!firstAsk) return false
  if (groups.length > 0)
    return groups.some((group) => isFronted(group, firstAsk.start, tokens) || isSubject(group, tokens))
  return listsWithCounts(
    pieces.filter((piece) => piece.kind === 'ask'),
    tokens,
  )
}

/** "For each branch, …": before anything is asked. */
function isFronted({ start, word }: PieceOf<'group'>, ask: number, tokens: readonly Token[]): boolean {
  return start < ask && (word === 'each' || word === 'every') && says(tokens, start, start + 4, every)
}

/** "… does each branch hold", "… has every branch lent". */
function isSubject({ start }: PieceOf<'group'>, tokens: readonly Token[]): boolean {
  return says(tokens, start, start + 1, every) && says(tokens, start - 1, start, auxiliaries)
}

/** "every branch with the number of copies", "the branches and their number of copies". */
function listsWithCounts(asks: readonly PieceOf<'ask'>[], tokens: readonly Token[]): boolean {
  const [first, ...others] = asks.flatMap((ask) => ask.terms)
  const counted = others.find((term) => term.kind === 'count')
  if (first?.kind !== 'noun' || counted?.kind !== 'count') return false
  return (
    says(tokens, first.noun.start - 1, counted.noun.slot.mention.start, all) ||
    says(tokens, counted.noun.end, counted.noun.end + 2, every) ||
    (isBesideColumns([first, ...others]) && isOfThe(tokens, counted.noun.end))
  )
}

/** "the id, the capacity and the number of …": rows are described, of which the number is one thing among several. */
function isBesideColumns(terms: PieceOf<'ask'>['terms']): boolean {
  return (
    terms.filter(({ kind }) => kind === 'noun').length > 1 &&
    terms.at(-1)?.kind === 'count' &&
    terms.length > 2
  )
}

/** "the number of bookings of the sessions that …": all of those. */
function isOfThe(tokens: readonly Token[], end: number): boolean {
  return tokens[end]?.low === 'of' && says(tokens, end + 1, end + 2, definite)
}

function says(tokens: readonly Token[], start: number, end: number, words: ReadonlySet<string>): boolean {
  return tokens.slice(Math.max(start, 0), Math.max(end, 0)).some((token) => words.has(token.low))
}

const every: ReadonlySet<string> = new Set(['each', 'every'])
const all: ReadonlySet<string> = new Set(['each', 'every', 'all', 'its', 'their', 'respective'])
const definite: ReadonlySet<string> = new Set(['the', 'those', 'these', 'all', 'our'])
const auxiliaries: ReadonlySet<string> = new Set('do does did has have had is are was were can'.split(' '))
