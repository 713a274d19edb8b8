import aliasGroups from './lexicon/value-aliases.json' with { type: 'json' }
import { lazily } from './remember.js'
import { areTwoSides, lemma, stem } from './stem.js'
import type { Token } from './tokens.js'

/** The words of the question that a stored value may be spelt with. */
export interface Spelling {
  /** The question's own words. */
  readonly text: string
  readonly start: number
  readonly end: number
  readonly score: number
  readonly capital: boolean
  readonly quoted: boolean
}

/** Lower case, no accents, punctuation as spaces: what two spellings of one value have in common. */
export function normalise(text: string): string {
  const low = text.toLowerCase()
  if (/^[ -~]*$/.test(low)) return low.replace(/[^a-z0-9]+/g, ' ').trim()
  return low
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const aliases = lazily(() => {
  const out = new Map<string, readonly string[]>()
  for (const set of Object.values(aliasGroups).flat()) {
    const forms = set.map(normalise)
    for (const [at, word] of set.entries()) {
      const key = isCode(word) ? word : normalise(word)
      out.set(key, [...(out.get(key) ?? []), ...forms.filter((other) => other !== forms[at])])
    }
  }
  return out
})

/** "IN", "PER", "BEN": codes only when written in capitals. Keys of other aliases are in lower case. */
function isCode(word: string): boolean {
  return /^[A-Z]{1,3}$/.test(word)
}

function aliasesOf(form: string, words: readonly Token[]): readonly string[] {
  const text = words.length === 1 ? (words[0]?.text ?? '') : ''
  return [...(aliases().get(form) ?? []), ...(isCode(text) ? (aliases().get(text) ?? []) : [])]
}

const longest = 7

/** Every span of the question as normalised text, with singular, alias and stem variants at lower scores. */
export function spellings(tokens: readonly Token[]): ReadonlyMap<string, readonly Spelling[]> {
  const out = new Map<string, Spelling[]>()
  const add = (form: string, spelling: Spelling) => {
    if (form === '') return
    const list = out.get(form) ?? []
    out.set(form, list)
    if (
      !list.some(
        (each) => each.start === spelling.start && each.end === spelling.end && each.score >= spelling.score,
      )
    )
      list.push(spelling)
  }
  for (let start = 0; start < tokens.length; start++) {
    if (tokens[start]?.kind === 'mark') continue
    for (let end = start + 1; end <= Math.min(tokens.length, start + longest); end++) {
      const last = tokens[end - 1]
      if (!last || last.sentence !== tokens[start]?.sentence) break
      if (last.kind === 'mark') continue
      const words = tokens.slice(start, end)
      if (words.length > 1 && words.some((word) => word.kind === 'quoted')) continue
      // A check-in is no check.
      const joined = tokens[end]?.low === '-' || tokens[start - 1]?.low === '-'
      const written = words.map((word) => word.text).join(' ')
      const text = written.replaceAll(' of_', "'s")
      const capital =
        (words[0]?.capital ?? false) &&
        words.every((word) => word.capital || word.kind === 'mark' || word.low.length <= 3)
      const quoted = words[0]?.kind === 'quoted'
      for (const [form, score] of joined ? forms(words, written).slice(0, 1) : forms(words, written))
        add(form, { text, start, end, score, capital, quoted })
    }
  }
  return out
}

function forms(words: readonly Token[], written: string): readonly (readonly [string, number])[] {
  const exact = normalise(written)
  const list: (readonly [string, number])[] = [[exact, 1]]
  const tight = exact.replaceAll(' ', '')
  if (words.length === 2 && tight.length > 5) list.push([tight, 0.93])
  for (const alias of aliasesOf(exact, words)) list.push([alias, 0.95])
  if (words.some((word) => word.kind !== 'word')) return list
  const last = words.at(-1)?.text ?? ''
  const base = lemma(last)
  // Most words are their own base forms.
  if (base === last.toLowerCase() && words.length === 1) return list
  const singular = words.map((word, at) => normalise(at === words.length - 1 ? base : word.text)).join(' ')
  if (singular !== exact) {
    list.push([singular, 0.93])
    for (const alias of aliases().get(singular) ?? []) list.push([alias, 0.92])
  }
  return list
}

/** "shipped" for "shipping": one word, the same stem, at least five letters. */
export function sameStem(word: string, value: string): boolean {
  return (
    word.length >= 5 &&
    value.length >= 4 &&
    !/\s/.test(value) &&
    stem(word) === stem(value) &&
    !areTwoSides(lemma(word), lemma(value)) &&
    endsAlike(lemma(word), lemma(value))
  )
}

/** "passes" are no Passat: an ending that only looks like a verb's is the word's own. */
function endsAlike(one: string, other: string): boolean {
  return (!one.endsWith('at') || other.startsWith(one)) && (!other.endsWith('at') || one.startsWith(other))
}
