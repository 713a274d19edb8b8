import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { runCli, temporaryHome } from './run-cli.js'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase(`
    create table restaurant (restaurant_id int primary key, name text not null, rating numeric not null);
    create table review (review_id int primary key, restaurant_id int not null references restaurant, rating numeric not null);
    create table parcel (parcel_id int primary key, weighed_on date not null, labelled_on date not null);
    insert into restaurant values (1, 'Anchor', 3.5), (2, 'Bell', 4.5);
    insert into review values (1, 1, 2), (2, 1, 4), (3, 2, 5);
    insert into parcel values (1, '2024-03-01', '2024-03-02'), (2, '2024-04-30', '2024-05-01'), (3, '2024-05-30', '2024-06-01');
    analyze`)
})
afterAll(() => database.drop())

const question = 'How many parcels were there in May 2024?'

async function ask(home: string, text: string, typed: string | null, argv: readonly string[] = []) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true })
  if (typed === null) stdin.end()
  else stdin.write(typed)
  const environment = { DATABASE_URL: database.readerUrl }
  return runCli([text, ...argv], { home, environment, stdin, terminal: true })
}

describe('a choice between dates that the question leaves open', () => {
  it('offers each of them by what it is, and runs the one chosen', async () => {
    const { exitCode, stdout, stderr } = await ask(temporaryHome(), question, '2\n\n')
    expect(stderr).toContain('  1. parcel by weighed_on\n  2. parcel by labelled_on\n')
    expect(stdout).toMatch(/\b1\b/)
    expect(exitCode).toBe(0)
  })

  it('gives a script both, each told apart', async () => {
    const { exitCode, stdout } = await ask(temporaryHome(), question, null, ['--json'])
    expect(exitCode).toBe(4)
    expect(JSON.parse(stdout).clarification.options).toMatchObject([
      {
        label: 'parcel by weighed_on',
        interpretation: expect.stringContaining('weighed on from 2024-05-01'),
      },
      {
        label: 'parcel by labelled_on',
        interpretation: expect.stringContaining('labelled on from 2024-05-01'),
      },
    ])
  })

  it('is remembered when the person says so: the question is answered, and others about that date', async () => {
    const home = temporaryHome()
    const first = await ask(home, question, '2\ny\n')
    expect(first.stderr).toContain('Remember this choice? [y/N]')
    expect(first.stderr).toContain('"parcel date" is parcel by labelled_on from now on')
    const again = await ask(home, question, null, ['--json'])
    expect(again.exitCode).toBe(0)
    expect(JSON.parse(again.stdout).sql).toContain('labelled_on')
    expect(JSON.parse(again.stdout).assumptions).toContain(
      '"parcel date" means parcel by labelled_on, as remembered',
    )
    const other = await ask(home, 'parcel ids in June 2024', null, ['--json'])
    expect(JSON.parse(other.stdout).rows).toEqual([{ parcel_id: 3 }])
  })

  it.each([
    ['Enter', '2\n\n'],
    ['n', '2\nn\n'],
    ['the end of the input', '2\n'],
  ])('is not remembered after %s', async (_, typed) => {
    const home = temporaryHome()
    const stdin = Object.assign(new PassThrough(), { isTTY: true })
    stdin.end(typed)
    const environment = { DATABASE_URL: database.readerUrl }
    expect((await runCli([question], { home, environment, stdin, terminal: true })).exitCode).toBe(0)
    expect((await ask(home, question, null, ['--json'])).exitCode).toBe(4)
  })

  it('is listed with what else is remembered, and can be forgotten', async () => {
    const home = temporaryHome()
    await ask(home, question, '1\nyes\n')
    const environment = { DATABASE_URL: database.readerUrl }
    const listed = await runCli(['remember', '--json'], { home, environment })
    expect(JSON.parse(listed.stdout)).toMatchObject([
      { term: 'parcel date', meaning: 'parcel by weighed_on' },
    ])
    await runCli(['remember', '--remove', 'parcel date'], { home, environment })
    expect((await ask(home, question, null, ['--json'])).exitCode).toBe(4)
  })

  it('says nothing of a date that a question names', async () => {
    const home = temporaryHome()
    await ask(home, question, '2\ny\n')
    const named = await ask(home, 'How many parcels were weighed in May 2024?', null, ['--json'])
    expect(JSON.parse(named.stdout).sql).toContain('weighed_on')
  })
})

describe('a word that two columns are called by', () => {
  it('is read in other questions as it was chosen', async () => {
    const home = temporaryHome()
    const first = await ask(home, 'What is the average rating?', '2\ny\n')
    expect(first.stderr).toContain('"rating" is review rating from now on')
    const other = await ask(home, 'What is the highest rating?', null, ['--json'])
    expect(JSON.parse(other.stdout).rows).toEqual([{ max_rating: 5 }])
    const plain = await ask(home, 'Names of restaurants with a rating above 4', null, ['--json'])
    expect(JSON.parse(plain.stdout).sql ?? '').not.toContain('review')
  })
})
