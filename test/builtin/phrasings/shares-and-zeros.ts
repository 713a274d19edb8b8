import type { Phrasing, Unanswerable } from './phrasing.js'

const cancelledPerClass =
  "select c.title, 100.0 * count(*) filter (where b.status = 'cancelled') / count(*) from booking b join class c using (class_id) group by c.class_id, c.title"

/** What share each group has, told or ordered by once more under a short name. */
export const shares: readonly Phrasing[] = [
  {
    db: 'gym',
    sql: cancelledPerClass,
    asked: [
      'For each class, what share of its bookings was cancelled? Sort by that share, highest first.',
      "What percentage of each class's bookings was cancelled?",
      'For each class, what percentage of the bookings was cancelled? Return the title and the percentage, highest percentage first.',
      'What percentage of bookings was cancelled per class? Order the result by the percentage in descending order.',
      'For each class, what share of its bookings was cancelled? Return the title and that share, sorted from the highest to the lowest share.',
    ],
  },
  {
    db: 'gym',
    sql: "select m.city, 100.0 * count(*) / (select count(*) from booking where booked_at >= '2023-01-01' and booked_at < '2024-01-01') from booking b join member m using (member_id) where booked_at >= '2023-01-01' and booked_at < '2024-01-01' group by m.city",
    asked: [
      'What share of the bookings in 2023 was made by members from each city?',
      'What share of the bookings in 2023 came from each city?',
    ],
  },
  {
    db: 'resort',
    sql: 'select c.title, 100.0 * sum(e.seats) / (select sum(seats) from enrolment) from enrolment e join course c using (course_id) group by c.course_id, c.title',
    asked: ['What share of the seats went to each course?', 'What is the share of seats per course?'],
  },
]

const visitsOfAll =
  'select m.full_name, count(b.booking_id) from member m left join booking b using (member_id) group by m.member_id, m.full_name'
const pricesOfAll =
  'select m.full_name, coalesce(sum(b.price), 0) from member m left join booking b using (member_id) group by m.member_id, m.full_name'

/** Those for whom there is nothing, with 0. */
export const nothingThere: readonly Phrasing[] = [
  {
    db: 'gym',
    sql: visitsOfAll,
    asked: [
      'Number of bookings per member, including members who never booked',
      'Number of bookings per member, even if zero',
      'How many bookings did each member make? Members without bookings should appear with 0.',
      'How many bookings has each member made? Include members that made none.',
      'Number of bookings per member, with 0 for members who booked nothing',
      'List every member with the number of bookings (0 if none).',
      'Show for each member the number of bookings, including those with zero bookings.',
    ],
  },
  {
    db: 'gym',
    sql: pricesOfAll,
    asked: [
      'Total price of the bookings per member, including members without bookings',
      'Total booking price per member, with 0 for members who never booked',
    ],
  },
  {
    db: 'gym',
    sql: "select m.full_name, count(b.booking_id) filter (where b.status = 'cancelled') from member m left join booking b using (member_id) group by m.member_id, m.full_name",
    asked: ['For each member the number of cancelled bookings, including members without cancelled bookings'],
  },
  {
    db: 'gym',
    sql: 'select m.full_name, (select count(*) from booking b where b.member_id = m.member_id), (select coalesce(sum(minutes_spent), 0) from visit v where v.member_id = m.member_id) from member m',
    asked: [
      'Show for each member the number of bookings and the total minutes spent.',
      'For each member, show the number of bookings and the total minutes spent.',
    ],
  },
  {
    db: 'gym',
    sql: 'select status, count(*) from booking group by status',
    asked: ['How many bookings are there per status, including cancelled ones?'],
  },
]

/** Amounts that are added up, and both ends of one. */
export const amounts: readonly Phrasing[] = [
  {
    db: 'resort',
    sql: 'select c.title, sum(e.seats) from enrolment e join course c using (course_id) group by c.course_id, c.title order by 2 desc limit 3',
    asked: ['top 3 courses by seats sold', 'List the top 3 courses by seats booked'],
  },
  {
    db: 'baths',
    sql: "select min(area_sqm), max(area_sqm) from pool where kind = 'indoor'",
    asked: ['What are the smallest and the largest area of the indoor pools?'],
  },
]

const told = (question: string, instructions: string) => `${question}\n\nInstructions: ${instructions}`

