import type { Phrasing, Unanswerable } from './phrasing.js'

/** When something was done, how old somebody is, how long it took, what went on at a time. */
export const happened: readonly Phrasing[] = [
  {
    db: 'orchestra',
    sql: 'select label, max(started_on) from repair join instrument using (instrument_id) group by instrument_id, label',
    asked: [
      'When was each instrument last repaired?',
      'When was every instrument repaired for the last time?',
      'When was each instrument most recently repaired?',
    ],
  },
  {
    db: 'freight',
    sql: 'select min(opened_on) from depot',
    asked: ['When was the first depot opened?', 'When was the earliest depot opened?'],
  },
  {
    db: 'freight',
    sql: "select opened_on from depot where name = 'North Hub'",
    asked: [
      'When was North Hub opened?',
      'When did North Hub open?',
      'On which date was North Hub opened?',
      'When was the depot North Hub opened?',
    ],
  },
  {
    db: 'freight',
    sql: "select extract(year from opened_on)::int from depot where name = 'Fjord Yard'",
    asked: ['In which year was Fjord Yard opened?', 'In what year did Fjord Yard open?'],
  },
  {
    db: 'marina',
    sql: "select max(inspected_on) from inspection join boat on boat.id = boat_id where name = 'Boat 3'",
    asked: ['When was Boat 3 last inspected?', 'When was Boat 3 most recently inspected?'],
  },
  {
    db: 'marina',
    sql: 'select name, registered_on from boat',
    asked: ['When was each boat registered?', 'When were the boats registered?'],
  },
  {
    db: 'marina',
    sql: 'select full_name, birth_date from owner order by birth_date desc limit 1',
    asked: [
      'Who is the youngest owner and when were they born?',
      'Which owner is the youngest, and when was he born?',
    ],
  },
  {
    db: 'marina',
    sql: 'select name, built_year from boat order by built_year fetch first 1 rows with ties',
    asked: ['What is the name of the oldest boat and in which year was it built?'],
  },
  {
    db: 'marina',
    sql: "select extract(year from age('2025-06-15'::date, birth_date)) from owner where full_name = 'Owner C'",
    asked: ['How old is Owner C?'],
  },
  {
    db: 'marina',
    sql: "select full_name, extract(year from age('2025-06-15'::date, birth_date)) from owner",
    asked: ['How old is each owner?', 'How old are the owners?'],
  },
  {
    db: 'marina',
    sql: "select min(extract(year from age('2025-06-15'::date, birth_date))) from owner",
    asked: ['How old is the youngest owner?'],
  },
  {
    db: 'freight',
    sql: 'select shipment_id from shipment where delivered_on - dispatched_on <= 3',
    asked: [
      'Which shipments were delivered within 3 days?',
      'shipments delivered within three days of dispatch',
      'Which shipments took at most 3 days to be delivered?',
    ],
  },
  {
    db: 'freight',
    sql: 'select avg(delivered_on - dispatched_on) from shipment where delivered_on is not null',
    asked: ['What is the average delivery time in days?', 'average delivery time of a shipment in days'],
  },
  {
    db: 'marina',
    sql: 'select id, departed_on - arrived_on from mooring where departed_on is not null order by 2 fetch first 1 rows with ties',
    asked: ['the shortest mooring', 'Which mooring was the shortest?'],
  },
  {
    db: 'marina',
    sql: 'select avg(departed_on - arrived_on) from mooring',
    asked: ['What is the average length of a mooring in days?', 'average mooring duration in days'],
  },
  {
    db: 'marina',
    sql: "select id from shift where ends_at - starts_at > interval '7 hours'",
    asked: ['shifts longer than 7 hours', 'Which shifts lasted more than 7 hours?'],
  },
  {
    db: 'marina',
    sql: 'select count(*) from mooring where departed_on - arrived_on > 5',
    asked: ['How many moorings stayed more than 5 nights?', 'How many moorings lasted longer than 5 days?'],
  },
  {
    db: 'marina',
    sql: "select count(*) from claim where reported_at - loss_date > interval '4 days'",
    asked: ['How many claims were reported more than 4 days after the loss?'],
  },
  {
    db: 'museum',
    sql: "select title from exhibition where start_date <= '2023-04-01' and end_date >= '2023-04-01'",
    asked: ['exhibitions open on 1 April 2023', 'Which exhibitions were running on 1 April 2023?'],
  },
  {
    db: 'marina',
    sql: "select count(*) from insurance where valid_from < '2023-04-01' and valid_until >= '2023-03-01'",
    asked: [
      'How many insurances were valid in March 2023?',
      'How many insurances were active in March 2023?',
    ],
  },
  {
    db: 'orchestra',
    sql: 'select title from concert where extract(dow from held_on) in (0, 6)',
    asked: ['concerts held on weekends', 'Which concerts were held on a weekend?'],
  },
  {
    db: 'orchestra',
    sql: 'select first_name, last_name from player where left_on is null order by hired_on limit 1',
    asked: ['Which player has been with us the longest?', 'Which player has been here the longest?'],
  },
  {
    db: 'marina',
    sql: 'select full_name from owner order by member_since limit 1',
    asked: ['Which owner has been a member the longest?'],
  },
  {
    db: 'marina',
    sql: 'select count(*) from berth where daily_rate > (select avg(daily_rate) from berth)',
    asked: ['How many berths have a daily rate above the average?'],
  },
  {
    db: 'marina',
    sql: 'select code, week_fee from berth order by week_fee desc limit 1',
    asked: ['Which berth has the highest weekly fee?', 'berth with the highest fee per week'],
  },
  {
    db: 'marina',
    sql: 'select name from yard where founded < 1970',
    asked: ['Which yards were founded before 1970?', 'names of the yards founded before 1970'],
  },
  {
    db: 'marina',
    sql: "select founded from yard where name = 'Gull Works'",
    asked: ['When was Gull Works founded?', 'In which year was Gull Works founded?'],
  },
  {
    db: 'marina',
    sql: "select count(*) from owner where member_since >= '2018-01-01' and member_since < '2019-01-01'",
    asked: ['How many owners became members in 2018?', 'How many owners joined in 2018?'],
  },
  {
    db: 'marina',
    sql: 'select avg(arrived_on - booked_at::date) from mooring',
    also: [
      "select avg(extract(epoch from arrived_on - (booked_at at time zone 'utc'))) / 86400 from mooring",
    ],
    asked: ['average number of days between booking and arrival'],
  },
  {
    db: 'freight',
    sql: 'select name from depot order by opened_on limit 1',
    asked: ['Which is the oldest depot?', 'the oldest depot'],
  },
]

/** Nothing says when, from when on, or by what. */
export const notHappened: readonly Unanswerable[] = [
  {
    db: 'marina',
    asked: [
      'How many claims were closed within 30 days?',
      'How old is the oldest boat?',
      'When was Boat 3 last painted?',
      'boats longer than 3 days',
      'average departure time',
      'What is the average age of the crew?',
      'How old is Crew 5?',
    ],
  },
  {
    db: 'orchestra',
    asked: ['players who stayed more than 1000 days'],
  },
  {
    db: 'freight',
    asked: ['How many depots were open in 2020?', 'Which shipment took the longest to load?'],
  },
]
