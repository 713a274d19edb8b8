import type { CatalogColumn } from './catalog.js'
import type { NameReason } from './name-index.js'

const countWords = new Set(['number', 'count', 'total', 'quantity'])

/** What is told apart by numbers, as houses are in a street. */
const numbered: ReadonlySet<string> = new Set(
  'house street building door flat apartment floor jersey shirt gate page version hall room auditorium screen track lane seat table platform bay chapter episode round stage lap shelf aisle dock row week lot bib plot pitch court locker'.split(
    ' ',
  ),
)

/** "skipperno", "room_nr", the number of a ticket: it tells rows apart and counts nothing. */
export function isNumbered(words: readonly string[], { kind, role, unique, name }: CatalogColumn): boolean {
  if (words.at(-1) !== 'number' || words[0] === 'number') return false
  if (numbered.has(words.at(-2) ?? '')) return true
  return kind !== 'number' || role !== 'measure' || unique || /(?:no|nr|nbr|num)$/i.test(name)
}

/** "The number of rooms" and "the room count" for `num_rooms`, "the total of sales" for `total_sales`. */
export function countVariants(
  words: readonly string[],
  push: (lemmas: readonly string[], score: number, reason?: NameReason) => void,
): void {
  if (words.length < 2) return
  const first = words[0] ?? ''
  const last = words.at(-1) ?? ''
  const thing = countWords.has(first) ? words.slice(1) : countWords.has(last) ? words.slice(0, -1) : null
  if (thing === null || thing.length === 0) return
  const bareThing = thing[0] === 'of' ? thing.slice(1) : thing
  const isCount = first === 'number' || last === 'number' || last === 'count' || first === 'count'
  for (const head of isCount
    ? [
        ['number', 'of'],
        ['total', 'number', 'of'],
        ['count', 'of'],
      ]
    : [['total', 'number', 'of'], ['total']])
    push([...head, ...bareThing], isCount ? 1.06 : 1.02, 'derived')
  if (isCount) {
    push([...bareThing, 'count'], 1.02, 'derived')
    push([...bareThing, 'number'], 0.95, 'derived')
    push(bareThing, 0.66, 'short')
  } else push(bareThing, 0.8, 'short')
}
