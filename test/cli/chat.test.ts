import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { startModelServer } from '../support/model-server.js'
import { type CliInput, runCli, temporaryHome } from './run-cli.js'

const schema = `
  create table customers (id int primary key, name text not null, country text not null);
  create table orders (
    id int primary key,
    customer_id int not null references customers,
    placed_on date not null,
    pickup_city text not null,
    delivery_city text not null,
    total numeric(10,2) not null
  );
  insert into customers values (1, 'Ada', 'France'), (2, 'Bo', 'Norway'), (3, 'Cy', 'France');
  insert into orders
    select n, 1 + n % 3, date '2024-01-15' + n * 20, (array['Oslo','Lyon'])[1 + n % 2],
      (array['Lyon','Oslo','Nice'])[1 + n % 3], n
    from generate_series(1, 60) n;
  analyze customers, orders;`

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase(schema)
})
afterAll(() => database.drop())

function agentdb(argv: readonly string[], input: CliInput = {}) {
  return runCli(argv, {
    ...input,
    environment: { DATABASE_URL: database.readerUrl, AGENTDB_MODEL: 'builtin', ...input.environment },
  })
}

/** The lines of a chat without a terminal. */
const chat = (lines: readonly string[], argv: readonly string[] = [], input: CliInput = {}) =>
  agentdb(['chat', ...argv], { ...input, stdin: `${lines.join('\n')}\n` })

const envelopes = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('a chat in a pipe', () => {
  it('answers each line, going on from the one before', async () => {
    const { exitCode, stdout, stderr } = await chat(
      [
        'How many orders were placed in 2025?',
        'now by month',
        'only France',
        'the top 2',
        'as a share of the total',
      ],
      ['--json'],
    )
    const answers = envelopes(stdout)
    expect(answers.map(({ rowCount }) => rowCount)).toEqual([1, 12, expect.any(Number), 2, 2])
    expect(answers[4].columns.map(({ name }: { name: string }) => name)).toEqual([
      'month',
      'count',
      'share_in_percent',
    ])
    expect(answers[4].assumptions).toContain(
      'the question in full: How many orders were placed in 2025 by month in France, as a share of the total, the top 2',
    )
    expect(stderr).toContain('> only France\n')
    expect(exitCode).toBe(0)
  })

  it('goes on after what is not understood, says so, and ends with its exit code', async () => {
    const { exitCode, stdout, stderr } = await chat(
      ['How many orders were placed in 2025?', 'only Atlantis', '/nonsense', 'by month'],
      ['--format', 'csv'],
    )
    expect(stderr).toContain('explains "Atlantis"')
    expect(stderr).toContain('There is no command "/nonsense".\n  /help lists them.')
    expect(stdout).toContain('month,count\n')
    expect(exitCode).toBe(5)
  })

  it('leaves a question that can be meant in two ways open, with the choices', async () => {
    const { stdout } = await chat(
      ['How many orders are there per month?', 'only Oslo', 'in 2024'],
      ['--json'],
    )
    const [, unclear, next] = envelopes(stdout)
    expect(unclear.status).toBe('clarify')
    expect(unclear.clarification.options).toHaveLength(2)
    expect(next.sql).not.toContain('Oslo')
  })

  it('joins lines that end with a backslash, and stops at /quit', async () => {
    const { stdout } = await chat(
      ['How many orders \\', 'were placed in 2024?', '/quit', 'How many customers are there?'],
      ['--json'],
    )
    expect(envelopes(stdout).map(({ question }) => question)).toEqual([
      'How many orders \nwere placed in 2024?',
    ])
  })

  it.each([
    ['nothing', ''],
    ['blank lines', '\n \n'],
  ])('refuses %s', async (_, stdin) => {
    const { exitCode, stderr } = await agentdb(['chat'], { stdin })
    expect(stderr).toContain('Standard input held no question.')
    expect(exitCode).toBe(2)
  })

  it('refuses --output, which is one file for many answers', async () => {
    const { exitCode, stderr } = await chat(['How many orders?'], ['--output', 'all.csv'])
    expect(stderr).toContain('Use /export <file>')
    expect(exitCode).toBe(2)
  })

  it('is no answer to a bare agentdb without a terminal', async () => {
    const { exitCode, stderr } = await agentdb([], { stdin: 'How many orders?\n' })
    expect(stderr).toContain('No question given.')
    expect(exitCode).toBe(2)
  })
})

