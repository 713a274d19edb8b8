import type { Catalog } from '../../../linking/catalog.js'
import type { Mention } from '../../../linking/link.js'
import type { Token } from '../../../linking/tokens.js'
import type { Piece } from '../../grammar/sketch.js'
import type { Plan } from '../../planning/plan.js'
import type { Reading } from '../reading.js'
import { checkAddedUp } from './added-up.js'
import { checkToldBetween } from './told-between.js'
import { checkAllAndNever } from './all-and-never.js'
import { checkFarOrigins } from './far-origins.js'
import { checkOwnTotals } from './own-totals.js'
import { checkPluralExtremes } from './plural-extremes.js'
import { checkDroppedParts } from './dropped-parts.js'
import { checkAgents } from './agents.js'
import { checkAreOthers } from './are-others.js'
import { checkAttributeOwners } from './attribute-owners.js'
import { checkAttributes } from './attributes.js'
import { checkBothOrEither } from './both-or-either.js'
import { checkCountedAgain } from './counted-again.js'
import { checkCountedOrAdded } from './counted-or-added.js'
import { checkDoneVerbs } from './done-verbs.js'
import { checkDifferent } from './different.js'
import { checkGiven } from './given.js'
import { checkHappenings } from './happenings.js'
import { checkHired } from './hired.js'
import { checkHolders } from './holders.js'
import { checkKeys } from './keys.js'
import { checkLeftOut } from './left-out.js'
import { checkLifeDates } from './life-dates.js'
import { checkListed } from './listed.js'
import { checkLooseRoles } from './loose-roles.js'
import { checkMisfits } from './misfits.js'
import { checkNarrowerNames } from './narrower-names.js'
import { checkNotTheir } from './not-their.js'
import { checkNounsAsVerbs } from './nouns-as-verbs.js'
import { checkOfWhat } from './of-what.js'
import { checkOnePerson } from './one-person.js'
import { checkOneRowOrAll } from './one-row-or-all.js'
import { checkOnly } from './only.js'
import { checkOrderWords } from './order-words.js'
import { checkOrdinals } from './ordinals.js'
import { checkOrigins } from './origins.js'
import { checkOutcomes } from './outcomes.js'
import { checkOwnBirths } from './own-births.js'
import { checkOwnCounts } from './own-counts.js'
import { checkOwnStates } from './own-states.js'
import { checkPaces } from './paces.js'
import { checkPayPeriods } from './pay-periods.js'
import { checkPeriodKinds } from './period-kinds.js'
import { checkPeriods } from './periods.js'
import { checkPersonsDates } from './persons-dates.js'
import { checkPlaceVerbs } from './place-verbs.js'
import { checkPlacesOf } from './places-of.js'
import { checkQuestionWords } from './question-words.js'
import { checkPricesAdded } from './prices-added.js'
import { checkRates, checkSharing, checkSpread, checkWorkedOut } from './rates.js'
import { checkReach } from './reach.js'
import { checkRepeats } from './repeats.js'
import { checkRoleOf } from './role-of.js'
import { checkRoomFor } from './room-for.js'
import { checkRowKinds } from './row-kinds.js'
import { checkSameDoer } from './same-doer.js'
import { checkShownBeside } from './shown-beside.js'
import { checkSince } from './since.js'
import { checkSingleRows } from './single-rows.js'
import { checkSmallWords } from './small-words.js'
import { checkSpokenValues } from './spoken-values.js'
import { checkStages } from './stages.js'
import { checkStanding } from './standing.js'
import { checkNotYet, checkState, checkStates } from './state-words.js'
import { checkTheirSuperior } from './their-superior.js'
import { checkToldNouns } from './told-nouns.js'
import { checkTotals } from './totals.js'
import { checkTradedPieces } from './traded-pieces.js'
import { checkUnsaidRoles } from './unsaid-roles.js'
import { checkUnusedReferences } from './unused-references.js'
import { checkTwinColumns } from './twin-columns.js'
import { checkUnspokenCounts } from './unspoken-counts.js'
import { checkTakingPlace, checkUsedDates, checkValueThings } from './value-things.js'
import { checkPricePaid, checkValuesOf } from './values-of.js'
import { checkWeakNames } from './weak-names.js'
import { checkWhereabouts } from './whereabouts.js'
import { checkWhichBeside } from './which-beside.js'
import { checkWho } from './who.js'
import { checkWholeNames } from './whole-names.js'
import { checkWins } from './wins.js'

