import { describe, it } from 'vitest'
import guildSql from './support/guild.sql'
import { useWorkshop } from './support/workshop.js'

const { expectRows, expectSilence } = useWorkshop(guildSql)

const asked: readonly (readonly [sql: string, questions: readonly string[]])[] = [
  [
    "select cust_nm, ord_dt, sts from ord join cust using (cust_no) where cust_nm = 'Alder Ltd'",
    [
      'Show the customer name, order date and status for orders of Alder Ltd.',
      'List customer name, order date and order status of the orders of Alder Ltd.',
    ],
  ],
  [
    'select ord_no, ord_dt, cust_nm from ord join cust using (cust_no)',
    ['List the order number, order date and customer name of all orders.'],
  ],
  [
    'select cust_nm from cust order by district',
    ['List the customers and order them by district.', 'List the customers ordered by district.'],
  ],
  [
    'select genre from book group by genre order by sum(copies) desc limit 1',
    ['Which genre has the most copies?', 'Which genre has most copies?'],
  ],
  ['select title from book order by copies desc limit 1', ['Which book has the most copies?']],
  [
    'select avg(day_back::date - day_out::date) from loan',
    ['What is the average loan duration?', 'What is the average duration of loans?'],
  ],
  ['select count(*) from loan where fine > 0', ['How many loans had a fine?', 'How many loans have a fine?']],
  ['select count(*) from loan where fine = 0', ['How many loans had no fine?']],
  [
    'select sum(qty) from ord_ln join prod using (prod_cd) group by catg',
    ['What is the total quantity by category?'],
  ],
  ['select shipname from ship', ['List the names of all ships.', 'What are the ship names?']],
  ['select distinct shiptype from ship', ['What ship types are there?', 'List the different ship types.']],
  [
    'select shiptype, avg(crewsize) from ship group by shiptype',
    ['What is the average crew size of each ship type?'],
  ],
  [
    'select avg(cargotons) from voyage',
    ['What is the average cargo per voyage?', 'average cargo of voyages'],
  ],
  [
    'select shipname, sum(cargotons) from voyage join ship using (shipid) group by shipname',
    ['What is the total cargo of each ship?', 'What is the total cargo carried by each ship?'],
  ],
  [
    'select full_name from player where player_id in (select player_id from appearance group by 1 having sum(goals) > 1)',
    ['Which players scored more than 1 goal in total?'],
  ],
  [
    'select full_name, team_name from player join team using (team_id)',
    ['Show each player with the name of their team.', 'Show each player and the name of their team.'],
  ],
  [
    "select count(*) from player join team using (team_id) where team_name = 'Rovers'",
    ['How many players does Rovers have?', 'How many players are in Rovers?'],
  ],
]

describe.each(asked)('%s', (sql, questions) => {
  it.each(questions)('is what "%s" asks for', (question) => expectRows(question, sql))
})

describe('what the words say more than the reading', () => {
  it.each([
    'How many players did Rovers buy?',
    'How many players did Lakeside sell?',
    'Which players scored in more than 1 fixture?',
    'Which team has the youngest players?',
    "What is the number of goals scored by each team's players?",
    'List the names of customers whose orders were all shipped.',
    'Which readers wrote a critique of a book they never borrowed?',
    'How many books are on loan?',
    'List the titles of the books borrowed by gold readers in 2022.',
    'What is the total price of order O1?',
    'What is the stock value of each category?',
    'What is the total tonnage carried by each ship?',
    'What is the capacity of each ship?',
    'Which captains are from Norway?',
  ])('"%s" is not answered', expectSilence)
})