describe('what begins with a slash', () => {
  const asked = ['How many orders were placed in 2025?', 'now by month']

  it('shows the SQL, how it came about, the context, the schema and the cost', async () => {
    const { stdout, exitCode } = await chat([
      ...asked,
      '/sql',
      'why?',
      '/context',
      '/schema customers',
      '/cost',
    ])
    expect(stdout).toMatch(/^select date_trunc\('month', orders\.placed_on\)/m)
    expect(stdout).toContain(
      'assumed        the question in full: How many orders were placed in 2025 by month\n',
    )
    expect(stdout).toContain('This conversation, 2 questions, oldest first:')
    expect(stdout).toContain('customers, key id')
    expect(stdout).toContain('2 questions · no model was called, nothing was spent\n')
    expect(exitCode).toBe(0)
  })

  it('takes the last question back', async () => {
    const { stdout, stderr } = await chat([...asked, '/undo', '/context', '/new', '/undo'])
    expect(stderr).toContain(
      'Taken back: "now by month". The next question goes on from "How many orders were placed in 2025?".',
    )
    expect(stdout).toContain('The next question goes on from: How many orders were placed in 2025?\n')
    expect(stderr).toContain('There is nothing to take back.')
  })

  it('writes the last answer to a file, and refuses one it cannot write', async () => {
    const home = temporaryHome()
    const { stderr } = await chat([...asked, '/export months.csv', '/export months.xyz', '/export'], [], {
      home,
    })
    expect(fs.readFileSync(path.join(home, 'months.csv'), 'utf8')).toMatch(/^month,count\r?\n2025-01-01,/)
    expect(stderr).toContain('months.csv: 12 rows.\n')
    expect(stderr).toContain('no format goes with that suffix')
    expect(stderr).toContain('/export names no file.')
  })

  it('draws the last answer, keeps it under a name, and asks for approval only at a terminal', async () => {
    const store = await createDatabase()
    onTestFinished(() => store.drop())
    const { stdout, stderr } = await chat(
      [...asked, '/chart bar', '/chart pie', '/save monthly', '/approve always', '/approve sometimes'],
      [],
      { environment: { AGENTDB_STORE_URL: store.url } },
    )
    expect(stdout).toMatch(/^count by month\n\n2025-01/m)
    expect(stderr).toContain('/chart: "pie" is no kind of chart.')
    expect(stderr).toMatch(/Saved as monthly for .*\.\n/)
    expect(stderr).toContain('/approve always asks before a statement runs, and nobody can be asked here.')
    expect(stderr).toContain('"sometimes" is none of never, always, final, low-confidence.')
  })

  it('says that nothing was answered yet', async () => {
    const { exitCode, stderr } = await chat(['/sql', '/explain', '/export x.csv'])
    expect(stderr.match(/nothing was answered yet/g)).toHaveLength(3)
    expect(exitCode).toBe(2)
  })

  it('writes and draws no rows of an answer that was taken back', async () => {
    const home = temporaryHome()
    const { stdout, stderr } = await chat(
      [...asked, '/undo', '/export x.csv', '/chart', '/undo', '/export x.csv'],
      [],
      { home },
    )
    expect(stderr.match(/the rows of "How many orders were placed in 2025\?" are not at hand/g)).toHaveLength(
      2,
    )
    expect(stderr).toContain('/export is about the last answer, and nothing was answered yet.')
    expect(stdout).not.toContain('count by month')
    expect(fs.existsSync(path.join(home, 'x.csv'))).toBe(false)
  })

  it('runs a statement of the user through the guard', async () => {
    const { stdout, stderr } = await chat(['/sql select 7 as seven', '/sql delete from orders'])
    expect(stdout).toContain('seven')
    expect(stderr).toMatch(/agentdb: .*(?:DELETE|read)/i)
  })

  it('changes who answers, and keeps the one before when that cannot be', async () => {
    const { stdout, stderr } = await chat([
      ...asked,
      '/model gpt-none',
      'only France',
      '/model builtin',
      'in 2024',
    ])
    expect(stderr).toContain('Model "gpt-none" needs an endpoint, and none is configured.')
    expect(stderr).not.toContain('From now on gpt-none')
    expect(stderr).toContain('From now on builtin answers.')
    expect(stdout.match(/the first is month/g)).toHaveLength(3)
  })
})

