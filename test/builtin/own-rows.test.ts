import { describe, expect, it } from 'vitest'
import { useWorkshop } from './support/workshop.js'

const { ask, expectRows, expectSilence } = useWorkshop(`
  create table folk (folk_id int primary key, name text not null, town text not null, height numeric(3, 2) not null);
  create table acrobat (acrobat_id int primary key references folk (folk_id), rings_points numeric(5, 2) not null);
  create table stable (stable_id int primary key, name text not null);
  create table pony (pony_id int primary key, stable_id int not null references stable, weight_kg int not null);
  create table payments_received (payment_id int primary key, payment_date date not null, payment_amount numeric(7, 2) not null, payment_method text not null);
  create table ferry (ferry_id int primary key, ferry_name text not null);
  create table crossing (crossing_id int primary key, ferry_id int not null references ferry, start_date date not null, passengers int not null);
  insert into folk values (1, 'Ann', 'Bonao', 1.7), (2, 'Bo', 'Miami', 1.8), (3, 'Cy', 'Bonao', 1.6);
  insert into acrobat values (1, 9.5), (3, 9.1);
  insert into stable values (1, 'North Yard'), (2, 'South Yard');
  insert into pony values (1, 1, 300), (2, 1, 320), (3, 2, 280);
  insert into payments_received values (1, '2025-01-02', 30, 'card'), (2, '2025-01-02', 50, 'cash'), (3, '2025-02-03', 45, 'card'), (4, '2025-02-05', 9, 'cheque');
  insert into ferry values (1, 'Gull'), (2, 'Tern');
  insert into crossing values (1, 1, '2025-02-01', 40), (2, 1, '2025-03-01', 60), (3, 2, '2025-03-02', 30), (4, 2, '2024-05-01', 70);
`)

describe('what is kept by the key of another table', () => {
  it.each([
    ['What are the names of the acrobats?', 'select name from folk join acrobat on acrobat_id = folk_id'],
    [
      'List the names of acrobats in ascending order by their heights.',
      'select name from folk join acrobat on acrobat_id = folk_id order by height',
    ],
  ])('has its name: "%s"', (question, sql) => expectRows(question, sql))

  it('is not what merely refers to it', () => expectSilence('What are the names of the ponies?'))
})

describe('things called by a part of their table', () => {
  it('are its rows where all of the name is spoken', () =>
    expectRows(
      'What are the top 2 payment methods by total payment amount received? Return the payment method, total number of payments and total amount.',
      'select payment_method, count(*), sum(payment_amount) from payments_received group by 1 order by 3 desc limit 2',
    ))
})

describe('a total for rows of one kind', () => {
  it('is never that of each row', async () => {
    for (const question of [
      'For crossings starting in 2025, return the ferry name and the total number of passengers, largest total first.',
      'For crossings starting in 2025, return the ferry name and the total passengers.',
    ]) {
      const outcome = await ask(question)
      expect(outcome.kind === 'answer' ? outcome.sql : '').not.toMatch(/group by crossing\.crossing_id/)
    }
  })
})
