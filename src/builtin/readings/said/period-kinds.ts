import { isMoneyWord } from '../../grammar/money-names.js'
import { wordClass } from '../../grammar/phrase-book.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

const periods: ReadonlySet<string> = new Set('hourly daily weekly monthly quarterly yearly annual'.split(' '))

/**
 * "The total monthly claim amount" is an amount for every month, however many claims are of the kind "monthly"; "monthly
 * claims" are those.
 * @throws {PassedOver} where a period before an amount is read as a stored kind
 */
export function checkPeriodKinds({ tokens, reading, mentions }: Said): void {
  for (const [{ mention, text }, link] of reading.assignment.links) {
    if (link.kind !== 'value' || !periods.has(text.toLowerCase())) continue
    for (const token of tokens.slice(mention.end)) {
      if (token.kind !== 'word' || wordClass(token) === 'stop') break
      const isTable = mentions.some(
        ({ start, end, links }) =>
          start === token.index &&
          end === token.index + 1 &&
          links.some((each) => each.kind === 'table' && each.score >= 0.9),
      )
      if (isMoneyWord(token.lemma) && !isTable)
        throw new PassedOver(`'${text}' may be how often the ${token.low} is told`, [text])
    }
  }
}
