import { checkBarerNames } from './barer-names.js'
import { checkCountedAmounts } from './counted-amounts.js'
import { checkDoneAmounts } from './done-amounts.js'
import { checkFlagNames } from './flag-names.js'
import { checkIdleObjects } from './idle-objects.js'
import { checkKindsAtOnce } from './kinds-at-once.js'
import { checkMoneyAmounts } from './money-amounts.js'
import { checkNearerValues } from './nearer-values.js'
import { checkHaveOne, checkNumbersAdded } from './numbers-added.js'
import { checkPreferredWays } from './preferred-ways.js'
import type { Said } from './said.js'
import { checkSoManyDone } from './so-many-done.js'
import { checkUnnamedCopies } from './unnamed-copies.js'
import { checkVerbsOfDates } from './verbs-of-dates.js'
import { checkVerbsOfFlags } from './verbs-of-flags.js'
import { checkWhoDid } from './who-did.js'
import { checkWorstOf } from './worst-of.js'

/**
 * What was done, by whom, how often, and what only names a thing: none of it was passed over or taken for another.
 * @throws {PassedOver} naming the words that were
 */
export function checkDeeds(said: Said): void {
  checkNumbersAdded(said)
  checkHaveOne(said)
  checkIdleObjects(said)
  checkWhoDid(said)
  checkPreferredWays(said)
  checkVerbsOfFlags(said)
  checkVerbsOfDates(said)
  checkSoManyDone(said)
  checkDoneAmounts(said)
  checkFlagNames(said)
  checkNearerValues(said)
  checkCountedAmounts(said)
  checkUnnamedCopies(said)
  checkBarerNames(said)
  checkKindsAtOnce(said)
  checkMoneyAmounts(said)
  checkWorstOf(said)
}
