import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Report } from '../../src/evaluation/report.js'
import { type CliInput, runCli, temporaryHome } from '../cli/run-cli.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type Reply, startModelServer } from '../support/model-server.js'

const shop = `
  create table customers (id int primary key, name text not null, city text);
  create table orders (id int primary key, customer_id int references customers, placed_on date, total numeric(10,2));
  insert into customers values (1, 'Ada', 'Rome'), (2, 'Bo', 'Oslo'), (3, 'Cy', null);
  insert into orders values (1, 1, '2025-01-05', 10.50), (2, 2, '2025-02-05', 99), (3, 1, '2025-03-05', 5);`

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase(shop)
})
afterAll(() => database.drop())

const query = (sql: string): Reply => ({ fill: { outcome: 'query', sql, reading: 'as asked' } })

/** What the scripted model answers, by words of the question. */
const replies: Readonly<Record<string, Reply>> = {
  'how many orders': query('select count(*) as n from orders'),
  'orders per customer': query(
    'select count(o.id) as orders, c.city, c.name from customers c left join orders o on o.customer_id = c.id group by c.id',
  ),
  'largest order': query('select min(total) from orders'),
  'first order': query("select timestamp '2025-01-05'"),
  cities: {
    fill: { outcome: 'ambiguous', sql: '', readings: ['of customers', 'of orders'], reason: 'Which?' },
  },
  'the weather': { fill: { outcome: 'cannot', sql: '', reason: 'There is no weather.' } },
  'the mood': query('select 42 as mood'),
  'broken endpoint': { status: 401, body: { error: { message: 'no' } } },
}

const questions = [
  { id: 'count', question: 'how many orders', gold: 'select count(*) from orders', category: 'simple' },
  {
    id: 'per',
    question: 'orders per customer',
    gold: [
      'select nothing from nowhere',
      'select name, (select count(*) from orders o where o.customer_id = c.id) from customers c order by 1',
    ],
    category: 'joins',
  },
  { id: 'max', question: 'largest order', gold: 'select max(total) from orders', category: 'simple' },
  { id: 'first', question: 'first order', rows: [{ day: '2025-01-05' }], category: 'simple' },
  { id: 'unclear', question: 'cities', gold: 'select distinct city from customers' },
  { id: 'weather', question: 'the weather', answerable: false },
  { id: 'mood', question: 'the mood', answerable: false },
  { id: 'down', question: 'broken endpoint', gold: 'select 1' },
  { id: 'nogold', question: 'never asked', gold: 'select nothing_like_it from orders' },
  { id: 'write', question: 'never asked either', gold: 'delete from orders' },
]

interface Setting extends CliInput {
  readonly asked?: readonly object[]
  readonly file?: string
}

/** Runs `agentdb eval` in a folder of its own, against the scripted model. */
async function evaluate(argv: readonly string[], { asked = questions, file, ...input }: Setting = {}) {
  const home = input.home ?? temporaryHome()
  const server = await startModelServer(({ prompt }) => {
    const words = Object.keys(replies).find((known) => prompt.includes(known))
    return replies[words ?? ''] ?? { status: 500 }
  })
  onTestFinished(() => server.close())
  writeFileSync(path.join(home, 'questions.jsonl'), asked.map((line) => JSON.stringify(line)).join('\n'))
  const ran = await runCli(
    [
      'eval',
      file ?? 'questions.jsonl',
      ...['--database-url', database.readerUrl, '--base-url', server.baseUrl, '--model', 'scripted'],
      ...argv,
    ],
    { ...input, home },
  )
  return { ...ran, home, server }
}

