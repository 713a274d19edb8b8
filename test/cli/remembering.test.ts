import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type ModelServer, startModelServer } from '../support/model-server.js'
import { type CliInput, runCli, temporaryHome } from './run-cli.js'
import { ordersPerCountry, shop } from './shop.js'

let database: TestDatabase
let store: TestDatabase
let server: ModelServer
let input: CliInput

beforeAll(async () => {
  database = await createDatabase(shop)
  store = await createDatabase()
  const broken = { fill: { ...ordersPerCountry.fill, sql: 'select nothing from orders' } }
  server = await startModelServer((_, index) => (index === 0 ? broken : ordersPerCountry))
  input = {
    environment: {
      DATABASE_URL: database.readerUrl,
      AGENTDB_STORE_URL: store.url,
      OPENAI_BASE_URL: server.baseUrl,
      OPENAI_API_KEY: 'sk-local-3f9a1b7c5d',
      AGENTDB_MODEL: 'scripted',
    },
  }
}, 60_000)
afterAll(async () => {
  await server.close()
  await Promise.all([database.drop(), store.drop()])
})

const cli = (...argv: string[]) => runCli(argv, input)
const json = async (...argv: string[]) => JSON.parse((await cli(...argv, '--json')).stdout)

describe('a run', () => {
  it('is found by its tags, its session, its model and its database', async () => {
    const asked = await cli('orders per country', '--tag', 'weekly', '--tag', 'money', '--session', 'monday')
    expect(asked.exitCode).toBe(0)
    await cli('sql', 'select country, id from customers order by id', '--tag', 'weekly')
    const questions = async (...argv: string[]) =>
      (await json('history', ...argv)).map(({ question }: { question: string | null }) => question)
    expect(await questions('--tag', 'weekly')).toEqual([null, 'orders per country'])
    expect(await questions('--tag', 'weekly', '--tag', 'money')).toEqual(['orders per country'])
    expect(await questions('--session', 'monday')).toEqual(['orders per country'])
    expect(await questions('--model', 'scripted')).toEqual(['orders per country'])
    expect(await questions('--database', database.name)).toHaveLength(2)
    expect(await questions('--database', 'elsewhere')).toEqual([])
    expect((await cli('history', '--tag', 'none')).stderr).toBe('No recorded run passes these filters.\n')
    expect((await cli('history')).stdout).toMatch(/orders per country #weekly #money$/m)
    expect((await cli('show', 'last~1')).stdout).toMatch(/^tags +weekly, money$/m)
  })

  it.each([
    ['an empty tag', ['q', '--tag', ' '], /is not a tag/],
    ['a tag of several lines', ['sql', 'select 1', '--tag', 'a\nb'], /is not a tag/],
    ['an endless tag', ['history', '--tag', 'x'.repeat(65)], /is not a tag/],
  ])('refuses %s', async (_, argv, message) => {
    const { exitCode, stderr } = await cli(...argv)
    expect(stderr).toMatch(message)
    expect(exitCode).toBe(2)
  })

  it('is added up by its tags and its session', async () => {
    expect((await cli('costs', '--by', 'tag')).stdout).toMatch(/^ weekly +\| +2 \| +2 \|/m)
    const sessions = await json('costs', '--by', 'session')
    expect(sessions).toContainEqual(expect.objectContaining({ session: 'monday', runs: 1, calls: 2 }))
    expect((await cli('costs', '--by', 'session')).stdout).toMatch(/^ \(none\) +\| +1 \|/m)
  })
})

describe('agentdb rerun', () => {
  it('runs the SQL again without a model, in every format', async () => {
    const calls = server.requests.length
    const again = await json('rerun', 'last~1')
    expect(again).toMatchObject({ status: 'answered', rowCount: 2, sql: ordersPerCountry.fill.sql })
    expect((await cli('rerun', 'last', '--format', 'csv')).stdout).toBe(
      'country,orders\nFrance,2\nNorway,1\n',
    )
    expect(server.requests).toHaveLength(calls)
  })

  it('sees what changed since', async () => {
    await cli('sql', 'select country, count(*) as n, max(name) as name from customers group by 1')
    await database.run("insert into customers values (4, 'Di', 'Peru'), (5, 'Ed', 'Norway')")
    await cli('rerun', 'last')
    const { stdout, exitCode } = await cli('diff', 'last~1', 'last', '--exit-code')
    await database.run('delete from customers where id > 3')
    expect(exitCode).toBe(10)
    expect(stdout).toMatch(/^rows +1 added, 0 removed, 1 changed, 1 the same$/m)
    expect(stdout).toMatch(/^told apart by +country$/m)
    expect(stdout).toMatch(/^ ~ \| Norway +\| 1 -> 2 \| Bo -> Ed$/m)
    expect(stdout).toMatch(/^ \+ \| Peru +\| 1 +\| Di$/m)
  })

  it.each([
    ['a run that is not there', ['rerun', 'zzz'], /No recorded run has an id/],
    ['more runs back than there are', ['rerun', 'last~999'], /There is no run "last~999"/],
  ])('refuses %s', async (_, argv, message) => {
    expect(await cli(...argv)).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(message) })
  })

  it('refuses a run without SQL, and one of another database', async () => {
    await cli('delete all orders')
    expect((await cli('rerun', 'last')).stderr).toMatch(/has no SQL to run again: it ended as "refused"/)
    const elsewhere = await cli('rerun', 'last~1', '--database-url', store.url)
    expect(elsewhere.stderr).toMatch(new RegExp(`asked .*/${database.name}, and this is .*/${store.name}`))
    expect(elsewhere.exitCode).toBe(2)
  })
})

