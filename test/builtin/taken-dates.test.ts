import { describe, expect, it } from 'vitest'
import { useWorkshop } from './support/workshop.js'

const harvestSql = `
create table grower (grower_id int primary key, name text not null, village text not null);
create table crate (crate_id int primary key, grower_id int not null references grower, variety text not null, weight_kg int not null, packed_on date not null, collected_on date, status text not null, inspected boolean not null);
insert into grower values (1,'Ines Valle','Lorca'),(2,'Pau Serra','Elda'),(3,'Noa Prat','Lorca');
insert into crate select n, 1 + n % 3, (array['Conference','Gala'])[1 + n % 2], 10 + n % 9, date '2023-11-02' + n * 9, case when n % 4 > 0 then date '2023-11-20' + n * 9 end, (array['spoiled','rejected','in storage','sold'])[1 + n % 4], n % 5 > 0 from generate_series(1, 60) n;
`
const { ask, expectRows, expectSilence } = useWorkshop(harvestSql)

const in2024 = "packed_on >= '2024-01-01' and packed_on < '2025-01-01'"

describe('a date that is taken only because every row has it', () => {
  it.each([
    ['How many crates were there in 2024?', `select count(*) from crate where ${in2024}`],
    ['crates per month', "select date_trunc('month', packed_on)::date, count(*) from crate group by 1"],
    [
      'How many Gala crates were there in 2024?',
      `select count(*) from crate where variety = 'Gala' and ${in2024}`,
    ],
    ['crates in 2024 by status', `select status, count(*) from crate where ${in2024} group by 1`],
  ])('is the date of "%s", and said', async (question, sql) => {
    await expectRows(question, sql)
    expect(await ask(question)).toMatchObject({
      assumptions: expect.arrayContaining(['crate is dated by packed on, which every row has']),
    })
  })

  it('goes unsaid where the question names it', async () => {
    const outcome = await ask('How many crates packed in 2024 were rejected?')
    expect(outcome).toMatchObject({ kind: 'answer', assumptions: [] })
  })

  it.each([
    'How many crates were rejected in May 2024?',
    'How many rejected crates were there in 2024?',
    'Rejected crates per month',
    'Which month had the most spoiled crates?',
    'How many crates are there and how many of those were spoiled in 2024?',
    'How many crates were in storage in March 2024?',
    'How many crates were inspected in 2024?',
    'Which growers had a rejected crate in 2024?',
  ])('is not the date of what is told in "%s"', async (question) => {
    await expectSilence(question)
  })
})
