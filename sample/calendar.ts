import type { Random } from './random.js'

const dayMs = 86_400_000

/** First and last day of the sample, as whole days since 1970 in UTC. */
export const firstDay = dayOf('2023-07-01')
export const lastDay = dayOf('2026-06-30')

/** Milliseconds since 1970 of the sample's last instant. */
export const endMs = (lastDay + 1) * dayMs - 1000

/** Orders per day relative to an ordinary month, January first: quiet summers, a December peak. */
const monthFactors = [0.85, 0.9, 1, 0.95, 0.95, 0.9, 0.8, 0.75, 1, 1.1, 1.5, 2]

/** Sunday first: people order coffee at the weekend. */
const weekdayFactors = [1.3, 0.95, 0.9, 0.85, 0.9, 1, 1.25]

/** By hour of the day, midnight first: a bump at noon, the peak in the evening. */
const hourFactors = [2, 1, 1, 1, 1, 2, 4, 7, 9, 10, 11, 12, 13, 11, 10, 10, 11, 12, 14, 16, 17, 14, 9, 5]

/** Days since 1970 of an ISO 8601 date. */
export function dayOf(isoDate: string): number {
  return Date.parse(`${isoDate}T00:00:00Z`) / dayMs
}

/** The day an instant falls on, as days since 1970. */
export function dayOfInstant(instantMs: number): number {
  return Math.floor(instantMs / dayMs)
}

/** 0 on the first day of the sample, 1 on the last. */
export function progress(day: number): number {
  return (day - firstDay) / (lastDay - firstDay)
}

/** How busy a day is beside an average one, growth left aside. */
export function season(day: number): number {
  const date = new Date(day * dayMs)
  return (monthFactors[date.getUTCMonth()] ?? 1) * (weekdayFactors[date.getUTCDay()] ?? 1)
}

/** An instant of that day in milliseconds since 1970, at an hour when people shop. */
export function shoppingTime(random: Random, day: number): number {
  const hour = random.weighted(hourFactors.map((factor, index) => [index, factor] as const))
  return day * dayMs + hour * 3_600_000 + random.between(0, 3599) * 1000
}

/** An instant between `minDays` and `maxDays` after another, to the second; null when the sample has ended by then. */
export function laterTime(random: Random, fromMs: number, minDays: number, maxDays: number): number | null {
  const days = minDays + random.next() * (maxDays - minDays)
  const laterMs = fromMs + Math.max(1, Math.floor(days * 86_400)) * 1000
  return laterMs > endMs ? null : laterMs
}

/** The same day of the month `months` later, or that month's last day. */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * dayMs)
  const monthStart = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)
  const monthEnd = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate()
  return monthStart / dayMs + Math.min(date.getUTCDate(), monthEnd) - 1
}

/** `2025-03-09` */
export function dateText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

/** `2025-03-09 17:20:41+00` */
export function instantText(instantMs: number): string {
  return `${new Date(instantMs).toISOString().slice(0, 19).replace('T', ' ')}+00`
}
