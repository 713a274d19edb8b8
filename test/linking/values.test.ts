import { describe, expect, it } from 'vitest'
import type { ColumnProfile, Snapshot } from '../../src/database/snapshot.js'
import { buildCatalog } from '../../src/linking/build-catalog.js'
import { normalise, sameStem } from '../../src/linking/value-forms.js'
import { looksSecret } from '../../src/linking/value-lookup.js'
import { findValues } from '../../src/linking/values.js'

/** One table of text columns, each with all its values known. */
function shopOf(columns: Readonly<Record<string, readonly string[]>>): Snapshot {
  return {
    fingerprint: 'made-up',
    takenAt: '2025-01-01T00:00:00.000Z',
    searchPath: ['public'],
    tables: [
      {
        schema: 'public',
        name: 'orders',
        kind: 'table',
        visible: true,
        comment: null,
        rowEstimate: 100,
        columns: Object.entries(columns).map(([name, values]) => ({
          name,
          type: 'text',
          category: 'text',
          nullable: true,
          default: null,
          generated: null,
          comment: null,
          enumLabels: null,
          domain: null,
          profile: profileOf(values),
        })),
        primaryKey: null,
        uniqueKeys: [],
        foreignKeys: [],
      },
    ],
  }
}

function profileOf(values: readonly string[]): ColumnProfile {
  return {
    source: 'complete',
    nullFraction: 0,
    distinct: values.length,
    commonValues: values.map((value) => ({ value, share: null })),
    valuesComplete: true,
    min: null,
    max: null,
  }
}

/** `text=column:value` of each match, best first. */
async function found(question: string, columns: Readonly<Record<string, readonly string[]>>) {
  const catalog = buildCatalog(shopOf(columns), { fingerprint: 'made-up', edges: [], keys: [] })
  return findValues(question, catalog, null)
}

const columns = {
  status: ['shipped', 'cancelled', 'in_progress', 'Pending'],
  country: ['Germany', 'USA', 'United Kingdom', 'São Paulo'],
  product_type: ['beverage', 'Snack Box', 'toy'],
  gender: ['F', 'M'],
}

describe('a stored value', () => {
  it.each([
    ['orders that are shipped', 'shipped'],
    ['SHIPPED orders', 'shipped'],
    ['orders that are pending', 'Pending'],
    ['orders from germany', 'Germany'],
    ['orders from "Germany"', 'Germany'],
    ["orders from 'united kingdom'", 'United Kingdom'],
    ['orders in the United Kingdom', 'United Kingdom'],
    ['orders that are in progress', 'in_progress'],
    ['orders of sao paulo', 'São Paulo'],
    ['orders of beverages', 'beverage'],
    ['orders of snack boxes', 'Snack Box'],
    ['orders of toys', 'toy'],
    ['canceled orders', 'cancelled'],
    ['American orders', 'USA'],
    ['orders from the United States', 'USA'],
    ['orders by German customers', 'Germany'],
    ['orders of women', 'F'],
    ['orders of female customers', 'F'],
  ])('is found in "%s": %s', async (question, value) => {
    const [best] = await found(question, columns)
    expect(best?.value).toBe(value)
  })

  it.each([
    'orders that were skipped',
    'orders of the german',
    'all orders',
    'orders of toyota cars',
    'pendulum orders',
  ])('is not found in "%s" when it is another word', async (question) => {
    const values = (await found(question, { status: ['shipped', 'pending'], product_type: ['toy'] })).map(
      ({ value }) => value,
    )
    expect(values).toEqual([])
  })

  it('scores its exact spelling above a plural, an alias and a stem', async () => {
    const score = async (question: string) => (await found(question, columns))[0]?.score ?? 0
    const exact = await score('orders that are beverage')
    expect(exact).toBe(1)
    for (const question of ['orders of beverages', 'canceled orders', 'orders by German customers']) {
      expect(await score(question), question).toBeGreaterThan(0.5)
      expect(await score(question), question).toBeLessThan(exact)
    }
  })

  it('is listed for each column that holds it', async () => {
    const matches = await found('paid orders', { status: ['paid', 'open'], invoice_state: ['paid', 'late'] })
    expect(matches.map(({ column }) => column)).toEqual(['invoice_state', 'status'])
  })

  it('says which words of the question it stands for, and where it is stored', async () => {
    expect(await found('orders in the united kingdom', columns)).toContainEqual(
      expect.objectContaining({
        text: 'united kingdom',
        schema: 'public',
        table: 'orders',
        column: 'country',
        value: 'United Kingdom',
      }),
    )
  })

  it('comes in the same order whatever the order of the columns', async () => {
    const turned = Object.fromEntries(Object.entries(columns).reverse())
    const question = 'shipped or pending orders of beverages from Germany'
    expect(await found(question, turned)).toEqual(await found(question, columns))
  })
})

describe('normalising', () => {
  it.each([
    ['In_Progress', 'in progress'],
    ['  São-Paulo ', 'sao paulo'],
    ['U.S.A.', 'u s a'],
    ['', ''],
    ['—', ''],
    ['ﬁne', 'fine'],
  ])('%j gives %j', (text, expected) => {
    expect(normalise(text)).toBe(expected)
  })
})

describe('a word and a value', () => {
  it.each([
    ['shipped', 'shipping'],
    ['delivering', 'delivered'],
    ['completed', 'complete'],
  ])('%s and %s share a stem', (word, value) => {
    expect(sameStem(word, value)).toBe(true)
  })

  it.each([
    ['toys', 'toy'],
    ['open', 'opened'],
    ['ship', 'shipping'],
    ['paid', 'unpaid'],
  ])('%s and %s are too short or too different', (word, value) => {
    expect(sameStem(word, value)).toBe(false)
  })
})

describe('a column that looks secret', () => {
  it.each([
    'password',
    'user_passwd',
    'api_key',
    'ApiKey',
    'access_token',
    'ssn',
    'credit_card_no',
    'iban',
    'pin_code',
    'password_hash',
  ])('%s is never read for values', (name) => {
    expect(looksSecret(name)).toBe(true)
  })

  it.each(['country', 'passenger', 'pinned', 'card_type', 'title', 'keyword'])('%s is not one', (name) => {
    expect(looksSecret(name)).toBe(false)
  })
})
