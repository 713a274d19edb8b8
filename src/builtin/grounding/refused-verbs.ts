import { stem } from '../../linking/stem.js'
import type { Piece } from '../grammar/sketch.js'
import { Ungrounded } from './ungrounded.js'

type Verb = Extract<Piece, { kind: 'verb' }>

const won = stem('won')
const placings: ReadonlySet<string> = new Set(['position', 'rank', 'placing', 'place', 'standing'].map(stem))

/**
 * "who won": whoever came first, where places are kept; all who took part did not.
 * @param unused stems of the columns that the reading does not use
 * @throws {Ungrounded} where a place that is kept is left out
 */
export function refuseWon({ stem: verb, text }: Verb, unused: ReadonlySet<string>): void {
  if (verb === won && [...placings].some((name) => unused.has(name)))
    throw new Ungrounded(`'${text}' may be told by a place that this reading does not use`, [text])
}