describe('agentdb diff', () => {
  it('says as JSON what differs, and exits 0 unless asked to tell by its exit code', async () => {
    await cli('sql', "select * from (values ('a', 1, 'x'), ('b', 2, 'y'), ('c', 3, 'z')) as t (k, n, gone)")
    await cli(
      'sql',
      "select * from (values ('b', 7, true), ('a', 1, true), ('d', 4, true)) as t (k, n, came)",
    )
    const found = await cli('diff', 'last~1', 'last', '--json')
    expect(found.exitCode).toBe(0)
    expect(JSON.parse(found.stdout)).toMatchObject({
      different: true,
      key: ['k'],
      keyInferred: true,
      columns: { common: ['k', 'n'], onlyInA: ['gone'], onlyInB: ['came'] },
      added: [{ k: 'd', n: 4, came: true }],
      removed: [{ k: 'c', n: 3, gone: 'z' }],
      changed: [{ before: { k: 'b', n: 2 }, after: { k: 'b', n: 7 }, columns: ['n'] }],
      same: 1,
      partial: false,
    })
    const byNumber = await json('diff', 'last~1', 'last', '--key', 'n')
    expect(byNumber).toMatchObject({ key: ['n'], keyInferred: false, same: 1 })
    expect((await cli('diff', 'last', 'last', '--exit-code')).exitCode).toBe(0)
    expect((await cli('diff', 'last', 'last')).stdout).toMatch(/^rows +all 3 the same$/m)
  })

  it('does not call results the same of which the record holds a part', async () => {
    await cli('sql', 'select n from generate_series(1, 1500) n', '--max-rows', '2000')
    const { exitCode, stderr } = await cli('diff', 'last', 'last', '--exit-code')
    expect(stderr).toMatch(/warning: The record keeps 1000 of the 1500 rows/)
    expect(exitCode).toBe(10)
  })

  it.each([
    ['a key that is no column', ['--key', 'nope'], /"nope" is not a column of both/],
    [
      'a key that does not tell rows apart',
      ['--key', 'same'],
      /does not tell the rows of the first result apart/,
    ],
    ['a format for rows', ['--format', 'csv'], /cannot print csv/],
  ])('refuses %s', async (_, flags, message) => {
    await cli('sql', 'select n, 1 as same from generate_series(1, 3) n')
    expect(await cli('diff', 'last', 'last', ...flags)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(message),
    })
  })

  it('refuses a run without a result', async () => {
    await cli('delete all orders')
    expect((await cli('diff', 'last', 'last~1')).stderr).toMatch(/has no result to compare/)
  })
})

