import type { Phrasing, Unanswerable } from './phrasing.js'

const count = (table: string, of: string, condition: string) =>
  `(select count(*) from ${table} x where x.${of} = m.${of}) ${condition}`
const times = (title: string, condition: string) =>
  `(select count(*) from booking b join class using (class_id) where b.member_id = m.member_id and title = '${title}') ${condition}`

/** How often, how many, and how many times the average. */
export const quantities: readonly Phrasing[] = [
  {
    db: 'gym',
    sql: `select full_name, member_id from member m where ${count('booking', 'member_id', '> 5')}`,
    asked: ['Which members booked more than 5 times?', 'Which members have booked more than five times?'],
  },
  {
    db: 'gym',
    sql: `select full_name, member_id from member m where ${count('booking', 'member_id', '>= 6')}`,
    asked: [
      'Which members booked 6 or more times?',
      'Members with 6 bookings or more',
      'Which members booked a class at least 6 times?',
    ],
  },
  {
    db: 'gym',
    sql: `select full_name, member_id from member m where ${times('Heavy Bag', '> 1')}`,
    asked: [
      'Which members booked Heavy Bag more than once?',
      'List the members who booked Heavy Bag several times.',
    ],
  },
  {
    db: 'gym',
    sql: `select count(*) from member m where ${count('visit', 'member_id', '= 4')}`,
    asked: ['How many members visited exactly 4 times?'],
  },
  {
    db: 'orchestra',
    sql: `select label, instrument_id from instrument m where ${count('repair', 'instrument_id', '> 2')}`,
    asked: [
      'Which instruments were repaired more than twice?',
      'Which instruments have been repaired more than 2 times?',
    ],
  },
  {
    db: 'orchestra',
    sql: 'select kind from instrument group by 1 having count(*) > 6',
    asked: [
      'Which kinds of instruments occur more than 6 times?',
      'Which kinds of instruments appear more than six times?',
    ],
  },
  {
    db: 'freight',
    sql: "select shipment_id from shipment where status not in ('delivered', 'returned')",
    asked: [
      'Which shipments were neither delivered nor returned?',
      'List the shipments that are neither delivered nor returned.',
    ],
  },
  {
    db: 'freight',
    sql: "select company_name, client_id from client where country not in ('Norway', 'Sweden')",
    asked: ['Which clients are neither from Norway nor from Sweden?', 'Clients in neither Norway nor Sweden'],
  },
  {
    db: 'orchestra',
    sql: 'select label, instrument_id from instrument i where not exists (select 1 from rental r where r.instrument_id = i.instrument_id) and not exists (select 1 from repair r where r.instrument_id = i.instrument_id)',
    asked: [
      'Instruments with neither a rental nor a repair',
      'Which instruments have neither rentals nor repairs?',
    ],
  },
  {
    db: 'freight',
    sql: 'select shipment_id from shipment where freight_cost > 1.5 * (select avg(freight_cost) from shipment)',
    asked: [
      'Shipments with a freight cost of more than 1.5 times the average',
      'Shipments whose freight cost is above 1.5 times the average',
      'Which shipments cost more than 1.5 times the average?',
    ],
  },
  {
    db: 'freight',
    sql: 'select vehicle_id from vehicle where capacity_kg < 0.5 * (select avg(capacity_kg) from vehicle)',
    asked: [
      'Vehicles with a capacity of less than half the average',
      'Vehicles with a capacity below half the average capacity',
    ],
  },
  {
    db: 'freight',
    sql: 'select vehicle_id from vehicle where capacity_kg in (1000, 1500, 4000)',
    asked: [
      'Vehicles with a capacity of 1000, 1500 or 4000 kg',
      'Which vehicles have a capacity of either 1000, 1500 or 4000?',
    ],
  },
  {
    db: 'freight',
    sql: 'select shipment_id from shipment where extract(year from dispatched_on) in (2022, 2024)',
    asked: ['Shipments dispatched in 2022 or 2024', 'Which shipments were dispatched in 2022 or in 2024?'],
  },
  {
    db: 'freight',
    sql: 'select name, depot_id from depot d where (select count(*) from driver x where x.depot_id = d.depot_id) <= 1',
    asked: ['Depots with one driver or fewer'],
  },
  {
    db: 'freight',
    sql: 'select sector, count(*) from client group by 1 order by 2 desc fetch first 1 rows with ties',
    asked: ['Which sector is the most common?', 'Which sector is the most frequent?'],
  },
  {
    db: 'gym',
    sql: 'select plan_type, count(*) from member group by 1 order by 2 fetch first 1 rows with ties',
    asked: ['Which plan type is the least common?'],
  },
  {
    db: 'freight',
    sql: 'select vehicle_id, capacity_kg from vehicle order by 2 desc limit 1',
    asked: [
      'Which vehicle has the largest capacity and what is it?',
      'Which vehicle has the largest capacity, and what is it?',
    ],
  },
  {
    db: 'freight',
    sql: 'select country from client group by 1 having count(*) > 1',
    asked: [
      'What are the names of the countries with more than one client?',
      'Give the names of the countries that have more than one client.',
    ],
  },
  {
    db: 'freight',
    sql: 'select d.name, count(*) from depot d join driver using (depot_id) group by d.depot_id order by 2 desc limit 3',
    asked: ['What are the names of the 3 depots that have the highest number of drivers?'],
  },
  {
    db: 'freight',
    sql: 'select country, count(*) from client group by 1 order by 2 desc fetch first 1 rows with ties',
    asked: [
      'Which country do most of our clients come from?',
      'In which country do most of the clients live?',
    ],
  },
  {
    db: 'freight',
    sql: 'select company_name, client_id, count(*) from shipment join client using (client_id) where extract(year from dispatched_on) = 2023 group by 1, 2 order by 3 desc fetch first 1 rows with ties',
    asked: [
      'Which client had the most shipments dispatched in 2023 and how many shipments did it have that year?',
      'Which client had the most shipments dispatched in the year 2023 and how many did it have in that year?',
    ],
  },
  {
    db: 'freight',
    sql: 'select name, depot_id from depot d where (select count(*) from driver x where x.depot_id = d.depot_id) >= 2',
    asked: [
      'Which depots are the home of at least two drivers?',
      'Depots that are home to two or more drivers',
    ],
  },
  {
    db: 'freight',
    sql: 'select name, depot_id from depot d where not exists (select 1 from vehicle v where v.depot_id = d.depot_id)',
    asked: ['Which depots are not home to any vehicle?'],
  },
]

/** No number of rows, or of what is not clear. */
export const unquantified: readonly Unanswerable[] = [
  {
    db: 'freight',
    asked: [
      'Which drivers earn twice?',
      'Which shipments cost three times as much as the others?',
      'Which shipments were delivered twice?',
      'Which driver is the most common?',
    ],
  },
  { db: 'gym', asked: ['Which members were cancelled twice?', 'Which members booked twice a week?'] },
]
