import type { Phrasing, Unanswerable } from './phrasing.js'

const vehiclesOfEveryDepot =
  'select d.name, count(v.vehicle_id) from depot d left join vehicle v using (depot_id) group by d.depot_id, d.name'
const apart =
  'select name, (select count(*) from vehicle v where v.depot_id = d.depot_id), (select count(*) from driver r where r.depot_id = d.depot_id) from depot d'

/** Things listed with a number of others: those that have none are there with 0. */
export const zeros: readonly Phrasing[] = [
  {
    db: 'freight',
    sql: vehiclesOfEveryDepot,
    asked: [
      'For each depot, how many vehicles are there?',
      'For every depot, show the name and the number of vehicles it holds.',
      'Of each depot the number of vehicles',
      'How many vehicles does each depot have?',
      'How many vehicles has every depot?',
      'List every depot with its number of vehicles.',
      'List all depots with their number of vehicles',
      'Names of all depots and how many vehicles each has',
      'Show each depot together with the number of vehicles.',
    ],
  },
  {
    db: 'freight',
    sql: "select d.name, count(v.vehicle_id) from depot d left join vehicle v on v.depot_id = d.depot_id and v.kind = 'van' group by d.depot_id, d.name",
    asked: ['For each depot, the number of vans', 'How many vans does every depot have?'],
  },
  {
    db: 'freight',
    sql: "select d.name, count(v.vehicle_id) from depot d left join vehicle v using (depot_id) where d.country <> 'Norway' group by d.depot_id, d.name",
    asked: ['For each depot outside Norway, how many vehicles are there?'],
  },
  {
    db: 'gym',
    sql: 'select m.full_name, count(b.booking_id) from member m left join booking b using (member_id) group by m.member_id, m.full_name',
    asked: ['For every member, how many bookings are there?', 'How many bookings has each member made?'],
  },
  {
    db: 'gym',
    sql: 'select t.full_name, count(b.booking_id) from trainer t left join class c using (trainer_id) left join booking b using (class_id) group by t.trainer_id, t.full_name',
    asked: ['For each trainer, how many bookings were there?', 'Every trainer with the number of bookings'],
  },
  {
    db: 'gym',
    sql: 'select c.title, count(distinct b.member_id) from class c left join booking b using (class_id) group by c.class_id, c.title',
    asked: ['For every class, the number of members', 'How many members does each class have?'],
  },
  {
    db: 'museum',
    sql: 'select a.name, count(w.artwork_id) filter (where w.on_display) from artist a left join artwork w using (artist_id) group by a.artist_id, a.name',
    asked: ['For each artist, the number of artworks on display'],
  },
  // Counted for each other, every kind of thing for itself.
  {
    db: 'freight',
    sql: apart,
    asked: [
      'For each depot, show how many vehicles and how many drivers it has.',
      'How many vehicles and drivers are there per depot?',
      'Number of vehicles and drivers per depot',
      'How many vehicles and drivers does each depot have?',
    ],
  },
  {
    db: 'freight',
    sql: `${apart} where country = 'Norway'`,
    asked: ['How many vehicles and drivers per depot in Norway?'],
  },
  {
    db: 'freight',
    sql: 'select (select count(*) from driver), (select count(*) from vehicle)',
    asked: ['How many drivers and vehicles are there?', 'How many drivers and how many vehicles do we have?'],
  },
  {
    db: 'museum',
    sql: 'select title, (select count(*) from ticket t where t.exhibition_id = e.exhibition_id), (select count(*) from guided_tour g where g.exhibition_id = e.exhibition_id) from exhibition e',
    asked: [
      'Number of tickets and number of guided tours for each exhibition',
      'For each exhibition, show the title and the number of tickets and tours.',
    ],
  },
  {
    db: 'gym',
    sql: 'select full_name, (select count(*) from booking b where b.member_id = m.member_id), (select count(*) from visit v where v.member_id = m.member_id) from member m',
    asked: [
      'Number of bookings and visits per member',
      'For every member: how many bookings and how many visits?',
    ],
  },
  {
    db: 'freight',
    sql: 'select status, count(*), count(distinct client_id) from shipment group by status',
    asked: ['Number of shipments and number of different clients per status'],
  },
]

/** Near misses: of what there is, only the groups that it falls in. */
export const noZeros: readonly Phrasing[] = [
  {
    db: 'freight',
    sql: 'select d.name, count(*) from depot d join vehicle v using (depot_id) group by d.depot_id, d.name',
    asked: [
      'Number of vehicles per depot',
      'number of vehicles by depot',
      'Vehicles per depot',
      'For each depot that has vehicles, the number of vehicles',
    ],
  },
  {
    db: 'freight',
    sql: 'select d.name, avg(v.capacity_kg) from depot d join vehicle v using (depot_id) group by d.depot_id, d.name',
    asked: ['For each depot, the average capacity of its vehicles'],
  },
  {
    db: 'freight',
    sql: "select d.name, count(*) from depot d join vehicle v using (depot_id) where v.kind = 'van' group by d.depot_id, d.name",
    asked: ['Number of vans per depot'],
  },
  {
    db: 'gym',
    sql: 'select c.title, count(*) from class c join booking b using (class_id) group by c.class_id, c.title having count(*) > 12',
    asked: ['Classes with more than 12 bookings, with the number of bookings'],
  },
]

/** What of two counted things a condition is of is not guessed. */
export const zerosDeclined: readonly Unanswerable[] = [
  {
    db: 'freight',
    asked: [
      'How many vehicles and drivers are in Norway?',
      'How many shipments and complaints were there per driver in 2022?',
      'How many depots and vehicles are there per depot?',
    ],
  },
]
