import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { builtProgram } from '../support/built-cli.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { runInTerminal, type TerminalRun } from '../support/terminal.js'
import { temporaryHome } from './run-cli.js'

const schema = `
  create table customers (id int primary key, name text not null, segment text not null);
  create table orders (
    id int primary key, customer_id int not null references customers, placed_on date not null,
    pickup_city text not null, delivery_city text not null
  );
  insert into customers values (1, 'Ada', 'retail'), (2, 'Bo', 'trade');
  insert into orders
    select n, 1 + n % 2, date '2024-01-15' + n * 9, (array['Oslo','Lyon'])[1 + n % 2], (array['Lyon','Oslo','Nice'])[1 + n % 3]
    from generate_series(1, 60) n;
  analyze customers, orders;`

let program: string
let database: TestDatabase
beforeAll(async () => {
  ;[program, database] = await Promise.all([builtProgram(), createDatabase(schema)])
})
afterAll(() => database.drop())

const tab = '\t'
const ctrl = { c: '\u0003', d: '\u0004', r: '\u0012' } as const

/** A chat in a terminal of its own; plain, so that what was said stays where it was said. */
async function openChat(home: string, argv: readonly string[] = []): Promise<TerminalRun> {
  const run = runInTerminal(program, argv, {
    columns: 100,
    rows: 40,
    cwd: home,
    environment: {
      HOME: home,
      DATABASE_URL: database.readerUrl,
      AGENTDB_MODEL: 'builtin',
      AGENTDB_PLAIN: '1',
      PAGER: '',
    },
  })
  onTestFinished(() => run.close())
  await run.shows(/^> ?$/m)
  return run
}

/** Types a line, and waits for what it leads to and for the next prompt. */
async function say(run: TerminalRun, line: string, expected: string | RegExp): Promise<void> {
  run.type(line)
  await run.shows(expected)
  await run.shows(/\n> ?$/)
}

/** Waits until the server works on a statement that holds these words. */
async function isRunning(words: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    const text =
      'select 1 from pg_stat_activity where state = $1 and query like $2 and pid <> pg_backend_pid()'
    while ((await client.query(text, ['active', `%${words}%`])).rowCount === 0) await pause(20)
  } finally {
    await client.end()
  }
}

describe('a chat at a terminal', () => {
  it('completes, goes on, searches its history, takes a paste as one question, and leaves by Ctrl-D', async () => {
    const home = temporaryHome()
    const run = await openChat(home)
    // A tab among other keys is pasted text: it completes only when it comes by itself.
    run.type('/sch')
    await run.shows('> /sch')
    run.type(tab)
    await run.shows('> /schema')
    run.type('customers.s')
    run.type(tab)
    await run.shows('> /schema customers.segment')
    run.type('\u007F'.repeat('.segment'.length))
    await say(run, '\r', 'customers, key id')
    await say(run, 'How many orders were placed in 2025?\r', /^count: \d+\.$/m)
    await say(run, 'now by month\r', 'the first is month: 2025-01-01')
    run.type(`placed in${ctrl.r}`)
    await run.shows(/> How many orders were placed in 2025\?$/)
    await say(run, '\r', /count: 21\..*count: 21\./s)
    await say(run, '\u001B[200~How many\rcustomers are there\u001B[201~?\r', 'count: 2.')
    run.type(ctrl.d)
    expect(await run.ended()).toBe(0)
    const history = path.join(home, '.local', 'state', 'agentdb', 'chat-history')
    expect(fs.readFileSync(history, 'utf8').split('\n').at(-2)).toBe('How many customers are there?')
    expect(fs.statSync(history).mode & 0o777).toBe(0o600)
  })

  it('ends the question by Ctrl-C and not itself, offers what a follow-up can mean, and leaves by two Ctrl-C', async () => {
    const run = await openChat(temporaryHome(), ['chat'])
    run.type('/sql select count(*) from orders a, orders b, orders c, orders d, orders e, orders f\r')
    await isRunning('orders f')
    run.type(ctrl.c)
    await run.shows('The run was interrupted.')
    await run.shows(/\n> ?$/)
    await say(run, 'How many customers are there?\r', 'count: 2.')
    await say(run, 'How many orders are there per month?\r', /the first is month/)
    run.type('only Oslo\r')
    await run.shows('1-2, or Enter to leave:')
    await say(run, '2\r', /assumed +the question in full: How many orders are there per month in Oslo/)
    const second = / 2\. .*only (pickup|delivery) city/.exec(run.everything())?.[1]
    await say(run, 'in 2024\r', /in full: How many orders are there per month in Oslo in 2024/)
    expect(run.everything()).toMatch(new RegExp(`only ${second} city = 'Oslo' · only\\s+placed on from 2024`))
    run.type(`half a question${ctrl.c}`)
    await run.shows(/half a question\^C\n> ?$/)
    run.type(ctrl.c)
    await run.shows('Ctrl-C again, or Ctrl-D, leaves.')
    run.type(ctrl.c)
    expect(await run.ended()).toBe(0)
  })
})
