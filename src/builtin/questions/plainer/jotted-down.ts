import type { Catalog } from '../../../linking/catalog.js'
import { belowReorder } from './below-reorder.js'
import { everPaid } from './ever-paid.js'
import { mostDone } from './most-done.js'
import { nextOne } from './next-one.js'
import { noteOrders } from './note-orders.js'
import { noteTotals } from './note-totals.js'
import { shownTail } from './shown-tail.js'
import { unassigned } from './unassigned.js'

/** What people of a trade jot down, in whole sentences: what is to be seen of the rows last, as it is said of all else. */
export function jottedDown(question: string, catalog: Catalog): string {
  const whom = everPaid(unassigned(question, catalog))
  const which = nextOne(belowReorder(whom, catalog), catalog)
  const amounts = noteTotals(noteOrders(which), catalog)
  return shownTail(mostDone(amounts, catalog), catalog)
}
