import {
  dateText,
  dayOf,
  firstDay,
  instantText,
  lastDay,
  progress,
  season,
  shoppingTime,
} from './calendar.js'
import { countries, familyNames, givenNames } from './people.js'
import { createRandom, type Random } from './random.js'
import { type SampleTable, tableOf } from './rows.js'

const customerCount = 4000

export type Segment = 'consumer' | 'small business' | 'corporate'

export interface Customer {
  readonly id: number
  readonly name: string
  readonly city: string
  readonly country: string
  readonly segment: Segment
  /** Milliseconds since 1970. */
  readonly signedUpMs: number
  /** How often the customer orders, relative to the others; 0 for those who never do. */
  readonly appetite: number
}

/** The customers in the order they signed up. */
export function generateCustomers(): readonly Customer[] {
  const random = createRandom('customers')
  const names = uniqueNames(random)
  return signUpTimes(random).map((signedUpMs, index) => {
    const country = random.weighted(countries.map((candidate) => [candidate, candidate.share] as const))
    const segment = random.weighted<Segment>([
      ['consumer', 86],
      ['small business', 11],
      ['corporate', 3],
    ])
    return {
      id: index + 1,
      name: names[index] ?? '',
      city: random.weighted<string>(country.cities.map((city, rank) => [city, 1 / (rank + 1.5)] as const)),
      country: country.name,
      segment,
      signedUpMs,
      appetite: appetiteOf(random, segment),
    }
  })
}

/** The customers as rows, with the details that nothing else in the sample depends on. */
export function customerTable(customers: readonly Customer[]): SampleTable {
  const random = createRandom('customer details')
  return tableOf(
    'customers',
    customers.map((customer) => ({
      id: customer.id,
      name: customer.name,
      email: `${asciiOf(customer.name)}@example.${random.pick(['com', 'org', 'net'])}`,
      phone: random.chance(0.28) ? null : `+00 555 ${random.between(1000000, 9999999)}`,
      birth_date: birthDate(random, customer.segment),
      city: customer.city,
      country: customer.country,
      segment: customer.segment,
      newsletter: random.chance(0.42),
      signed_up_at: instantText(customer.signedUpMs),
    })),
  )
}

function uniqueNames(random: Random): readonly string[] {
  const given = givenNames()
  const family = familyNames()
  const names = new Set<string>()
  while (names.size < customerCount) names.add(`${random.pick(given)} ${random.pick(family)}`)
  return [...names]
}

/** More sign-ups as the shop grows and in busy weeks, by drawing days and keeping the busy ones more often. */
function signUpTimes(random: Random): readonly number[] {
  const times: number[] = []
  while (times.length < customerCount) {
    const day = random.between(firstDay, lastDay)
    if (random.next() * 5 < season(day) * (0.8 + progress(day))) times.push(shoppingTime(random, day))
  }
  return times.sort((earlier, later) => earlier - later)
}

/** Heavy-tailed: most people order once or twice, a few every month or more often. */
function appetiteOf(random: Random, segment: Segment): number {
  if (random.chance(0.07)) return 0
  const base = 1 / (random.next() + 0.03)
  return segment === 'consumer' ? base : base * 2
}

function birthDate(random: Random, segment: Segment): string | null {
  const day = random.between(dayOf('1948-01-01'), dayOf('2007-12-31'))
  return segment !== 'consumer' || random.chance(0.35) ? null : dateText(day)
}

function asciiOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(' ', '.')
}
