import { describe, expect, it } from 'vitest'
import { alone, follow, type SchemaName, sqlOf } from './schemas.js'

/** A question, what is said after it, and the question in full that it then stands for. */
const refined: readonly (readonly [SchemaName, string, readonly string[], string])[] = [
  // Grouping: given, exchanged, added, taken away.
  [
    'museum',
    'How many bookings were made in 2024?',
    ['now by month'],
    'How many bookings were made in 2024 per month?',
  ],
  [
    'museum',
    'How many bookings were made in 2024?',
    ['by status'],
    'How many bookings were made in 2024 per status?',
  ],
  ['museum', 'Number of visitors per town', ['by age instead'], 'Number of visitors per age'],
  [
    'museum',
    'How many bookings are there per status?',
    ['now by month'],
    'How many bookings are there per month?',
  ],
  [
    'museum',
    'How many bookings are there per status?',
    ['and by month too'],
    'How many bookings are there per status and month?',
  ],
  ['depot', 'Total cost of shipments per priority', ['in total'], 'Total cost of shipments'],
  ['depot', 'Total cost of shipments', ['break it down by carrier'], 'Total cost of shipments per carrier'],
  ['depot', 'Total cost of shipments', ['quarterly'], 'Total cost of shipments per quarter'],
  [
    'depot',
    'Total cost of shipments per month',
    ['per priority instead'],
    'Total cost of shipments per priority',
  ],
  [
    'clinic',
    'How many appointments were missed?',
    ['for each doctor'],
    'How many appointments were missed for each doctor?',
  ],
  ['clinic', 'Which patients live in Porto?', ['by gender'], 'Number of patients in Porto per gender'],
  // Conditions: values.
  [
    'museum',
    'How many bookings were made in 2024?',
    ['only cancelled'],
    'How many bookings were made in 2024 that are cancelled?',
  ],
  [
    'museum',
    'How many cancelled bookings are there?',
    ['and confirmed?'],
    'How many confirmed bookings are there?',
  ],
  [
    'museum',
    'List the exhibitions in the North wing',
    ['what about South?'],
    'List the exhibitions in the South wing',
  ],
  ['depot', 'Total weight of express shipments', ['standard instead'], 'Total weight of standard shipments'],
  [
    'depot',
    'Average cost of shipments per month',
    ['only Norway'],
    'Average cost of shipments per month for Norway',
  ],
  [
    'depot',
    'Average cost of shipments per month',
    ['for Norway', 'and Malta too'],
    'Average cost of shipments per month for Norway and Malta',
  ],
  [
    'depot',
    'Total cost of shipments per month',
    ['excluding bulk'],
    'Total cost of shipments per month excluding bulk',
  ],
  [
    'depot',
    'Number of express shipments per month',
    ['with a weight over 100'],
    'Number of express shipments per month with a weight over 100',
  ],
  [
    'clinic',
    'How many appointments were missed in 2024?',
    ['just Cardiology'],
    'How many appointments were missed in 2024 for Cardiology?',
  ],
  ['clinic', 'Which patients live in Porto?', ['and Faro?'], 'Which patients live in Faro?'],
  [
    'clinic',
    'Which patients live in Porto?',
    ['only female'],
    'Which patients live in Porto that are female?',
  ],
  ['clinic', 'Which patients live in Porto?', ['for all cities'], 'Which patients live?'],
  // Conditions: dates.
  [
    'museum',
    'How many bookings were made in 2024?',
    ['and in 2023?'],
    'How many bookings were made in 2023?',
  ],
  ['museum', 'How many bookings were made in 2024?', ['2023?'], 'How many bookings were made in 2023?'],
  [
    'museum',
    'How many bookings were made in 2024?',
    ['what about last month'],
    'How many bookings were made last month?',
  ],
  ['museum', 'How many bookings were made in 2024?', ['for all time'], 'How many bookings were made?'],
  ['depot', 'Total cost of shipments', ['in 2024'], 'Total cost of shipments in 2024'],
  [
    'depot',
    'Total cost of express shipments in 2023',
    ['since March 2024'],
    'Total cost of express shipments since March 2024',
  ],
  [
    'clinic',
    'Total fee of appointments per status',
    ['this year'],
    'Total fee of appointments per status this year',
  ],
  // Order and number.
  [
    'depot',
    'Total cost of shipments per carrier',
    ['highest first'],
    'Total cost of shipments per carrier, highest first',
  ],
  [
    'museum',
    'List the visitors from Ghent',
    ['sorted by last name'],
    'List the visitors from Ghent sorted by last name',
  ],
  [
    'museum',
    'Which 5 visitors made the most bookings?',
    ['the top 3 instead'],
    'Which 3 visitors made the most bookings?',
  ],
  [
    'museum',
    'Which 5 visitors made the most bookings?',
    ['only the top ten'],
    'Which 10 visitors made the most bookings?',
  ],
  // Several at once, and one after the other.
  [
    'depot',
    'Total cost of shipments in 2023',
    ['by month in 2024'],
    'Total cost of shipments per month in 2024',
  ],
  [
    'depot',
    'Total cost of shipments in 2023',
    ['now by carrier, only express'],
    'Total cost of shipments in 2023 per carrier for express',
  ],
  [
    'clinic',
    'How many appointments were there in 2023?',
    ['by month', 'only missed', 'and in 2024?', 'per doctor instead', 'and moved?'],
    'How many appointments were there in 2024 that are moved per doctor?',
  ],
]

