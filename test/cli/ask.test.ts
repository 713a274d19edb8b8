import fs from 'node:fs'
import path from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type ModelServer, startModelServer } from '../support/model-server.js'
import { runCli, temporaryHome } from './run-cli.js'
import { ordersPerCountry, shop } from './shop.js'

let database: TestDatabase
let store: TestDatabase
let server: ModelServer
beforeAll(async () => {
  database = await createDatabase(shop)
  store = await createDatabase()
  server = await startModelServer(() => ordersPerCountry)
})
afterAll(async () => {
  await server.close()
  await database.drop()
  await store.drop()
})

const ask = (argv: readonly string[], input: Parameters<typeof runCli>[1] = {}) =>
  runCli(argv, {
    ...input,
    environment: {
      DATABASE_URL: database.readerUrl,
      OPENAI_BASE_URL: server.baseUrl,
      AGENTDB_MODEL: 'scripted',
      ...input.environment,
    },
  })

describe('a question', () => {
  it('prints the sentence above the table on stdout, and nothing else anywhere', async () => {
    const { exitCode, stdout, stderr } = await ask(['orders', 'per', 'country'])
    expect(stdout).toBe(
      [
        'France has 2 orders.',
        '',
        ' country | orders',
        '---------+--------',
        ' France  |      2',
        ' Norway  |      1',
        '',
      ].join('\n'),
    )
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
  })

  it('is taken from --prompt and from standard input alike', async () => {
    const [prompt, piped] = await Promise.all([
      ask(['--prompt', 'orders per country', '--json']),
      ask(['-', '--json'], { stdin: 'orders per country\n' }),
    ])
    for (const { stdout } of [prompt, piped]) {
      expect(JSON.parse(stdout)).toMatchObject({
        question: 'orders per country',
        status: 'answered',
        rowCount: 2,
      })
    }
  })

  it('prints the envelope with --json', async () => {
    const { stdout } = await ask(['orders per country', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      status: 'answered',
      question: 'orders per country',
      answer: 'France has 2 orders.',
      sql: ordersPerCountry.fill.sql,
      rows: [
        { country: 'France', orders: 2 },
        { country: 'Norway', orders: 1 },
      ],
      model: 'scripted',
      cost: { calls: 1 },
      error: null,
    })
  })

  it.each([
    ['csv', 'country,orders\nFrance,2\nNorway,1\n'],
    ['tsv', 'country\torders\nFrance\t2\nNorway\t1\n'],
    ['ndjson', '{"country":"France","orders":2}\n{"country":"Norway","orders":1}\n'],
  ])('prints only the data as %s', async (format, expected) => {
    const { stdout } = await ask(['--format', format, 'orders per country'])
    expect(stdout).toBe(expected)
  })

  it('writes the answer to --output in the format of its suffix, leaving stdout empty', async () => {
    const home = temporaryHome()
    const { stdout, exitCode } = await ask(['orders per country', '-o', 'report.csv'], { home })
    expect(stdout).toBe('')
    expect(exitCode).toBe(0)
    expect(fs.readFileSync(path.join(home, 'report.csv'), 'utf8')).toBe(
      'country,orders\nFrance,2\nNorway,1\n',
    )
    expect(fs.readdirSync(home).filter((name) => name.includes('.part'))).toEqual([])
  })

  it('writes to a device instead of replacing it, and through a link instead of over it', async () => {
    const home = temporaryHome()
    fs.writeFileSync(path.join(home, 'real.csv'), 'old')
    fs.symlinkSync('real.csv', path.join(home, 'link.csv'))
    await ask(['orders per country', '-o', 'link.csv'], { home })
    expect(fs.lstatSync(path.join(home, 'link.csv')).isSymbolicLink()).toBe(true)
    expect(fs.readFileSync(path.join(home, 'real.csv'), 'utf8')).toContain('France,2')
    expect((await ask(['orders per country', '--format', 'csv', '-o', '/dev/null'])).exitCode).toBe(0)
    expect(fs.statSync('/dev/null').isCharacterDevice()).toBe(true)
  })

  it('is refused before any model is asked when its output cannot be written', async () => {
    const before = server.requests.length
    const { exitCode } = await ask(['orders per country', '-o', 'absent/report.csv'])
    expect(exitCode).toBe(2)
    expect(server.requests).toHaveLength(before)
  })

  it.each(['--sql-only', '--dry-run'])('prints the SQL and runs nothing with %s', async (flag) => {
    const { stdout, exitCode } = await ask(['orders per country', flag])
    expect(stdout).toBe(`${ordersPerCountry.fill.sql}\n`)
    expect(exitCode).toBe(0)
  })

  it('has no rows in the envelope of a dry run', async () => {
    const { stdout } = await ask(['orders per country', '--dry-run', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ sql: ordersPerCountry.fill.sql, columns: [], rows: [] })
  })

  it('shows a line for each agent, and the receipt, on a terminal', async () => {
    const { stderr, stdout } = await ask(['orders per country', '--no-color'], { terminal: true })
    expect(stderr).toMatch(/^data engineer {2}2 tables/m)
    expect(stderr).toMatch(/^SQL analyst {4}number of orders for each country$/m)
    expect(stderr).toMatch(/^read as +number of orders for each country$/m)
    expect(stderr).toMatch(/^sql +select c\.country/m)
    expect(stderr).toMatch(/scripted · 1 call · \d+ tokens/)
    expect(stdout).toMatch(/^France has 2 orders/)
  })

  it('shows the same and more with --verbose where there is no terminal', async () => {
    const { stderr } = await ask(['orders per country', '--verbose'])
    expect(stderr).toMatch(/^attempt +1: 2 rows in \d+ ms$/m)
    expect(stderr).toMatch(/^model +scripted: \d+ \+ \d+ tokens/m)
    expect(stderr).toMatch(/^read as /m)
  })

  it('shows nothing on a terminal with --quiet', async () => {
    const { stderr } = await ask(['orders per country', '--quiet'], { terminal: true })
    expect(stderr).toBe('')
  })

  it('writes every event as NDJSON on stderr with --events, and nothing else there', async () => {
    const { stderr, stdout } = await ask(['orders per country', '--events'], { terminal: true })
    const events = stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string })
    expect(events[0]?.type).toBe('started')
    expect(events.at(-1)).toMatchObject({ type: 'finished', answer: { status: 'answered' } })
    expect(stdout).toMatch(/^France has 2 orders/)
  })

  it('warns on stderr when rows were left out', async () => {
    const { stdout, stderr } = await ask([
      'sql',
      'select * from orders',
      '--format',
      'csv',
      '--max-rows',
      '1',
    ])
    expect(stdout.trimEnd().split('\n')).toHaveLength(2)
    expect(stderr).toMatch(/^warning: .*--max-rows/m)
    const quiet = await ask(['orders per country', '--max-rows', '1', '--quiet'])
    expect(quiet.stderr).toBe('')
  })

  it.each([
    ['ENOSPC', 2, /Cannot write standard output: no space left.*agentdb show/s],
    ['EPIPE', 0, /^$/],
  ])('ends with exit %s -> %i when stdout cannot take the answer', async (code, expected, message) => {
    const failure = Object.assign(new Error('no space left'), { code })
    const stdout = new Writable({ write: (_chunk, _encoding, done) => done(failure) }).on('error', () => {})
    const { exitCode, stderr } = await ask(['orders per country'], { stdout })
    expect(stderr).toMatch(message)
    expect(exitCode).toBe(expected)
  })

  it('exits 130 with the run closed when it is interrupted', async () => {
    const interrupt = new AbortController()
    const silent = await startModelServer(() => {
      setTimeout(() => interrupt.abort(), 10)
      return { silence: 'at-once' }
    })
    try {
      const home = temporaryHome()
      const { exitCode, stdout, stderr } = await ask(['orders per country', '--json'], {
        home,
        signal: interrupt.signal,
        environment: { OPENAI_BASE_URL: silent.baseUrl, AGENTDB_STORE_URL: store.url },
      })
      expect(exitCode).toBe(130)
      expect(JSON.parse(stdout)).toMatchObject({ status: 'failed', error: { code: 'interrupted' } })
      expect(stderr).toMatch(/interrupted/)
      const record = await runCli(['show', '--json', '--store-url', store.url], { home })
      expect(JSON.parse(record.stdout).run).toMatchObject({ question: 'orders per country', exit_code: 130 })
      const left = await runCli(['show', '--store-url', store.url], { home })
      expect(left.stdout).toMatch(/^status +interrupted \(exit 130\)$/m)
      const listed = async (status: string) => {
        const argv = ['history', '--status', status, '--json', '--store-url', store.url]
        const runs = JSON.parse((await runCli(argv, { home })).stdout) as { run: string; status: string }[]
        return runs.map((run) => run.status)
      }
      expect(await listed('interrupted')).toEqual(['interrupted'])
      expect(await listed('failed')).not.toContain('interrupted')
    } finally {
      await silent.close()
    }
  })
})

