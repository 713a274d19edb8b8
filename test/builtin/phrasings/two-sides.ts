import type { Phrasing, Unanswerable } from './phrasing.js'

const clients = (condition: string) =>
  `select company_name, client_id from client c where ${condition.replaceAll(/\[(.+?)\]/g, 'exists (select 1 from shipment s where s.client_id = c.client_id and $1)')}`
const dispatched = (month: string) => `to_char(s.dispatched_on, 'FMMonth YYYY') = '${month}'`
const booked = (title: string) =>
  `exists (select 1 from booking b join class using (class_id) where b.member_id = m.member_id and title = '${title}')`

/** Two times or two values, each met by rows of its own, or the second by none. */
export const twoSides: readonly Phrasing[] = [
  {
    db: 'freight',
    sql: clients(`[${dispatched('May 2022')}] and [${dispatched('June 2023')}]`),
    asked: [
      'Which clients had shipments dispatched in May 2022 as well as in June 2023?',
      'Which clients had shipments dispatched in both May 2022 and June 2023?',
      'List the clients with shipments dispatched both in May 2022 and in June 2023.',
      'Clients with shipments dispatched in May 2022 and also in June 2023',
      'Which clients have a shipment dispatched in May 2022 as well as one in June 2023?',
    ],
  },
  {
    db: 'freight',
    sql: clients(`[${dispatched('May 2022')}] and not [${dispatched('June 2023')}]`),
    asked: [
      'Which clients had shipments dispatched in May 2022 but not in June 2023?',
      'Which clients had shipments dispatched in May 2022 but never in June 2023?',
      'Which clients had shipments dispatched in May 2022 but none in June 2023?',
    ],
  },
  {
    db: 'freight',
    sql: `select count(*) from (${clients(`[${dispatched('May 2022')}] and [${dispatched('June 2023')}]`)}) c`,
    asked: ['How many clients had shipments dispatched in May 2022 as well as in June 2023?'],
  },
  {
    db: 'freight',
    sql: clients(`c.country = 'Norway' and [${dispatched('May 2022')}] and not [${dispatched('June 2023')}]`),
    asked: ['Which clients from Norway had shipments dispatched in May 2022 but not in June 2023?'],
  },
  {
    db: 'gym',
    sql: `select full_name, member_id from member m where ${booked('Heavy Bag')} and not ${booked('Power Flow')}`,
    asked: [
      'Which members booked Heavy Bag but not Power Flow?',
      'Which members have booked Heavy Bag but never Power Flow?',
      'List the members who booked Heavy Bag but did not book Power Flow.',
    ],
  },
  {
    db: 'gym',
    sql: `select full_name, member_id from member m where ${booked('Heavy Bag')} and ${booked('Power Flow')}`,
    asked: [
      'Which members booked Heavy Bag as well as Power Flow?',
      'Which members booked both Heavy Bag and Power Flow?',
    ],
  },
  {
    db: 'gym',
    sql: `select full_name, member_id from member m where exists (select 1 from visit v where v.member_id = m.member_id and extract(year from checked_in_at) = 2023) and not exists (select 1 from visit v where v.member_id = m.member_id and extract(year from checked_in_at) = 2024)`,
    asked: [
      'Which members had visits in 2023 but not in 2024?',
      'Members with visits in 2023 but none in 2024',
    ],
  },
  {
    db: 'gym',
    sql: 'select distinct city from member join booking using (member_id) where extract(year from booked_at) = 2023 except select city from member join booking using (member_id) where extract(year from booked_at) = 2024',
    asked: ['Which cities had bookings in 2023 but not in 2024?'],
  },
  {
    db: 'freight',
    sql: "select shipment_id from shipment where extract(year from dispatched_on) = 2022 and not (status = 'delivered' and extract(year from delivered_on) = 2023)",
    asked: ['Which shipments were dispatched in 2022 but not delivered in 2023?'],
    also: [
      'select shipment_id from shipment where extract(year from dispatched_on) = 2022 and (delivered_on is null or extract(year from delivered_on) <> 2023)',
    ],
  },
]

/** One row cannot be both, or what follows may be said of one side alone. */
export const oneSided: readonly Unanswerable[] = [
  {
    db: 'freight',
    asked: [
      'Which shipments were dispatched in 2022 as well as in 2024?',
      'Which clients are from Norway as well as from Sweden?',
      'Which clients had shipments dispatched in May 2022 as well as in June 2023 with a weight above 500 kg?',
    ],
  },
]
