import type { Phrasing, Unanswerable } from './phrasing.js'

/** How much somebody paid, spent or brought in: amounts of rows that refer to them. */
export const amountsOf: readonly Phrasing[] = [
  {
    db: 'gym',
    sql: 'select full_name, sum(price) from booking join member using (member_id) group by member_id, full_name',
    asked: [
      'How much has each member spent?',
      'How much did each member spend in total?',
      'How much has each member paid for bookings in total?',
      'How much money has every member spent altogether?',
    ],
  },
  {
    db: 'gym',
    sql: "select sum(price) from booking where booked_at >= '2023-01-01' and booked_at < '2024-01-01'",
    asked: [
      'How much did members spend on bookings in 2023?',
      'How much did our members pay for bookings in 2023?',
    ],
  },
  {
    db: 'gym',
    sql: 'select full_name, sum(price) from booking join member using (member_id) group by member_id, full_name order by 2 desc fetch first 1 rows with ties',
    asked: [
      'Which member has spent the most?',
      'Which member paid the most in total, and how much?',
      'Which member spent the most, and how much was it?',
      'Which member has spent the most money?',
    ],
  },
  {
    db: 'orchestra',
    sql: 'select full_name, sum(amount) from purchase join subscriber using (subscriber_id) group by subscriber_id, full_name',
    asked: [
      'How much has each subscriber spent?',
      'What is the total spent by each subscriber?',
      'Show the total amount spent per subscriber.',
    ],
  },
  {
    db: 'orchestra',
    sql: 'select label, sum(cost) from repair join instrument using (instrument_id) group by instrument_id, label',
    also: [
      'select label, sum(cost) from instrument left join repair using (instrument_id) group by instrument_id, label',
    ],
    asked: [
      'How much did the repairs of each instrument cost?',
      'For each instrument, what did the repairs cost in total?',
    ],
  },
  {
    db: 'orchestra',
    sql: "select sum(cost) from repair where started_on >= '2023-01-01' and started_on < '2024-01-01'",
    asked: [
      'How much did the repairs started in 2023 cost in total?',
      'What did all repairs started in 2023 cost?',
    ],
  },
  {
    db: 'orchestra',
    sql: 'select count(*), sum(cost) from repair',
    asked: [
      'How many repairs are there and what do they add up to?',
      'How many repairs were there, and how much did they come to in total?',
      'How many repairs are there and how much do they cost altogether?',
    ],
  },
  {
    db: 'freight',
    sql: 'select company_name, sum(freight_cost) from shipment join client using (client_id) group by client_id, company_name',
    asked: ['How much freight cost has each client paid in total?'],
  },
  {
    db: 'guild',
    sql: 'select mbr_nm, sum(gft_amt) from gd_gift join gd_mmbr using (mbr_no) group by mbr_no, mbr_nm',
    asked: ['How much has each member given?', 'How much did every member donate in total?'],
  },
  {
    db: 'guild',
    sql: 'select mbr_nm, sum(gft_amt) from gd_gift join gd_mmbr using (mbr_no) group by mbr_no, mbr_nm order by 2 desc fetch first 1 rows with ties',
    asked: ['Which member gave the most?', 'Which member has given the most, and how much?'],
  },
]

/** Who comes to more than so much in all. */
export const amountsHeld: readonly Phrasing[] = [
  {
    db: 'gym',
    sql: 'select full_name, sum(price) from booking join member using (member_id) group by member_id, full_name having sum(price) > 60',
    asked: [
      'Which members have spent more than 60 in total, and how much?',
      'Which members have paid more than 60 altogether, and how much did they pay?',
      'Which members spent more than 60 in total? Show the name and the total amount.',
    ],
  },
  {
    db: 'gym',
    sql: "select count(*) from (select member_id from booking where booked_at >= '2023-01-01' and booked_at < '2024-01-01' group by member_id having sum(price) > 30) x",
    asked: ['How many members spent more than 30 in total in 2023?'],
  },
  {
    db: 'gym',
    sql: "select full_name from booking join member using (member_id) where city = 'Oslo' group by member_id, full_name having sum(price) > 40",
    asked: [
      'Which members from Oslo have paid more than 40 in total?',
      'Which members have spent more than 40 altogether and live in Oslo?',
    ],
  },
]

/** Of which amount it is, or whether it is an amount at all, is not said. */
export const notAmountsOf: readonly Unanswerable[] = [
  {
    db: 'gym',
    asked: [
      'Which members have paid more than 50 in total for beginner classes?',
      'Which members have paid more than 50?',
      'Which trainer earned the most?',
    ],
  },
  {
    db: 'freight',
    asked: [
      'How much has each driver earned?',
      'How much has each depot spent?',
      'How much did each vehicle receive?',
      'How much has each complaint cost?',
    ],
  },
  {
    db: 'orchestra',
    asked: [
      'How much has each player earned for rentals?',
      'Which player earned the most?',
      'How many schools are there and what do they add up to?',
      'How much did each composer pay?',
    ],
  },
]
