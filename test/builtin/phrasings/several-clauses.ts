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
    ],
  },
]
