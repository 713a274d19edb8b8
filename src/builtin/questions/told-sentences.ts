import { sentencesOf } from './ticket-sentences.js'

/**
 * The sentences of what was told, what hangs on at the end of one taken off as one of its own: "…, as a fraction between
 * 0 and 1", "…, counting only trips whose distance is known", "…, going by the booking date".
 */
export function toldSentences(told: string): readonly string[] {
  return sentencesOf(told).flatMap((sentence) => apart(plainEnd(sentence)))
}

function apart(sentence: string): readonly string[] {
  const text = sentence.replace(/[.;\s]+$/, '')
  for (const [pattern, put] of tails) {
    const found = pattern.exec(text)
    if (/^as\s*$/i.test(text.slice(0, found?.index))) continue
    if (!found || found.index === 0) continue
    return [...apart(text.slice(0, found.index)), put.replace('$1', found[1] ?? '')]
  }
  const both = imperatives.exec(text)
  return both?.[1] && both[2] ? [both[1], ...apart(both[2])] : [sentence]
}

/** "(not null)" after "known" says it again. */
function plainEnd(sentence: string): string {
  return equated(sentence)
    .replace(/,?\s+(?:expressed|given|shown|stated)\s+(?=(?:in percent|as a percentage|in %)[.;\s]*$)/i, ', ')
    .replace(
      /\b(known|recorded|given|set|filled(?: in)?|present) \((?:i\.e\.,? )?(?:is |are )?not (?:null|empty)\)/i,
      '$1',
    )
}

/** "Damage rate: damages / rentals" is an equation. */
function equated(sentence: string): string {
  const found = /^([a-z][a-z-]*(?: [a-z-]+){0,3}(?: \([^)]+\))?):\s+(?=\S)/i.exec(sentence)
  return found &&
    !/\b(?:than|note|hint|remember|only|count|use|show|consider|order|sort)\b/i.test(found[1] ?? '')
    ? `${found[1]} = ${sentence.slice(found[0].length)}`
    : sentence
}

const given = '(?:(?:given|expressed|shown|stated|reported|measured|and is|it is) )?'
const tails: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `,?\\s+${given}(?:as )?(?:an? |the )?(?:fraction|decimal|number|value)(?: number| fraction)? (?:between|from) 0 (?:and|to) 1$`,
      'i',
    ),
    'Return a value between 0 and 1.',
  ],
  [new RegExp(`,\\s*${given}as an? (?:fraction|decimal)$`, 'i'), 'Return a fraction.'],
  [
    /,?\s+(?:and )?round(?:ed)? (?:off )?to ([\w]+ (?:decimals?(?: places?| digits?)?|digits?|places))$/i,
    'Round to $1.',
  ],
  [
    /,\s*(?:counting|counted|considering|using|taking|including|looking at) only (?:for )?(.+)$/i,
    'Count only $1.',
  ],
  [/,\s*only (?:for|over|counting|on) (.+)$/i, 'Count only $1.'],
  [/,\s*(?:going|counted|judged|dated|grouped|told) by (?:the )?(.+)$/i, 'Go by the $1.'],
  [/,\s*(?:excluding|ignoring|leaving out|not counting|without counting) (.+)$/i, 'Do not count $1.'],
]

const verbs =
  'count|leave out|use|show|sort|order|rank|include|exclude|treat|round|ignore|express|give|report|return|consider|do not count|take'

/** "Express percentages between 0 and 100 and count all bookings": two things to do. */
const imperatives = new RegExp(`^((?:${verbs})\\s[^,]+?)(?:,? and|;)\\s+((?:${verbs})\\s.+)$`, 'i')
