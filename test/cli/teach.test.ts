import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { startModelServer } from '../support/model-server.js'
import { runCli, temporaryHome } from './run-cli.js'
import { ordersPerCountry, shop } from './shop.js'

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

/** A home of its own; runs are recorded in a Postgres store when `shared`, else in an embedded one. */
function place({ shared = false } = {}) {
  const home = temporaryHome()
  const environment = {
    DATABASE_URL: database.readerUrl,
    ...(shared ? { AGENTDB_STORE_URL: store.url } : {}),
  }
  const run = (argv: readonly string[], input: { stdin?: string; terminal?: boolean } = {}) =>
    runCli(argv, { home, environment, ...input })
  return { home, run }
}

const sql = 'select count(*) as n from orders'
const list = async (run: ReturnType<typeof place>['run']) =>
  JSON.parse((await run(['teach', 'list', '--json'])).stdout)

describe('agentdb teach add', () => {
  it.each([{ shared: false }, { shared: true }])(
    'keeps the last run (store shared: $shared), so that the question needs no model',
    // An embedded store takes seconds to make, more on a busy machine.
    { timeout: 120_000 },
    async ({ shared }) => {
      const { home, run } = place({ shared })
      const server = await startModelServer([ordersPerCountry])
      await runCli(['orders per country'], {
        home,
        environment: {
          DATABASE_URL: database.readerUrl,
          OPENAI_BASE_URL: server.baseUrl,
          AGENTDB_MODEL: 'scripted',
          ...(shared ? { AGENTDB_STORE_URL: store.url } : {}),
        },
      })
      await server.close()
      const added = await run(['teach', 'add', '--from', 'last'])
      expect(added).toMatchObject({
        exitCode: 0,
        stderr: expect.stringMatching(/Verified query \d+ is kept for .*: orders per country/),
      })
      const again = await run(['Orders per country?', '--json', '--model', 'builtin'])
      expect(JSON.parse(again.stdout)).toMatchObject({
        status: 'answered',
        sql: ordersPerCountry.fill.sql,
        attempts: [{ origin: 'verified' }],
      })
      const shown = await run(['show', '--json'])
      expect(JSON.parse(shown.stdout).attempts).toMatchObject([{ origin: 'verified' }])
    },
  )

  it('keeps a question with SQL of the user, and says so on the terminal when it answers', async () => {
    const { run } = place()
    expect((await run(['teach', 'add', 'size', 'of', 'the', 'pile', '--sql', `${sql};`])).exitCode).toBe(0)
    const { stderr, exitCode } = await run(['SIZE of the pile?'], { terminal: true })
    expect(exitCode).toBe(0)
    expect(stderr).toMatch(/^assumed +Answered from verified query 1; no model was asked\.$/m)
    expect(stderr).toMatch(/^by +a verified query, no model/m)
  })

  it.each([
    ['SQL that fails', ['--sql', 'select nothing from orders'], /does not run: .*nothing/],
    ['SQL that writes', ['--sql', 'delete from orders'], /does not run/],
    ['neither SQL nor a run', [], /where the SQL comes from/],
    ['both', ['--sql', sql, '--from', 'last'], /where the SQL comes from/],
    ['an empty statement', ['--sql', ' ; '], /holds no statement/],
    ['a run that is not there', ['--from', 'zzz'], /No recorded run/],
  ])('refuses %s, and keeps nothing', async (_, flags, message) => {
    const { run } = place({ shared: flags.includes('zzz') })
    const before = await list(run)
    const { exitCode, stderr } = await run(['teach', 'add', 'how many?', ...flags])
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(message)
    expect(await list(run)).toEqual(before)
  })

  it('refuses a run without an answer', async () => {
    const { run } = place({ shared: true })
    await run(['delete all orders'])
    const { exitCode, stderr } = await run(['teach', 'add', '--from', 'last'])
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/has no answer to keep: it ended as "refused"/)
  })

  it('replaces the SQL of a question that is taught again', async () => {
    const { run } = place()
    await run(['teach', 'add', 'the pile', '--sql', sql])
    await run(['teach', 'add', 'The pile?', '--sql', 'select 7 as n'])
    expect(await list(run)).toMatchObject([{ id: 1, question: 'The pile?', sql: 'select 7 as n' }])
  })
})

describe('agentdb teach', () => {
  it('lists without a word more, and removes by number', async () => {
    const { run } = place()
    await run(['teach', 'add', 'the pile', '--sql', sql])
    expect((await run(['teach'])).stdout).toMatch(/^ +1 \| the pile +\| select count/m)
    expect((await run(['teach', 'remove', '1'])).exitCode).toBe(0)
    expect(await list(run)).toEqual([])
    const again = await run(['teach', 'remove', '1'])
    expect(again).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('has the id "1"') })
  })

  it('shows examples in its help', async () => {
    const { stdout } = await runCli(['teach', '--help'])
    expect(stdout).toContain('agentdb teach add --from last')
  })

  it('exports what another import takes, and eval too', async () => {
    const one = place()
    await one.run(['teach', 'add', 'the pile', '--sql', sql])
    await one.run(['teach', 'add', 'the "heap"', '--sql', 'select 7 as n'])
    const { stdout } = await one.run(['teach', 'export'])
    expect((await one.run(['teach', 'export', 'out.jsonl'])).exitCode).toBe(0)
    expect(fs.readFileSync(path.join(one.home, 'out.jsonl'), 'utf8')).toBe(stdout)
    const other = place()
    expect(await other.run(['teach', 'import', '-'], { stdin: stdout })).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('2 verified queries imported'),
    })
    expect((await other.run(['teach', 'export'])).stdout).toBe(stdout)
    const judged = await one.run(['eval', 'out.jsonl', '--json', '--model', 'builtin'])
    expect(
      JSON.parse(judged.stdout).questions.map(({ outcome }: { outcome: string }) => outcome),
    ).not.toContain('right')
  })

  it('imports the good lines, names the bad ones by number, and exits 1', async () => {
    const { run } = place()
    const lines = [
      JSON.stringify({ question: 'good', sql }),
      'no json',
      '',
      JSON.stringify({ question: 'no sql' }),
      JSON.stringify({ question: 'bad sql', sql: 'select nope from orders' }),
      JSON.stringify({ question: 'good too', sql: 'select 1 as n' }),
    ]
    const { exitCode, stderr } = await run(['teach', 'import', '-'], { stdin: lines.join('\n') })
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/line 2: it is not JSON/)
    expect(stderr).toMatch(/line 4: "sql"/)
    expect(stderr).toMatch(/line 5: .*nope/)
    expect(stderr).toMatch(/2 verified queries imported from -, 3 refused/)
    expect((await list(run)).map(({ question }: { question: string }) => question)).toEqual([
      'good',
      'good too',
    ])
  })

  it('refuses a file that is not there, or is empty', async () => {
    const { run } = place()
    expect(await run(['teach', 'import', 'gone.jsonl'])).toMatchObject({ exitCode: 2 })
    expect(await run(['teach', 'import', '-'], { stdin: '\n' })).toMatchObject({ exitCode: 2 })
  })
})
