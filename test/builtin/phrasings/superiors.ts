import type { Phrasing, Unanswerable } from './phrasing.js'

const above =
  "select m.fst_nm, m.lst_nm from emp e join emp m on m.emp_no = e.mgr_no where e.lst_nm = 'Sorel'"
const below =
  "select e.fst_nm, e.lst_nm from emp e join emp m on m.emp_no = e.mgr_no where m.lst_nm = 'Adeyemi'"

/** Who is above whom, told by a verb in any voice; the house itself; names in short columns. */
export const superiors: readonly Phrasing[] = [
  {
    db: 'ranch',
    sql: above,
    asked: [
      'Who manages Rita Sorel?',
      'Who supervises Rita Sorel?',
      'Who is Rita Sorel managed by?',
      'Which employee manages Rita Sorel?',
      'Who does Rita Sorel report to?',
      'To whom does Rita Sorel report?',
      "Who is Rita Sorel's manager?",
    ],
  },
  {
    db: 'ranch',
    sql: below,
    asked: [
      'Who does Paul Adeyemi manage?',
      'Whom does Paul Adeyemi manage?',
      'Who is managed by Paul Adeyemi?',
      'Who reports to Paul Adeyemi?',
      'Who reports directly to Paul Adeyemi?',
      'Who works under Paul Adeyemi?',
      'Which employees are supervised by Paul Adeyemi?',
      'List the employees who report to Paul Adeyemi.',
    ],
  },
  {
    db: 'ranch',
    sql: "select count(*) from emp e join emp m on m.emp_no = e.mgr_no where m.lst_nm = 'Adeyemi'",
    asked: ['How many employees does Paul Adeyemi manage?', 'How many employees report to Paul Adeyemi?'],
  },
  {
    db: 'ranch',
    sql: "select m.name from groom g join groom m on m.groom_id = g.mentor_id where g.name = 'Boris Lenk'",
    asked: [
      'Who mentors Boris Lenk?',
      'Which groom mentors Boris Lenk?',
      'What is the name of the mentor of Boris Lenk?',
      "What is the name of Boris Lenk's mentor?",
    ],
  },
  {
    db: 'ranch',
    sql: "select g.name from groom g join groom m on m.groom_id = g.mentor_id where m.name = 'Alma Reyes'",
    asked: [
      'Whom does Alma Reyes mentor?',
      'Who is mentored by Alma Reyes?',
      'Which grooms does Alma Reyes mentor?',
      'grooms mentored by Alma Reyes',
    ],
  },
]

/** The one named is on neither side, or on the wrong one. */
export const notSuperiors: readonly Unanswerable[] = [
  {
    db: 'ranch',
    asked: [
      'Who leads Comet?',
      'Who mentors Comet?',
      'Who oversees Alma Reyes in Leeds?',
      'Who manages Boris Lenk?',
    ],
  },
]
