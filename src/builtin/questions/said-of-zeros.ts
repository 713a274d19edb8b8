import { lemma } from '../../linking/stem.js'

/**
 * "… with 0 for activities nobody chose", "including insurers that cover nobody", "even if zero", "Doctors without
 * prescriptions should appear with 0": rows that nothing is counted for stay, and the question is put without saying so.
 * Null where nothing of the kind is said, or a word of it was not said before.
 * @param named lemmas that things of the schema are called by
 */
export function saidOfZeros(question: string, named: ReadonlySet<string>): string | null {
  for (const { pattern, free } of patterns) {
    const found = pattern.exec(question)
    if (!found) continue
    const before = question.slice(0, found.index)
    if (denied.test(before)) continue
    const clause = found.groups?.clause
    if (clause !== undefined && !isAbsence(clause, before, free, named)) continue
    return joined(before, question.slice(found.index + found[0].length))
  }
  return null
}

const denied = /(?:\b(?:not|never|nor|without)|n[’']t)\s*$/i

interface ZeroPattern {
  readonly pattern: RegExp
  /** Whether 0 is spoken of: then what nobody did need not be called as it was before. */
  readonly free: boolean
}

const goesOn =
  'return|sort|sorted|order|ordered|show|list|give|display|from|in|by|highest|lowest|largest|smallest|most|fewest|starting|ranked|descending|ascending|alphabetical|and (?:return|sort|order|show|list|give|display)'
const end = `(?= *(?:[.?!;)]|$|, *(?:${goesOn})\\b))`
const opening = '[,;(]?\\s*\\b(?:(?:and|but|please|also)\\s+)*'
const zero = '(?:a )?(?:count of |value of |total of )?(?:0|zero)'
const clause = "(?<clause>[a-z][a-z\\d'’ -]*?)"
const shown = `(?: (?:with|as|at|by|showing|having) ${zero})`

const patterns: readonly ZeroPattern[] = [
  // "with 0 for …", "show 0 if …", "(0 if none)"
  {
    pattern: new RegExp(
      `${opening}(?:(?:with|showing|show|give|giving|return|use|using|put|report|as|at|it is|is) )?${zero} (?:for|if|when|where) ${clause}\\)?${end}`,
      'i',
    ),
    free: true,
  },
  // "including …", "Include … with 0"
  {
    pattern: new RegExp(
      `${opening}(?:includ(?:e|es|ing)|keep|keeping|even|also|as well as|counting|list|show) (?:for )?${clause}${shown}${end}`,
      'i',
    ),
    free: true,
  },
  {
    pattern: new RegExp(
      `${opening}(?:includ(?:e|es|ing)|even(?: for)?|also|as well as|keep|keeping) ${clause}\\)?${end}`,
      'i',
    ),
    free: false,
  },
  // "even if zero", "including zeros", "0 included"
  {
    pattern: new RegExp(
      `${opening}(?:even (?:if|when|where) (?:(?:it|that|this|the (?:count|number|total|result)) is |they have |there (?:is|are) )?(?:${zero}|none)|includ(?:e|ing) (?:zero|0)(?:es|s|(?: count| value| result)s?)?|(?:zero|0)(?:es|s)? included)${end}`,
      'i',
    ),
    free: true,
  },
  // "Doctors without prescriptions should appear with 0."
  {
    pattern: new RegExp(
      `[.?!;]\\s+${clause} (?:(?:should|must|shall|are to|will|may|can) )?(?:also )?(?:be (?:listed|shown|included|kept|counted)|appear|get|count|have|stay|are (?:listed|shown|included))(?: too| as well)?(?: (?:with|as|at))? ${zero}${end}`,
      'i',
    ),
    free: true,
  },
]

const absent = /\b(?:without|no|none|never|nobody|nothing|no one|not|zero|0|lacking)\b|n[’']t\b/i

/** Whether a clause says that something is not there, in words said before or of the very things that are listed. */
function isAbsence(text: string, before: string, free: boolean, named: ReadonlySet<string>): boolean {
  if (!absent.test(text) || /\b(?:average|only|except|exclud\w*)\b/i.test(text)) return false
  if (/\b(?:average|mean)\b/i.test(before)) return false
  const said = words(before)
  if (isOfListed(text, said) && words(text).every((word) => isKnown(word, said, named))) return true
  const spared = free
    ? /\b(?:nobody|never|no one)((?: (?:have|has|had|been|was|were|ever))* [a-z]+)/i.exec(text)?.[1]
    : null
  const loose = new Set([...small, ...words(spared ?? '')])
  return words(text).every(
    (word) => loose.has(word) || said.some((other) => other === word || sameStem(other, word)),
  )
}

function words(text: string): readonly string[] {
  return (text.toLowerCase().match(/[a-z\d]+/g) ?? []).map(lemma)
}

/** "(kegs per beer, including) beers without …": whatever they lack, all beers are listed then. */
function isOfListed(text: string, said: readonly string[]): boolean {
  const subject = words(
    /^(?:the |all |any |also |even )*([a-z]+(?: [a-z]+)??) (?:without|with|that|who|which|nobody|no one|never|not|lacking|have|has)\b/i.exec(
      text,
    )?.[1] ?? '',
  ).at(-1)
  if (subject === undefined || small.includes(subject)) return false
  return said.some(
    (word, at) => word === subject && said.slice(Math.max(at - 3, 0), at).some((each) => each_.has(each)),
  )
}

/** Said before, or a name here, or the doing of one: "a licence" that nobody keeps lacks nothing. */
function isKnown(word: string, said: readonly string[], named: ReadonlySet<string>): boolean {
  return (
    small.includes(word) ||
    said.includes(word) ||
    named.has(word) ||
    [...said, ...named].some((other) => sameStem(other, word))
  )
}

const each_: ReadonlySet<string> = new Set(['each', 'every', 'per', 'all'])

/** "booked" and "bookings", "prescribed" and "prescriptions". */
function sameStem(one: string, other: string): boolean {
  const short = Math.min(one.length, other.length)
  let at = 0
  while (at < short && one[at] === other[at]) at++
  return at >= 4 && at >= short - 3
}

const small: readonly string[] = words(
  'the a an any one ones those that which who whom have has had been was were is are do did does not never nobody no none nothing anything anyone someone something at all yet ever with without of for it them to by s t don doesn didn haven hasn zero 0 lacking there so far still where if',
)

/** "including cancelled ones" says what holds anyway: without it nothing is left out. */
export function withoutInclusions(question: string): string {
  return question.replace(
    /\s*[,(]\s*(?:(?:and|also) )?including (?:the |all |any )?(?:(?!not\b|no\b|only\b)[a-z-]+ ){1,3}ones\)?(?=\s*(?:[.?!;]|$))/i,
    '',
  )
}

/** What is to be included and is not read; null where nothing is. */
export function unreadInclusion(question: string): string | null {
  const found =
    /\binclud(?:e|es|ing) (?:the |all |any |those |even |also )*(?:[a-z]+ ){0,2}(?:without|with no|with none|(?:that|who|which) (?:have|has|had|did|do|does|were|was|are|is)? ?(?:no|none|not|never|nothing)|never|nobody)\b[^.?!;]*/i.exec(
      question,
    )
  return found && !denied.test(question.slice(0, found.index)) ? found[0] : null
}

/** A sentence that is gone takes the "and" with it that led on from it. */
function joined(before: string, after: string): string {
  const starts = before.trim() === '' || /[.?!;]\s*$/.test(before)
  return starts ? `${before.trimEnd()} ${after.replace(/^\s*[,.;)]*\s*(?:and\s+)?/i, '')}` : before + after
}