describe('a session', () => {
  it('goes on in another process, in a chat or with one question, and about its database alone', async () => {
    const home = temporaryHome()
    await chat(['How many orders were placed in 2025?'], ['--session', 'weekly'], { home })
    const once = await agentdb(['--session', 'weekly', '--json', 'by month'], { home })
    expect(JSON.parse(once.stdout)).toMatchObject({ rowCount: 12, session: 'weekly' })
    const { stdout } = await chat(['only France', '/context'], ['--session', 'weekly'], { home })
    expect(stdout).toContain('Session "weekly", 3 questions, oldest first:')
    expect(stdout).toContain('goes on from: How many orders were placed in 2025 by month in France\n')
    const other = await agentdb(['--session', 'other', 'by month'], { home })
    expect(other.exitCode).toBe(5)
  })

  it.each([[''], [' '], ['a\nb'], ['x'.repeat(65)]])('refuses the name %j', async (name) => {
    const { exitCode, stderr } = await agentdb(['--session', name, 'How many orders?'])
    expect(stderr).toContain('is no name for a session')
    expect(exitCode).toBe(2)
  })
})

describe('a follow-up for a model', () => {
  const first = { fill: { outcome: 'query', sql: 'select count(*) as n from orders', reading: 'all orders' } }
  const second = { fill: { outcome: 'query', sql: 'select 77 as canary', reading: 'by month' } }
  const third = { fill: { outcome: 'query', sql: 'select 3 as n', reading: 'last' } }

  it('comes with the questions before it, their SQL, reading and columns, in one call, and with no row', async () => {
    const server = await startModelServer([first, second, third])
    const environment = { OPENAI_BASE_URL: server.baseUrl, AGENTDB_MODEL: 'scripted' }
    const { exitCode } = await chat(['orders, please', 'now by month', 'and last year?'], [], { environment })
    await server.close()
    expect(exitCode).toBe(0)
    expect(server.requests).toHaveLength(3)
    const messages = server.requests[2]?.body.messages as { role: string; content: string }[]
    expect(messages.map(({ role }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'user',
      'assistant',
      'user',
    ])
    expect(messages[1]?.content).toBe('Question: orders, please')
    expect(JSON.parse(messages[2]?.content ?? '')).toEqual({
      sql: 'select count(*) as n from orders',
      reading: 'all orders',
      columns: ['n'],
    })
    expect(messages[3]?.content).toBe('Question: now by month')
    expect(messages[5]?.content).toMatch(/answer the whole question as changed.*Question: and last year\?$/s)
    // 60 orders are counted: the count stays at home.
    expect(JSON.stringify(messages.slice(1))).not.toMatch(/\b60\b/)
  })

  it('is told what the built-in model answered before', async () => {
    const server = await startModelServer([third])
    const environment = { OPENAI_BASE_URL: server.baseUrl }
    const lines = ['How many customers are in France?', '/model scripted', 'and who are they?']
    const { exitCode } = await chat(lines, ['--model', 'builtin'], { environment })
    await server.close()
    expect(exitCode).toBe(0)
    const [, asked, answered] = server.requests[0]?.body.messages ?? []
    expect(asked?.content).toBe('Question: How many customers are in France?')
    expect(JSON.parse(answered?.content ?? '').sql).toMatch(/customers\.country = 'France'$/)
  })

  it('goes on from a first question that a model answered, when the built-in model takes over', async () => {
    const server = await startModelServer([first])
    const environment = { OPENAI_BASE_URL: server.baseUrl, AGENTDB_MODEL: 'scripted' }
    const { stdout, exitCode } = await chat(
      ['How many orders were placed in 2025?', '/model builtin', 'by month'],
      ['--json'],
      { environment },
    )
    await server.close()
    expect(exitCode).toBe(0)
    expect(envelopes(stdout)[1]).toMatchObject({ model: 'builtin', rowCount: 12 })
  })
})
