import pluralize from 'pluralize'
import type { ValueMatch } from '../../linking/briefing.js'
import type { Catalog, CatalogTable } from '../../linking/catalog.js'
import { type Token, tokenise } from '../../linking/tokens.js'
import { isRankVerb, standingOf, wholeName } from '../grounding/above-below.js'
import { superiorsOf } from '../grounding/roles.js'
import { valueMentions } from '../grounding/value-mentions.js'

/**
 * "Who manages Rashid Khan?" in the words that are read: "who is the manager of Rashid Khan"; "who is managed by him"
 * and "whom does he manage" as "which employees are …". Only where the rows of one table refer to each other so and
 * somebody of them is named; else the question as it is.
 * @param values what `findValues` found in the question
 */
export function askedAboveOrBelow(question: string, catalog: Catalog, values: readonly ValueMatch[]): string {
  if (!/\bwho(?:m)?\b|\bwhich\b/i.test(question)) return question
  const tokens = tokenise(question)
  const who = tokens.find(({ low }) => asking.has(low))
  if (!who || who.index > farthest) return question
  for (const { base, role } of superiorsOf(catalog)) {
    const named = valueMentions(tokens, values, catalog).filter(
      ({ start, links }) =>
        start > who.index &&
        links.some((link) => link.kind === 'value' && base.titles.some(({ id }) => id === link.column)),
    )
    for (const { start, end } of named) {
      const standing = standingOf(tokens, start, end, role, base)
      if (standing === null) continue
      const whole = { tokens, who, ...wholeName(tokens, start, end), role, base }
      const said = standing === 'above' ? thoseBelow(whole) : theOneAbove(whole)
      if (said !== null) return said
    }
  }
  return question
}

const asking: ReadonlySet<string> = new Set(['who', 'whom', 'which'])

/** Words before "who": "tell me", "please show". */
const farthest = 3

interface Named {
  readonly tokens: readonly Token[]
  readonly who: Token
  /** Where the name begins and ends. */
  readonly start: number
  readonly end: number
  readonly role: CatalogTable
  readonly base: CatalogTable
}

/** "who is managed by …", "whom does … manage": which rows are those. */
function thoseBelow({ tokens, who, base }: Named): string | null {
  if (who.low === 'which') return null
  const before = textOf(tokens.slice(0, who.index))
  return [...before, 'which', pluralOf(base), ...textOf(agreeing(tokens, who))].join(' ')
}

/** "who manages …", "which employee manages …", "who is … managed by", "to whom does … report": the one above. */
function theOneAbove(named: Named): string | null {
  const { tokens, who, start, end, role } = named
  const past = clauseEnd(named)
  if (past === null) return null
  const opening = ['to', 'by'].includes(tokens[who.index - 1]?.low ?? '') ? who.index - 1 : who.index
  const before = textOf(tokens.slice(0, opening))
  const name = textOf(tokens.slice(start, end))
  return [...before, 'who is the', ...role.words, 'of', ...name, ...textOf(tokens.slice(past))].join(' ')
}

/** The token after all that says who is above whom; null where something else is said with it. */
function clauseEnd({ tokens, who, start, end, role, base }: Named): number | null {
  const low = (at: number) => tokens[at]?.low ?? ''
  const noun = who.low === 'which' ? 1 : 0
  if (noun === 1 && !base.lemmas.includes(tokens[who.index + 1]?.lemma ?? '')) return null
  const verb = tokens[start - 1]
  if (start === who.index + 2 + noun && verb && isRankVerb(verb, role)) return end
  const asked = ['is', 'was', 'does', 'did'].includes(low(start - 1)) && start === who.index + 2 + noun
  if (!asked) return null
  return ['by', 'to'].includes(low(end + 1))
    ? end + 2
    : ['by', 'to'].includes(low(who.index - 1))
      ? end + 1
      : null
}

/** What follows "who", said of several: "are managed by", "report to". */
function agreeing(tokens: readonly Token[], who: Token): readonly Token[] {
  const [next, ...more] = tokens.slice(who.index + 1)
  if (!next) return []
  const plural =
    next.low === 'is'
      ? 'are'
      : next.low === 'was'
        ? 'were'
        : next.low.replace(/^(report|answer|work)s$/, '$1')
  const rest = more[0]?.low === 'directly' ? more.slice(1) : more
  const [under, ...below] = rest
  return under?.low === 'under' && plural === 'work'
    ? [{ ...next, text: 'report' }, { ...under, text: 'to' }, ...below]
    : [{ ...next, text: plural }, ...rest]
}

function pluralOf({ words }: CatalogTable): string {
  return [...words.slice(0, -1), pluralize(words.at(-1) ?? '')].join(' ')
}

function textOf(tokens: readonly Token[]): readonly string[] {
  return tokens.map(({ kind, text }) => (kind === 'quoted' ? `"${text}"` : text.replace(/^of_$/, "'s")))
}
