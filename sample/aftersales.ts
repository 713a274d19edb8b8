import { instantText, laterTime } from './calendar.js'
import type { Line } from './lines.js'
import type { Order } from './orders.js'
import { createRandom, type Random } from './random.js'
import { reviewText } from './review-text.js'
import { euros, type SampleTable, tableOf } from './rows.js'

/** One payment for each order that was paid. */
export function paymentTable(orders: readonly Order[]): SampleTable {
  const random = createRandom('payments')
  const payments = orders.flatMap((order) => {
    if (order.paidMs === null) return []
    const method = random.weighted([
      ['card', 52],
      ['paypal', order.customer.segment === 'consumer' ? 30 : 8],
      ['bank transfer', order.customer.segment === 'consumer' ? 8 : 35],
      ['gift card', 4],
    ] as const)
    return [{ orderId: order.id, method, amountCents: paidCents(order), paidMs: order.paidMs }]
  })
  payments.sort((earlier, later) => earlier.paidMs - later.paidMs)
  return tableOf(
    'payments',
    payments.map(({ orderId, method, amountCents, paidMs }, index) => ({
      id: index + 1,
      order_id: orderId,
      method,
      amount: euros(amountCents),
      paid_at: instantText(paidMs),
    })),
  )
}

/** Some delivered orders are given back, in part or in full. */
export function refundTable(orders: readonly Order[]): SampleTable {
  const random = createRandom('refunds')
  const refunds = orders.flatMap((order) => {
    if (order.deliveredMs === null || !random.chance(0.065)) return []
    const refundedMs = laterTime(random, order.deliveredMs, 2, 25)
    if (refundedMs === null) return []
    const reason = random.weighted<string | null>([
      ['damaged', 30],
      ['changed mind', 24],
      ['wrong item', 17],
      ['late delivery', 11],
      [null, 18],
    ])
    return [{ orderId: order.id, reason, amountCents: refundedCents(random, order), refundedMs }]
  })
  refunds.sort((earlier, later) => earlier.refundedMs - later.refundedMs)
  return tableOf(
    'refunds',
    refunds.map(({ orderId, reason, amountCents, refundedMs }, index) => ({
      id: index + 1,
      order_id: orderId,
      amount: euros(amountCents),
      reason,
      refunded_at: instantText(refundedMs),
    })),
  )
}

/** Some buyers review what was delivered to them, each product once. */
export function reviewTable(orders: readonly Order[]): SampleTable {
  const random = createRandom('reviews')
  const seen = new Set<string>()
  const reviews = orders.flatMap((order) =>
    order.lines.flatMap((line) => {
      const key = `${order.customer.id} ${line.product.id}`
      if (order.deliveredMs === null || seen.has(key) || !random.chance(0.17)) return []
      const writtenMs = laterTime(random, order.deliveredMs, 2, 40)
      if (writtenMs === null) return []
      seen.add(key)
      const rating = rate(random, line)
      const text = random.chance(0.45) ? null : reviewText(random, rating)
      return [{ productId: line.product.id, customerId: order.customer.id, rating, text, writtenMs }]
    }),
  )
  reviews.sort((earlier, later) => earlier.writtenMs - later.writtenMs)
  return tableOf(
    'reviews',
    reviews.map(({ productId, customerId, rating, text, writtenMs }, index) => ({
      id: index + 1,
      product_id: productId,
      customer_id: customerId,
      rating,
      review_text: text,
      written_at: instantText(writtenMs),
    })),
  )
}

function paidCents(order: Order): number {
  return order.lines.reduce((sum, line) => sum + line.revenueCents, order.shippingFeeCents)
}

function refundedCents(random: Random, order: Order): number {
  if (random.chance(0.55)) return paidCents(order)
  return Math.ceil((random.pick(order.lines).revenueCents * random.pick([25, 50, 100])) / 100)
}

/** Some products simply are better than others. */
function rate(random: Random, line: Line): number {
  const quality = (line.product.id * 37) % 11
  return random.weighted([
    [5, 30 + quality * 5],
    [4, 35],
    [3, 20 - quality],
    [2, 11 - quality],
    [1, 12 - quality],
  ])
}
