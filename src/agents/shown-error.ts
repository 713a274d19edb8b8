import type { AttemptError } from '../events.js'

/**
 * An error as a model may see it. A database quotes rows in its errors ("invalid input syntax for type integer: …"),
 * and from the words alone no one can tell a row's value from the statement's own: what is neither in `known` (the
 * statement, the question, the names of the schema) nor the server's fixed wording is left out.
 */
export function shownError(error: AttemptError, known: string): AttemptError {
  const { sqlstate } = error
  const knows = knowledge(known)
  if (sqlstate === null) return each(error, (words) => hideUnknown(words, knows, countsToo))
  if (/^(42|0A|54)/.test(sqlstate)) return each(error, (words) => hideUnknown(words, knows, () => false))
  return { ...error, message: fixedWords(error.message, knows), detail: null, hint: null }
}

type Knows = (part: string) => boolean

/** The server folds names to lower case; any other spelling than the one known may be a row's. */
function knowledge(known: string): Knows {
  const folded = known.toLowerCase()
  return (part) => known.includes(part) || (part === part.toLowerCase() && folded.includes(part))
}

function each(error: AttemptError, shown: (words: string) => string): AttemptError {
  const { message, detail, hint } = error
  return { ...error, message: shown(message), detail: detail && shown(detail), hint: hint && shown(hint) }
}

const hidden = '…'
const quoted = /"[^"]*"|'(?:[^']|'')*'|«[^»]*»|“[^”]*”|„[^“”]*[“”]|`[^`]*`/g
const figure = /(?<![\p{L}\p{N}_])[-+]?\d[\p{L}\p{N}_.,:@/+-]*|\S+@\S+/gu

/** Quoted words and figures that are not known are hidden; names may be written with what they belong to. */
function hideUnknown(
  words: string,
  knows: Knows,
  countable: (after: string, number: string) => boolean,
): string {
  const isKnown: Knows = (part) => knows(part) || knows(part.slice(part.lastIndexOf('.') + 1) || part)
  return words
    .replace(quoted, (part) => (isKnown(part.slice(1, -1)) ? part : part[0] + hidden + part.at(-1)))
    .replace(figure, (part, offset: number, whole: string) => {
      const bare = part.replace(/[.,:;]+$/, '')
      const after = whole.slice(offset + part.length)
      return knows(bare) || countable(after, bare) ? part : hidden
    })
}

/** The critic counts rows and compares sums: how many there are is told, what they hold is not. */
function countsToo(after: string, number: string): boolean {
  return (
    /^\d+(\.\d+)?%?$/.test(number) &&
    /^\s*(%|rows?|columns?|values?|times|tables?|groups?|attempts?|checks?|characters?|of)\b|^\s*%/i.test(
      after,
    )
  )
}

/** The wordings in which the server reports what data made of a statement; `…` stands where it quotes. */
const wordings: readonly RegExp[] = [
  /^invalid input syntax for type [a-z ]+(?=$|: )/,
  /^invalid input value for enum \S+(?=: )/,
  /^(?:malformed (?:array|range|record) literal|invalid regular expression|date\/time field value out of range|timestamp out of range|date out of range[a-z ]*|interval field value out of range|time zone displacement out of range)(?=: |$)/,
  /^(?:integer|bigint|smallint|interval|timestamp|date|real|double precision|money|oid|cash) out of range$/,
  /^(?:numeric field overflow|value overflows numeric format|value out of range: (?:overflow|underflow)|division by zero)$/,
  /^cannot (?:cast|get|extract|call|take|deconstruct|subscript|accept|convert) [a-z_ ]+$/,
  /^(?:a negative number raised to a non-integer power yields a complex result|zero raised to a negative power is undefined)$/,
  /^more than one row returned by a subquery used as an expression$/,
  /^(?:LIMIT|OFFSET) must not be negative$/,
  /^(?:negative substring length not allowed|field position must not be zero|step size cannot equal zero|argument of [a-z_]+ must be [a-z ]+)$/,
]

/** `value "…" is out of range for type integer`: what is quoted stands first. */
const endings: readonly RegExp[] = [
  /^value ".*" (is out of range for type [a-z ]+)$/s,
  /^invalid value ".*" (for "[A-Za-z:;,. /-]{1,30}")$/s,
  /^(?:time zone|unit|timestamp units) ".*" (not recognized|not supported for type [a-z ]+)$/s,
]

/** A fixed wording with the rest of it, when the rest is the statement's own; any other message is not told at all. */
function fixedWords(message: string, knows: Knows): string {
  const rest = /["'«“„](.*)["'»”“]/s.exec(message)?.[1] ?? null
  const told = rest !== null && rest !== '' && knows(rest)
  for (const wording of wordings) {
    const found = wording.exec(message)
    if (found !== null) return told || found[0] === message ? message : `${found[0]}: ${hidden}`
  }
  for (const ending of endings) {
    const found = ending.exec(message)
    if (found !== null) return told ? message : `a value ${found[1]}`
  }
  return 'A value in the rows does not suit the statement; the words of the database may quote rows and are not shown.'
}
