import type { Phrasing, Unanswerable } from './phrasing.js'

/** Questions whose readings score alike, and what in them says which is meant. */
export const ties: readonly Phrasing[] = [
  {
    db: 'freight',
    sql: 'select first_name, last_name, salary_eur from driver order by salary_eur limit 3',
    also: ['select last_name, salary_eur from driver order by salary_eur limit 3'],
    asked: [
      'Give the last names and salaries of the three lowest paid drivers.',
      'Last names and salaries of the three lowest paid drivers',
      'Show the last names and salaries of the three worst paid drivers.',
    ],
  },
  {
    db: 'freight',
    sql: "select count(*) from shipment where delivered_on >= '2022-01-01' and delivered_on < '2023-01-01'",
    asked: [
      'How many shipments were delivered in 2022?',
      'Number of shipments delivered in 2022',
      'Count the shipments delivered during 2022.',
      'How many shipments were delivered between 1 January and 31 December 2022?',
    ],
  },
  {
    db: 'freight',
    sql: "select date_trunc('month', delivered_on)::date, count(*) from shipment where delivered_on >= '2022-01-01' and delivered_on < '2023-01-01' group by 1",
    asked: ['How many shipments were delivered in each month of 2022?'],
  },
  {
    db: 'freight',
    sql: "select count(*) from driver where hired_on >= '2016-01-01'",
    asked: [
      'How many drivers were hired on or after 1 January 2016?',
      'Count the drivers hired on or after January 1, 2016.',
    ],
  },
  {
    db: 'freight',
    sql: "select count(*) from shipment s join driver d on d.driver_id = s.driver_id where d.first_name = 'Abel' and d.last_name = 'Aas'",
    asked: ['How many shipments were driven by Abel Aas?', 'Count the shipments of driver Abel Aas.'],
  },
  {
    db: 'freight',
    sql: "select shipment_id, delivered_on from shipment where status = 'returned'",
    asked: [
      'Give me the returned shipments together with their delivery date.',
      'Returned shipments and their delivery dates',
      'Show the id and the delivery date of returned shipments.',
    ],
  },
  {
    db: 'freight',
    sql: 'select shipment_id, dispatched_on from shipment',
    asked: ['Shipments and their dispatch dates', 'List the shipments with their dispatch date.'],
  },
  {
    db: 'freight',
    sql: 'select last_name, hired_on from driver',
    also: ['select first_name, last_name, hired_on from driver'],
    asked: ['Drivers and their hiring date', 'Drivers with their hire date'],
  },
  {
    db: 'freight',
    sql: 'select v.plate, d.opened_on from vehicle v join depot d using (depot_id)',
    also: ['select v.vehicle_id, d.opened_on from vehicle v join depot d using (depot_id)'],
    asked: ['Vehicles and the opening date of their depot'],
  },
  {
    db: 'freight',
    sql: "select count(*) from vehicle where kind = 'van'",
    asked: ['Number of vans', 'What is the number of vans?'],
  },
  {
    db: 'freight',
    sql: "select count(*) from shipment where dispatched_on >= '2022-01-01' and dispatched_on < '2023-01-01'",
    asked: ['How many shipments were there in 2022?'],
  },
  {
    db: 'freight',
    sql: "select c.company_name, count(s.shipment_id) from client c left join shipment s on s.client_id = c.client_id and s.dispatched_on >= '2022-01-01' and s.dispatched_on < '2023-01-01' group by c.client_id, c.company_name",
    also: [
      "select c.client_id, c.company_name, count(s.shipment_id) from client c left join shipment s on s.client_id = c.client_id and s.dispatched_on >= '2022-01-01' and s.dispatched_on < '2023-01-01' group by c.client_id, c.company_name",
    ],
    asked: ['For each client the number of shipments in 2022'],
  },
]

/** Near misses: what differs in meaning is not settled by chance. */
export const tiesDeclined: readonly Unanswerable[] = [
  {
    db: 'freight',
    asked: [
      'How many shipments in 2022 on or under review?',
      'Names of the zorbed drivers',
      'How many shipments were zorbed in 2022?',
      'Shipments by date',
      'How many returned shipments in May 2022?',
      'What was the zorbing date of each shipment?',
    ],
  },
]
