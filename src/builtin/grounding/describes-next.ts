import type { Token } from '../../linking/tokens.js'
import type { Piece, Sketch } from '../grammar/sketch.js'

/** "of the open accounts": a verb's word right before a thing, after an article, says which of them are meant. */
export function describesNext(sketch: Sketch, verb: Piece, tokens: readonly Token[]): boolean {
  const next = sketch.pieces[sketch.pieces.indexOf(verb) + 1]
  if (next?.kind !== 'entity' || next.start !== verb.end) return false
  return openers.has(tokens[verb.start - 1]?.low ?? '')
}

const openers: ReadonlySet<string> = new Set('of the a an all our any every each'.split(' '))
