import type { CatalogColumn } from '../../linking/catalog.js'

const moneyNouns = new Set([
  'price',
  'cost',
  'amount',
  'salary',
  'fee',
  'revenue',
  'value',
  'rate',
  'wage',
  'budget',
  'fare',
  'balance',
  'pay',
  'charge',
  'spend',
  'income',
  'paid',
  'payment',
  'total',
  'sale',
  'rent',
  'tuition',
  'fine',
  'donation',
  'deposit',
  'premium',
  'discount',
  'profit',
  'expense',
  'bonus',
  'refund',
  'tip',
  'credit',
])

/** Whether a word's base form is one for an amount of money: "refund", "fine". */
export function isMoneyWord(lemma: string): boolean {
  return moneyNouns.has(lemma)
}

/** Whether a column is called by a word for an amount of money. */
export function isMoneyName(column: CatalogColumn): boolean {
  return column.lemmas.some((word) => moneyNouns.has(word))
}
