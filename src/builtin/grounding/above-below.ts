import type { CatalogTable } from '../../linking/catalog.js'
import { stem } from '../../linking/stem.js'
import type { Token } from '../../linking/tokens.js'
import words from '../lexicon/superiors.json' with { type: 'json' }

/** Where a person named stands: over those that are spoken of, or under whom is spoken of. */
export type Standing = 'above' | 'below'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const nouns = list(words.nouns)
const verbs: ReadonlySet<string> = new Set(words.verbs.split(' ').map(stem))
const reporting = list(words.reporting)
const serving = list(words.serving)
const small = list(words.small)
const auxiliaries = list('do does did')
const copulas = list('is are was were')

/**
 * "Who manages Rashid Khan?" names him that is managed, "who is managed by Rashid Khan?", "whom does he manage?" and
 * "who reports to him?" the one who manages. Null where no verb or noun of the role is said of the name.
 * @param start the first token of the name
 * @param end the token after its last
 * @param role the table made for those referred to
 * @param base the table that both are in
 */
export function standingOf(
  tokens: readonly Token[],
  start: number,
  end: number,
  role: CatalogTable,
  base: CatalogTable,
): Standing | null {
  const name = wholeName(tokens, start, end)
  const before = backOver(tokens, name.start - 1, base)
  const said = { tokens, before, after: over(tokens, name.end), role }
  return standingAfter(said) ?? standingBefore(said)
}

/** First and last name are one: the capital words about a part of it. */
export function wholeName(
  tokens: readonly Token[],
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const isPart = (at: number) => at > 0 && tokens[at]?.kind === 'word' && tokens[at]?.capital === true
  let [from, to] = [start, end]
  while (isPart(from - 1)) from--
  while (isPart(to)) to++
  return { start: from, end: to }
}

interface Named {
  readonly tokens: readonly Token[]
  /** The word before the name, past what only describes it. */
  readonly before: number
  readonly after: number
  readonly role: CatalogTable
}

/** By what follows: "does [he] manage", "whom [he] manages", "is [he] managed by", "[he] reports to", "[his] manager". */
function standingAfter({ tokens, before, after, role }: Named): Standing | null {
  const low = (at: number) => tokens[at]?.low ?? ''
  const next = low(after)
  if (next === 'of_') return isNoun(tokens[after + 1], role) ? 'below' : null
  const toWhom = low(1) === 'whom' && low(0) === 'to'
  if (reporting.has(next) && (toWhom || low(after + 1) === 'to')) return 'below'
  const asked = low(before)
  if (auxiliaries.has(asked)) return isVerb(tokens[after], role, true) ? 'above' : null
  const passive = (at: number) => /ed$/.test(low(at)) && isVerb(tokens[at], role)
  if (copulas.has(next) && passive(over(tokens, after + 1))) return 'below'
  if (copulas.has(asked) && passive(after)) return 'below'
  if (copulas.has(asked) && !/ing$/.test(next)) return null
  return isVerb(tokens[after], role) && /(?:s|ing)$/.test(next) ? 'above' : null
}

/** By what stands before: "managed by [him]", "reporting to [him]", "who manages [him]", "the manager of [him]". */
function standingBefore({ tokens, before, role }: Named): Standing | null {
  const low = (at: number) => tokens[at]?.low ?? ''
  const word = low(before)
  const verb = backOver(tokens, before - 1, null)
  if (word === 'by') return isVerb(tokens[verb], role) && /ed$/.test(low(verb)) ? 'above' : null
  if (word === 'to') return reporting.has(low(verb)) ? 'above' : null
  if (word === 'under') return serving.has(low(verb)) ? 'above' : null
  if (word === 'of') return isNoun(tokens[before - 1], role) ? 'below' : null
  const asks = relatives.has(low(before - 1)) || relatives.has(low(before - 2))
  return isVerb(tokens[before], role, asks) && !(word.endsWith('ed') && !asks) ? 'below' : null
}

const relatives = list('who whom that which')

/** A form of the verb that the role is called after; what is also the noun only where a verb is due. */
function isVerb(token: Token | undefined, role: CatalogTable, due = false): boolean {
  if (token?.kind !== 'word') return false
  if (isNoun(token, role) && !due) return false
  const head = role.lemmas.at(-1) ?? ''
  return token.stem === stem(head) || (nouns.has(head) && verbs.has(token.stem))
}

/** A form of the verb that a role is called after, between "who" and a name. */
export function isRankVerb(token: Token, role: CatalogTable): boolean {
  return isVerb(token, role, true)
}

function isNoun(token: Token | undefined, role: CatalogTable): boolean {
  const head = role.lemmas.at(-1) ?? ''
  return token?.lemma === head || (nouns.has(head) && nouns.has(token?.lemma ?? ''))
}

/** Back past "directly", and past what the one named is: "the employee". */
function backOver(tokens: readonly Token[], from: number, base: CatalogTable | null): number {
  let at = from
  while (small.has(tokens[at]?.low ?? '') || (base?.lemmas.includes(tokens[at]?.lemma ?? '') ?? false)) at--
  return at
}

function over(tokens: readonly Token[], from: number): number {
  let at = from
  while (small.has(tokens[at]?.low ?? '')) at++
  return at
}

/** What those are called who are above others. */
export const rankNouns: readonly string[] = words.called.split(' ')

/** Whether a word is what one does who is above others, whatever a schema calls them: "leads", "oversees". */
export function saysRank(token: Token): boolean {
  return token.kind === 'word' && verbs.has(token.stem) && !nouns.has(token.low)
}
