import type { Catalog } from './catalog.js'
import oneWayGroups from './lexicon/one-way-synonyms.json' with { type: 'json' }
import synonymGroups from './lexicon/synonyms.json' with { type: 'json' }
import type { NameNode, NamePattern, NameReason } from './name-index.js'
import { noteNegated } from './negated-names.js'
import { asAmounts } from './own-amounts.js'
import { lazily } from './remember.js'
import { lemma, stem } from './stem.js'
import { compareText } from './text-order.js'
import { withoutToldOf } from './told-of.js'
import type { Token } from './tokens.js'

/** What a span of the question may stand for. */
export type Link =
  | {
      readonly kind: 'table'
      readonly table: string
      readonly score: number
      readonly reason: NameReason | 'synonym'
      /** The other word that was read for the question's own, when one was. */
      readonly readAs: string | null
    }
  | {
      readonly kind: 'column'
      readonly column: string
      /** "unpaid" for paid_on. */
      readonly negated?: boolean
      readonly score: number
      readonly reason: NameReason | 'synonym'
      readonly readAs: string | null
    }
  | {
      readonly kind: 'value'
      readonly column: string
      readonly value: string
      readonly score: number
      readonly exact: boolean
    }

/** Tokens `start` to before `end` with everything they may stand for, best first. */
export interface Mention {
  readonly start: number
  readonly end: number
  readonly links: readonly Link[]
}

/** Names of tables and columns in the question, every span and every sense; the parser chooses. */
export function linkNames(tokens: readonly Token[], catalog: Catalog): readonly Mention[] {
  const spans = new Map<string, Map<string, Link>>()
  for (const token of tokens) {
    if (token.kind === 'mark' || token.kind === 'quoted') continue
    for (const found of walk(tokens, token.index, catalog.names.root)) {
      const key = `${token.index}:${found.end}`
      const links = spans.get(key) ?? new Map<string, Link>()
      spans.set(key, links)
      const link = toLink(found)
      const id = `${found.pattern.target.kind}:${found.pattern.target.id}`
      if ((links.get(id)?.score ?? 0) < link.score) links.set(id, link)
    }
  }
  noteNegated(tokens, catalog, spans, (words) =>
    walk(words, 0, catalog.names.root).flatMap((found) =>
      found.end === words.length ? [toLink(found)] : [],
    ),
  )
  for (const token of tokens) {
    if (token.low.includes('_') && token.kind === 'word') noteIdentifier(token, catalog, spans)
  }
  return [...spans].map(([key, links]) => {
    const [start = 0, end = 0] = key.split(':').map(Number)
    return {
      start,
      end,
      links: ownNames(
        asAmounts(
          [...withoutToldOf([...links.values()], catalog)],
          { end, size: end - start },
          spans,
          catalog,
        ),
      ).sort((a, b) => b.score - a.score || compareText(idOf(a), idOf(b))),
    }
  })
}

/** "sale_price": the name as the database has it. */
function noteIdentifier(token: Token, catalog: Catalog, spans: Map<string, Map<string, Link>>): void {
  const links = new Map<string, Link>()
  const shared = { score: 1.1, reason: 'name', readAs: null } as const
  for (const table of catalog.tables) {
    if (table.name.toLowerCase() === token.low)
      links.set(table.id, { kind: 'table', table: table.id, ...shared })
    for (const column of table.columns)
      if (column.name.toLowerCase() === token.low)
        links.set(column.id, { kind: 'column', column: column.id, ...shared })
  }
  if (links.size > 0) spans.set(`${token.index}:${token.index + 1}`, links)
}

/**
 * A word that is itself a name stands for no other: where there is a "state", "state" is not the status. Nor do words
 * that another column of the table is called by: the delivery date is when it was delivered, not when dispatched.
 */
function ownNames(links: readonly Link[]): Link[] {
  const named = links.some((link) => link.kind !== 'value' && link.reason === 'name' && link.score >= 0.95)
  const taken = new Set(
    links.flatMap((link) =>
      link.kind === 'column' && link.reason !== 'synonym' && link.score >= ownStem
        ? [tableOf(link.column)]
        : [],
    ),
  )
  return links.filter(
    (link) =>
      link.kind === 'value' ||
      link.reason !== 'synonym' ||
      !(named || (link.kind === 'column' && taken.has(tableOf(link.column)))),
  )
}

/** What a name scores at least that is said with its own words, one of them in another form. */
const ownStem = 0.83

function tableOf(column: string): string {
  return column.slice(0, column.lastIndexOf('.'))
}

