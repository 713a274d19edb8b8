import { addMonths, dateText, dayOfInstant, endMs, instantText, lastDay, laterTime } from './calendar.js'
import type { Customer, Segment } from './customers.js'
import { createRandom, type Random } from './random.js'
import { euros, type SampleTable, tableOf } from './rows.js'

const plans = [
  { name: 'Taster', monthlyPriceCents: 1490, bagsPerMonth: 1, churn: 0.09 },
  { name: 'Classic', monthlyPriceCents: 2490, bagsPerMonth: 2, churn: 0.055 },
  { name: 'Connoisseur', monthlyPriceCents: 3990, bagsPerMonth: 4, churn: 0.045 },
  { name: 'Office', monthlyPriceCents: 8900, bagsPerMonth: 10, churn: 0.03 },
] as const

interface Subscription {
  readonly customerId: number
  readonly planIndex: number
  readonly startedMs: number
  readonly endedMs: number | null
  readonly reason: string | null
}

/** The plans on offer as rows. */
export function planTable(): SampleTable {
  return tableOf(
    'plans',
    plans.map(({ name, monthlyPriceCents, bagsPerMonth }, index) => ({
      id: index + 1,
      name,
      monthly_price: euros(monthlyPriceCents),
      bags_per_month: bagsPerMonth,
    })),
  )
}

/** Subscriptions and their monthly invoices as rows. */
export function subscriptionTables(customers: readonly Customer[]): readonly SampleTable[] {
  const random = createRandom('subscriptions')
  const subscriptions = customers
    .flatMap((customer) => subscriptionsOf(random, customer))
    .sort((earlier, later) => earlier.startedMs - later.startedMs)
  const table = tableOf(
    'subscriptions',
    subscriptions.map((subscription, index) => ({
      id: index + 1,
      customer_id: subscription.customerId,
      plan_id: subscription.planIndex + 1,
      started_at: instantText(subscription.startedMs),
      ended_at: subscription.endedMs === null ? null : instantText(subscription.endedMs),
      cancellation_reason: subscription.reason,
    })),
  )
  return [table, invoiceTable(subscriptions)]
}

/** Most customers never subscribe; some who stopped come back later. */
function subscriptionsOf(random: Random, customer: Customer): readonly Subscription[] {
  const share = { consumer: 0.27, 'small business': 0.42, corporate: 0.55 }[customer.segment]
  const subscriptions: Subscription[] = []
  let startedMs = random.chance(share) ? laterTime(random, customer.signedUpMs, 0, 240) : null
  while (startedMs !== null) {
    const planIndex = choosePlan(random, customer.segment)
    const endedMs = chooseEnd(random, startedMs, plans[planIndex]?.churn ?? 0)
    const reason = endedMs === null ? null : chooseReason(random)
    subscriptions.push({ customerId: customer.id, planIndex, startedMs, endedMs, reason })
    startedMs = endedMs !== null && random.chance(0.16) ? laterTime(random, endedMs, 30, 200) : null
  }
  return subscriptions
}

function choosePlan(random: Random, segment: Segment): number {
  const weights = segment === 'consumer' ? [38, 40, 21, 1] : [4, 16, 20, 60]
  return random.weighted(weights.map((weight, index) => [index, weight] as const))
}

/** Churn strikes once a month with the plan's probability. */
function chooseEnd(random: Random, startedMs: number, churn: number): number | null {
  let months = 1
  while (!random.chance(churn)) {
    months++
    if (startedMs + months * 30 * 86_400_000 > endMs) return null
  }
  return laterTime(random, startedMs, (months - 1) * 30 + 3, months * 30)
}

function chooseReason(random: Random): string | null {
  return random.weighted<string | null>([
    ['too expensive', 32],
    ['too much coffee', 21],
    ['moved away', 9],
    ['switched to another shop', 14],
    [null, 24],
  ])
}

function invoiceTable(subscriptions: readonly Subscription[]): SampleTable {
  const random = createRandom('invoices')
  const invoices = subscriptions.flatMap((subscription, index) => {
    const startDay = dayOfInstant(subscription.startedMs)
    const lastInvoiceDay = subscription.endedMs === null ? lastDay : dayOfInstant(subscription.endedMs)
    const priceCents = plans[subscription.planIndex]?.monthlyPriceCents ?? 0
    const issued: { id: number; amountCents: number; day: number; paidDay: number | null }[] = []
    for (let month = 0, day = startDay; day <= lastInvoiceDay; day = addMonths(startDay, ++month)) {
      const amountCents = month === 0 && random.chance(0.3) ? priceCents / 2 : priceCents
      const paidDay = random.chance(0.025) ? null : day + random.between(0, 18)
      issued.push({
        id: index + 1,
        amountCents,
        day,
        paidDay: paidDay !== null && paidDay <= lastDay ? paidDay : null,
      })
    }
    return issued
  })
  invoices.sort((earlier, later) => earlier.day - later.day)
  return tableOf(
    'invoices',
    invoices.map(({ id, amountCents, day, paidDay }, index) => ({
      id: index + 1,
      subscription_id: id,
      amount: euros(amountCents),
      issued_on: dateText(day),
      due_on: dateText(day + 14),
      paid_on: paidDay === null ? null : dateText(paidDay),
    })),
  )
}
