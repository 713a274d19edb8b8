import { describe, expect, it } from 'vitest'
import divebase from './support/divebase.sql'
import { useWorkshop } from './support/workshop.js'

const workshop = useWorkshop(divebase)

const answers = (table: readonly (readonly [string, string])[]) =>
  it.each(table)('%s', (question, sql) => workshop.expectRows(question, sql))
const declines = (questions: readonly string[]) =>
  it.each(questions)('not: %s', (question) => workshop.expectSilence(question))

describe('the key of each group is told again', () => {
  const perQuarter = `select date_trunc('quarter', trip_date)::date, count(*) from trip
    where trip_date >= '2025-01-01' and trip_date < '2026-01-01' group by 1`
  answers([
    ['Return for each quarter of 2025 the quarter and the number of trips.', perQuarter],
    ['Show for every quarter in 2025 the quarter and how many trips there were.', perQuarter],
    ['Show per kind the kind and the number of trips.', 'select kind, count(*) from trip group by 1'],
    [
      'Return the number of trips per kind, with the kind in the first column and the count in the second.',
      'select kind, count(*) from trip group by 1',
    ],
  ])
  declines([
    'Return the number of trips per kind, with the weather in the first column and the count in the second.',
  ])
})

describe('numbers beside each other', () => {
  const perKind = `select kind, count(*), count(*) filter (where status = 'cancelled') from trip group by 1`
  answers([
    ['How many trips of each kind are there, and how many of those are cancelled?', perKind],
    [
      'How many trips of each kind are there, and how many of those are cancelled? Return the kind, the number of trips and the number of cancelled trips.',
      perKind,
    ],
    [
      'How many trips of each kind are there, and how many of them are cancelled? Return the kind and the two numbers.',
      perKind,
    ],
    [
      'For each kind, return the kind, the number of done trips and the number of cancelled ones.',
      `select kind, count(*) filter (where status = 'done'), count(*) filter (where status = 'cancelled') from trip group by 1`,
    ],
    [
      'Return the status, the number of trips and the number of wrecks.',
      `select status, count(*), count(*) filter (where kind = 'Wreck') from trip group by 1`,
    ],
    [
      'For every base, return its name, the number of divers enrolled there and the number of guides currently employed there.',
      `select base_name, (select count(*) from diver d where d.home_base_id = b.base_id),
         (select count(*) from guide g where g.base_id = b.base_id and left_on is null) from base b`,
    ],
    [
      'For each base, show the name, the number of divers and the number of guides who have not left.',
      `select base_name, (select count(*) from diver d where d.home_base_id = b.base_id),
         (select count(*) from guide g where g.base_id = b.base_id and left_on is null) from base b`,
    ],
    [
      'For each town, return the town, the number of bases and the number of divers, ordered by the number of divers, highest first.',
      `select town, count(distinct b.base_id), count(diver_id) from base b left join diver d on d.home_base_id = b.base_id
       group by town order by 3 desc`,
    ],
  ])
  declines([
    'For each base, return the name, the number of divers and the number of guides since 2022.',
    'Return the kind and the two numbers.',
    'How many bookings does each trip have, and how many of them are guides?',
  ])
  it('a kind that all are of is counted once', async () => {
    await workshop.expectRows(
      'How many wrecks were there in each month of 2024? Return the month and the number of wrecks.',
      `select date_trunc('month', trip_date)::date, count(*) from trip
       where kind = 'Wreck' and trip_date >= '2024-01-01' and trip_date < '2025-01-01' group by 1`,
    )
  })
})

describe('only some of them are looked at', () => {
  const done = `select kind, count(*) from trip where status = 'done' group by 1`
  answers([
    ['Considering only done trips, how many were there of each kind?', done],
    ['Looking only at done trips, how many trips are there per kind?', done],
    [
      'Which guide has the highest average rating, considering only guides with at least 20 bookings?',
      `select full_name from guide join trip using (guide_id) join booking using (trip_id) group by guide_id, full_name
       having count(*) >= 20 order by avg(rating) desc limit 1`,
    ],
    [
      'Return the berth number and seat count of every reef or night trip with more than 8 seats, largest first.',
      `select berth_number, seat_count from trip where kind in ('Reef', 'Night') and seat_count > 8 order by 2 desc`,
    ],
    [
      'Which divers have more than five confirmed bookings?',
      `select full_name from diver join booking using (diver_id) where outcome = 'confirmed' group by diver_id, full_name having count(*) > 5`,
    ],
    [
      'Return the name and the number of confirmed bookings of every diver with at least 6 confirmed bookings.',
      `select full_name, count(*) from diver join booking using (diver_id) where outcome = 'confirmed' group by diver_id, full_name having count(*) >= 6`,
    ],
  ])
})

