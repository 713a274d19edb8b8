import type { Phrasing, Unanswerable } from './phrasing.js'

/** A measure for each of two kinds of one thing, or for each group of a comparison. */
export const kindsBeside: readonly Phrasing[] = [
  {
    db: 'gym',
    sql: 'select gender, avg(price) from booking join member using (member_id) group by gender',
    asked: [
      'Compare the average booking price of male and female members.',
      'What is the average booking price of male versus female members?',
      'What is the average booking price of male members compared to female members?',
      'How do male and female members compare in average booking price?',
      'average booking price of male and female members',
    ],
  },
  {
    db: 'gym',
    sql: 'select gender, count(*) from booking join member using (member_id) group by gender',
    asked: ['Compare male and female members by number of bookings.'],
  },
  {
    db: 'gym',
    sql: "select status, avg(price) from booking where status in ('confirmed', 'cancelled') group by status",
    asked: [
      'Compare the average price of confirmed and cancelled bookings.',
      'Compare the average price of confirmed bookings and cancelled bookings.',
      'What is the average price of confirmed versus cancelled bookings?',
      'Compare confirmed and cancelled bookings by average price.',
    ],
  },
  {
    db: 'museum',
    sql: 'select medium, avg(insured_value) from artwork group by medium',
    asked: [
      'Compare the average insured value by medium.',
      'How does the average insured value vary by medium?',
    ],
  },
  {
    db: 'freight',
    sql: 'select kind, avg(capacity_kg) from vehicle group by kind',
    asked: [
      'Compare the average capacity per vehicle kind.',
      'Compare the average capacity by vehicle kind.',
    ],
  },
  {
    db: 'orchestra',
    sql: 'select air_conditioned, avg(seats) from hall group by air_conditioned',
    asked: [
      'Compare the average number of seats of air conditioned and non air conditioned halls.',
      'Compare air conditioned and non air conditioned halls: average number of seats of each group.',
    ],
  },
]

/** Nothing tells apart what would be compared, or no measure is said. */
export const notKindsBeside: readonly Unanswerable[] = [
  {
    db: 'gym',
    asked: [
      'Compare the average price of bookings.',
      'Compare male and female members.',
      'Compare male and female members by number and average age.',
      'Compare the average price of confirmed bookings and active members.',
    ],
  },
  {
    db: 'freight',
    asked: [
      'Compare the average freight cost in Norway and in Sweden.',
      'Compare retail and industry clients: company name.',
      'How does the average freight cost compare?',
    ],
  },
]
