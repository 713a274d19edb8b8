import { dayOf } from './calendar.js'
import type { Customer } from './customers.js'
import type { Order } from './orders.js'
import type { Product } from './products.js'
import type { Random } from './random.js'
import { euros, type SampleTable, tableOf } from './rows.js'

/** One product of an order. */
export interface Line {
  readonly product: Product
  readonly quantity: number
  readonly unitPriceCents: number
  readonly discountCents: number
  /** quantity x unit price - discount, as the database computes it too. */
  readonly revenueCents: number
}

/** The lines of one order placed on that day; `couponPercent` is 0 without a coupon. */
export function generateLines(
  random: Random,
  customer: Customer,
  day: number,
  products: readonly Product[],
  couponPercent: number,
): readonly Line[] {
  const wanted = random.weighted([
    [1, 44],
    [2, 30],
    [3, 16],
    [4, 7],
    [5, 3],
  ])
  const shelf = products.map((product) => [product, demand(product, day)] as const)
  const chosen = new Set<Product>()
  while (chosen.size < wanted) chosen.add(random.weighted(shelf))
  return [...chosen].map((product) => sell(random, customer, day, product, couponPercent))
}

/** The lines of all orders as rows. */
export function orderItemTable(orders: readonly Order[]): SampleTable {
  const lines = orders.flatMap((order) => order.lines.map((line) => ({ order, line })))
  return tableOf(
    'order_items',
    lines.map(({ order, line }, index) => ({
      id: index + 1,
      order_id: order.id,
      product_id: line.product.id,
      quantity: line.quantity,
      unit_price: euros(line.unitPriceCents),
      discount: euros(line.discountCents),
    })),
  )
}

function demand(product: Product, day: number): number {
  const onSale =
    product.launchedDay <= day && (product.discontinuedDay === null || day < product.discontinuedDay)
  if (!onSale) return 0
  const beforeChristmas = new Date(day * 86_400_000).getUTCMonth() >= 10
  return product.popularity * (beforeChristmas ? product.giftFactor : 1)
}

function sell(
  random: Random,
  customer: Customer,
  day: number,
  product: Product,
  couponPercent: number,
): Line {
  const quantity = chooseQuantity(random, customer, product)
  const unitPriceCents = Math.round((product.priceCents * priceLevel(day)) / 10) * 10
  const onOffer = random.chance(0.07) ? random.pick([5, 10, 20]) : 0
  const discountCents = Math.round((quantity * unitPriceCents * Math.max(couponPercent, onOffer)) / 100)
  return {
    product,
    quantity,
    unitPriceCents,
    discountCents,
    revenueCents: quantity * unitPriceCents - discountCents,
  }
}

function chooseQuantity(random: Random, customer: Customer, product: Product): number {
  const consumed = product.priceCents < 4000
  const quantity = consumed ? random.weighted([1, 1, 1, 2, 2, 3].map((count) => [count, 1] as const)) : 1
  if (customer.segment === 'consumer') return quantity
  return (
    quantity *
    (consumed
      ? random.between(1, 6)
      : random.weighted([
          [1, 8],
          [2, 2],
        ] as const))
  )
}

/** Prices went up every July. */
function priceLevel(day: number): number {
  if (day < dayOf('2024-07-01')) return 0.92
  return day < dayOf('2025-07-01') ? 0.96 : 1
}