describe('a statement of the user’s own', () => {
  const statement = "select note, total, 'ä漢' as name, id as name from orders order by id"

  it('prints its rows alone, harmless for the terminal', async () => {
    const { exitCode, stdout } = await ask(['sql', statement])
    expect(stdout).toBe(
      [
        ' note        | total | name | name',
        '-------------+-------+------+------',
        ' NULL        |  10.5 | ä漢  |    1',
        ' two\\nlines  |    99 | ä漢  |    2',
        ' \\x1b[31mred |  NULL | ä漢  |    3',
        '',
      ].join('\n'),
    )
    expect(exitCode).toBe(0)
  })

  it('reviews a statement of the user on request, and only then', async () => {
    const trap = 'select sold / stock as share from (select 3 as sold, 4 as stock) t'
    const plain = await ask(['sql', trap, '--json'])
    expect(JSON.parse(plain.stdout).checks.map(({ id }: { id: string }) => id)).not.toContain(
      'integer-division',
    )
    const reviewed = await ask(['sql', '--review', trap, '--json'])
    expect(JSON.parse(reviewed.stdout).checks).toContainEqual(
      expect.objectContaining({ id: 'integer-division', outcome: 'failed' }),
    )
    expect(reviewed.stderr).toMatch(/^warning: .*divides integers/m)
    expect(reviewed.stderr).toMatch(/\d+ checks passed, 1 failed: integer-division/)
    const unrun = await ask(['sql', '--review', '--dry-run', 'select 1 / (id - 1) as x from orders'])
    expect(unrun.stderr).toContain('integer-division')
  })

  it('is read from standard input for "-"', async () => {
    const { stdout } = await ask(['sql', '-', '--format', 'csv'], { stdin: 'select 1 as one;\n' })
    expect(stdout).toBe('one\n1\n')
  })

  it('keeps duplicate names, NULL and line breaks in JSON and CSV', async () => {
    const json = JSON.parse((await ask(['sql', statement, '--json'])).stdout)
    expect(json.question).toBeNull()
    expect(json.rows[1]).toEqual({ note: 'two\nlines', total: 99, name: 'ä漢', name_2: 2 })
    const csv = (await ask(['sql', statement, '--format', 'csv'])).stdout
    expect(csv).toBe('note,total,name,name_2\n,10.5,ä漢,1\n"two\nlines",99,ä漢,2\n\u001b[31mred,,ä漢,3\n')
  })

  it('takes options before and after the command', async () => {
    const before = await ask(['--format', 'csv', 'sql', 'select 1 as one'])
    const after = await ask(['sql', 'select 1 as one', '--format', 'csv'])
    expect(before.stdout).toBe(after.stdout)
  })

  it.each([
    ['a write', 'delete from orders', 3, /DELETE/],
    ['two statements', 'select 1; select 2', 3, /one/],
    ['a syntax error', 'selec 1', 1, /selec/],
    ['an unknown column', 'select nope from orders', 1, /nope/],
    ['a statement that takes too long', 'select pg_sleep(5)', 3, /pg_sleep/],
  ])('ends with the right exit code for %s', async (_, sql, code, message) => {
    const { exitCode, stdout, stderr } = await ask(['sql', sql])
    expect(stderr).toMatch(message)
    expect(stdout).toBe('')
    expect(exitCode).toBe(code)
  })

  it('exits 8 when the statement’s time is up', async () => {
    const slow = 'select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b'
    const { exitCode, stderr } = await ask(['sql', slow, '--statement-timeout', '200ms'])
    expect(stderr).toMatch(/^agentdb: /)
    expect(exitCode).toBe(8)
  })
})
