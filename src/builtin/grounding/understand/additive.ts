import type { CatalogColumn } from '../../../linking/catalog.js'

/** Whether the name of a column says that its amounts add up; prices, rates and ages do not. */
export function addsUp(column: CatalogColumn): boolean {
  if (isEachForItself(column)) return false
  return (
    column.lemmas.some((word) => additive.has(word)) ||
    column.words.some((word) => covered.has(word)) ||
    countsThings(column)
  )
}

/** A hall number is the hall's name, a commission in percent a rate, and a unit cost one of each. */
function isEachForItself({ lemmas }: CatalogColumn): boolean {
  return (
    (lemmas.at(-1) === 'number' && lemmas.length > 1) ||
    (lemmas[0] === 'unit' && lemmas.length > 1) ||
    lemmas.some((word) => rates.has(word))
  )
}

const rates: ReadonlySet<string> = new Set('percent percentage pct rate ratio average avg per'.split(' '))

/** Ways that were gone, which add up as distances do not. */
const covered: ReadonlySet<string> = new Set('driven travelled traveled flown cycled sailed'.split(' '))

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
  'tip',
  'refund',
  'turnover',
  'taking',
  'earning',
  'commission',
])
