import type { ValueMatch } from '../../linking/briefing.js'
import type { Clock } from '../../linking/calendar.js'
import type { Catalog } from '../../linking/catalog.js'
import { applyDefinitions } from '../../linking/definitions.js'
import { linkNames, type Mention } from '../../linking/link.js'
import { type Token, tokenise } from '../../linking/tokens.js'
import type { Matching } from '../grounding/matching.js'
import { personMentions } from '../grounding/persons.js'
import { withinReach } from '../grounding/reach.js'
import { outsideRoles, roleValues, withRoles } from '../grounding/roles.js'
import { mergeMentions, namesBeforeValues, valueMentions } from '../grounding/value-mentions.js'
import { spellAdjectives } from './defined-adjectives.js'
import { flagNouns, withoutOtherWords } from './flag-nouns.js'
import { holdersOf } from './holders.js'
import type { Hint } from './hint.js'
import { splitInstructions } from './instructions.js'
import { doneTimes } from './done-times.js'
import { piecesDone } from './pieces-done.js'
import { saidPlainly } from './plainer/said-plainly.js'
import { singleOne } from './plainer/single-one.js'
import { eachFirst } from './each-first.js'
import { plainReferences } from './plain-references.js'
import { neverDone } from './never-done.js'
import { saidOnce, spokenMeaning } from './spoken-meaning.js'
import { saidForShort } from './said-for-short.js'
import { tierMembers, withoutNamesakes } from './tier-members.js'
import { oneOwner, thoseWithout } from './those-without.js'
import { schemaReader } from './states/schema-reader.js'
import { asToldOnly, stateMentions, unusedState } from './states/told-state.js'
import { stayMentions } from './stays.js'
import { amountMentions, unitForShort, withAmounts } from './told-columns.js'
import { toldApart } from './told-apart.js'
import { turnedRound } from './turned-round.js'
import { verbObjects } from './verb-objects.js'
import { verbsAfterDid } from './verbs-after-did.js'
import { askedAboveOrBelow } from './who-above.js'

/** What is asked, in words that name something, and what was said besides. */
export interface LinkedQuestion {
  readonly tokens: readonly Token[]
  /** The schema with the tables that are met in more than one role. */
  readonly catalog: Catalog
  /** Every name and value that the words could mean. */
  readonly allMentions: readonly Mention[]
  /** Those of them that are near enough to a table named. */
  readonly mentions: readonly Mention[]
  readonly matching: Matching
  readonly hints: readonly Hint[]
  /** Rows that lack what is shown beside them are listed too. */
  readonly keepsEmpty: boolean
  /** What rows lack that are left out; null where nothing was said of them. */
  readonly lacked: readonly string[] | null
  /** How defined terms were read. */
  readonly notes: readonly string[]
  /** An instruction or a definition that is not read. */
  readonly notUnderstood: string | null
}

/**
 * The question without its instructions, its defined terms put in, linked to the schema.
 * @param values what `findValues` found in the question
 */
export function linkQuestion(
  question: string,
  database: Catalog,
  values: readonly ValueMatch[],
  clock: Clock,
): LinkedQuestion {
  const {
    text: asked,
    definitions,
    matching,
    hints,
    states,
    amounts,
    dates,
    notes,
    notUnderstood,
  } = splitInstructions(toldApart(question), schemaReader(database, question, clock))
  const schema = withAmounts(database, amounts)
  const ordered = saidPlainly(singleOne(asked, schema, values), schema)
  const held = holdersOf(oneOwner(unitForShort(saidForShort(ordered, definitions), amounts)), schema)
  const ranked = askedAboveOrBelow(held, schema, values)
  const { text, keepsEmpty, lacked, unread } = thoseWithout(eachFirst(ranked), schema)
  const spelled = spellAdjectives(text, definitions)
  const meant = applyDefinitions(spelled.text, spelled.definitions)
  const tokens = tokenise(saidOnce(meant.question, meant.used))
  const named = verbsAfterDid(tokens, linkNames(tokens, schema), schema)
  const world = withRoles(schema, tokens, named)
  const catalog = {
    ...world.catalog,
    plain: plainReferences(world.catalog, tokens),
    ...(dates.length > 0 ? { chosen: new Set([...(world.catalog.chosen ?? []), ...dates]) } : {}),
  }
  const linked = namesBeforeValues(
    mergeMentions(
      outsideRoles(named, world),
      world.mentions,
      roleValues(valueMentions(tokens, values, schema), world, tokens),
    ),
  )
  const nouns = flagNouns(tokens, linked, schema)
  const members = tierMembers(tokens, linked, schema)
  const found = mergeMentions(
    withoutNamesakes(withoutOtherWords(linked, nouns), members),
    personMentions(tokens, linked, schema),
    [
      ...verbObjects(tokens, linked, schema),
      ...neverDone(tokens, linked, schema),
      ...doneTimes(tokens, linked, schema),
      ...piecesDone(tokens, linked, schema),
      ...stayMentions(tokens, linked, schema),
      ...nouns,
      ...members,
    ],
  )
  const measured = amountMentions(tokens, amounts, found)
  const allMentions = stateMentions(measured.tokens, states, measured.mentions)
  const read = meant.used.map(({ term, meaning }) => `'${term}' read as ${spokenMeaning(meaning)}, as told`)
  return {
    tokens: asToldOnly(measured.tokens, states),
    catalog,
    allMentions,
    mentions: withinReach(allMentions, catalog),
    matching,
    hints,
    keepsEmpty,
    lacked,
    notes: [...notes, ...spelled.notes, ...read, ...amounts.map(({ text }) => `as told: ${text}`)],
    notUnderstood:
      notUnderstood ??
      unread ??
      unusedState(states, allMentions) ??
      amounts.find((amount) => !measured.used.has(amount))?.text ??
      spelled.notUnderstood ??
      turnedRound(text, spelled.definitions, meant.used),
  }
}
