import type { Phrasing, Unanswerable } from './phrasing.js'

/** Values that columns of two tables share: "countries with both a depot and a client". */
export const sharedValues: readonly Phrasing[] = [
  {
    db: 'freight',
    sql: 'select country from depot intersect select country from client',
    asked: [
      'Which countries have both a depot and a client?',
      'In which countries do we have both depots and clients?',
      'Which countries are home to both clients and depots?',
      'List the countries that have both depots and clients.',
      'countries with both a client and a depot',
      'In which countries are there both depots and clients?',
    ],
  },
  {
    db: 'freight',
    sql: "select country from depot intersect select country from client where sector = 'Retail'",
    asked: [
      'Which countries have both a depot and clients in the Retail sector?',
      'Countries that have both depots and clients of the Retail sector',
    ],
  },
]

/** One of the two keeps no such value, or more is said of one of them or of both. */
export const notShared: readonly Unanswerable[] = [
  {
    db: 'freight',
    asked: [
      'Which sectors have both a depot and a client?',
      'Which countries have both a depot and a complaint?',
      'Which countries and names have both a depot and a client?',
      'How many shipments went to countries with both a depot and a client?',
    ],
  },
]
