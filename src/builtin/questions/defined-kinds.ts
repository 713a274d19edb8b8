import { lemma } from '../../linking/stem.js'

/** Rows of one kind told apart by a condition: "A listing is hot when it is active and has had 3 viewings." */
export interface DefinedKind {
  /** Ways to say the adjective: "late", "late-reported". */
  readonly words: readonly string[]
  readonly noun: string
  /** What follows the noun: "that are active and have had 3 viewings". */
  readonly clause: string
  readonly text: string
}

/** "A stale listing is one that …", "Major donors are those whose …", "A claim is late if it …"; null for anything else. */
export function definedKind(sentence: string): DefinedKind | null {
  const text = sentence.trim().replace(/[.\s]+$/, '')
  return byCondition(text) ?? byExample(text)
}

/** "A claim is reported late if it was reported more than 30 days after the loss." */
function byCondition(text: string): DefinedKind | null {
  const found =
    /^(?:an?|the|every|each)\s+([a-z]+(?:\s[a-z]+)?)\s+(?:is|counts as)\s+(?:(?:considered|called|regarded as|deemed|said to be|counted as)\s+)?(?:([a-z]+ed)\s+)?["'“]?([a-z]+(?:-[a-z]+)*)["'”]?\s+(?:if|when|where|whenever|once|as long as)\s+(?:it|they|he or she|he|she)\s+((?:is|are|was|were|has|have|had)\s.+)$/i.exec(
      text,
    )
  if (!found?.[1] || !found[3] || !found[4]) return null
  const [, noun, verb, word, claim] = found
  if (counting.test(word)) return null
  const words = verb ? [`${word}-${verb}`, `${word} ${verb}`, word] : [word]
  return { words, noun, clause: `that ${plural(claim)}`, text }
}

/** "A stale listing is one that is still active", "High-value clients are those whose policies …". */
function byExample(text: string): DefinedKind | null {
  const found =
    /^(?:(?:an?|the|every|each)\s+)?["'“]?([a-z]+(?:-[a-z]+)*)["'”]?\s+([a-z]+(?:\s[a-z]+)?)\s+(?:is|are)\s+(?:one|a|an|any|those|the ones|all those)?\s*([a-z]+\s)?(that|which|who|whose|with|without)\s+(.+)$/i.exec(
      text,
    ) ?? having(text)
  if (!found?.[1] || !found[2] || !found[5]) return null
  const [, word, noun, again, said, claim] = found
  const relative = said || 'that'
  if (counting.test(word)) return null
  if (again && lemma(again.trim().toLowerCase()) !== lemma(noun.toLowerCase())) return null
  const tail = ['that', 'which', 'who'].includes(relative.toLowerCase()) ? plural(claim) : claim
  return { words: [word], noun, clause: `${relative} ${tail}`, text }
}

/** "A loyal member has at least 10 check-ins" is one that has them. */
function having(text: string): RegExpExecArray | null {
  return /^(?:(?:an?|the|every|each)\s+)?["'“]?([a-z]+(?:-[a-z]+)*)["'”]?\s+([a-z]+)()\s+(?=(?:has|have|had)\s)()(.+)$/i.exec(
    text,
  )
}

/** Words of the question's own grammar, never a kind of thing. */
const counting =
  /^(?:total|average|mean|median|net|gross|max(?:imum)?|min(?:imum)?|first|last|latest|earliest|top|best|worst|each|every|all|any|no|only|other|daily|weekly|monthly|quarterly|yearly|annual|highest|lowest|most|least|same|different)$/i

const plurals: Readonly<Record<string, string>> = { is: 'are', was: 'were', has: 'have' }

/** "is active and has had 3 viewings" of one is "are active and have had" of many. */
function plural(claim: string): string {
  return claim.replace(/(^|\b(?:and|or|but)\s+)(is|was|has)\b/gi, (_, joiner: string, verb: string) => {
    return `${joiner}${plurals[verb.toLowerCase()]}`
  })
}

/** What a condition on every row would change: the whole that a part is of, and what it is held against. */
const whole =
  /%|\b(?:percent|percentage|share|proportion|fraction|ratio|rate|versus|vs|compared?|against|total number|overall|other|others|rest|all)\b/i

/** More than one thing measured: the condition would be on all of them. */
const measured = /\b(?:how many|how much|number of|count of|average|mean|sum of|total)\b/gi

/** What stands right after the noun as it is. */
const besideNoun = /^(?:(?:that|which|who) (?:have|has|had)|with|without) (?!.*\b(?:and|or|but|,)\b).+$/i

/** A question about such rows, its adjective told in a sentence of its own; `null` where that would change something else. */
export function spellKinds(
  question: string,
  kinds: readonly DefinedKind[],
): { readonly text: string; readonly notes: readonly string[]; readonly notUnderstood: string | null } {
  let text = question
  const notes: string[] = []
  const only: string[] = []
  for (const kind of kinds) {
    const used = kind.words.flatMap((word) => usesOf(text, word))
    if (used.length === 0) {
      if (kind.words.some((word) => said(text, word))) return { text, notes, notUnderstood: kind.text }
      continue
    }
    const [first] = used
    const noun = first?.noun ?? ''
    const again = nounsIn(text).filter((word) => lemma(word) === lemma(noun.toLowerCase())).length
    const head = kind.noun.split(/\s+/).at(-1) ?? ''
    if (
      used.length > 1 ||
      !first ||
      again > 1 ||
      whole.test(text) ||
      (text.match(measured)?.length ?? 0) > 1 ||
      lemma(noun.toLowerCase()) !== lemma(head.toLowerCase())
    )
      return { text, notes, notUnderstood: kind.text }
    text = text.replace(first.whole, besideNoun.test(kind.clause) ? `${noun} ${kind.clause}` : noun)
    if (!besideNoun.test(kind.clause)) only.push(`Consider only ${many(noun)} ${kind.clause}.`)
    notes.push(`'${kind.words[0]}' read as ${kind.clause}, as told`)
  }
  return { text: only.length > 0 ? `${ended(text)} ${only.join(' ')}` : text, notes, notUnderstood: null }
}

function usesOf(text: string, word: string): readonly { readonly whole: string; readonly noun: string }[] {
  const found = new RegExp(`(?<![\\w-])${word}\\s+([a-z]+)`, 'gi')
  return [...text.matchAll(found)].map((match) => ({ whole: match[0], noun: match[1] ?? '' }))
}

function said(text: string, word: string): boolean {
  return new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'i').test(text)
}

function nounsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z]+/g) ?? []
}

function many(noun: string): string {
  return lemma(noun.toLowerCase()) === noun.toLowerCase() && !/(?:s|people|staff)$/i.test(noun)
    ? `${noun}s`
    : noun
}

function ended(text: string): string {
  return /[.?!]\s*$/.test(text) ? text.trim() : `${text.trim()}.`
}
