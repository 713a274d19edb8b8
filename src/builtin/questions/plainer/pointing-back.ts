import type { Catalog } from '../../../linking/catalog.js'
import { bothNumbers } from './both-numbers.js'
import { cancelledOnes } from './cancelled-ones.js'
import { columnsPlaced } from './columns-placed.js'
import { eitherKind } from './either-kind.js'
import { kindsInRatio } from './kinds-in-ratio.js'
import { thatOnes } from './that-ones.js'
import { thoseThere } from './those-there.js'
import { timesTaken } from './times-taken.js'
import { twoYears } from './two-years.js'

/** Words that point back to what was said ("the two numbers", "cancelled ones", "there") in words that say it. */
export function pointingBack(question: string, catalog: Catalog): string {
  const told = kindsInRatio(cancelledOnes(bothNumbers(columnsPlaced(twoYears(question)))))
  return timesTaken(eitherKind(thatOnes(thoseThere(told))), catalog)
}