describe('agentdb eval', () => {
  it('judges each question by its rows', async () => {
    const { stdout, stderr, exitCode, server } = await evaluate(['--json'])
    const report = JSON.parse(stdout) as Report
    expect(report.questions.map(({ id, outcome, match }) => [id, outcome, match])).toEqual([
      ['count', 'right', 'exact'],
      ['per', 'right', 'subset'],
      ['max', 'wrong', null],
      ['first', 'right', 'exact'],
      ['unclear', 'declined', null],
      ['weather', 'declined', null],
      ['mood', 'wrong', null],
      ['down', 'failed', null],
      ['nogold', 'no-gold', null],
      ['write', 'no-gold', null],
    ])
    expect(report).toMatchObject({
      kind: 'agentdb-evaluation',
      models: ['scripted'],
      interrupted: false,
      summary: {
        answerable: 6,
        answered: 4,
        right: 3,
        noGold: 2,
        precision: { value: 0.75 },
        recall: { value: 0.5 },
        unanswerable: { asked: 2, declined: 1, wronglyAnswered: 1, failed: 0 },
        cost: { usd: null },
      },
    })
    expect(exitCode).toBe(0)
    expect(stderr).toBe('')
    expect(server.requests.some(({ prompt }) => prompt.includes('never asked'))).toBe(false)
  })

  it('says what is wrong: the SQL, the rows that differ, and the gold that did not run', async () => {
    const { stdout } = await evaluate([])
    expect(stdout).toMatch(/precision +75\.0 % +3 right of 4 answered/)
    expect(stdout).toMatch(/max {2}largest order\n {4}select min\(total\) from orders\n {4}the values differ/)
    expect(stdout).toMatch(/expected\n +max\n +-+\n +99\n +given\n +min\n +-+\n +5\n/)
    expect(stdout).toMatch(/mood {2}the mood\n {4}select 42 as mood\n {4}answered, and must not be/)
    expect(stdout).toContain('column "nothing_like_it" does not exist')
    expect(stdout).toMatch(/per {2}orders per customer\n.*nowhere/)
  })

  it('gives the instructions along, and only those', async () => {
    const asked = [
      { question: 'how many orders', instructions: 'Count them all.', gold: 'select 3' },
      { question: 'largest order', gold: 'select 1' },
    ]
    const { server } = await evaluate([], { asked })
    expect(server.requests[0]?.prompt).toContain('how many orders\n\nInstructions: Count them all.')
    expect(server.requests[1]?.prompt).not.toContain('Instructions: ')
  })

  it('asks several at a time and reports in the order of the file', async () => {
    const { stdout } = await evaluate(['--json', '--concurrency', '4'])
    const { questions: judged } = JSON.parse(stdout) as Report
    expect(judged.map(({ id }) => id)).toEqual(questions.map(({ id }) => id))
  })

  it('asks only the categories and the number wanted', async () => {
    const { stdout } = await evaluate(['--format', 'ndjson', '--category', 'simple', '--limit', '2'])
    const ids = stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id)
    expect(ids).toEqual(['count', 'max'])
  })

  it('reads questions from CSV', async () => {
    const home = temporaryHome()
    writeFileSync(
      path.join(home, 'mine.csv'),
      'question,gold\nhow many orders,"select count(*)\nfrom orders"\n',
    )
    const { stdout } = await evaluate(['--format', 'csv'], { home, file: 'mine.csv' })
    expect(stdout.split('\n')[1]).toMatch(/^,how many orders,,true,right,exact,/)
  })

  it('exits 10 when precision or recall is not met, and says so', async () => {
    const met = await evaluate(['--min-precision', '75%', '--min-recall', '0.5'])
    expect([met.exitCode, met.stderr]).toEqual([0, ''])
    const missed = await evaluate(['--min-precision', '0.8', '--min-recall', '60%'])
    expect(missed.exitCode).toBe(10)
    expect(missed.stderr).toContain('--min-precision 80.0 % is not met: precision 75.0 %.')
    expect(missed.stderr).toContain('--min-recall 60.0 % is not met: recall 50.0 %.')
  })

  it('compares with the results of an earlier run', async () => {
    const first = await evaluate(['--output', 'earlier.json'])
    expect(first.stdout).toBe('')
    expect(first.stderr).toMatch(/precision +75\.0 %/)
    const home = first.home
    const asked = questions.map((one) => {
      if (one.id === 'max') return { ...one, gold: 'select min(total) from orders' }
      return one.id === 'count' ? { ...one, gold: 'select 4' } : one
    })
    const second = await evaluate(['--json', '--baseline', 'earlier.json'], { home, asked })
    expect((JSON.parse(second.stdout) as Report).comparison).toMatchObject({
      healed: [{ id: 'max', before: 'wrong', after: 'right' }],
      regressed: [{ id: 'count', before: 'right', after: 'wrong' }],
      compared: 8,
      precisionBefore: 0.75,
    })
  })

  it('leaves the history alone unless a session is named', async () => {
    const { home } = await evaluate(['--limit', '2'])
    expect(existsSync(path.join(home, 'data'))).toBe(false)
    await evaluate(['--limit', '2', '--session', 'nightly'], { home })
    const { stdout } = await runCli(['history', '--json'], { home })
    const listed = JSON.parse(stdout) as { question: string; session: string }[]
    const runs = listed.map(({ question, session }) => [question, session])
    expect(runs.sort()).toEqual([
      ['how many orders', 'nightly'],
      ['orders per customer', 'nightly'],
    ])
  })

  it('leaves out a gold result that is cut off, and judges a cut-off answer as far as it goes', async () => {
    const asked = [
      { id: 'gold', question: 'how many orders', gold: 'select id from orders' },
      { id: 'answer', question: 'orders per customer', rows: [['Ada'], ['Bo'], ['Cy']] },
    ]
    const { stdout } = await evaluate(['--json', '--max-rows', '2'], { asked })
    expect((JSON.parse(stdout) as Report).questions).toMatchObject([
      { id: 'gold', outcome: 'no-gold', reason: 'it has more than 2 rows; raise --max-rows' },
      { id: 'answer', outcome: 'right', truncated: true },
    ])
  })

  it('finishes with what was judged when it is interrupted', async () => {
    const interrupt = new AbortController()
    const home = temporaryHome()
    const server = await startModelServer(({ prompt }) => {
      if (!prompt.includes('largest order')) return query('select count(*) from orders')
      interrupt.abort()
      return { silence: 'at-once' }
    })
    onTestFinished(() => server.close())
    writeFileSync(path.join(home, 'q.jsonl'), questions.map((line) => JSON.stringify(line)).join('\n'))
    const flags = ['--database-url', database.readerUrl, '--base-url', server.baseUrl, '--model', 'scripted']
    const { exitCode, stdout } = await runCli(['eval', 'q.jsonl', '--json', '--min-recall', '1', ...flags], {
      home,
      signal: interrupt.signal,
    })
    const report = JSON.parse(stdout) as Report
    expect(exitCode).toBe(130)
    expect(report).toMatchObject({ interrupted: true, planned: questions.length, thresholds: [] })
    expect(report.questions.map(({ id }) => id)).toEqual(['count', 'per'])
  })

  it('draws a bar on a terminal, lines with --verbose, and nothing else', async () => {
    const bar = await evaluate(['--limit', '2'], { terminal: true })
    expect(bar.stderr).toContain('[############------------] 1/2, 1 good')
    expect(bar.stderr.endsWith('\r\u001B[K')).toBe(true)
    const lines = await evaluate(['--limit', '3', '--verbose'])
    expect(lines.stderr).toBe(
      'ok right     count  how many orders\nok right     per  orders per customer\nx  wrong     max  largest order\n',
    )
    const quiet = await evaluate(['--limit', '2', '--quiet'], { terminal: true })
    expect(quiet.stderr).toBe('')
  })

  it.each([
    ['a file that is not there', ['--limit', '1'], 'nowhere.jsonl', 'Cannot read nowhere.jsonl: ENOENT'],
    ['an odd share', ['--min-recall', '95'], undefined, '--min-recall: "95" is not a share'],
    ['an odd limit', ['--limit', '0'], undefined, '--limit: "0" is not a number from 1'],
    [
      'too many at once',
      ['--concurrency', '1000'],
      undefined,
      '--concurrency: "1000" is not a number from 1 to 64',
    ],
    ['an unknown category', ['--category', 'jions'], undefined, 'There are: joins, simple.'],
    [
      'a baseline that is none',
      ['--baseline', 'questions.jsonl'],
      undefined,
      'is not the result of an earlier',
    ],
    ['a flag that runs nothing', ['--dry-run'], undefined, 'agentdb eval cannot do with --dry-run.'],
    ['a prompt', ['--prompt', 'how many'], undefined, 'agentdb eval cannot do with --prompt.'],
    ['an unknown suffix', ['--output', 'x.pdf'], undefined, 'no format goes with that suffix'],
  ])('refuses %s before it asks anything', async (_, argv, file, message) => {
    const { exitCode, stderr, server } = await evaluate(argv, file === undefined ? {} : { file })
    expect(exitCode).toBe(2)
    expect(stderr).toContain(message)
    expect(server.requests).toEqual([])
  })

  it('names the bad line of a file', async () => {
    const { exitCode, stderr } = await evaluate([], { asked: [...questions, { question: 'which?' }] })
    expect(exitCode).toBe(2)
    expect(stderr).toContain('questions.jsonl has bad lines:\n  line 11: gold: there is none, nor rows')
  })

  it('writes its output whole', async () => {
    const { home } = await evaluate(['--limit', '1', '--output', 'results.csv', '--quiet'])
    expect(readFileSync(path.join(home, 'results.csv'), 'utf8')).toMatch(/^id,question/)
  })
})
