import type { Catalog } from '../../../linking/catalog.js'
import { amountsInUnits } from './amounts-in-units.js'
import { averageRatings } from './average-ratings.js'
import { bothDone } from './both-done.js'
import { busiest } from './busiest.js'
import { datesOfDoing } from './dates-of-doing.js'
import { differBy } from './differ-by.js'
import { distinctIds } from './distinct-ids.js'
import { doneSoOften } from './done-so-often.js'
import { eachName } from './each-name.js'
import { eachOnesOwn } from './each-ones-own.js'
import { higherIn } from './higher-in.js'
import { howOften } from './how-often.js'
import { asList } from './imperatives.js'
import { jottedDown } from './jotted-down.js'
import { memberOf } from './member-of.js'
import { neverBy } from './never-by.js'
import { numbersOf } from './numbers-of.js'
import { ofThatKind } from './of-that-kind.js'
import { periodTotals } from './period-totals.js'
import { pointingBack } from './pointing-back.js'
import { sameInPlain } from './same-in-plain.js'
import { seatedIn } from './seated-in.js'
import { shownBoth } from './shown-both.js'
import { thoseAbove } from './those-above.js'
import { thoseOnly } from './those-only.js'
import { verbsOfColumns } from './verbs-of-columns.js'

/** The question in plainer words that say the same: turns of phrase that are only another way to put a common one. */
export function saidPlainly(question: string, catalog: Catalog): string {
  const noted = jottedDown(differBy(pointingBack(question, catalog)), catalog)
  const inUnits = amountsInUnits(sameInPlain(neverBy(noted), catalog), catalog)
  const said = memberOf(thoseAbove(inUnits, catalog), catalog)
  const plain = thoseOnly(shownBoth(higherIn(ofThatKind(seatedIn(said, catalog)))))
  const named = averageRatings(verbsOfColumns(bothDone(plain, catalog), catalog), catalog)
  const listed = distinctIds(eachOnesOwn(asList(datesOfDoing(doneSoOften(named, catalog)))), catalog)
  const often = howOften(eachName(listed, catalog), catalog)
  return periodTotals(numbersOf(busiest(often, catalog), catalog), catalog)
}
