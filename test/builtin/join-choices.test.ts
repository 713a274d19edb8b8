import { describe, expect, it } from 'vitest'
import rides from './support/rides.sql'
import { useWorkshop } from './support/workshop.js'

const workshop = useWorkshop(rides)

const ofPhysicists =
  "from course c where exists (select 1 from enrollment e join student s using (student_id) join program p on p.program_id = s.program_id where e.course_id = c.course_id and p.title = 'Physics')"

describe('what governs a table is joined to it', () => {
  it.each([
    [
      'How many different courses are taken by students in the Physics program?',
      `select count(*) ${ofPhysicists}`,
    ],
    ['How many courses do students in the Physics program take?', `select count(*) ${ofPhysicists}`],
    ['Titles of the courses taken by students in the Physics program', `select title ${ofPhysicists}`],
    [
      'Average grade of students in the Physics program',
      "select avg(grade) from enrollment join student using (student_id) join program p on p.program_id = student.program_id where p.title = 'Physics'",
    ],
  ])('%s', (question, sql) => workshop.expectRows(question, sql))
})

describe('things are related by the table that relates them, before an event that may lack one of them', () => {
  const stopsOfRed =
    "from stop join line_stop using (stop_id) join line using (line_id) where line_name = 'Red Line'"
  it.each([
    [
      'Number of stops per line',
      'select line_name, count(*) from line_stop join line using (line_id) group by 1',
    ],
    ['Which stops does the Red Line serve?', `select stop_name ${stopsOfRed}`],
    ['Stop names of the Red Line', `select stop_name ${stopsOfRed}`],
    [
      'For each line, the number of stops',
      'select line_name, (select count(*) from line_stop s where s.line_id = l.line_id) from line l',
    ],
  ])('%s', (question, sql) => workshop.expectRows(question, sql))
})

describe('rows that always name both are meant, before rows that may name neither', () => {
  it.each([
    [
      'Last names of the drivers of the Red Line',
      "select distinct last_name from driver join trip using (driver_id) join line using (line_id) where line_name = 'Red Line'",
    ],
    [
      'Number of drivers per line',
      'select line_name, count(distinct driver_id) from trip join line using (line_id) group by 1',
    ],
  ])('%s', (question, sql) => workshop.expectRows(question, sql))

  it('but what is counted itself is counted', () =>
    workshop.expectRows(
      'How many incidents happened per stop?',
      'select stop_name, count(*) from incident join stop using (stop_id) group by 1',
    ))
})

describe('a check-in is the day of it', () => {
  it.each([
    ['How many bookings have a check-in in May 2024?', 'select 1'],
    ['Bookings with a check-out in July 2024', 'select booking_id from booking where booking_id in (2, 3)'],
    ['How many bookings have their check-out between 1 July and 31 July 2024?', 'select 2'],
    ['Show the check-in date of every booking', 'select booking_id, check_in from booking'],
    ['Latest check-in', "select date '2024-07-01'"],
    ['How many bookings were there in May 2024?', 'select 2'],
  ])('%s', (question, sql) => workshop.expectRows(question, sql))
})

describe('two ways to join', () => {
  const choose = async (question: string, label: string) => {
    const outcome = await workshop.ask(question)
    if (outcome.kind !== 'clarify') return expect.fail(`${question} is not asked back`)
    expect(outcome.options.map((option) => option.label).sort()).toEqual([
      'ride by end_station_id',
      'ride by start_station_id',
    ])
    return outcome.options.find((option) => option.label === label)
  }

  it.each([
    ['Number of rides per station'],
    ['Rides in Oslo'],
    ['How many rides are there for each station?'],
    ['For each station, how many rides are there?'],
    ['Number of rides per city'],
    ['Total km per station name'],
  ])('are put to the person, each with its statement: %s', async (question) => {
    const start = await choose(question, 'ride by start_station_id')
    const end = await choose(question, 'ride by end_station_id')
    expect(start?.answer.sql).toContain('ride.start_station_id')
    expect(start?.answer.sql).not.toContain('ride.end_station_id')
    expect(end?.answer.sql).toContain('ride.end_station_id')
    expect(start?.interpretation).not.toBe(end?.interpretation)
    expect(start?.remember).toEqual({ term: 'ride and station', meaning: 'ride by start_station_id' })
  })

  it.each([
    [
      'How many rides started in Oslo?',
      "select count(*) from ride join station on station_id = start_station_id where city = 'Oslo'",
    ],
    [
      'Rides that ended in Oslo',
      "select ride_id from ride join station on station_id = end_station_id where city = 'Oslo'",
    ],
    ['Number of rides per start station', 'select start_station_id, count(*) from ride group by 1'],
  ])('are not, where a word says which: %s', (question, sql) => workshop.expectRows(question, sql))
})
