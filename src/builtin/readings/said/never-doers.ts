import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

const auxiliaries: ReadonlySet<string> = new Set('has have had did does do is are was were'.split(' '))
const denials: ReadonlySet<string> = new Set(['never', 'not'])

/**
 * "Which vehicles has Moritz never driven?": what he has not done himself, whoever else has.
 * @throws {PassedOver} where he is met by rows of his own, and the denial is said of all
 */
export function checkNeverDoers(said: Said): void {
  const { assignment, spec } = said.reading
  for (const [{ mention, text }, link] of assignment.links) {
    if (link.kind !== 'value' || !denials.has(lowOf(said, mention.end))) continue
    const opens = [1, 2, 3].some((back) => auxiliaries.has(lowOf(said, mention.start - back)))
    const apart = spec.conditions.some(
      (condition) => condition.related?.negated !== true && condition.text.includes(link.value),
    )
    if (opens && apart) throw new PassedOver(`what '${text}' has not done is not clear`, [text])
  }
}