describe('agentdb trace', () => {
  const [asked] = ['orders per country']

  it('tells every event, with what the model was sent word for word', async () => {
    const [run] = await json('history', asked ?? '', '--session', 'monday')
    const { stdout, exitCode } = await cli('trace', run.runId, '--format', 'jsonl')
    expect(exitCode).toBe(0)
    const entries = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(entries[0].event).toMatchObject({ type: 'started', question: asked, tags: ['weekly', 'money'] })
    expect(entries.at(-1).event).toMatchObject({
      type: 'finished',
      answer: {
        rows: [
          ['France', 2],
          ['Norway', 1],
        ],
      },
    })
    const sent = entries.flatMap(({ event }) => (event.type === 'model-call' ? event.call.sent : []))
    expect(sent.map(({ text }: { text: string }) => JSON.parse(text))).toEqual(
      server.requests.slice(0, 2).map(({ body }) => body),
    )
    const kinds = new Set(entries.map(({ event }) => event.type))
    for (const kind of ['agent', 'message', 'attempt-started', 'attempt-finished'])
      expect(kinds).toContain(kind)
  })

  it('is Markdown by itself, in which nothing of the run ends a block', async () => {
    await cli('sql', "select '```' || chr(10) || '# no heading' as note, '<b>|x|</b>' as html")
    const { stdout } = await cli('trace')
    expect(stdout).toMatch(/^# sql: select /)
    expect(stdout).toMatch(/^## \+\d+\.\d{3} s attempt 1 \(user\)$/m)
    expect(stdout).toContain("````sql\nselect '```'")
    expect(stdout.match(/^# /gm)).toHaveLength(1)
    const [run] = await json('history', asked ?? '', '--session', 'monday')
    const text = (await cli('trace', run.runId)).stdout
    expect(text).toMatch(/\*\*system\*\*/)
    expect(text).toMatch(/SQLSTATE 42703/)
    expect(text).toContain('France')
  })

  it('masks passwords and keys, in requests too', async () => {
    const secrets = 'postgres://bi:hunter2secret@db/shop and Bearer abcdef123456789 and sk-local-3f9a1b7c5d'
    await cli(`orders per country, as ${secrets}`)
    for (const format of ['jsonl', 'json', 'table']) {
      const { stdout } = await cli('trace', 'last', '--format', format)
      expect(stdout).toContain('orders per country, as')
      for (const secret of ['hunter2secret', 'abcdef123456789', '3f9a1b7c5d'])
        expect(stdout).not.toContain(secret)
    }
    const lines = (await cli('trace', 'last', '--format', 'jsonl')).stdout.trimEnd().split('\n')
    const calls = lines.map((line) => JSON.parse(line).event).filter(({ type }) => type === 'model-call')
    expect(calls).toHaveLength(1)
    expect(() => JSON.parse(calls[0].call.sent[0].text)).not.toThrow()
  })

  it('goes to a file by its suffix, and refuses formats of rows', async () => {
    const home = temporaryHome()
    await runCli(['trace', '--output', 'run.md'], { ...input, home })
    expect(fs.readFileSync(path.join(home, 'run.md'), 'utf8')).toMatch(/^# /)
    expect((await cli('trace', '--format', 'csv')).exitCode).toBe(2)
  })
})

describe('agentdb prune', () => {
  it('says what would go, asks for a yes, and removes nothing without one', async () => {
    const runs = (await json('history', '--limit', '1000')).length
    const unasked = await cli('prune', '--keep', '3')
    expect(unasked.exitCode).toBe(2)
    expect(unasked.stderr).toMatch(
      new RegExp(`Nothing was removed: ${runs - 3} runs of .* 3 runs would stay.*--yes`, 's'),
    )
    const dry = await cli('prune', '--keep', '3', '--dry-run', '--json')
    expect(JSON.parse(dry.stdout)).toMatchObject({ removed: 0, wouldRemove: runs - 3, kept: 3 })
    expect((await cli('prune', '--older-than', '90d', '--yes')).stderr).toMatch(/No run is to go/)
    expect(await json('history', '--limit', '1000')).toHaveLength(runs)
  })

  it('removes the old and keeps the newest', async () => {
    const newest = (await json('history', '--limit', '3')).map(({ runId }: { runId: string }) => runId)
    const { exitCode, stderr } = await cli('prune', '--keep', '3', '--yes')
    expect(stderr).toMatch(/^\d+ runs removed, 3 kept\.$/m)
    expect(exitCode).toBe(0)
    expect((await json('history')).map(({ runId }: { runId: string }) => runId)).toEqual(newest)
  })

  it.each([
    ['no rule', ['prune', '--yes'], /Say which runs may go/],
    ['an age that is none', ['prune', '--older-than', 'old'], /--older-than: "old"/],
    ['a number that is none', ['prune', '--keep', '-1'], /--keep: "-1" is not a number/],
  ])('refuses %s', async (_, argv, message) => {
    expect(await cli(...argv)).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(message) })
  })
})

it.each([
  ['rerun', 'last'],
  ['diff', 'last', 'last~1'],
  ['trace'],
  ['prune', '--keep', '1'],
  ['run', 'x'],
  ['save'],
])('%s ends with a clear error when the store is down', async (...argv) => {
  const { exitCode, stderr } = await runCli(
    [...argv, '--store-url', 'postgres://u:hunter2@127.0.0.1:1/x'],
    input,
  )
  expect(stderr).toMatch(/^agentdb: The instrument store cannot be reached: .*127\.0\.0\.1:1/)
  expect(stderr).not.toContain('hunter2')
  expect(exitCode).toBe(1)
})
