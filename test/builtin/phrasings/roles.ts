import type { Phrasing, Unanswerable } from './phrasing.js'

/** Which of several references is meant, what is shown beside rows, and whose date or kind is spoken of. */
export const roles: readonly Phrasing[] = [
  {
    db: 'railway',
    sql: "select count(*) from train t join staff s on s.id = t.driver_id where s.name = 'Bess Points'",
    asked: ['How many trains did Bess Points drive?', 'How many trains were driven by Bess Points?'],
  },
  {
    db: 'railway',
    sql: "select number from train t join staff s on s.id = t.driver_id where s.name = 'Carl Signal' and run_date >= '2024-05-01' and run_date < '2024-06-01'",
    asked: [
      'Show the numbers of the trains that were driven by Carl Signal in May 2024.',
      'Numbers of the trains Carl Signal drove in May 2024',
    ],
  },
  {
    db: 'railway',
    sql: 'select name from staff s where not exists (select 1 from train t where t.driver_id = s.id)',
    asked: ['Which staff members have never driven a train?'],
  },
  {
    db: 'railway',
    sql: 'select name from staff s where not exists (select 1 from train t where t.conductor_id = s.id)',
    asked: ['Which staff members have never conducted a train?', 'staff members who never conducted a train'],
  },
  {
    db: 'railway',
    sql: "select name from staff s where exists (select 1 from repair r join locker l using (locker_id) where r.repaired_by = s.id and l.owner_kind = 'private')",
    asked: ['Which staff members have repaired a private locker?'],
  },
  {
    db: 'railway',
    sql: 'select t.number, d.name, c.name from train t join staff d on d.id = t.driver_id join staff c on c.id = t.conductor_id',
    asked: [
      'List trains with driver and conductor.',
      'List all trains with their driver and conductor.',
      'Show the trains with the driver and the conductor.',
    ],
  },
  {
    db: 'railway',
    sql: 'select l.name, a.name, b.name from line l join station a on a.id = l.start_station_id join station b on b.id = l.end_station_id',
    asked: [
      'List the lines with their start and end station.',
      'Show the lines with start station and end station.',
    ],
  },
  {
    db: 'railway',
    sql: 'select t.id, a.name, b.name from ticket t join station a on a.id = t.from_station_id join station b on b.id = t.to_station_id',
    asked: ['Show every ticket with its from station and to station.'],
  },
  {
    db: 'railway',
    sql: 'select s.name, r.name from station s join region r on r.id = s.region_id',
    asked: ['List the stations with region.', 'List the stations with the region.'],
  },
  {
    db: 'railway',
    sql: 'select s.name, s.id, count(*) from ticket t join station s on s.id = t.from_station_id group by s.name, s.id',
    asked: ['How many tickets were sold per from station?', 'Number of tickets by from station'],
  },
  {
    db: 'railway',
    sql: 'select s.name, s.id, count(*) from train t join staff s on s.id = t.conductor_id group by s.name, s.id',
    asked: ['Number of trains by conductor', 'How many trains are there per conductor?'],
  },
  {
    db: 'railway',
    sql: 'select s.name, s.id, count(*) from line l join station s on s.id = l.start_station_id group by s.name, s.id',
    asked: ['Which start station has the most lines?'],
  },
  {
    db: 'railway',
    sql: 'select locker_id from locker where available',
    asked: ['List the available lockers.', 'Which lockers are available?'],
  },
  {
    db: 'railway',
    sql: "select locker_id from locker where owner_kind = 'foundation'",
    asked: ['Which lockers belong to the foundation?', 'Which lockers does the foundation own?'],
  },
  {
    db: 'railway',
    sql: "select avg(price) from ticket where kind = 'monthly'",
    asked: ['Average price of monthly tickets', 'What does a monthly ticket cost on average?'],
  },
  {
    db: 'railway',
    sql: 'select f.full_name from volunteer v join friend f using (friend_id) where hours > 10 order by 1',
    asked: ['Which volunteers worked more than 10 hours?', 'Show the volunteers with more than 10 hours.'],
  },
  {
    db: 'bookbus',
    sql: 'select b.name, b.branch_id, count(distinct book_id) from copy c join branch b using (branch_id) group by 1, 2',
    asked: ['How many books are in each branch?', 'Number of books per branch'],
  },
  {
    db: 'bookbus',
    sql: "select distinct k.title from book k join copy c using (book_id) join branch b using (branch_id) where b.name = 'North'",
    asked: ['List the books in the North branch.', 'Which books does the North branch have?'],
  },
  {
    db: 'bookbus',
    sql: "select e.title, e.event_id, count(k.booking_id) from event e left join booking k using (event_id) where e.held_on >= '2026-10-01' and e.held_on < '2026-11-01' group by 1, 2",
    asked: [
      'For each event in October 2026, show the number of bookings.',
      'How many bookings does each event in October 2026 have?',
    ],
  },
  {
    db: 'bookbus',
    sql: 'select r.name, b.name from reader r join branch b on b.branch_id = r.home_branch_id',
    asked: ['List each reader with home branch.', 'List the readers with the home branch.'],
  },
  {
    db: 'bookbus',
    sql: "select l.loan_id, r.name, k.title from loan l join reader r using (reader_id) join book k using (book_id) where l.lent_on >= '2024-05-01' and l.lent_on < '2024-06-01'",
    asked: ['Show the loans in May 2024 with reader and book.'],
  },
]

export const noRoles: readonly Unanswerable[] = [
  {
    db: 'railway',
    asked: [
      'Which staff members worked on a locker in June 2024?',
      'Which staff members repaired a locker in June 2024?',
      'What is the total monthly ticket revenue?',
      'Monthly ticket revenue in 2024',
      'What did each driver give?',
      'Which repairs were finished by the person who reported them?',
      'Total hours per volunteer',
      'Which volunteer has worked the most hours?',
      'Which driver has the most delays?',
      'Number of tickets sold per station',
      'Which staff members have both driven and conducted trains?',
    ],
  },
  {
    db: 'bookbus',
    asked: [
      'Show the number of bookings per event in October 2026.',
      'For every event in October 2026, how many seats were booked?',
    ],
  },
]
