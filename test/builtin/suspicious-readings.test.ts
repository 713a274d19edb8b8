import { describe, expect, it } from 'vitest'
import kennelSql from './support/kennel.sql'
import { useWorkshop } from './support/workshop.js'

const { ask, expectRows, expectSilence } = useWorkshop(kennelSql)

const asked: readonly (readonly [sql: string, questions: readonly string[]])[] = [
  [
    'select vet_name, sum(cost) from vet_visits group by vet_name',
    [
      'Find the total cost of the vet visits of each vet.',
      'total cost of vet visits by vet',
      'What is the total cost of the vet visits per vet name?',
    ],
  ],
  [
    'select vet_name, count(*) from vet_visits group by vet_name',
    ['How many vet visits are there for each vet name?', 'Number of vet visits per vet'],
  ],
  [
    'select fst_nm, lst_nm, birth_dt from owner order by birth_dt limit 2',
    [
      'List the name and birth date of the two oldest owners.',
      'names and birth dates of the 2 oldest owners',
    ],
  ],
  [
    "select fst_nm, lst_nm from owner where plan = 'Gold'",
    [
      'Give the names of the owners with the Gold plan.',
      'first and last names of the owners on the Gold plan',
    ],
  ],
  [
    "select dog_id from dog join kennel using (kennel_id) where kennel_name = 'Oak House' and not exists (select 1 from sponsorship s where s.dog_id = dog.dog_id)",
    ['dogs without a sponsor in Oak House', 'Which dogs in Oak House have no sponsor?'],
  ],
  [
    'select parcel_id from parcel where shipped_date is null',
    ['Which parcels have not been shipped?', 'List the parcels that were not shipped.'],
  ],
  [
    "select parcel_id from parcel where status = 'delivered'",
    ['Which parcels have been delivered?', 'List the delivered parcels.'],
  ],
  [
    'select ticket_type, sum(quantity) from ticket_sales group by ticket_type',
    ['total quantity per ticket type', 'What is the total quantity sold of each ticket type?'],
  ],
  [
    'select distinct ticket_type from ticket_sales',
    ['What kinds of tickets do we sell?', 'List the ticket types.'],
  ],
  [
    'select keeper_name, hourly_wage from keeper order by hourly_wage desc limit 1',
    ['Which keeper has the highest hourly wage?', 'Who is the best paid keeper?'],
  ],
  [
    "select 100.0 * count(*) filter (where plan = 'Gold') / count(*) from owner",
    ['What percentage of owners are on the Gold plan?', 'share of owners on the Gold plan in percent'],
  ],
  [
    'select nationality, count(*) from owner group by nationality',
    ['How many owners are there of each nationality?', 'Number of owners per nationality'],
  ],
  [
    "select count(*) from dog where arrived_on >= '2023-01-01' and arrived_on < '2024-01-01'",
    ['How many dogs arrived in 2023?'],
  ],
  [
    'select method, sum(amount) from payment group by method',
    ['What is the total amount of the payments per method?', 'total payment amount by method'],
  ],
  [
    "select sum(quantity) from ticket_sales where sold_on >= '2025-05-01' and sold_on < '2025-06-01'",
    ['how many tickets did we sell last month'],
  ],
  [
    "select sum(cost) filter (where v.kind = 'repair') / sum(cost) filter (where v.kind = 'surgery') from vet_visits v join dog using (dog_id) join kennel using (kennel_id) where town = 'Leeds'",
    ['What is the ratio of repair costs to surgery costs over all vet visits of dogs in Leeds?'],
  ],
]

describe.each(asked)('%s', (sql, questions) => {
  it.each(questions)('is what "%s" asks for', (question) => expectRows(question, sql))
})

describe('a word bent or passed over', () => {
  it.each([
    // what is done, or who wins, is told by nothing
    'Who won the Gulf Run?',
    'Which dogs won the Spring Cup in 2025?',
    // things that nothing is called after
    'List the names of the borrowers without an invoice.',
    'Find the first and last names of owners who do not have any account.',
    'Which owners opened their account in 2025?',
    'What is the average length of the ships?',
    // amounts, shares and numbers of rows
    'ticket revenue per sales outlet',
    'Total payments per method',
    'What is the repair rate per vet?',
    'Total laps per dog',
    'share of vet visits of kind repair by Dr Hart',
    // lists and orders
    'List the keepers by hourly wage.',
    'Which toys does every kennel have?',
    'Sales revenue by kind of owner',
    // somebody else's names, states, places and pay
    'What is the name and weight of the heaviest dog?',
    'Which owners have not paid their invoices?',
    'How many owners are there in each town?',
    'How many owners come from each country?',
    'For every invoice status, return the number of invoices.',
    'What is the monthly wage of each keeper?',
    'Which keepers earn over 3000 a month?',
    'Which owners came in 1970?',
    'total quantity paid per method',
  ])('"%s" is not answered', (question) => expectSilence(question))

  it('never dates an event by a birth', async () => {
    const outcome = await ask('Which owners had a race start in 1970?')
    expect(outcome.kind === 'answer' ? outcome.sql : '').not.toMatch(/birth_dt/)
  })
})
