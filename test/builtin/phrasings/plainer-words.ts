import type { Phrasing, Unanswerable } from './phrasing.js'

/** Amounts told by their unit or their own noun, kinds told once, what each one has, and whoever has the most rows. */
export const plainerWords: readonly Phrasing[] = [
  {
    db: 'freight',
    sql: 'select shipment_id from shipment where weight_kg > 500',
    asked: ['shipments of more than 500 kg', 'List the shipments over 500 kg.'],
  },
  {
    db: 'freight',
    sql: 'select shipment_id from shipment where distance_km > 200',
    asked: ['shipments over 200 km', 'List all shipments of more than 200 kilometres.'],
  },
  {
    db: 'freight',
    sql: 'select distinct kind from vehicle',
    asked: [
      'List the different kinds of vehicles.',
      'List all the kinds of vehicles.',
      'What kinds of vehicles are there?',
    ],
  },
  {
    db: 'freight',
    sql: 'select plate, capacity_kg from vehicle',
    asked: [
      "Show each vehicle's capacity.",
      "What is every vehicle's capacity?",
      'List the capacity of each vehicle.',
    ],
  },
  {
    db: 'freight',
    sql: 'select name, opened_on from depot',
    asked: ['Show each depot and the date it was opened.', 'List the depots with the date they were opened.'],
  },
  {
    db: 'freight',
    sql: 'select plate from vehicle join shipment using (vehicle_id) group by plate order by count(*) desc fetch first 1 rows with ties',
    asked: [
      'busiest vehicle',
      'Which vehicle is used most often?',
      'Which vehicle is the busiest?',
      'the most used vehicle',
    ],
  },
  {
    db: 'museum',
    sql: 'select tour_id from guided_tour where group_size = 12',
    asked: ['guided tours with a group size of 12', 'Which guided tours have a group size of 12?'],
  },
  {
    db: 'museum',
    sql: 'select name from artist order by name',
    asked: ['List the artists by name.'],
  },
  {
    db: 'freight',
    sql: 'select shipment_id from shipment where delivered_on is null order by dispatched_on',
    asked: [
      'List the shipments that have not been delivered, oldest first.',
      'undelivered shipments, oldest first',
    ],
  },
  {
    db: 'museum',
    sql: 'select distinct medium from artwork order by medium',
    asked: ['List the mediums in alphabetical order.', 'Show all mediums in alphabetical order.'],
  },
  {
    db: 'freight',
    sql: 'select kind, capacity_kg from vehicle order by capacity_kg desc',
    asked: ['Show kind and capacity of all vehicles, from largest to smallest.'],
  },
]

/** What may be meant is not certain. */
export const notPlain: readonly Unanswerable[] = [
  {
    db: 'museum',
    asked: [
      'artworks over 50 cm',
      'busiest artist in town',
      'busiest artist by fame',
      'List the artworks by beauty.',
    ],
  },
  {
    db: 'freight',
    asked: ['busiest depot', 'Which vehicles are for 3 people?', 'shipments over 5 hectolitres'],
  },
]
