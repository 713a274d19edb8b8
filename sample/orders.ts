import {
  dayOf,
  dayOfInstant,
  firstDay,
  instantText,
  lastDay,
  laterTime,
  progress,
  season,
  shoppingTime,
} from './calendar.js'
import type { Customer } from './customers.js'
import { onDuty } from './employees.js'
import { generateLines, type Line } from './lines.js'
import type { Product } from './products.js'
import { createRandom, type Random } from './random.js'
import { euros, type SampleTable, tableOf } from './rows.js'

const ordersPerDay = 7.6
const freeShippingFromCents = 6000

export type OrderStatus = 'pending' | 'paid' | 'shipped' | 'delivered' | 'cancelled'
type Channel = 'website' | 'app' | 'phone' | 'store'

export interface Order {
  readonly id: number
  readonly customer: Customer
  /** Instants in milliseconds since 1970; null when it has not happened. */
  readonly orderedMs: number
  readonly paidMs: number | null
  readonly shippedMs: number | null
  readonly deliveredMs: number | null
  readonly status: OrderStatus
  readonly channel: Channel
  readonly employeeId: number | null
  readonly couponCode: string | null
  readonly shippingFeeCents: number
  /** Empty when the order was cancelled. */
  readonly lines: readonly Line[]
}

/** The orders of all three years in the order they were placed. */
export function generateOrders(
  customers: readonly Customer[],
  products: readonly Product[],
): readonly Order[] {
  const random = createRandom('orders')
  const chooseCustomer = customerChooser(customers)
  const orders: Order[] = []
  for (let day = firstDay; day <= lastDay; day++) {
    const expected = ordersPerDay * season(day) * (0.5 + progress(day)) * (0.75 + random.next() / 2)
    const count = Math.floor(expected + random.next())
    const times = Array.from({ length: count }, () => shoppingTime(random, day)).sort((a, b) => a - b)
    for (const orderedMs of times) {
      const customer = chooseCustomer(random, orderedMs)
      if (customer) orders.push(placeOrder(random, orders.length + 1, customer, orderedMs, products))
    }
  }
  return orders
}

/** The orders as rows. */
export function orderTable(orders: readonly Order[]): SampleTable {
  const instant = (ms: number | null) => (ms === null ? null : instantText(ms))
  return tableOf(
    'orders',
    orders.map((order) => ({
      id: order.id,
      customer_id: order.customer.id,
      ordered_at: instantText(order.orderedMs),
      status: order.status,
      channel: order.channel,
      employee_id: order.employeeId,
      coupon_code: order.couponCode,
      shipping_fee: euros(order.shippingFeeCents),
      shipped_at: instant(order.shippedMs),
      delivered_at: instant(order.deliveredMs),
    })),
  )
}

/**
 * Draws one of the customers who had signed up by then: half the time somebody who is still to place a first order,
 * otherwise each as often as their appetite says.
 */
function customerChooser(customers: readonly Customer[]) {
  const appetiteUpTo: number[] = []
  let total = 0
  let signedUp = 0
  const newcomers: Customer[] = []
  return (random: Random, atMs: number): Customer | undefined => {
    for (let next = customers[signedUp]; next && next.signedUpMs < atMs; next = customers[signedUp]) {
      total += next.appetite
      appetiteUpTo.push(total)
      signedUp++
      if (next.appetite > 0 && random.chance(0.93)) newcomers.push(next)
    }
    const newcomer = random.chance(0.5) ? newcomers.shift() : undefined
    if (newcomer) return newcomer
    const target = random.next() * total
    let low = 0
    let high = signedUp
    while (low < high) {
      const middle = (low + high) >> 1
      if ((appetiteUpTo[middle] ?? total) > target) high = middle
      else low = middle + 1
    }
    return low < signedUp ? customers[low] : undefined
  }
}

function placeOrder(
  random: Random,
  id: number,
  customer: Customer,
  orderedMs: number,
  products: readonly Product[],
): Order {
  const day = dayOfInstant(orderedMs)
  const channel = chooseChannel(random, day)
  const coupon = chooseCoupon(random, day)
  const cancelled = random.chance(0.05)
  const lines = cancelled ? [] : generateLines(random, customer, day, products, coupon?.percent ?? 0)
  const goodsCents = lines.reduce((sum, line) => sum + line.revenueCents, 0)
  return {
    id,
    customer,
    orderedMs,
    ...(cancelled ? cancelledOrder : followUp(random, orderedMs)),
    channel,
    employeeId: attendant(random, channel, day),
    couponCode: coupon?.code ?? null,
    shippingFeeCents: cancelled || channel === 'store' || goodsCents >= freeShippingFromCents ? 0 : 495,
    lines,
  }
}

const cancelledOrder = { status: 'cancelled', paidMs: null, shippedMs: null, deliveredMs: null } as const

/** What becomes of an order that is not cancelled, as far as it has come by the last day. */
function followUp(random: Random, orderedMs: number) {
  const paidMs = laterTime(random, orderedMs, 0, random.chance(0.86) ? 0.01 : 9)
  const shippedMs = paidMs === null ? null : laterTime(random, paidMs, 0.4, 4)
  // A few parcels never arrive.
  const deliveredMs = shippedMs === null || random.chance(0.006) ? null : laterTime(random, shippedMs, 0.9, 6)
  return { status: statusOf(paidMs, shippedMs, deliveredMs), paidMs, shippedMs, deliveredMs }
}

function statusOf(paidMs: number | null, shippedMs: number | null, deliveredMs: number | null): OrderStatus {
  if (deliveredMs !== null) return 'delivered'
  if (shippedMs !== null) return 'shipped'
  return paidMs === null ? 'pending' : 'paid'
}

/** The app wins ground from the website over the years. */
function chooseChannel(random: Random, day: number): Channel {
  return random.weighted<Channel>([
    ['website', 62 - 20 * progress(day)],
    ['app', 12 + 22 * progress(day)],
    ['phone', 9],
    ['store', 15],
  ])
}

function chooseCoupon(
  random: Random,
  day: number,
): { readonly code: string; readonly percent: number } | null {
  const month = new Date(day * 86_400_000).getUTCMonth() + 1
  if (!random.chance(0.13)) return null
  if (month >= 11) return { code: 'WINTER15', percent: 15 }
  if (month >= 6 && month <= 8 && random.chance(0.6)) return { code: 'SUMMER20', percent: 20 }
  return day >= dayOf('2025-01-01') && random.chance(0.4)
    ? { code: 'FRIENDS5', percent: 5 }
    : { code: 'WELCOME10', percent: 10 }
}

function attendant(random: Random, channel: Channel, day: number): number | null {
  if (channel === 'phone') return random.pick(onDuty('Sales Representative', day))
  if (channel === 'store') return random.pick(onDuty('Store Assistant', day))
  return null
}
