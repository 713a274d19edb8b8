import type { Phrasing, Unanswerable } from './phrasing.js'

/** Plain questions: people kept in several tables, limits as columns, two counts side by side, the name of a key. */
export const plain: readonly Phrasing[] = [
  {
    db: 'council',
    sql: "select full_name from person join officer using (person_id) where department = 'Housing'",
    asked: [
      'Which officers work in the Housing department?',
      'List the officers of the Housing department.',
      'Which officers are in Housing?',
    ],
  },
  {
    db: 'council',
    sql: "select full_name from person join councillor using (person_id) where party = 'Green'",
    asked: ['Which councillors are in the Green party?', 'Show the councillors of the Green party.'],
  },
  {
    db: 'council',
    sql: 'select full_name, count(complaint_id) from officer join person using (person_id) left join complaint on officer_id = officer.person_id group by officer.person_id, full_name',
    asked: [
      'How many complaints did each officer handle?',
      'For each officer, show the name and the number of complaints.',
      'Show the name of each officer and the number of complaints.',
      'What is the number of complaints per officer?',
    ],
  },
  {
    db: 'council',
    sql: 'select full_name, count(*) from officer join person using (person_id) join complaint on officer_id = officer.person_id group by officer.person_id, full_name order by 2 desc limit 1',
    asked: ['Which officer handled the most complaints?', 'Which officer has the most complaints?'],
  },
  {
    db: 'council',
    sql: 'select full_name from person join councillor using (person_id) where not exists (select 1 from complaint where complaint.person_id = person.person_id)',
    asked: ['Which councillors have filed no complaints?'],
  },
  {
    db: 'council',
    sql: 'select salary_max from officer',
    asked: ['Show the maximum salary of every officer.', 'List the max salary of all officers.'],
  },
  {
    db: 'council',
    sql: 'select full_name from person join officer using (person_id) where salary_max > 40000',
    asked: [
      'Which officers have a maximum salary of more than 40000?',
      'Show the names of officers with a max salary above 40000.',
    ],
  },
  {
    db: 'council',
    sql: 'select avg(salary_min) from officer',
    asked: ['What is the average minimum salary of officers?', 'average minimum salary'],
  },
  {
    db: 'council',
    sql: 'select sum(capacity_per_hour) from clinic',
    asked: ['What is the total hourly capacity of the clinics?', 'total hourly capacity of all clinics'],
  },
  {
    db: 'council',
    sql: "select topic, count(*) filter (where status = 'closed'), count(*) filter (where status = 'rejected') from complaint group by topic",
    asked: [
      'For each topic, show the topic, the number of complaints that were closed and the number of complaints that were rejected.',
      'For each topic, show the number of closed complaints and the number of complaints that were rejected.',
    ],
  },
  {
    db: 'council',
    sql: 'select topic, count(*) from complaint group by topic',
    asked: [
      'For each topic, return the name and the number of complaints.',
      'For every topic, show the name and the number of complaints.',
      'How many complaints are there for each of the topics?',
    ],
  },
  {
    db: 'council',
    sql: 'select topic from complaint group by topic having count(*) > 2',
    asked: ['Which topics have more than 2 complaints?', 'Show the topics with more than two complaints.'],
  },
  {
    db: 'council',
    sql: 'select name, town from clinic',
    asked: ['List the names and towns of all clinics.', 'Show the name and town of each clinic.'],
  },
  {
    db: 'council',
    sql: 'select name from clinic where rooms > 5',
    asked: ['Which clinics have more than 5 rooms?'],
  },
  {
    db: 'council',
    sql: "select complaint_id from complaint where filed_on >= '2024-01-01' and filed_on < '2025-01-01'",
    asked: ['List the complaints that were filed in 2024.'],
  },
  {
    db: 'council',
    sql: 'select distinct full_name from person join councillor using (person_id) join seat using (person_id)  where committee_id = 1',
    asked: ['Which councillors have a seat on the Planning committee?'],
  },
  {
    db: 'council',
    sql: 'select full_name from person where exists (select 1 from complaint c where c.person_id = person.person_id)',
    asked: ['Which people have filed a complaint?', 'Show the people who filed complaints.'],
  },
  {
    db: 'council',
    sql: 'select sum(quantity) from leaflet_sale',
    asked: ['How many copies were sold?', 'How many pieces have been sold?'],
  },
  {
    db: 'council',
    sql: 'select sum(quantity) from leaflet_return',
    asked: ['How many copies were returned?'],
  },
  {
    db: 'council',
    sql: 'select title, sum(quantity) from leaflet join leaflet_sale using (leaflet_id) group by leaflet_id, title order by 2 desc limit 1',
    asked: ['Which leaflet sold the most copies?', 'Which leaflet sold the most units?'],
  },
  {
    db: 'council',
    sql: "select title, price from leaflet where format = 'poster'",
    asked: [
      'Show the title and price of every poster.',
      'Show the title and price of each poster.',
      'List the title and the price of all posters.',
    ],
  },
  {
    db: 'council',
    sql: "select title from leaflet where format = 'poster' and price > (select avg(price) from leaflet where format = 'poster')",
    asked: [
      'Which posters are more expensive than the average poster?',
      'Which posters cost more than the average poster?',
    ],
  },
  {
    db: 'council',
    sql: "select title from leaflet where price > (select avg(price) from leaflet where format = 'booklet')",
    asked: ['Which leaflets are more expensive than the average booklet?'],
  },
  {
    db: 'council',
    sql: 'select title from leaflet where price > (select avg(price) from leaflet)',
    asked: ['Which leaflets are more expensive than the average leaflet?'],
  },
  {
    db: 'council',
    sql: "select name from van where color = 'blue'",
    asked: ['Which vans are blue?', 'List the blue vans.', 'Show the names of the blue vans.'],
  },
  {
    db: 'council',
    sql: 'select name, count(*) from van join trip using (van) group by van, name',
    asked: ['Show the number of trips per van.', 'number of trips by van'],
  },
  {
    db: 'council',
    sql: 'select name from van where not exists (select 1 from trip where trip.van = van.van)',
    asked: ['Which vans have no trips?', 'Show the vans without trips.'],
  },
  {
    db: 'council',
    sql: 'select name from van where yearbuilt >= 2001',
    asked: ['Which vans were built after 2000?'],
  },
  {
    db: 'council',
    sql: "select name from van where registeredon < '2016-01-01'",
    asked: ['Which vans were registered before 2016?'],
  },
  {
    db: 'council',
    sql: 'select name from van where maxspeed > 100',
    asked: ['Which vans have a max speed above 100?', 'Show the vans with a maximum speed of more than 100.'],
  },
  {
    db: 'council',
    sql: "select name, rank from van where color = 'blue'",
    asked: ['Show the name and rank of the blue vans.'],
  },
  {
    db: 'council',
    sql: 'select avg(loadkg) from van',
    asked: ['What is the average load of the vans?'],
  },
  {
    db: 'council',
    sql: "select sum(distancekm) from trip where vandriver = 'Rossi'",
    asked: ['What is the total distance of the trips of the van driver Rossi?'],
  },
  {
    db: 'council',
    sql: 'select editor, count(*) from leaflet group by editor',
    asked: [
      'How many leaflets has each editor edited?',
      'List the editors and the number of leaflets each has edited.',
    ],
  },
]

/** Which of two joins, which of two meanings: silence. */
export const notPlain: readonly Unanswerable[] = [
  {
    db: 'council',
    asked: [
      'List the councillors of the Planning committee.',
      'Which councillors sit on the Planning committee?',
      'How many councillors does each committee have?',
      'new complaints this year',
      'For each topic, show the number of complaints that were closed and the number of complaints in 2024.',
      'For each topic, show the name and town of the people.',
      'What is the average salary of officers?',
      'Which physics have more than 2 complaints?',
      'What is the average price of each poster?',
      'Who edited the most leaflets?',
      'Which officers have a maximum budget of more than 40000?',
    ],
  },
]
