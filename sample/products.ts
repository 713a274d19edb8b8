import { type CatalogueEntry, catalogue, categoryList } from './catalogue.js'
import { dayOf } from './calendar.js'
import { createRandom } from './random.js'
import { euros, type SampleTable, tableOf } from './rows.js'

export interface Product extends CatalogueEntry {
  readonly id: number
  /** Popularity is multiplied by this in November and December. */
  readonly giftFactor: number
  /** Days since 1970; the last one is the first on which it is no longer sold. */
  readonly launchedDay: number
  readonly discontinuedDay: number | null
}

/** Everything the shop sells or has sold. */
export function generateProducts(): readonly Product[] {
  return catalogue().map((entry, index) => ({
    ...entry,
    id: index + 1,
    giftFactor: categoryList.find(({ name }) => name === entry.category)?.giftFactor ?? 1,
    launchedDay: dayOf(entry.launchedOn),
    discontinuedDay: entry.discontinuedOn === null ? null : dayOf(entry.discontinuedOn),
  }))
}

/** The categories as rows. */
export function categoryTable(): SampleTable {
  return tableOf(
    'categories',
    categoryList.map(({ name, description }, index) => ({ id: index + 1, name, description })),
  )
}

/** The products as rows, with the details that nothing else in the sample depends on. */
export function productTable(products: readonly Product[]): SampleTable {
  const random = createRandom('product details')
  return tableOf(
    'products',
    products.map((product) => {
      const category = categoryList.findIndex(({ name }) => name === product.category) + 1
      const soldOut = product.discontinuedDay !== null || random.chance(0.06)
      return {
        id: product.id,
        sku: `${product.category.slice(0, 3).toUpperCase()}-${1000 + product.id * 7}`,
        name: product.name,
        category_id: category,
        brand: product.brand,
        price: euros(product.priceCents),
        purchase_price: euros(Math.round((product.priceCents * random.between(45, 66)) / 100)),
        stock: soldOut ? 0 : Math.ceil(random.between(10, 60) * product.popularity),
        weight_grams: product.weightGrams,
        attributes: JSON.stringify(product.attributes),
        launched_on: product.launchedOn,
        discontinued_on: product.discontinuedOn,
      }
    }),
  )
}
