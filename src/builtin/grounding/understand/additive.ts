import type { CatalogColumn } from '../../../linking/catalog.js'

/** Whether the name of a column says that its amounts add up; prices, rates and ages do not. */
export function addsUp(column: CatalogColumn): boolean {
  return column.lemmas.some((word) => additive.has(word))
}

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
