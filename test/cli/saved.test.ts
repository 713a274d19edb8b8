import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type Reply, startModelServer } from '../support/model-server.js'
import { type CliInput, runCli, temporaryHome } from './run-cli.js'
import { shop } from './shop.js'

let database: TestDatabase
let store: TestDatabase
beforeAll(async () => {
  database = await createDatabase(shop)
  store = await createDatabase()
})
afterAll(async () => {
  await database.drop()
  await store.drop()
})

/** A home of its own, with a Postgres store when `shared`; without, saved queries lie in a file and no store is opened. */
function place({ shared = false, baseUrl = '' } = {}) {
  const home = temporaryHome()
  const environment = {
    DATABASE_URL: database.readerUrl,
    ...(shared ? { AGENTDB_STORE_URL: store.url } : {}),
    ...(baseUrl === '' ? {} : { OPENAI_BASE_URL: baseUrl, AGENTDB_MODEL: 'scripted' }),
  }
  return (argv: readonly string[], input: CliInput = {}) =>
    runCli(argv, { ...input, home, environment: { ...environment, ...input.environment } })
}

const since = 'select id, placed_on from orders where placed_on >= :from and total < :most order by id'
const saveSince = [
  'save',
  '--as',
  'since',
  '--sql',
  since,
  '--param',
  'from=date',
  '--param',
  'most=number:100',
]

describe('agentdb save and run', () => {
  it('keep the SQL of a run with its constant as a parameter, and run it without a model', async () => {
    const run = place({ shared: true })
    await run(['sql', "select count(*) as n from orders where placed_on >= '2025-02-01'"])
    const saved = await run(['save', 'last', '--as', 'recent', '--param', 'from=date'])
    expect(saved.stderr).toMatch(/^Saved as recent for .*\. It takes from \(date, else 2025-02-01\)\.$/m)
    expect((await run(['run', 'recent', '--format', 'csv'])).stdout).toBe('n\n2\n')
    const later = await run(['run', 'RECENT', '--param', 'from=2025-03-01', '--json'])
    expect(JSON.parse(later.stdout)).toMatchObject({
      status: 'answered',
      sql: 'select count(*) as n from orders where placed_on >= $1',
      rows: [{ n: 1 }],
      cost: { calls: 0 },
    })
    const shown = JSON.parse((await run(['show', '--json'])).stdout)
    expect(shown.run).toMatchObject({
      saved: 'recent',
      parameters: [{ name: 'from', type: 'date', value: '2025-03-01' }],
    })
    expect((await run(['show'])).stdout).toMatch(/^\$1 +from = 2025-03-01 \(date\)$/m)
    expect((await run(['rerun', 'last', '--format', 'csv'])).stdout).toBe('n\n1\n')
    expect((await run(['save', 'last', '--as', 'march'])).exitCode).toBe(0)
    expect((await run(['run', 'march', '--format', 'csv'])).stdout).toBe('n\n1\n')
  })

  it('bind values, whatever they hold, and never write them into the SQL', async () => {
    const run = place()
    const sql = 'select count(*) as n from customers where name = :name or name = :name'
    expect((await run(['save', '--as', 'named', '--sql', sql, '--param', 'name=text'])).exitCode).toBe(0)
    const count = async (name: string) =>
      (await run(['run', 'named', '--param', `name=${name}`, '-f', 'csv'])).stdout
    expect(await count('Ada')).toBe('n\n1\n')
    expect(await count("' or true --")).toBe('n\n0\n')
    expect(await count('')).toBe('n\n0\n')
  })

  it('list what is saved, refuse a name that is taken, replace it when told, and forget it', async () => {
    const run = place()
    expect((await run(['save'])).stderr).toMatch(/Nothing is saved for .* yet\./)
    expect((await run(saveSince)).exitCode).toBe(0)
    const again = ['save', '--as', 'Since', '--sql', 'select 7 as n']
    expect(await run(again)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('left as it is') })
    expect((await run(['save'])).stdout).toMatch(
      /^ since +\| from \(date\), most \(number, else 100\) +\| sql: select id/m,
    )
    expect((await run([...again, '--replace'])).exitCode).toBe(0)
    expect(JSON.parse((await run(['save', '--json'])).stdout)).toMatchObject([
      { name: 'Since', sql: 'select 7 as n', parameters: [] },
    ])
    expect((await run(['save', '--remove', 'since'])).exitCode).toBe(0)
    expect(await run(['save', '--remove', 'since'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('Nothing is saved as "since"'),
    })
    expect((await run(['run', 'since'])).exitCode).toBe(2)
  })

  it('are not asked of another database', async () => {
    const run = place()
    await run(saveSince)
    const elsewhere = await run(['run', 'since'], { environment: { DATABASE_URL: database.url } })
    // The same database by another login is the same: it is known by its address.
    expect(elsewhere.stderr).toMatch(/needs a value for "from"/)
    expect((await run(['run', 'since'], { environment: { DATABASE_URL: store.url } })).stderr).toMatch(
      /Nothing is saved as "since"/,
    )
  })

  it.each([
    ['nothing to save', ['--as', 'x'], /Say what to save: a run, or --sql/],
    ['a run and SQL', ['last', '--as', 'x', '--sql', 'select 1'], /Say what to save/],
    ['no name', ['last'], /Say what to save it as/],
    ['a name that is none', ['--as', 'a b', '--sql', 'select 1'], /"a b" cannot be a name/],
    ['SQL that fails', ['--as', 'x', '--sql', 'select nope from orders'], /does not run: .*nope/],
    ['SQL that writes', ['--as', 'x', '--sql', 'delete from orders'], /does not run/],
    [
      'SQL that needs another type',
      ['--as', 'x', '--sql', 'select 1 where :d = 1', '--param', 'd=date'],
      /does not run/,
    ],
    [
      'a parameter that the guard forbids',
      ['--as', 'x', '--sql', 'select current_setting(:s)', '--param', 's=text'],
      /does not run/,
    ],
    ['an undeclared parameter', ['--as', 'x', '--sql', 'select :s'], /does not run/],
    ['to forget and to keep', ['last', '--remove', 'x'], /--remove forgets/],
  ])('refuse %s, and keep nothing', async (_, argv, message) => {
    const run = place()
    const { exitCode, stderr } = await run(['save', ...argv])
    expect(stderr).toMatch(message)
    expect(exitCode).toBe(2)
    expect((await run(['save', '--json'])).stdout).toBe('[]\n')
  })

  it('name the saved query that a mistyped name is like', async () => {
    const run = place()
    await run(saveSince)
    expect((await run(['run', 'sinse'])).stderr).toMatch(/Did you mean "since"\?/)
  })
})