/** Instructions that say what a word of the question means. */
export const definitions: readonly Phrasing[] = [
  {
    db: 'gym',
    sql: cancelledPerClass.replace('100.0', '1.0'),
    asked: [
      told(
        'What is the cancellation rate of each class?',
        'The cancellation rate is the share of bookings with status cancelled.',
      ),
      told(
        'What is the cancellation rate per class? Return the title and the rate.',
        'The cancellation rate of a class is the proportion of bookings with status cancelled.',
      ),
    ],
  },
  {
    db: 'freight',
    sql: 'select c.company_name, sum(s.delivered_on - s.dispatched_on) from shipment s join client c using (client_id) group by c.client_id, c.company_name',
    asked: [
      told(
        'What is the total number of transit days per client?',
        'The transit days of a shipment are its delivered date minus its dispatched date.',
      ),
      told(
        'How many transit days were there per client?',
        'The transit days of a shipment are the number of days between dispatched date and delivered date.',
      ),
    ],
  },
  {
    db: 'freight',
    sql: 'select c.company_name, avg(s.delivered_on - s.dispatched_on) from shipment s join client c using (client_id) group by c.client_id, c.company_name',
    asked: [
      told(
        'What is the average number of transit days per client?',
        'transit days = delivered_on - dispatched_on',
      ),
    ],
  },
  {
    db: 'freight',
    sql: "select d.name, count(*) from vehicle v join depot d using (depot_id) where v.kind = 'van' and v.capacity_kg > 1000 group by d.depot_id, d.name",
    also: [
      "select d.name, count(v.vehicle_id) from depot d left join vehicle v on v.depot_id = d.depot_id and v.kind = 'van' and v.capacity_kg > 1000 group by d.depot_id, d.name",
    ],
    asked: [
      told(
        'How many big vehicles does each depot have?',
        'A big vehicle is a van vehicle with a capacity above 1000.',
      ),
    ],
  },
]

const bookingsPerClass = (status: string) =>
  `select c.title, count(*) from booking b join class c using (class_id) where b.status ${status} group by c.class_id, c.title`

/** Instructions that repeat what holds anyway, or say how to show it. */
export const repeated: readonly Phrasing[] = [
  {
    db: 'gym',
    sql: cancelledPerClass,
    asked: [
      told(
        'For each class, what share of its bookings was cancelled?',
        'Waitlisted bookings count in the total.',
      ),
      told('For each class, what share of its bookings was cancelled?', 'Cast to float before dividing.'),
      told('What percentage of bookings was cancelled per class?', 'Avoid integer division.'),
    ],
  },
  {
    db: 'gym',
    sql: 'select c.title, round(avg(b.price), 1) from booking b join class c using (class_id) group by c.class_id, c.title',
    asked: [
      told('What is the average booking price per class?', 'Round to one decimal.'),
      told('What is the average booking price per class?', 'Round the averages to 1 decimal place.'),
    ],
  },
  {
    db: 'gym',
    sql: bookingsPerClass("<> 'cancelled'"),
    asked: [
      told('Number of bookings per class', 'Exclude cancelled bookings.'),
      told('Number of bookings per class', 'Do not count cancelled bookings.'),
    ],
  },
  {
    db: 'gym',
    sql: bookingsPerClass('is not null'),
    asked: [told('Number of bookings per class', 'Cancelled bookings count too.')],
  },
  {
    db: 'gym',
    sql: 'select m.full_name, sum(c.duration_min * b.price) from booking b join member m using (member_id) join class c using (class_id) group by m.member_id, m.full_name',
    asked: [
      told('What is the total effort per member?', 'Effort is the price times the duration.'),
      told('What is the effort per member?', 'Effort = price * duration_min'),
    ],
  },
  {
    db: 'baths',
    sql: 'select channel, avg(quantity * unit_price) from entry_sales group by channel',
    asked: [told('What is the average turnover per channel?', 'Turnover = quantity * unit_price')],
  },
  {
    db: 'baths',
    sql: 'select sum(quantity * unit_price) from entry_sales',
    asked: [
      told('What is the total turnover?', 'Turnover = quantity * unit_price'),
      told('What is the overall turnover?', 'Turnover is the quantity multiplied by the unit price.'),
    ],
  },
]

/** Nothing that could be known: an answer would be a guess. */
export const unclear: readonly Unanswerable[] = [
  {
    db: 'gym',
    asked: [
      // Spread over the classes, or the share of each class?
      'What share of the cancelled bookings came from each class?',
      'How many classes of each level are there, including levels without cancelled bookings?',
      'Number of bookings per member, including bookings never confirmed',
      told(
        'What is the churn rate?',
        'The churn rate is the share of members with a visit and without bookings.',
      ),
      'Which members share a booking?',
      'Show the number of bookings and the cancellation share per class.',
      told('Number of bookings per class', 'Cancelled bookings count twice.'),
      told('Number of bookings per month', 'The month refers to the opening day.'),
      'Show the title of each class and its duration divided by the hourly rate of the trainer.',
      told('How many hot classes are there?', 'A hot class is a class liked by everybody.'),
    ],
  },
  {
    db: 'freight',
    asked: [
      told('What is the average effort per shipment?', 'Effort = weight_kg * distance_km'),
      told('Transit days per client', 'transit days = delivered_on - dispatched_on'),
      'Average number of vehicles per depot, including depots never opened',
    ],
  },
]
