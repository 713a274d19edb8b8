import type { Catalog } from '../../../linking/catalog.js'
import { averageRatings } from './average-ratings.js'
import { bothDone } from './both-done.js'
import { busiest } from './busiest.js'
import { datesOfDoing } from './dates-of-doing.js'
import { distinctIds } from './distinct-ids.js'
import { eachName } from './each-name.js'
import { eachOnesOwn } from './each-ones-own.js'
import { higherIn } from './higher-in.js'
import { howOften } from './how-often.js'
import { asList } from './imperatives.js'
import { mostDone } from './most-done.js'
import { noteOrders } from './note-orders.js'
import { noteTotals } from './note-totals.js'
import { numbersOf } from './numbers-of.js'
import { ofThatKind } from './of-that-kind.js'
import { periodTotals } from './period-totals.js'
import { seatedIn } from './seated-in.js'
import { shownTail } from './shown-tail.js'
import { thoseOnly } from './those-only.js'
import { verbsOfColumns } from './verbs-of-columns.js'

/** The question in plainer words that say the same: turns of phrase that are only another way to put a common one. */
export function saidPlainly(question: string, catalog: Catalog): string {
  const noted = shownTail(mostDone(noteTotals(noteOrders(question), catalog), catalog), catalog)
  const plain = thoseOnly(higherIn(ofThatKind(seatedIn(noted, catalog))))
  const named = averageRatings(verbsOfColumns(bothDone(plain, catalog), catalog), catalog)
  const listed = distinctIds(eachOnesOwn(asList(datesOfDoing(named))), catalog)
  const often = howOften(eachName(listed, catalog), catalog)
  return periodTotals(numbersOf(busiest(often, catalog), catalog), catalog)
}