describe('agentdb run --heal', () => {
  const revenue = 'select sum(total) as revenue from orders where placed_on >= :from'
  const save = ['save', '--as', 'revenue', '--sql', revenue, '--param', 'from=date:2025-01-01']

  /** A database whose schema changes after the query was saved. */
  async function changed(change: string, replies: readonly Reply[]) {
    const own = await createDatabase(shop)
    const server = await startModelServer(replies)
    const run = place({ baseUrl: server.baseUrl })
    const input = { environment: { DATABASE_URL: own.readerUrl } }
    try {
      expect((await run(save, input)).exitCode).toBe(0)
      await own.run(change)
      const failed = await run(['run', 'revenue'], input)
      const healed = await run(['run', 'revenue', '--heal', '--param', 'from=2025-02-01', '--json'], input)
      const after = await run(['run', 'revenue', '--format', 'csv'], input)
      return { failed, healed, after, requests: server.requests }
    } finally {
      await server.close()
      await own.drop()
    }
  }

  it('lets the analyst mend what runs no more, keeps that, and shows no value to the model', async () => {
    const sql = 'select sum(amount_due) as revenue from orders where placed_on >= $1::date'
    const { failed, healed, after, requests } = await changed(
      'alter table orders rename total to amount_due',
      [
        { fill: { outcome: 'query', sql: 'select sum(amount_due) as revenue from orders', reading: 'r' } },
        { fill: { outcome: 'query', sql, reading: 'revenue' } },
      ],
    )
    expect(failed.exitCode).toBe(1)
    expect(failed.stderr).toMatch(/"total" does not exist.*agentdb run revenue --heal/s)
    expect(JSON.parse(healed.stdout)).toMatchObject({
      status: 'answered',
      sql,
      rows: [{ revenue: 99 }],
      model: 'scripted',
    })
    expect(healed.stderr).toContain(`"revenue" is healed, and saved as: ${sql}`)
    expect(after.stdout).toBe('revenue\n109.5\n')
    expect(requests).toHaveLength(2)
    expect(requests[0]?.prompt).toContain('select sum(total)')
    // The first reply dropped the parameter, which would have ignored whatever value is given.
    expect(requests[1]?.prompt).toMatch(/use every parameter, and \$1 \(from\) is missing/)
    for (const { prompt } of requests) expect(prompt).not.toContain('2025-02-01')
  })

  it('mends a name that differs in writing only by code', async () => {
    const { healed, after, requests } = await changed('alter table orders rename placed_on to "PlacedOn"', [])
    expect(JSON.parse(healed.stdout)).toMatchObject({
      status: 'answered',
      sql: 'select sum(total) as revenue from orders where "PlacedOn" >= $1::date',
      cost: { calls: 0 },
      model: 'none',
    })
    expect(after.stdout).toBe('revenue\n109.5\n')
    expect(requests).toHaveLength(0)
  })

  it('keeps the saved SQL when the team cannot mend it', async () => {
    const broken = {
      fill: {
        outcome: 'query',
        sql: 'select sum(nope) as revenue from orders where placed_on >= $1',
        reading: 'r',
      },
    }
    const { healed, after } = await changed('alter table orders drop column total', [broken, broken, broken])
    expect(healed.exitCode).toBe(1)
    expect(after.stderr).toMatch(/"total" does not exist/)
  })

  it('asks nobody when the SQL runs', async () => {
    const server = await startModelServer([])
    const run = place({ baseUrl: server.baseUrl })
    await run(save)
    const { stdout, exitCode } = await run(['run', 'revenue', '--heal', '--json'])
    await server.close()
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ status: 'answered', model: 'none', cost: { calls: 0 } })
    expect(server.requests).toHaveLength(0)
  })
})
