import { describe, it } from 'vitest'
import harbourSql from './support/harbour.sql'
import { useWorkshop } from './support/workshop.js'

const harbour = useWorkshop(harbourSql)

const cases: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'a yes or no': {
    'select count(*) from pilot where not full_time': [
      'How many part-time pilots are there?',
      'Count the part-time pilots.',
      'number of pilots who work part-time',
    ],
    'select count(*) from pilot where full_time': [
      'How many full-time pilots do we employ?',
      'Number of full-time pilots',
    ],
    'select name from quay where has_cafe': [
      'Which quays have a café?',
      'Which quays have a cafe?',
      'quays with a café',
    ],
    'select name from quay where not has_cafe': ['Which quays do not have a café?', 'quays without a cafe'],
    'select name from quay where night_service': ['Which quays run at night?', 'quays with night service'],
    'select first_name, last_name from pilot where hazard_flag': [
      'hazmat-certified pilots, first and last name',
      'Which pilots are certified for hazardous goods?',
    ],
    'select title from route where eco_certified': ['Which routes are certified eco?', 'eco routes'],
    'select count(*) from tour where cancelled': [
      'Count the cancelled tours.',
      'How many tours were cancelled?',
    ],
  },
  'what is left out': {
    'select q.name, count(*) from tour t join quay q using (quay_id) where not t.cancelled group by q.name': [
      'Number of tours per quay, leaving out cancelled ones',
    ],
  },
  'an empty column': {
    'select count(*) from client where credit_limit is null': [
      'For how many clients is the credit limit unknown?',
      'For how many clients is no credit limit on record?',
      'For how many clients has no credit limit been agreed?',
      'How many clients have no limit agreed?',
      'How many clients have an unknown credit limit?',
      'How many clients are without a known credit limit?',
    ],
    'select claim_id from claim where cause is not null': ['claims with a known cause'],
    'select cause, count(*) from claim where cause is not null group by cause': [
      'Claims by cause, unknown causes excluded',
    ],
    'select claim_id from claim where settled is null': [
      'Claims still under review',
      'Which claims are under review?',
    ],
    'select name from quay where sheltered is null': [
      'For which quays is it unknown whether they are sheltered?',
    ],
    'select count(*) from pilot where left_on is null': ['How many pilots are still employed?'],
  },
  'nothing at all': {
    'select name from client c where not exists (select 1 from purchase p where p.client_id = c.client_id)': [
      'clients that have never bought anything',
      'Which clients have not bought anything?',
      'Find clients that have not made a single purchase.',
    ],
    "select count(*) from client c where exists (select 1 from purchase p where p.client_id = c.client_id and bought_on >= '2024-01-01' and bought_on < '2025-01-01')":
      ['How many clients bought something in 2024?', 'How many different clients bought anything in 2024?'],
    'select name from quay q where not exists (select 1 from quay_route x where x.quay_id = q.quay_id)': [
      'Quays that are not part of any route',
      'Which quays belong to no route?',
    ],
  },
  'what narrows the things counted': {
    'select q.name, count(*) from tour t join quay q using (quay_id) where not cancelled group by q.quay_id, q.name':
      ['Number of tours per quay, leaving out cancelled ones'],
  },
  'what stands between two things': {
    'select count(*) from tour where pilot_id = 3': [
      'Please count the tours handled by Dr. Cleo Hart.',
      'How many tours were conducted by Cleo Hart?',
      'How many tours did Cleo Hart carry out?',
    ],
    "select name from quay q where exists (select 1 from quay_route join route using (route_id) where quay_id = q.quay_id and title = 'Red Loop') and exists (select 1 from quay_route join route using (route_id) where quay_id = q.quay_id and title = 'Green Loop')":
      ['Quays served by both the Red Loop and the Green Loop'],
    'select a.last_name, b.last_name from pilot a join pilot b on b.pilot_id = a.pilmgr': [
      'Show the last name of each pilot together with the last name of the team leader.',
    ],
  },
}

for (const [what, statements] of Object.entries(cases))
  describe(what, () => {
    for (const [sql, asked] of Object.entries(statements))
      it.each(asked)('is read: %s', (question) => harbour.expectRows(question, sql))
  })

describe('what could mean something else', () => {
  it.each([
    ['How many quays are still with us?'],
    ['How many pilots are retired?'],
    ['pilots that are certified'],
    ['Which quays have a kiosk?'],
    ['clients that have never rented anything'],
    ['For how many tours is the price unknown?'],
    ['How many seasonal pilots are there?'],
    ['routes nobody likes'],
    ['How many tours were called out?'],
  ])('is left alone: %s', (question) => harbour.expectSilence(question))
})
