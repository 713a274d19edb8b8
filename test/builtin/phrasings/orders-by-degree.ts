import type { Phrasing, Unanswerable } from './phrasing.js'

/** Rows in the order of what an adjective measures: "oldest first", "from the largest to the smallest". */
export const degreeOrders: readonly Phrasing[] = [
  {
    db: 'museum',
    sql: 'select name from artist order by birth_year',
    asked: [
      'List the names of the artists, oldest first.',
      'Show the names of all artists from the oldest to the youngest.',
      'artist names sorted from old to young',
      'Give the names of the artists, starting with the oldest.',
      'Names of artists, with the oldest first',
    ],
  },
  {
    db: 'museum',
    sql: 'select name from artist order by birth_year desc',
    asked: [
      'List the names of the artists, youngest first.',
      'What are the names of the artists, ordered from youngest to oldest?',
    ],
  },
  {
    db: 'museum',
    sql: 'select title from artwork order by height_cm desc',
    asked: [
      'List the titles of all artworks, tallest first.',
      'Titles of the artworks in order from tallest to shortest',
    ],
  },
  {
    db: 'museum',
    sql: 'select title, insured_value from artwork order by insured_value desc',
    asked: [
      'Show the title and insured value of each artwork, most valuable first.',
      'titles and insured values of the artworks, highest first',
      'Titles and insured values of the artworks, from the most valuable to the least valuable',
    ],
  },
  {
    db: 'museum',
    sql: 'select first_name, last_name from staff order by annual_salary desc',
    asked: [
      'List the first and last names of the staff from the best paid to the worst paid.',
      'First and last names of staff by salary, highest first',
      'Show the first and last names of the staff by annual salary, descending',
    ],
  },
  {
    db: 'museum',
    sql: 'select first_name, last_name from staff order by hire_date',
    asked: ['First and last names of the staff, longest serving first', 'staff by hire date, earliest first'],
  },
  {
    db: 'freight',
    sql: 'select name from depot order by opened_on desc',
    asked: ['Names of the depots, newest first', 'Show the depots by opening date, newest first.'],
  },
  {
    db: 'freight',
    sql: 'select plate, kind from vehicle order by capacity_kg',
    asked: [
      'List the plate and kind of every vehicle, smallest first.',
      'plate and kind of the vehicles, from the smallest to the largest',
      'Plate and kind of all vehicles, small to large',
    ],
  },
  {
    db: 'freight',
    sql: 'select kind, count(*) from vehicle group by kind order by count(*) desc, kind',
    also: ['select kind, count(*) from vehicle group by kind order by count(*) desc'],
    asked: ['Number of vehicles per kind, from the most to the fewest'],
  },
  {
    db: 'freight',
    sql: 'select hired_on, count(*) from driver group by hired_on order by hired_on desc',
    asked: ['number of drivers by hire date, newest first'],
  },
  {
    db: 'freight',
    sql: 'select first_name, last_name from driver where salary_eur > (select avg(salary_eur) from driver)',
    asked: [
      'Show the first and last names of the drivers whose salary is above the average salary.',
      'First and last names of drivers with a salary higher than the average salary of all drivers',
    ],
  },
]

/** By what, is not said, or several things may be meant. */
export const noDegree: readonly Unanswerable[] = [
  {
    db: 'freight',
    asked: [
      'List the names of the clients, heaviest first.',
      'Clients from the tallest to the shortest',
      'Names of the depots, cheapest first',
      'Number of shipments per depot, oldest first',
      'drivers by licence class, fastest first',
      'List the depots from the oldest to the cheapest.',
    ],
  },
  {
    db: 'museum',
    asked: [
      'Number of artworks per artist, youngest first',
      'exhibitions, heaviest first',
      'Number of artworks and average insured value per medium, highest first',
      'Number of artworks per medium, dearest first',
    ],
  },
]