describe('a follow-up', () => {
  it.each(refined)('of %s: "%s" %j is "%s"', (schema, question, followUps, full) => {
    const expected = alone(schema, full)
    expect(expected).toMatch(/^select/)
    expect(sqlOf(follow(schema, question, ...followUps))).toBe(expected)
  })

  it('is put in words that are read as the same question again', () => {
    for (const [schema, question, followUps] of refined) {
      const found = follow(schema, question, ...followUps)
      expect(found.kind === 'refined' && alone(schema, found.question)).toBe(sqlOf(found))
    }
  })

  it.each([
    ['as a share of the total'],
    ['as percentages'],
    ['in percent'],
    ['now as a % of the total'],
    ['show it as a proportion of the whole, please'],
  ])('shows the share of each group: %s', (followUp) => {
    const sql = sqlOf(follow('depot', 'Total cost of shipments per priority', followUp))
    expect(sql).toContain(
      'sum(shipment.cost) as sum_cost, round((100.0 * sum(shipment.cost) / nullif(sum(sum(shipment.cost)) over (), 0))::numeric, 2) as share_in_percent',
    )
  })

  it.each([
    ['top 5', 'desc nulls last\nlimit 5'],
    ['the five biggest ones', null],
    ['only the 2 highest', 'desc nulls last\nlimit 2'],
    ['the bottom three', 'asc nulls last\nlimit 3'],
    ['the best one', 'desc nulls last\nfetch first 1 rows with ties'],
  ])('keeps the first groups by their number: %s', (followUp, ending) => {
    const sql = sqlOf(follow('depot', 'Total cost of shipments per carrier', followUp))
    expect(sql).toContain(`order by sum(shipment.cost) ${ending ?? 'desc nulls last\nlimit 5'}`)
  })

  it('keeps shares and first rows while other things change, until they are taken back', () => {
    const steps = ['as a share of the total', 'top 2', 'in 2024', 'by month']
    const all = follow('depot', 'Total cost of shipments per priority', ...steps)
    expect(sqlOf(all)).toMatch(/date_trunc\('month'.*share_in_percent.*2024-01-01.*limit 2/s)
    const back = follow(
      'depot',
      'Total cost of shipments per priority',
      ...steps,
      'all rows',
      'without shares',
    )
    expect(sqlOf(back)).toBe(alone('depot', 'Total cost of shipments in 2024 by month'))
  })

  it('counts the first rows in the order that was asked for', () => {
    const sql = sqlOf(follow('depot', 'Total cost of shipments per carrier', 'lowest first', 'the top 2'))
    expect(sql).toContain('order by sum(shipment.cost) asc nulls last\nlimit 2')
  })
})

describe('a question of its own', () => {
  it.each([
    ['How many visitors are there?'],
    ['and how many visitors are older than 60?'],
    ['visitors from Ghent'],
    ['average price of tours'],
    ['For each town, how many visitors are there?'],
  ])('is not taken for a follow-up: %s', (question) => {
    expect(follow('museum', 'How many bookings were made in 2024?', question).kind).toBe('fresh')
  })
})

describe('a follow-up that is not understood', () => {
  it.each<[SchemaName, string, string, RegExp]>([
    [
      'museum',
      'How many bookings were made in 2024?',
      'only Paris',
      /nothing in this database explains "Paris"/,
    ],
    ['museum', 'How many bookings were made in 2024?', 'now by moon phase', /moon/],
    ['museum', 'How many bookings were made in 2024?', 'what about the weather', /weather/],
    ['museum', 'How many bookings were made in 2024?', 'as a share of the total', /one number only/],
    ['museum', 'How many bookings were made in 2024?', 'and which of them?', /./],
    ['museum', 'How many visitors are there?', 'by month', /date/],
    ['museum', 'Number of visitors per town', 'monthly', /date/],
    ['museum', 'How many visitors are there?', 'in 2024', /date/],
    ['museum', 'How many visitors are there?', 'for all time', /no date/],
    ['museum', 'How many visitors are there?', 'in total', /no grouping/],
    ['museum', 'How many visitors are there?', 'for all wings', /no condition on "wings"/],
    ['museum', 'List the visitors from Ghent', 'the top 5', /by what/],
    ['museum', 'List the visitors from Ghent', 'excluding Ghent', /./],
    ['museum', 'How many cancelled bookings are there?', 'all rows', /nothing was cut off/],
    ['depot', 'Average cost of shipments per carrier', 'as a share of the total', /does not add up/],
    ['depot', 'Total cost of shipments in 2023', 'also in 2024', /./],
    ['depot', 'Total cost of shipments per month', 'the average instead', /./],
    ['clinic', 'How many appointments were missed?', 'only those that were expensive', /./],
    ['clinic', 'How many appointments were missed?', 'now the same for nurses', /nurses/],
  ])('is declined, of %s: "%s" "%s"', (schema, question, followUp, reason) => {
    const found = follow(schema, question, followUp)
    expect(found).toMatchObject({ kind: 'declined', reason: expect.stringMatching(reason) })
  })
})
