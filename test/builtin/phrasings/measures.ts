import type { Phrasing, Unanswerable } from './phrasing.js'

/** Amounts asked for by a verb, a unit or a superlative. */
export const measures: readonly Phrasing[] = [
  {
    db: 'museum',
    sql: 'select sum(price) from ticket',
    asked: [
      'How much was earned from tickets in total?',
      'What did we earn from tickets altogether?',
      'How much did we take in tickets?',
      'What have we earned from tickets?',
    ],
  },
  {
    db: 'museum',
    sql: 'select e.title, sum(t.price) from ticket t join exhibition e using (exhibition_id) group by e.exhibition_id, e.title',
    asked: ['How much money came in per exhibition?', 'What did we earn from tickets per exhibition?'],
  },
  {
    db: 'freight',
    sql: "select sum(freight_cost) from shipment where dispatched_on >= '2023-01-01' and dispatched_on < '2024-01-01'",
    asked: [
      'What did we spend on shipments dispatched in 2023?',
      'How much was spent on shipments dispatched in 2023?',
      'How much has been spent in total on shipments dispatched in 2023?',
    ],
  },
  {
    db: 'gym',
    sql: 'select status, sum(price) from booking group by status',
    asked: ['Show what was paid for bookings by status.', 'How much was paid for bookings per status?'],
  },
  {
    db: 'gym',
    sql: 'select sum(minutes_spent) / 60.0 from visit',
    asked: ['How many hours were spent in total on visits?', 'How many hours were spent on visits?'],
  },
  {
    db: 'gym',
    sql: 'select avg(price) from booking',
    asked: ['Average price per booking', 'What is the mean price per booking?'],
  },
  {
    db: 'museum',
    sql: 'select language, avg(group_size) from guided_tour group by language',
    asked: [
      'Average group size per guided tour for each language',
      'For each language, the average group size per guided tour',
    ],
  },
  {
    db: 'freight',
    sql: 'select plate from vehicle order by capacity_kg limit 1',
    also: ['select vehicle_id from vehicle order by capacity_kg limit 1'],
    asked: [
      'Which vehicle is the smallest in terms of capacity?',
      'the smallest vehicle, judged by capacity',
      'the smallest vehicle going by its capacity',
    ],
  },
  {
    db: 'freight',
    sql: 'select vehicle_id from vehicle order by capacity_kg desc limit 3',
    asked: [
      'the three biggest vehicles by capacity',
      'Show the three largest vehicles in terms of capacity.',
    ],
  },
  {
    db: 'museum',
    sql: 'select title from artwork order by height_cm desc limit 1',
    asked: ['What is the largest artwork by height?', 'Name the biggest artwork in terms of height.'],
  },
  {
    db: 'freight',
    sql: 'select first_name, last_name from driver order by hired_on limit 1',
    asked: [
      'Most experienced driver, judged by hiring date',
      'Which driver was hired first?',
      'Name the most experienced driver, going by the earliest hiring date.',
      'Who is the most senior driver going by the earliest hiring date?',
    ],
  },
  {
    db: 'freight',
    sql: 'select name from depot order by opened_on desc limit 1',
    asked: ['Which depot was opened most recently?', 'Which depot was opened last?'],
  },
  {
    db: 'museum',
    sql: 'select first_name, last_name from staff order by annual_salary desc limit 1',
    asked: ['Who earns the most among the staff?', 'Who earns the most per year?'],
  },
  {
    db: 'gym',
    sql: 'select full_name from trainer order by hourly_rate limit 1',
    asked: ['Who is the cheapest trainer per hour?', 'Name the cheapest trainer per hour.'],
  },
  {
    db: 'museum',
    sql: 'select min(price), max(price) from ticket',
    asked: [
      'What do the cheapest and the most expensive ticket cost?',
      'Tell me what the least and the most expensive ticket cost.',
      'What does the cheapest and the most expensive ticket cost?',
    ],
  },
  {
    db: 'freight',
    sql: 'select c.company_name, sum(s.freight_cost) from shipment s join client c using (client_id) group by c.client_id, c.company_name order by 2 desc limit 3',
    asked: [
      'Top three clients by freight cost, including the cost',
      'Top 3 clients by freight cost, and how much was it',
    ],
  },
  {
    db: 'freight',
    sql: "select c.company_name, count(*), count(*) filter (where s.status = 'returned') from shipment s join client c using (client_id) group by c.client_id, c.company_name",
    asked: [
      'For each client, how many shipments are there and how many of those are returned?',
      'For each client, how many shipments are there and how many of them were returned?',
    ],
  },
  {
    db: 'museum',
    sql: 'select medium, count(*), count(*) filter (where on_display) from artwork group by medium',
    asked: [
      'Number of artworks and number of artworks on display per medium',
      'For each medium, give the number of artworks as well as the number of artworks on display.',
      'For every medium, how many artworks are there and how many of these are on display?',
    ],
  },
  {
    db: 'gym',
    sql: 'select city, count(*), count(*) filter (where is_active) from member group by city',
    asked: [
      'How many members does each city have and how many of them are active?',
      'Number of members and number of active members for each city',
    ],
  },
  {
    db: 'museum',
    sql: 'select ticket_id from ticket where price > (select avg(price) from ticket)',
    asked: [
      'Which tickets are more expensive than the average ticket?',
      'Which tickets cost more than the average ticket?',
    ],
  },
  {
    db: 'freight',
    sql: 'select shipment_id from shipment where weight_kg > 2 * (select avg(weight_kg) from shipment)',
    asked: [
      'Which shipments weigh more than twice the average shipment?',
      'Shipments that weigh more than 2 times the average shipment',
    ],
  },
  {
    db: 'gym',
    sql: 'select full_name from trainer where hourly_rate > (select avg(hourly_rate) from trainer)',
    asked: ['Which trainers charge more per hour than the average trainer?'],
  },
  {
    db: 'museum',
    sql: 'select tour_id from guided_tour where group_size > (select avg(group_size) from guided_tour)',
    asked: ['Which tours are longer than the average tour in terms of group size?'],
  },
  {
    db: 'freight',
    sql: "select 100.0 * count(*) filter (where status = 'returned') / count(*) from shipment",
    asked: [
      'What percentage of shipments ended up returned?',
      'What percentage of all shipments turned out to be returned?',
    ],
  },
]

/** An amount that nothing here is, or several could be. */
export const measuresDeclined: readonly Unanswerable[] = [
  {
    db: 'gym',
    asked: [
      'What did we spend on trainers?',
      'How much was spent on classes?',
      'Which trainer is the most powerful?',
      'Who is the cheapest trainer per day?',
      'Show the smallest and the largest class.',
      'Average hourly rate for each trainer',
    ],
  },
  {
    db: 'freight',
    asked: [
      'How much did we spend on vehicles?',
      'Which shipments weigh more than twice the average driver?',
      'Top 3 clients by weight',
      'How many shipments are there and how many of those were returned in 2022?',
      'Which vehicles are cheaper per ton than the average vehicle?',
      'Who earns the most per day?',
    ],
  },
  {
    db: 'museum',
    asked: [
      'How much was spent on guided tours?',
      'What did we bill in 2023?',
      'Largest exhibition by start date',
    ],
  },
]
