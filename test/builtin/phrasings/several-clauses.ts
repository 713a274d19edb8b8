import type { Phrasing, Unanswerable } from './phrasing.js'

/** What is said in several clauses, each of which must reach the statement. */
export const severalClauses: readonly Phrasing[] = [
  {
    db: 'agency',
    sql: "select a.cns_name from ag_cns a join ag_cns s on s.cns_id = a.cns_sup_id where s.cns_name = 'Omar Reyes'",
    asked: [
      'Which consultants report to Omar Reyes?',
      'List the consultants who report to Omar Reyes.',
      'Show the consultants whose supervisor is Omar Reyes.',
    ],
  },
  {
    db: 'agency',
    sql: 'select prj_typ, count(*) from ag_prj group by prj_typ having count(*) >= 3',
    asked: [
      'Number of projects per type. Leave out types with fewer than 3 projects.',
      'How many projects are there per type? Skip types with fewer than 3 projects.',
      'Projects by type, ignoring types with fewer than 3 projects',
    ],
  },
  {
    db: 'agency',
    sql: 'select clt_name, count(*) from ag_prj join ag_clt using (clt_id) group by clt_id, clt_name having count(*) >= 3',
    asked: [
      'How many projects does each client have? Skip clients with fewer than 3 projects.',
      'Number of projects per client, leaving out clients with fewer than 3 projects',
    ],
  },
  {
    db: 'agency',
    sql: 'select prj_typ, max(prj_amt) from ag_prj group by prj_typ',
    asked: ['highest amount for each type of project', 'Highest amount per type of project'],
  },
  {
    db: 'orchestra',
    sql: "select name, birth_year, death_year from composer where nationality in ('French', 'Czech')",
    asked: [
      'French and Czech composers with birth and death year',
      'French and Czech composers with birth year and death year',
    ],
  },
  {
    db: 'orchestra',
    sql: 'select name, birth_year, death_year, nationality from composer',
    asked: [
      'Composers with birth year, death year and nationality',
      'composers with birth year, death year, and nationality',
    ],
  },
  {
    db: 'freight',
    sql: 'select plate, kind, capacity_kg from vehicle',
    asked: ['Vehicles with kind and capacity', 'all vehicles with their kind and capacity'],
  },
  {
    db: 'agency',
    sql: 'select clt_name from ag_clt join ag_prj using (clt_id) group by clt_id, clt_name having sum(prj_amt) > 200000',
    asked: [
      'clients with a total project amount above 200000',
      'Which clients have a total project amount of more than 200,000?',
      'Show the clients whose total project amount exceeds 200000.',
      'clients whose projects add up to more than 200000',
      'Which are the clients whose projects come to more than 200000?',
    ],
  },
  {
    db: 'agency',
    sql: 'select prj_typ from ag_prj group by prj_typ having avg(prj_amt) >= 80000',
    asked: [
      'project types with an average amount of at least 80000',
      'Which project types have an average amount of 80000 or more?',
      'Project types whose average amount is at least 80000',
    ],
  },
  {
    db: 'agency',
    sql: 'select cns_name from ag_cns join ag_asg using (cns_id) group by cns_id, cns_name having sum(asg_hrs) > 400',
    asked: [
      'Which consultants worked more than 400 hours in total?',
      'consultants with more than 400 hours altogether',
      'Consultants whose total hours exceed 400',
    ],
  },
  {
    db: 'freight',
    sql: 'select company_name from client join shipment using (client_id) group by client_id, company_name having avg(weight_kg) > 500',
    asked: [
      'Clients whose average shipment weight is above 500',
      'Which clients have an average shipment weight of more than 500 kg?',
    ],
  },
  {
    db: 'gym',
    sql: 'select city from member join visit using (member_id) group by city having avg(minutes_spent) > 60',
    asked: [
      'cities with an average number of minutes spent above 60',
      'Which cities have an average minutes spent of more than 60?',
    ],
  },
  {
    db: 'agency',
    sql: "select prj_typ, count(*) from ag_prj where prj_sts = 'running' and prj_amt > 50000 group by prj_typ",
    asked: [
      'How many key projects are there per type?\nInstructions: A project is key when it is running and has an amount above 50000.',
      'How many fully-staffed projects are there per type?\nInstructions: A project is staffed fully when it is running and has an amount above 50000.',
      'How many key projects are there per type?\nInstructions: A key project is one that is running and has an amount above 50000.',
      'Number of key projects per type.\nInstructions: Key projects are those that are running and have an amount above 50000.',
      'How many projects are there per type?\nInstructions: Consider only projects that are running and have an amount above 50000.',
    ],
  },
  {
    db: 'agency',
    sql: 'select clt_city, count(*) from ag_clt c where (select sum(prj_amt) from ag_prj p where p.clt_id = c.clt_id) >= 200000 group by clt_city',
    asked: [
      'How many major clients do we have in each city?\nInstructions: A major client is one whose projects add up to at least 200,000.',
      'Number of major clients per city\nInstructions: Major clients are those whose projects add up to at least 200000.',
    ],
  },
  {
    db: 'agency',
    sql: 'select clt_city, clt_name from (select clt_city, clt_name, rank() over (partition by clt_city order by count(*) desc) as place from ag_prj join ag_clt using (clt_id) group by clt_city, clt_id, clt_name) x where place = 1',
    asked: [
      'the top client in each city by number of projects',
      'Who is the top client in each city by number of projects?',
      'For each city, the best client by number of projects',
    ],
  },
  {
    db: 'agency',
    sql: 'select cns_grade, cns_name from (select cns_grade, cns_name, rank() over (partition by cns_grade order by sum(asg_hrs) desc) as place from ag_asg join ag_cns using (cns_id) group by cns_grade, cns_id, cns_name) x where place = 1',
    asked: [
      'best consultant per grade by total hours',
      'Who is the best consultant of each grade, measured by total hours?',
    ],
  },
  {
    db: 'agency',
    sql: 'select clt_name from ag_prj join ag_clt using (clt_id) group by clt_id, clt_name order by sum(prj_amt) desc fetch first 1 rows with ties',
    asked: ['best client by total project amount', 'Who is our top client by total project amount?'],
  },
  {
    db: 'agency',
    sql: "select 100.0 * count(*) filter (where prj_sts = 'running' and prj_amt > 50000) / count(*) from ag_prj",
    asked: [
      'What share of projects are key projects?\nInstructions: A project is key when it is running and has an amount above 50000.',
      'What share of projects are key?\nInstructions: A project is key when it is running and has an amount above 50000.',
    ],
  },
]

/** Near misses: a rule that reads too much would answer them. */
export const severalClausesDeclined: readonly Unanswerable[] = [
  {
    db: 'agency',
    asked: [
      'Mark project P-103 as finished.',
      'Flag all projects of Nordwind as cancelled.',
      'Please tag consultant Mia Cole as partner',
      'Which consultants report to Hamburg?',
      'How many key projects and how many projects in total does each client have?\nInstructions: A key project is one that is running.',
      'How many key projects and how many assignments does each client have?\nInstructions: A key project is one that is running.',
      'What is the total amount per client?\nInstructions: Total amounts are those that are above 50000.',
      'Show the key clients.\nInstructions: A project is key when it is running.',
      'How many key consultants are there?\nInstructions: A project is key when it is running.',
      'clients with a total name above 5',
      'Who is the best consultant?',
      'For each client, the best project',
      'consultants whose total grade is above 3',
    ],
  },
  {
    db: 'freight',
    asked: ['the best shipment of each client by freight cost', 'best client by average freight cost'],
  },
]
