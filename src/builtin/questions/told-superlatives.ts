import pluralize from 'pluralize'
import { lemma } from '../../linking/stem.js'

/** "The busiest club is the one with the most check-ins": a degree that stands for a place by something else. */
export interface ToldSuperlative {
  /** "busiest", "most popular". */
  readonly degree: string
  /** What has it; null where nothing is said of that. */
  readonly noun: string | null
  /** "with the most check-ins". */
  readonly clause: string
  readonly text: string
}

const degree = '(most [a-z-]+|least [a-z-]+|top|[a-z]+est|best|worst)'
const extreme =
  '(?:most|fewest|least|highest|lowest|largest|smallest|greatest|biggest|longest|shortest|best|worst|earliest|latest|oldest|youngest)'

/** Takes such a sentence apart; null for anything else. */
export function toldSuperlative(sentence: string): ToldSuperlative | null {
  const text = sentence.trim().replace(/[.;\s]+$/, '')
  const one = new RegExp(
    `^(?:the |our |an? )?["'“]?${degree}["'”]?\\s+([a-z]+(?: [a-z]+)?)\\s+(?:is|are|means?|=)\\s+(?:the |that |those )?(?:ones?|those|[a-z]+)?\\s*(?:with|having|that (?:has|have|had)|which (?:has|have|had)|who (?:has|have|had))\\s+(the )?(${extreme}\\s.+)$`,
    'i',
  ).exec(text)
  if (one?.[1] && one[2] && one[4])
    return { degree: one[1], noun: one[2], clause: `with the ${one[4]}`, text }
  const bare = new RegExp(
    `^["'“]?${degree}["'”]?\\s*(?:=|:|means?|refers? to|stands for|is|are)\\s*(?:the one )?(?:with |having |by )?(?:the )?(${extreme}\\s.+)$`,
    'i',
  ).exec(text)
  return bare?.[1] && bare[2] ? { degree: bare[1], noun: null, clause: `with the ${bare[2]}`, text } : null
}

const numbers = '(?:\\d+|two|three|four|five|six|seven|eight|nine|ten)'

/** A question in which told degrees say what they are by; `notUnderstood` where one is used in another way. */
export function spellSuperlatives(
  question: string,
  told: readonly ToldSuperlative[],
): { readonly text: string; readonly notes: readonly string[]; readonly notUnderstood: string | null } {
  let text = question
  const notes: string[] = []
  for (const each of told) {
    const spelled = spell(text, each)
    if (spelled === null) return { text, notes, notUnderstood: each.text }
    text = spelled
    notes.push(`'${each.degree}' read as ${each.clause}, as told`)
  }
  return { text, notes, notUnderstood: null }
}

function spell(text: string, { degree: word, noun, clause }: ToldSuperlative): string | null {
  const said = word.replace(/\s+/, '\\s+')
  const isSo = new RegExp(
    `^(\\s*(?:which|what)\\s+)([a-z]+(?:\\s[a-z]+)?)\\s+(?:is|are|was|were)\\s+(?:the\\s+)?${said}(?=\\s*[?.!]|\\s+(?:in|of|on)\\s|$)`,
    'i',
  )
  const asked = isSo.exec(text)
  if (asked?.[2] && isOf(asked[2], noun))
    return text.replace(asked[0], `${asked[1]}${asked[2]} has ${clause.replace(/^with /, '')}`)
  const who = new RegExp(
    `^(\\s*(?:who|what|which)\\s+(?:is|are|was|were)\\s+(?:the|our)\\s+)?((?:the|our)\\s+)?(?:(?:top\\s+)?(${numbers})\\s+)?${said}\\s+([a-z]+(?:\\s[a-z]+)?)`,
    'i',
  )
  const inside = new RegExp(
    `()\\b((?:the|our)\\s+)(?:(?:top\\s+)?(${numbers})\\s+)?${said}\\s+([a-z]+(?:\\s[a-z]+)?)`,
    'i',
  )
  for (const pattern of [who, inside]) {
    const found = pattern.exec(text)
    const named = found?.[4] ?? ''
    const head = isOf(named, noun) ? named : (named.split(' ')[0] ?? '')
    if (!found || !isOf(head, noun)) continue
    const rest = text.slice(found.index + found[0].length - named.length + head.length)
    const count = found[3] ? `${found[3]} ` : ''
    return `${text.slice(0, found.index)}${found[1] ?? ''}${found[2] ?? ''}${count}${head} ${clause}${rest}`
  }
  return null
}

/** Whether a noun of the question is the one that the degree was told of. */
function isOf(said: string, noun: string | null): boolean {
  const last = (text: string) => lemma(pluralize.singular(text.toLowerCase().split(/\s+/).at(-1) ?? ''))
  return noun === null
    ? !said.includes(' ')
    : last(said) === last(noun) && said.split(/\s+/).length === noun.split(/\s+/).length
}
