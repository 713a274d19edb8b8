import { type Branches, follow, withBranch } from '../../linking/branches.js'
import { lazily } from '../../linking/remember.js'
import type { Token } from '../../linking/tokens.js'
import advanced from '../lexicon/advanced.json' with { type: 'json' }
import breadth from '../lexicon/breadth.json' with { type: 'json' }
import grammar from '../lexicon/grammar.json' with { type: 'json' }
import words from '../lexicon/words.json' with { type: 'json' }

/** A list of the lexicon: "compare", "average", "top" and so on, by its key in the JSON files. */
export type PhraseKind = keyof typeof grammar | keyof typeof advanced | keyof typeof breadth

/** A phrase of the lexicon found in the question: what it means and where it ends. */
export interface Phrase {
  readonly sense: string
  readonly end: number
}

interface Node {
  next: Branches<Node>
  sense: string | null
}

const books = lazily(() => {
  const out = new Map<string, Node>()
  const rootOf = (kind: string): Node => {
    const root = out.get(kind) ?? newNode()
    out.set(kind, root)
    return root
  }
  for (const [kind, senses] of [...Object.entries(grammar), ...Object.entries(advanced)])
    for (const [sense, phrases] of Object.entries(senses))
      for (const phrase of phrases) mark([nodeAt(rootOf(kind), phrase.split(' '))], sense)
  for (const [kind, senses] of Object.entries(breadth))
    for (const [sense, patterns] of Object.entries(senses))
      for (const pattern of patterns) mark(nodesOf(rootOf(kind), pattern), sense)
  return out
})

function nodeAt(root: Node, words: readonly string[]): Node {
  let node = root
  for (const word of words) node = step(node, word)
  return node
}

/**
 * Where the phrases of a pattern end: `a|b` is either word, a trailing `?` makes the word optional. "good morning|evening
 * all?" is four phrases. No phrase is empty.
 */
function nodesOf(root: Node, pattern: string): readonly Node[] {
  let ends: Node[] = [root]
  for (const part of pattern.split(' ')) {
    const optional = part.endsWith('?') && part.length > 1
    const words = (optional ? part.slice(0, -1) : part).split('|')
    const grown = optional ? ends.slice() : []
    for (const end of ends) for (const word of words) grown.push(step(end, word))
    ends = grown
  }
  return ends.filter((end) => end !== root)
}

/** The first sense that a phrase is listed under is its own. */
function mark(ends: readonly Node[], sense: string): void {
  for (const end of ends) end.sense ??= sense
}

function step(node: Node, word: string): Node {
  const known = follow(node.next, word)
  if (known) return known
  const made = newNode()
  node.next = withBranch(node.next, word, made)
  return made
}

function newNode(): Node {
  return { next: null, sense: null }
}

const none: readonly Phrase[] = []

/** Phrases of one kind that begin at a token, longest first. An article inside a phrase may be left out or put in. */
export function phrasesAt(tokens: readonly Token[], at: number, kind: PhraseKind): readonly Phrase[] {
  const root = books().get(kind)
  const first = tokens[at]
  if (!root || !first || !follow(root.next, first.low)) return none
  const found = new Map<number, string>()
  const walk = (node: Node, next: number) => {
    if (node.sense !== null && !found.has(next)) found.set(next, node.sense)
    const token = tokens[next]
    if (!token || token.kind === 'quoted') return
    const step = follow(node.next, token.low)
    if (step) walk(step, next + 1)
    else if (next > at && (token.low === 'the' || token.low === 'a') && token.kind === 'word') {
      const after = tokens[next + 1]
      const over = after ? follow(node.next, after.low) : undefined
      if (over) walk(over, next + 2)
    }
  }
  walk(root, at)
  return [...found].map(([end, sense]) => ({ end, sense })).sort((a, b) => b.end - a.end)
}

/** The longest phrase of one kind that begins at a token, or null. */
export function phraseAt(tokens: readonly Token[], at: number, kind: PhraseKind): Phrase | null {
  return phrasesAt(tokens, at, kind)[0] ?? null
}

const stops: ReadonlySet<string> = new Set(words.stop.split(' '))
const light: ReadonlySet<string> = new Set(words.light.split(' '))
const relation: ReadonlySet<string> = new Set(words.relation.split(' '))

/** What a word costs when nothing explains it: stop words nothing, verbs a little, content words everything. */
export function wordClass(token: Token): 'stop' | 'light' | 'relation' | 'content' {
  if (token.kind === 'quoted') return 'content'
  if (token.kind === 'mark')
    return ['%', '<', '>', '=', '#', '&', '+'].includes(token.low) ? 'content' : 'stop'
  // "In May" is a month; "may" is nothing.
  if (stops.has(token.low) && !(token.text === 'May' && token.index > 0)) return 'stop'
  if (light.has(token.low)) return 'light'
  if (relation.has(token.low)) return 'relation'
  return 'content'
}
