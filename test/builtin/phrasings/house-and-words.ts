import type { Phrasing, Unanswerable } from './phrasing.js'

/** The house that a database is of, what things are called besides, and names in shortened columns. */
export const houseAndWords: readonly Phrasing[] = [
  {
    db: 'ranch',
    sql: 'select count(*) from emp',
    asked: [
      'How many employees does the ranch have?',
      'How many employees does the farm employ?',
      'How many employees does our company currently employ?',
      'How many employees do we have in total?',
      "What is the company's total number of employees?",
    ],
  },
  {
    db: 'ranch',
    sql: 'select count(*) from horse',
    asked: ['How many horses does the zoo keep?', 'How many horses does our club own?'],
  },
  {
    db: 'ranch',
    sql: 'select fst_nm, lst_nm from emp order by hire_dt limit 1',
    asked: ['Which employee was hired first?', 'employee with the earliest hire date'],
  },
  {
    db: 'ranch',
    sql: 'select fst_nm, lst_nm, sal from emp',
    asked: ['employees with their salary', 'List the first and last names and the salary of all employees.'],
  },
  {
    db: 'ranch',
    sql: 'select br_nm from br order by opn_dt',
    asked: [
      'List the names of the branches, sorted by opening date.',
      "List the company's branches in order of opening date.",
    ],
  },
  {
    db: 'ranch',
    sql: "select h.name from horse h join paddock p using (paddock_id) where p.name = 'South Field' and not exists (select 1 from sponsorship s where s.horse_id = h.horse_id)",
    asked: [
      'horses without a sponsor in South Field',
      'horses in South Field without a sponsor',
      'Which horses without a sponsor are in South Field?',
    ],
  },
  {
    db: 'ranch',
    sql: 'select vet_name, count(distinct horse_id) from vet_visit group by vet_name order by 2 desc limit 1',
    also: ["select 'Dr Okafor'"],
    asked: ['Which vet has seen the most horses?'],
  },
  {
    db: 'ranch',
    sql: 'select headline from article order by word_count desc limit 1',
    asked: ['What is the longest article?', 'Which story is the longest?', 'longest news story'],
  },
  {
    db: 'ranch',
    sql: 'select label from instrument order by purchase_price desc limit 1',
    asked: ['most expensive machine', 'priciest device', 'Which piece of equipment is the most expensive?'],
  },
  {
    db: 'ranch',
    sql: "select sum(spectators) from derby where derby_name = 'Spring Cup'",
    asked: ['How many fans attended the Spring Cup?'],
  },
]

/** Taking part is not winning, being dated is not being born, and a verb is not passed over. */
export const notHouse: readonly Unanswerable[] = [
  {
    db: 'ranch',
    asked: [
      'Who won the Spring Cup?',
      'Which employees won the Spring Cup?',
      'Which horse won in 2026?',
      'Who grooms the Spring Cup?',
      'How many employees does the Foxley have?',
      'How many unicorns does the farm have?',
      'Which horses lost the Harvest Plate?',
      'employees with a mane',
    ],
  },
]
