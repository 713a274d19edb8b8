import { bothNumbers } from './both-numbers.js'
import { cancelledOnes } from './cancelled-ones.js'
import { columnsPlaced } from './columns-placed.js'
import { eitherKind } from './either-kind.js'
import { thatOnes } from './that-ones.js'
import { thoseThere } from './those-there.js'

/** Words that point back to what was said ("the two numbers", "cancelled ones", "there") in words that say it. */
export function pointingBack(question: string): string {
  return eitherKind(thatOnes(thoseThere(cancelledOnes(bothNumbers(columnsPlaced(question))))))
}
