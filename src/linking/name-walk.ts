import { follow } from './branches.js'
import type { NameNode, NamePattern } from './name-index.js'
import { areTwoSides, stem } from './stem.js'
import { synonymsOf } from './synonyms.js'
import type { Token } from './tokens.js'

/** A name that some words of the question say. */
export interface FoundName {
  /** The token after its last. */
  readonly end: number
  readonly pattern: NamePattern
  readonly score: number
  readonly synonym: boolean
  /** The name's own words, where a synonym of theirs was said; else null. */
  readonly readAs: string | null
}

interface Step {
  readonly node: NameNode
  readonly at: number
  readonly score: number
  readonly words: readonly string[]
  readonly synonyms: number
  /** The last token was passed over, so that no name ends here. */
  readonly midway?: boolean
}

const steps = { stem: 0.88, strained: 0.66, synonym: 0.8, activity: 0.5 } as const

/** Every name that begins at a token, in its own words or one synonym; of each length and sense, in no order. */
export function namesAt(tokens: readonly Token[], start: number, root: NameNode): readonly FoundName[] {
  const found: FoundName[] = []
  const open: Step[] = [{ node: root, at: start, score: 1, words: [], synonyms: 0 }]
  while (open.length > 0) {
    const step = open.pop()
    if (!step) break
    if (step.words.length > 0 && !step.midway) {
      for (const pattern of step.node.patterns)
        if (step.synonyms === 0 ? !isOtherSide(pattern, step) : meansTheSame(pattern, step))
          found.push(judge(pattern, step))
    }
    const token = tokens[step.at]
    if (!token || (token.kind === 'mark' && token.low !== '-') || token.kind === 'quoted') continue
    if (
      step.words.length > 0 &&
      (token.low === '-' ||
        token.low === 'the' ||
        token.low === 'a' ||
        token.low === 'an' ||
        token.low === 'of_')
    ) {
      open.push({ ...step, at: step.at + 1, midway: true })
    }
    const next = follow(step.node.next, token.stem)
    if (next)
      open.push({ ...step, node: next, at: step.at + 1, words: [...step.words, token.lemma], midway: false })
    if (step.synonyms === 0) open.push(...viaSynonyms(tokens, step))
  }
  return found
}

function viaSynonyms(tokens: readonly Token[], step: Step): readonly Step[] {
  const out: Step[] = []
  for (let length = 1; length <= 3; length++) {
    const words = tokens.slice(step.at, step.at + length)
    if (words.length < length || words.some((word) => word.kind !== 'word')) break
    for (const phrase of synonymsOf(words.map((word) => word.lemma).join(' '))) {
      let node: NameNode | undefined = step.node
      for (const word of phrase) node = node && follow(node.next, stem(word))
      if (node)
        out.push({
          node,
          at: step.at + length,
          score: step.score * steps.synonym,
          words: [...step.words, ...phrase],
          synonyms: step.synonyms + 1,
        })
    }
  }
  return out
}

function judge(pattern: NamePattern, step: Step): FoundName {
  let score = pattern.score * step.score
  if (pattern.lemmas.some((word, at) => word !== step.words[at]))
    score *= pattern.lemmas.some(
      (word, at) => word !== step.words[at] && strained(word, step.words[at] ?? ''),
    )
      ? steps.strained
      : steps.stem
  if (isActivity(pattern, step) || isAct(pattern, step)) score *= steps.activity
  const synonym = step.synonyms > 0
  return { end: step.at, pattern, score, synonym, readAs: synonym ? pattern.lemmas.join(' ') : null }
}

/** "Working hours" are no works and a conservator no conservation: doing and doers, by a part or a description of a table's name. */
function isActivity(pattern: NamePattern, step: Step): boolean {
  return (
    pattern.target.kind === 'table' &&
    (pattern.reason === 'comment' ||
      pattern.reason === 'head' ||
      /(?:ion|ment|ance|ence|al)$/.test(pattern.lemmas.at(-1) ?? '')) &&
    step.words.length === 1 &&
    pattern.lemmas.at(-1) !== step.words[0] &&
    /(?:ing|er|or)$/.test(step.words[0] ?? '')
  )
}

/** Books are no bookings and lists no listings: a plain noun by what is done, as a table. */
function isAct(pattern: NamePattern, step: Step): boolean {
  const [name] = pattern.lemmas
  return (
    pattern.target.kind === 'table' &&
    pattern.lemmas.length === 1 &&
    step.words.length === 1 &&
    name === `${step.words[0]}ing`
  )
}

/** Two nouns with one root are two things: "product" is no production, and a plane no plan. */
function strained(name: string, word: string): boolean {
  if (`${name}e` === word || `${word}e` === name) return true
  const verbal = /(?:ed|ing|er|or|en|wn|ld|nt|id|ee|al|ic|ment|ance|ence)$/
  return !verbal.test(name) && !verbal.test(word) && /(?:ion|ions)$/.test(name) !== /(?:ion|ions)$/.test(word)
}

/** An employer is no employee. */
function isOtherSide(pattern: NamePattern, step: Step): boolean {
  return pattern.lemmas.some((word, at) => areTwoSides(word, step.words[at] ?? ''))
}

/** What is a thing first, and only then what is done. */
const things: ReadonlySet<string> = new Set(
  'issue order address present object record contract post book bill charge fine file mark place stage rate'.split(
    ' ',
  ),
)

/** A synonym is a word, not a stem: "station" is no "state", though a "hire date" may be kept as "hired on". */
function meansTheSame(pattern: NamePattern, step: Step): boolean {
  // A case is an issue, and nothing that was issued: one word in another form is what is done, not a thing.
  const [word = ''] = step.words
  const [name, ...more] = pattern.lemmas
  if (pattern.target.kind === 'column' && more.length === 0 && name !== word && things.has(word)) return false
  return pattern.lemmas.every(
    (word, at) => word === step.words[at] || withoutTense(word) === (step.words[at] ?? '').replace(/e$/, ''),
  )
}

function withoutTense(word: string): string {
  return word
    .replace(/(?:ed|ing)$/, '')
    .replace(/e$/, '')
    .replace(/([bdgmnprt])\1$/, '$1')
}
