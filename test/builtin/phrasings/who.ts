import type { Phrasing, Unanswerable } from './phrasing.js'

/** Persons asked for by what they do or are to a thing that is named. */
export const who: readonly Phrasing[] = [
  {
    db: 'airline',
    sql: "select p.first_name, p.last_name from pilots p join flights f on f.captain_id = p.pilot_id where f.flight_number = 'NX101'",
    asked: ['Who flew NX101?', 'Who was the captain of NX101?', 'Who is the captain of flight NX101?'],
  },
  {
    db: 'airline',
    sql: 'select p.first_name, p.last_name, count(*) from pilots p join flights f on f.captain_id = p.pilot_id group by p.pilot_id',
    asked: [
      'Number of flights per captain',
      'flights per captain',
      'How many flights does each captain have?',
    ],
  },
  {
    db: 'airline',
    sql: "select p.first_name, p.last_name from pilots p where p.first_name = 'Maya'",
    asked: ['Which captain has the most flights?', 'Which captain flew the most flights?'],
  },
  {
    db: 'airline',
    sql: "select first_name, last_name from pilots where last_name = 'Lind'",
    asked: [
      "Who is Una Berg's mentor?",
      'Who is the mentor of Una Berg?',
      'the mentor of Una Berg',
      "Una Berg's mentor",
      "Show me Una Berg's mentor",
    ],
  },
  {
    db: 'airline',
    sql: 'select first_name, last_name from pilots order by salary desc limit 1',
    asked: ['Who has the highest salary?', 'Who earns the most?', 'Who has the best salary?'],
  },
  {
    db: 'airline',
    sql: 'select captain_id from flights where flight_id = 1',
    asked: ['captain id of flight NX101'],
  },
  {
    db: 'airline',
    sql: "select salary from pilots where first_name = 'Una' and last_name = 'Berg'",
    asked: ['What does Una Berg earn?', 'How much does Una Berg earn?', 'salary of Una Berg'],
  },
  {
    db: 'airline',
    sql: "select seats from aircraft where tail_number = 'LN-ABC'",
    asked: ['How many seats does LN-ABC have?'],
  },
  {
    db: 'airline',
    sql: 'select tail_number from aircraft where retired_on is not null',
    asked: ['retired aircraft', 'Which aircraft are retired?', 'List the retired aircraft.'],
  },
  {
    db: 'airline',
    sql: "select b.booking_id from bookings b join passengers p using (passenger_id) where p.full_name = 'Ana Braga'",
    asked: ["Ana Braga's bookings", "Show me Ana Braga's bookings."],
  },
  {
    db: 'airline',
    sql: "select first_name, last_name from pilots where hired_on < '2012-01-01'",
    asked: ['pilots hired before 2012', 'Which pilots were hired before 2012?'],
  },
  {
    db: 'airline',
    sql: "select first_name, last_name from pilots where rank = 'trainee'",
    asked: ['trainees', 'List the trainees.'],
  },
  {
    db: 'guild',
    sql: "select sum(bdgt_amt) from gd_project where cntry = 'Uganda'",
    asked: ['total budget of the Uganda projects', 'What is the total budget of the projects in Uganda?'],
  },
  {
    db: 'guild',
    sql: "select count(*) from gd_gift where pay_mthd = 'cheque'",
    asked: ['How many donations were paid by cheque?', 'number of gifts paid by cheque'],
  },
  {
    db: 'guild',
    sql: 'select pay_mthd, count(*) from gd_gift group by pay_mthd',
    asked: ['gifts by payment method', 'number of gifts per payment method'],
  },
  {
    db: 'guild',
    sql: 'select avg(cpcty) from gd_event',
    asked: ['average capacity of the events', 'What is the mean capacity of our events?'],
  },
]

/** One half of the question would be passed over, or another than the one asked for shown. */
export const notThem: readonly Unanswerable[] = [
  {
    db: 'airline',
    asked: [
      'Who is in NX101?',
      'Who cancelled Tom Hale?',
      'Who admires Una Berg?',
      'Who is worth 220?',
      'Who is the uncle of Una Berg?',
      'flights in percent',
      'Who painted NX101?',
      'Which aircraft are still in use?',
      'aircraft in service',
    ],
  },
  { db: 'guild', asked: ['How many events in percent?', 'held events that were planned', 'Who is Uganda?'] },
]
