import type { Phrasing, Unanswerable } from './phrasing.js'

/** Orders as people give them: "Sort …", "put … on top", "the most used first", and how often something was done. */
export const ordersAsSaid: readonly Phrasing[] = [
  {
    db: 'museum',
    sql: 'select title from artwork order by height_cm desc',
    asked: [
      'Sort the titles of the artworks by height, tallest first.',
      'Order the titles of all artworks by height in descending order.',
      'Please arrange the artwork titles by height from highest to lowest.',
    ],
  },
  {
    db: 'museum',
    sql: 'select name from artist order by name',
    asked: [
      'Put the names of the artists in alphabetical order.',
      'Give me an alphabetical list of the artists.',
      'List, in alphabetical order, the names of the artists.',
      'In alphabetical order, list the artists.',
    ],
  },
  {
    db: 'freight',
    sql: 'select name from depot order by name desc',
    asked: [
      'Show the names of the depots in reverse alphabetical order.',
      'Sort the depots by name, descending.',
    ],
  },
  {
    db: 'freight',
    sql: 'select first_name, last_name, salary_eur from driver order by salary_eur desc',
    asked: [
      'List the first name, last name and salary of the drivers, with the best paid driver first.',
      'Show the first name, last name and salary of the drivers, the highest salary at the top.',
      'First name, last name and salary of the drivers, and put the one with the highest salary on top.',
    ],
  },
  {
    db: 'museum',
    sql: 'select title, insured_value from artwork order by insured_value desc',
    asked: [
      'Show the titles and insured values of the artworks, the most valuable artwork first.',
      'List the artworks and their insured value, putting the most valuable one at the top.',
    ],
  },
  {
    db: 'museum',
    sql: 'select medium, count(*) from artwork group by medium order by count(*) desc',
    asked: [
      'How many artworks are there per medium? Put the most used medium on top.',
      'Show the number of artworks per medium, largest number first.',
      'Show each medium and the number of artworks, in descending order of frequency.',
      'Number of artworks by medium, from the most common to the least common',
    ],
  },
  {
    db: 'museum',
    sql: 'select language, count(*) from guided_tour group by language order by count(*) desc',
    asked: [
      'Show the number of guided tours per language, from the busiest language to the quietest.',
      'Show the languages and how often each of them was used, most used first.',
    ],
  },
  {
    db: 'museum',
    sql: 'select guide_name from guided_tour group by guide_name order by count(*) desc',
    asked: [
      'Rank the guides by the number of guided tours.',
      'List the guides ranked by number of guided tours.',
    ],
  },
  {
    db: 'freight',
    sql: 'select c.company_name, count(*) from shipment s join client c using (client_id) group by c.client_id, c.company_name order by 2 desc',
    asked: ['Show the number of shipments per client, the highest number first.'],
  },
  {
    db: 'freight',
    sql: 'select v.plate, count(*) from shipment s join vehicle v using (vehicle_id) group by v.vehicle_id, v.plate',
    asked: ['How often was each vehicle used?', 'How many times has each vehicle been used?'],
  },
  {
    db: 'freight',
    sql: 'select shipment_id from shipment order by dispatched_on',
    asked: ['List the shipments in order of dispatch date.', 'Order the shipments by dispatch date.'],
  },
  {
    db: 'museum',
    sql: 'select title from exhibition order by start_date',
    asked: [
      'Titles of the exhibitions, with the first to start on top.',
      'Titles of the exhibitions in chronological order of the start date',
    ],
  },
]

/** Nothing says by what is ordered, or how often means something else. */
export const noOrder: readonly Unanswerable[] = [
  {
    db: 'museum',
    asked: [
      'List the artworks in order of beauty.',
      'List the artists, most common first.',
      'Put the artists where they belong.',
      'How often does each artist paint?',
      'List the names of the artists, best artist first.',
      'Sort the artists by fame.',
      'List the artists in chronological order of fame.',
    ],
  },
  {
    db: 'freight',
    asked: [
      'How often has each driver been loved?',
      'Show the average salary per depot, busiest first.',
      'List the depots, most used depot first.',
      'Order a new vehicle for the depot in Spain.',
    ],
  },
]
