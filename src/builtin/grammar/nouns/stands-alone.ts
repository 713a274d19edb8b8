import type { Chart } from '../chart.js'
import { isThisHouse } from '../whereabouts.js'
import { wordClass } from '../phrase-book.js'
import type { Slot } from '../sketch.js'

/** Words that say too much else to be read as a value. */
const never: ReadonlySet<string> = new Set([
  'yes',
  'no',
  'true',
  'false',
  'none',
  'null',
  'other',
  'total',
  'average',
  'number',
  'max',
  'min',
  'day',
  'month',
  'year',
  'week',
])

/** A value that may be read without its column beside it: not one letter, not a stop word. */
export function standsAlone(chart: Chart, slot: Slot): boolean {
  const words = chart.tokens.slice(slot.mention.start, slot.mention.end)
  if (words.length === 1) {
    const word = words[0]
    if (!word || word.kind === 'quoted') return true
    if (word.kind === 'number' || word.low.length < 2 || isThisHouse(chart, word.index)) return false
    if (wordClass(word) === 'relation' && isState(chart, slot)) return true
    if (wordClass(word) !== 'content') return word.capital && word.index > 0 && wordClass(word) !== 'stop'
    return !never.has(word.low)
  }
  return (
    words.some((word) => wordClass(word) === 'content') ||
    (words.some((word) => wordClass(word) !== 'stop') && isState(chart, slot))
  )
}

/** "closed" is a verb, and a status where exactly that is stored. */
function isState(chart: Chart, slot: Slot): boolean {
  return slot.mention.links.some(
    (link) => link.kind === 'value' && link.exact && chart.columnById.get(link.column)?.role === 'category',
  )
}
