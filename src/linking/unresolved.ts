import type { ResolvedDate, ValueMatch } from './briefing.js'
import commonWords from './lexicon/common-words.json' with { type: 'json' }
import type { Mention } from './link.js'
import type { Token } from './tokens.js'
import { normalise } from './value-forms.js'

const common: ReadonlySet<string> = new Set(commonWords)

/** Words of the question that no name, value, date or common word of asking explains. */
export function unresolvedWords(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  values: readonly ValueMatch[],
  dates: readonly ResolvedDate[],
): readonly string[] {
  const explained = new Set<number>()
  for (const mention of mentions) for (let at = mention.start; at < mention.end; at++) explained.add(at)
  const told = new Set(
    [...values.map((match) => match.text), ...dates.map((date) => date.text)].flatMap((text) =>
      normalise(text).split(' '),
    ),
  )
  return [
    ...new Set(
      tokens
        .filter((token) => token.kind === 'quoted' || token.kind === 'word')
        .filter((token) => !explained.has(token.index) && token.number === null)
        .filter(
          (token) =>
            !common.has(token.low) &&
            !normalise(token.text)
              .split(' ')
              .every((word) => told.has(word)),
        )
        .map((token) => token.text),
    ),
  ]
}