describe('marks that were given are counted where none is as high', () => {
  answers([
    [
      'Which guide has the best average rating among guides with at least ten ratings?',
      `select full_name from guide join trip using (guide_id) join booking using (trip_id) where rating is not null
       group by guide_id, full_name having count(*) >= 10 order by avg(rating) desc limit 1`,
    ],
    [
      'Which guides have at least twenty ratings?',
      `select full_name from guide join trip using (guide_id) join booking using (trip_id) where rating is not null
       group by guide_id, full_name having count(*) >= 20`,
    ],
  ])
})

describe('amounts of someone', () => {
  const spent = `select full_name, sum(total_amount) from diver join booking using (diver_id)
    group by diver_id, full_name having sum(total_amount) > 900`
  answers([
    ['Which divers spent more than 900 euros in total? Show the name and the total.', spent],
    ['List every diver who spent more than 900 euros in total. Show name and total.', spent],
    [
      'How much did each diver spend in total?',
      'select full_name, sum(total_amount) from diver join booking using (diver_id) group by diver_id, full_name',
    ],
    [
      'For each base, who is the highest paid guide? Return the base name, the guide and the hourly rate.',
      `select base_name, full_name, hourly_rate from (select b.base_name, g.full_name, g.hourly_rate,
         rank() over (partition by b.base_id order by hourly_rate desc) r from guide g join base b using (base_id)) x where r = 1`,
    ],
  ])
})

describe('shares and units as they are asked for', () => {
  const share = 'select kind, avg(refunded::int) from booking join trip using (trip_id) group by 1'
  answers([
    [
      'For every kind of trip, return the kind and the share of its bookings that were refunded, as a fraction between 0 and 1.',
      share,
    ],
    [
      'What is the percentage of bookings that were refunded, expressed in percent?',
      'select 100 * avg(refunded::int) from booking',
    ],
    [
      'For each base, return the name and the total volume filled in litres.',
      'select base_name, sum(vol_ml) / 1000.0 from base join filling using (base_id) group by base_id, base_name',
    ],
    ['What is the total volume filled?', 'select sum(vol_ml) from filling'],
  ])
})

describe('days between dates of two rows', () => {
  answers([
    [
      'What is the average number of days between booking and trip date?',
      'select avg(trip_date - booked_on) from booking join trip using (trip_id)',
    ],
    [
      'Return for each kind of trip the average number of days between booking and trip date.',
      'select kind, avg(trip_date - booked_on) from booking join trip using (trip_id) group by 1',
    ],
  ])
  answers([
    [
      'For each diver, show the name and the number of days between enrolment and first booking.',
      'select full_name, min(booked_on) - enrolled_on from diver join booking using (diver_id) group by diver_id',
    ],
    [
      'Return the diver id and the number of days between enrolment and the last booking.',
      'select diver_id, max(booked_on) - enrolled_on from diver join booking using (diver_id) group by diver_id',
    ],
  ])
  declines([
    'What is the average number of days between the filling and the booking?',
    'What is the average number of days between enrolment and first booking?',
    'Return the base name and the number of days between enrolment and first booking.',
  ])
  it('is of one row of each, or not read', async () => {
    const outcome = await workshop.ask('What is the average number of days between hiring and filling?')
    expect(outcome.kind).not.toBe('answer')
  })
})

describe('a period told of what is counted', () => {
  answers([
    [
      'Which divers made at least 6 bookings in 2024?',
      `select full_name from diver join booking using (diver_id) where booked_on >= '2024-01-01' and booked_on < '2025-01-01'
       group by diver_id, full_name having count(*) >= 6`,
    ],
  ])
  declines([
    'Which divers have at least 2 bases in 2024?',
    'Which bases have at least 2 breakages since May?',
  ])
})

describe('kinds, times and years said for short', () => {
  const perYear = `select extract(year from trip_date), count(*) from trip
    where trip_date >= '2024-01-01' and trip_date < '2026-01-01' group by 1`
  const twice = `select full_name from diver join booking using (diver_id) where outcome = 'refused' group by diver_id, full_name having count(*) >= 2`
  answers([
    [
      'What is the ratio of done to cancelled trips?',
      `select count(*) filter (where status = 'done')::numeric / count(*) filter (where status = 'cancelled') from trip`,
    ],
    [
      'What is the ratio of confirmed bookings to refused ones?',
      `select count(*) filter (where outcome = 'confirmed')::numeric / count(*) filter (where outcome = 'refused') from booking`,
    ],
    ['Compare 2024 and 2025: return the year and the number of trips.', perYear],
    ['Return the year and the number of trips for 2024 and 2025.', perYear],
    ['How many trips were there in each of the years 2024 and 2025?', perYear],
    ['Which divers have made a refused booking at least twice?', twice],
  ])
  declines([
    'Return the year and the number of trips for 2021 and 2025.',
    'Return the year and the kind of the trips for 2024 and 2025.',
  ])
})