/** The words of a question and what became of them. */
export interface Said {
  readonly tokens: readonly Token[]
  readonly catalog: Catalog
  readonly reading: Reading
  /** Every name and value that the words could mean. */
  readonly mentions: readonly Mention[]
}

/**
 * What was said reached the statement: no question word, no "only", no "currently" was passed over.
 * @throws {PassedOver} naming the words that were
 */
export function checkSaid(said: Said): void {
  checkQuestionWords(said)
  checkState(said)
  checkNotYet(said)
  checkStates(said)
  checkOwnStates(said)
  checkToldNouns(said)
  checkStages(said)
  checkOnly(said)
  checkAgents(said)
  checkKeys(said)
  checkListed(said)
  checkRowKinds(said)
  checkWholeNames(said)
  checkCountedAgain(said)
  checkTotals(said)
  checkWho(said)
  checkOnePerson(said)
  checkRoleOf(said)
  checkStanding(said)
  checkAttributes(said)
  checkPeriods(said)
  checkTheirSuperior(said)
  checkSmallWords(said)
  checkOwnBirths(said)
  checkLifeDates(said)
  checkOutcomes(said)
  checkWhereabouts(said)
  checkReach(said)
  checkCountedOrAdded(said)
  checkAttributeOwners(said)
  checkOrderWords(said)
  checkNarrowerNames(said)
  checkMisfits(said)
  checkHappenings(said)
  checkSpokenValues(said)
  checkRepeats(said)
  checkDifferent(said)
  checkHolders(said)
  checkOfWhat(said)
  checkPlaceVerbs(said)
  checkAreOthers(said)
  checkSingleRows(said)
  checkWins(said)
  checkRates(said)
  checkSpread(said)
  checkSharing(said)
  checkWorkedOut(said)
  checkOrdinals(said)
  checkOrigins(said)
  checkHired(said)
  checkUnspokenCounts(said)
  checkPlacesOf(said)
  checkPersonsDates(said)
  checkNotTheir(said)
  checkPayPeriods(said)
  checkWeakNames(said)
  checkNounsAsVerbs(said)
  checkUnsaidRoles(said)
  checkTradedPieces(said)
  checkSince(said)
  checkRoomFor(said)
  checkPaces(said)
  checkWhichBeside(said)
  checkToldBetween(said)
  checkAllAndNever(said)
  checkFarOrigins(said)
  checkOwnTotals(said)
  checkPluralExtremes(said)
  checkDroppedParts(said)
  checkAddedUp(said)
  checkLeftOut(said)
  checkOneRowOrAll(said)
  checkBothOrEither(said)
  checkOwnCounts(said)
  checkValuesOf(said)
  checkPricePaid(said)
  checkValueThings(said)
  checkTakingPlace(said)
  checkUsedDates(said)
  checkDoneVerbs(said)
  checkPricesAdded(said)
  checkShownBeside(said)
  checkUnusedReferences(said)
  checkLooseRoles(said)
  checkGiven(said)
  checkPeriodKinds(said)
  checkSameDoer(said)
  checkTwinColumns(said)
}

/** The token at a place in lower case; an empty string before the first and after the last. */
export function lowOf({ tokens }: Said, at: number): string {
  return tokens[at]?.low ?? ''
}

/** The piece that a token is part of, if one is. */
export function pieceOver({ reading }: Said, at: number): Piece | undefined {
  return reading.sketch.pieces.find((piece) => piece.start <= at && at < piece.end)
}

/** A plan and every plan inside it that must have a row. */
export function plansOf(plan: Plan): readonly Plan[] {
  return [plan, ...plan.where.flatMap((cond) => (cond.kind === 'exists' ? plansOf(cond.plan) : []))]
}
