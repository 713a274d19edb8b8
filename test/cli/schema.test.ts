import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { runCli } from './run-cli.js'
import { shop } from './shop.js'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase(`
    ${shop}
    create schema sales;
    create table sales.orders (id int primary key, amount int);
    create table "Order Lines" (id int, "odd name" text);
    comment on table "Order Lines" is E'with \\x1b[31m in it';
  `)
})
afterAll(() => database.drop())

const schema = (...argv: string[]) => runCli(['schema', '-d', database.readerUrl, ...argv])

describe('agentdb schema', () => {
  it('shows tables with columns, types, keys, comments, labels, joins and row estimates', async () => {
    const { exitCode, stdout, stderr } = await schema()
    expect(stdout).toMatch(/^customers, key id, about 3 rows -- People who buy$/m)
    expect(stdout).toMatch(/^ {2}customer_id integer not null -> customers\.id$/m)
    expect(stdout).toMatch(/^ {2}status order_status not null one of 'paid', 'open'$/m)
    expect(stdout).toMatch(/^sales\.orders, key id/m)
    expect(stdout).toMatch(/^ {2}"odd name" text$/m)
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
  })

  it('lets no escape sequence of a comment reach the terminal', async () => {
    expect((await schema('Order Lines')).stdout).toBe(
      ['"Order Lines", about 0 rows -- with \\x1b[31m in it', '  id integer', '  "odd name" text', ''].join(
        '\n',
      ),
    )
  })

  it('shows only the tables named, in whatever case, and all of one name', async () => {
    const { stdout } = await schema('ORDERS')
    expect(stdout.match(/^\S.*$/gm)).toEqual([
      expect.stringMatching(/^orders,/),
      expect.stringMatching(/^sales\.orders,/),
    ])
    expect((await schema('sales.orders')).stdout).toMatch(/^sales\.orders,.*amount integer\n$/s)
  })

  it('refuses a table that is not there, naming those that are like it', async () => {
    const { exitCode, stdout, stderr } = await schema('custmers')
    expect(stderr).toMatch(/no table "custmers" among the 4 visible.*Near it: customers/s)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
    expect((await schema('zebra')).stderr).toContain('agentdb schema lists them all')
  })

  it('prints the snapshot with --json, of the named tables only', async () => {
    const snapshot = JSON.parse((await schema('customers', '--json')).stdout)
    expect(snapshot).toMatchObject({
      fingerprint: expect.any(String),
      tables: [{ schema: 'public', name: 'customers', primaryKey: ['id'] }],
    })
  })

  it('prints one row a column as CSV', async () => {
    const { stdout } = await schema('orders', '--format', 'csv')
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'schema,table,kind,column,type,nullable,key,references,comment',
      'public,orders,table,id,integer,false,primary,,',
      'public,orders,table,customer_id,integer,false,,public.customers.id,',
    ])
  })

  it('shows for one question what the team would be told, and why', async () => {
    const { exitCode, stdout } = await schema('--for', 'paid orders of France in 2025 by zorblax')
    expect(stdout).toMatch(/^Briefing for: paid orders of France in 2025 by zorblax$/m)
    expect(stdout).toMatch(/^- public\.orders +\S/m)
    expect(stdout).toMatch(/^- "France" is 'France' in public\.customers\.country$/m)
    expect(stdout).toMatch(/from 2025-01-01 and before 2026-01-01/)
    expect(stdout).toMatch(/^- public\.orders\(customer_id\) -> public\.customers\(id\)$/m)
    expect(stdout).toMatch(/^Nothing in the database explains: .*"zorblax"/m)
    expect(exitCode).toBe(0)
  })

  it('prints the briefing with --for and --json', async () => {
    const briefing = JSON.parse((await schema('--for', 'orders in France', '--json')).stdout)
    expect(briefing).toMatchObject({
      question: 'orders in France',
      values: [{ table: 'customers', column: 'country', value: 'France' }],
      leftOut: [],
      leftOutNamed: 0,
    })
  })

  it.each([
    ['a briefing of named tables', ['orders', '--for', 'orders?']],
    ['a briefing as CSV', ['--for', 'orders?', '--format', 'csv']],
    ['a briefing for nothing', ['--for', ' ']],
  ])('refuses %s', async (_, argv) => {
    expect((await schema(...argv)).exitCode).toBe(2)
  })

  it('reads the catalogue anew when it changed', async () => {
    const own = await createDatabase('create table first (id int)')
    try {
      expect((await runCli(['schema', '-d', own.readerUrl])).stdout).toMatch(/^first/)
      await own.run(`alter table first rename to second`)
      expect((await runCli(['schema', '-d', own.readerUrl, '--refresh'])).stdout).toMatch(/^second/)
    } finally {
      await own.drop()
    }
  })
})
