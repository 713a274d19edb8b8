import type { CatalogColumn } from '../../../linking/catalog.js'

/** Whether the name of a column says that its amounts add up; prices, rates and ages do not. */
export function addsUp(column: CatalogColumn): boolean {
  return column.lemmas.some((word) => additive.has(word)) || countsThings(column)
}

/** A column called by several things says how many of them: kegs, passengers, nights. */
function countsThings({ words, lemmas, kind, role, unique }: CatalogColumn): boolean {
  const [word, one] = [words.at(-1) ?? '', lemmas.at(-1) ?? '']
  return (
    kind === 'number' &&
    role === 'measure' &&
    !unique &&
    word !== one &&
    word.startsWith(one.slice(0, 3)) &&
    /s$|^(?:children|people)$/.test(word) &&
    !judged.has(one)
  )
}

/** Marks that are given, and what is a size of each for itself: nobody adds them up. */
const judged: ReadonlySet<string> = new Set(
  'star point year age percent odd degree level mark grade score rank rating limit floor lap stage round inch centimetre kilometre'.split(
    ' ',
  ),
)

const additive = new Set([
  'total',
  'cost',
  'ton',
  'tonnage',
  'yield',
  'charge',
  'tax',
  'discount',
  'freight',
  'spent',
  'number',
  'count',
  'amount',
  'quantity',
  'revenue',
  'sale',
  'paid',
  'minute',
  'hour',
  'spend',
  'spending',
  'profit',
  'income',
  'volume',
  'donation',
  'expense',
  'consumption',
  'kwh',
  'mwh',
  'payment',
  'keg',
  'bottle',
  'crate',
  'pallet',
])