/** Of the table, or of the column that is named or holds the value. */
export function idOf(link: Link): string {
  return link.kind === 'table' ? link.table : link.column
}

interface Found {
  readonly end: number
  readonly pattern: NamePattern
  readonly score: number
  readonly synonym: boolean
  readonly readAs: string | null
}

interface Step {
  readonly node: NameNode
  readonly at: number
  readonly score: number
  readonly words: readonly string[]
  readonly synonyms: number
}

const steps = { stem: 0.88, strained: 0.66, synonym: 0.8, activity: 0.5 } as const

function walk(tokens: readonly Token[], start: number, root: NameNode): readonly Found[] {
  const found: Found[] = []
  const open: Step[] = [{ node: root, at: start, score: 1, words: [], synonyms: 0 }]
  while (open.length > 0) {
    const step = open.pop()
    if (!step) break
    if (step.words.length > 0) {
      for (const pattern of step.node.patterns)
        if (step.synonyms === 0 || meansTheSame(pattern, step)) found.push(judge(pattern, step))
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
      open.push({ ...step, at: step.at + 1 })
    }
    const next = step.node.next?.get(token.stem)
    if (next) open.push({ ...step, node: next, at: step.at + 1, words: [...step.words, token.lemma] })
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
      for (const word of phrase) node = node?.next?.get(stem(word))
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

function judge(pattern: NamePattern, step: Step): Found {
  let score = pattern.score * step.score
  if (pattern.lemmas.some((word, at) => word !== step.words[at]))
    score *= pattern.lemmas.some(
      (word, at) => word !== step.words[at] && strained(word, step.words[at] ?? ''),
    )
      ? steps.strained
      : steps.stem
  if (isActivity(pattern, step)) score *= steps.activity
  const synonym = step.synonyms > 0
  return { end: step.at, pattern, score, synonym, readAs: synonym ? pattern.lemmas.join(' ') : null }
}

/** "Working hours" are no works and a conservator no conservation: doing and doers, by a part or a description of a table's name. */
function isActivity(pattern: NamePattern, step: Step): boolean {
  return (
    pattern.target.kind === 'table' &&
    (pattern.reason === 'comment' || pattern.reason === 'head') &&
    step.words.length === 1 &&
    pattern.lemmas.at(-1) !== step.words[0] &&
    /(?:ing|er|or)$/.test(step.words[0] ?? '')
  )
}

/** Two nouns with one root are two things: "product" is no production. */
function strained(name: string, word: string): boolean {
  const verbal = /(?:ed|ing|er|or|en|wn|ld|nt|id|ee|al|ic|ment|ance|ence)$/
  return !verbal.test(name) && !verbal.test(word) && /(?:ion|ions)$/.test(name) !== /(?:ion|ions)$/.test(word)
}

/** A synonym is a word, not a stem: "station" is no "state", though a "hire date" may be kept as "hired on". */
function meansTheSame(pattern: NamePattern, step: Step): boolean {
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

function toLink(found: Found): Link {
  const reason: NameReason | 'synonym' = found.synonym ? 'synonym' : found.pattern.reason
  const shared = { score: found.score, reason, readAs: found.readAs }
  const { kind, id } = found.pattern.target
  return kind === 'table' ? { kind, table: id, ...shared } : { kind, column: id, ...shared }
}

const synonyms = lazily(() => {
  const out = new Map<string, (readonly string[])[]>()
  for (const set of Object.values(synonymGroups).flat()) for (const phrase of set) learn(out, phrase, set)
  for (const group of Object.values(oneWayGroups))
    for (const [said, meant] of Object.entries<readonly string[]>(group)) learn(out, said, meant)
  return out
})

function learn(
  synonymsBySaying: Map<string, (readonly string[])[]>,
  said: string,
  meant: readonly string[],
): void {
  const key = lemmasOf(said).join(' ')
  const known = synonymsBySaying.get(key) ?? []
  synonymsBySaying.set(key, known)
  const words = key.split(' ')
  for (const phrase of meant.map(lemmasOf)) {
    // A longer name that holds the words said is found by its head, and scored there.
    const holdsAll = words.every((word) => phrase.includes(word))
    if (!holdsAll && !known.some((other) => other.join(' ') === phrase.join(' '))) known.push(phrase)
  }
}

function lemmasOf(phrase: string): readonly string[] {
  return phrase.split(' ').map(lemma)
}

/** Other ways to say a word or phrase, each as lemmas. */
export function synonymsOf(phrase: string): readonly (readonly string[])[] {
  return synonyms().get(phrase) ?? []
}
