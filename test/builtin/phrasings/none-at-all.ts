import type { Phrasing, Unanswerable } from './phrasing.js'

/** Stressed absences with a period, dates on which two tables meet, "X only", "of that type", moments by name. */
export const noneAtAll: readonly Phrasing[] = [
  {
    db: 'gym',
    sql: "select full_name from member m where not exists (select 1 from booking b where b.member_id = m.member_id and booked_at >= '2024-01-01' and booked_at < '2025-01-01')",
    asked: [
      'Which members had no bookings at all in 2024?',
      'Which members have no booking whatsoever in 2024?',
      'members without any booking at all in 2024',
      'Which members had no bookings, in 2024?',
      'Which members had no bookings of any kind in 2024?',
    ],
  },
  {
    db: 'gym',
    sql: "select full_name from member m where not exists (select 1 from visit v where v.member_id = m.member_id and checked_in_at >= '2023-03-01' and checked_in_at < '2023-04-01')",
    asked: [
      'Which members had no visits at all in March 2023?',
      'members without any visit whatsoever in March 2023',
    ],
  },
  {
    db: 'resort',
    sql: "select full_name from guest g where not exists (select 1 from pass p where p.guest_id = g.guest_id and sold_on >= '2024-01-01' and sold_on < '2025-01-01')",
    asked: ['Which guests had no pass at all in 2024?', 'guests with no pass whatsoever in 2024'],
  },
  {
    db: 'ranch',
    sql: "select name from groom g where exists (select 1 from grooming r where r.groom_id = g.groom_id and done_on >= '2025-02-01' and done_on < '2025-03-01')",
    asked: ['Which grooms had a horse in February 2025?', 'grooms with a horse in February 2025'],
  },
  {
    db: 'ranch',
    sql: "select name from groom g where not exists (select 1 from grooming r where r.groom_id = g.groom_id and done_on >= '2025-02-01' and done_on < '2025-03-01')",
    asked: [
      'Which grooms had no horse at all in February 2025?',
      'Which grooms had no horse in February 2025?',
      'grooms without any horse whatsoever in February 2025',
    ],
  },
  {
    db: 'resort',
    sql: 'select kind, avg(fare) from pass where auto_rnw group by 1',
    asked: [
      'average fare per kind, auto renewed only',
      'average fare of the passes by kind, only auto renewed',
    ],
  },
  {
    db: 'gym',
    sql: 'select city, count(*) from member where is_active group by 1',
    asked: [
      'number of members per city, active only',
      'number of members by city, active members only',
      'members per city, only active ones',
    ],
  },
  {
    db: 'gym',
    sql: "select city, count(*) from member where plan_type = 'Premium' group by 1",
    asked: ['number of members by city, premium only', 'number of members per city, premium members only'],
  },
  {
    db: 'gym',
    sql: 'select plan_type, count(*) from member group by 1',
    asked: [
      'Show each plan type and the number of members of that type.',
      'Show each plan type and the number of members with that plan type.',
      'For each plan type, how many members are there with that type?',
    ],
  },
  {
    db: 'gym',
    sql: 'select city, count(*) from member group by 1',
    asked: [
      'For each city, return the city and the number of members in that city.',
      'Show every city and the number of members from that city.',
    ],
  },
  {
    db: 'lodge',
    sql: 'select kind, count(*) from room group by 1',
    asked: ['Show each kind and the number of rooms of that kind.'],
  },
  {
    db: 'lodge',
    sql: 'select title, starts_at from walk',
    asked: [
      'What are the title and start time of each walk?',
      'List the walks with title and start time.',
      'Show the title and the starting time of all walks, in that order.',
    ],
  },
  {
    db: 'lodge',
    sql: 'select title from walk order by starts_at',
    asked: ['List the titles of the walks ordered by start time.'],
  },
  {
    db: 'gym',
    sql: 'select full_name from trainer where hourly_rate > (select avg(hourly_rate) from trainer)',
    asked: [
      'Which trainers are higher in hourly rate than the average trainer?',
      'names of trainers that are bigger in hourly rate than the average',
    ],
  },
  {
    db: 'gym',
    sql: 'select title, level, count(b.class_id) from class c left join booking b using (class_id) group by c.class_id, title, level',
    asked: ['Return the title, level and number of bookings of the classes.'],
  },
  {
    db: 'resort',
    sql: 'select title, level, count(e.enrolment_id) from course c left join enrolment e using (course_id) group by c.course_id, title, level',
    asked: [
      'Return the title, the level and the number of enrolments of all courses.',
      'List title, level and number of enrolments of the courses.',
    ],
  },
  {
    db: 'gym',
    sql: 'select max(price) from booking',
    asked: ['What is the highest single price of a booking?', 'What was the largest single booking price?'],
  },
  {
    db: 'press',
    sql: "select name from label where country = 'Malta'",
    asked: [
      'Which labels have their headquarters in Malta?',
      'labels with headquarters in Malta',
      'Which labels have their head office in Malta?',
    ],
  },
]

/** Said of something else, or of nothing that is there. */
export const notAtAll: readonly Unanswerable[] = [
  {
    db: 'gym',
    asked: [
      'Which members had no lockers at all in 2024?',
      'number of members per city, handsome only',
      'Show each plan type and the number of members of that flavour.',
      'For each trainer, show the number of classes in the same room.',
      'Which trainers are bigger in shoe size than the average?',
      'What is the start time of each class?',
    ],
  },
  {
    db: 'gym',
    asked: ['Which members were never scheduled?', 'Which is the single largest handsome class?'],
  },
  { db: 'press', asked: ['Which labels have their headquarters in Atlantis?'] },
  {
    db: 'resort',
    asked: [
      'Which guests had gear in January 2026?',
      'Which guests had no gear at all in January 2026?',
      'guests without any gear in January 2026',
    ],
  },
  {
    db: 'lodge',
    asked: ['What is the opening time of each walk?', 'What is the average start time of the walks?'],
  },
]
