import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtProgram } from '../support/built-cli.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type ModelScript, startModelServer } from '../support/model-server.js'
import { runCli, temporaryHome } from './run-cli.js'
import { ordersPerCountry, shop } from './shop.js'

/** Each secret holds a marker of its own: a part of it that is shown is found as well. */
const marks = {
  database: 'cnrydb7f3a',
  store: 'cnryst9e1b',
  variable: 'cnrypg2c4d',
  key: 'cnrykey5a6b',
  base: 'cnrybase8c9d',
  query: 'cnryq3e4f',
  dotenv: 'cnrydot1a2b',
} as const
const passwords = { database: `${marks.database}:/w@rd`, store: `${marks.store} %p` }
const key = `sk-${marks.key}-abcdef`

let database: TestDatabase
let store: TestDatabase
beforeAll(async () => {
  database = await createDatabase(shop)
  store = await createDatabase()
  await database.run(`alter role ${database.name}_reader password '${passwords.database}'`)
  await store.run(`create role ${store.name}_keeper login password '${passwords.store}'`)
  await store.run(`grant create on database ${store.name} to ${store.name}_keeper`)
  await store.run(`grant all on schema public to ${store.name}_keeper`)
})
afterAll(async () => {
  await database.drop()
  await store.run(`drop owned by ${store.name}_keeper`)
  await store.run(`drop role ${store.name}_keeper`)
  await store.drop()
})

function urlOf(url: string, user: string, password: string): string {
  const changed = new URL(url)
  changed.username = user
  changed.password = encodeURIComponent(password)
  return changed.href
}

/** Everything secret at once; `.env` and the configuration file beside it. */
function plant(home: string, baseUrl: string) {
  fs.writeFileSync(path.join(home, '.env'), `OPENAI_API_KEY=sk-${marks.dotenv}\nPGPASSFILE=/nowhere\n`)
  return {
    DATABASE_URL: urlOf(database.url, `${database.name}_reader`, passwords.database),
    AGENTDB_STORE_URL: urlOf(store.url, `${store.name}_keeper`, passwords.store),
    PGPASSWORD: `${marks.variable}!`,
    OPENAI_API_KEY: key,
    OPENAI_BASE_URL: `${baseUrl}?code=${marks.query}xyz`,
  }
}

/** Where a mark was found in what a command said or in any file of its home; the planted files aside. */
function leaksIn(said: readonly string[], home: string): readonly string[] {
  const found = said.flatMap((text, index) =>
    marksIn(text).map((mark) => `output ${index}: ${around(text, mark)}`),
  )
  for (const file of filesIn(home)) {
    if (['.env', 'agentdb.config.json'].includes(path.basename(file))) continue
    for (const mark of marksIn(fs.readFileSync(file, 'latin1'))) found.push(`${file}: ${mark}`)
  }
  return found
}

function marksIn(text: string): readonly string[] {
  const encoded = (mark: string) => Buffer.from(`:${mark}`).toString('base64').slice(4, 12)
  return Object.values(marks).filter((mark) => text.includes(mark) || text.includes(encoded(mark)))
}

function around(text: string, mark: string): string {
  const at = Math.max(0, text.indexOf(mark))
  return text.slice(Math.max(0, at - 120), at + 40)
}

function filesIn(home: string): readonly string[] {
  return fs
    .readdirSync(home, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(home, name))
    .filter((file) => fs.statSync(file).isFile())
}

/** Every row of every table of the store, as text. */
async function storeText(): Promise<string> {
  const client = new pg.Client({ connectionString: store.url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname !~ '^pg_|^information_schema$'",
    )
    const texts: string[] = []
    for (const { name } of rows) {
      const all = await client.query<{ text: string }>(`select t::text as text from ${name} t`)
      texts.push(...all.rows.map(({ text }) => text))
    }
    return texts.join('\n')
  } finally {
    await client.end()
  }
}

const question = 'How many orders per country?'

/** A server that throws what it was sent back at the caller, and writes it into its SQL. */
const echoing: ModelScript = ({ headers, path: asked }, index) => {
  const echo = `${headers.authorization} at ${asked}`
  if (index === 0) return { status: 401, body: { error: { message: `Incorrect API key provided: ${echo}` } } }
  const said = { outcome: 'query', reading: echo, answer_template: `Done by ${echo}` }
  return { fill: { ...said, sql: `select '${echo}'::int from orders` } }
}

async function withServer<T>(script: ModelScript, work: (baseUrl: string) => Promise<T>): Promise<T> {
  const server = await startModelServer(script)
  try {
    return await work(server.baseUrl)
  } finally {
    await server.close()
  }
}

describe('passwords and keys', () => {
  it('are nowhere after a run that succeeds, nor in what tells of it', { timeout: 90_000 }, async () => {
    const home = temporaryHome()
    const said = await withServer(
      () => ordersPerCountry,
      async (baseUrl) => {
        const environment = plant(home, baseUrl)
        const run = (...argv: readonly string[]) => runCli(argv, { home, environment })
        const first = await run('--verbose', '--events', '--record', 'traffic.jsonl', '--json', question)
        expect(first).toMatchObject({ exitCode: 0 })
        const { runId } = JSON.parse(first.stdout)
        const others = []
        for (const argv of [
          ['history'],
          ['show', runId],
          ['show', runId, '--json'],
          ['costs'],
          ['config'],
          ['config', '--json'],
          ['doctor'],
          ['schema'],
          ['sql', 'select 1'],
        ])
          others.push(await run(...argv))
        return [first, ...others].flatMap(({ stdout, stderr }) => [stdout, stderr])
      },
    )
    expect(leaksIn(said, home)).toEqual([])
    expect(leaksIn([await storeText()], home)).toEqual([])
    expect((await storeText()).length).toBeGreaterThan(100)
  })

  it('are nowhere when the endpoint throws them back, in errors, in its SQL and in the database’s words about it', async () => {
    const home = temporaryHome()
    const said: string[] = []
    for (const script of [echoing, ((request) => echoing(request, 1)) satisfies ModelScript]) {
      await withServer(script, async (baseUrl) => {
        const environment = plant(home, baseUrl)
        const argv = [
          '--verbose',
          '--events',
          '--record',
          'traffic.jsonl',
          '--model',
          'scripted',
          '--json',
          question,
        ]
        const run = await runCli(argv, { home, environment })
        expect(run.exitCode).not.toBe(0)
        const { runId } = JSON.parse(run.stdout)
        const shown = await runCli(['show', runId, '--json'], { home, environment })
        said.push(run.stdout, run.stderr, shown.stdout, shown.stderr)
      })
    }
    expect(leaksIn([...said, await storeText()], home)).toEqual([])
  })

  it.each([
    [
      'a password that is wrong',
      { DATABASE_URL: () => urlOf(database.url, `${database.name}_reader`, `wrong-${marks.database}`) },
    ],
    [
      'a server that is not there',
      { DATABASE_URL: () => `postgres://user:${marks.database}@127.0.0.1:1/none` },
    ],
    [
      'an address that cannot be read',
      { DATABASE_URL: () => `postgres://user:${marks.database}@127.0.0.1:port/none` },
    ],
    [
      'an address with its password unescaped',
      { DATABASE_URL: () => `postgres://user:${marks.database}@x/y@127.0.0.1:1/none` },
    ],
    [
      'an option that is not known',
      { DATABASE_URL: () => `postgres://127.0.0.1:1/none?password=${marks.database}&sslmode=perhaps` },
    ],
    ['a connection string', { DATABASE_URL: () => `host=127.0.0.1 port=1 password=${marks.database}` }],
    [
      'a store that is not there',
      { AGENTDB_STORE_URL: () => `postgres://user:${marks.store}@127.0.0.1:1/none` },
    ],
    ['an endpoint that is not there', { OPENAI_BASE_URL: () => `http://127.0.0.1:1/v1?key=${marks.query}` }],
    [
      'an endpoint with a user and a password',
      { OPENAI_API_KEY: (): string => '', OPENAI_BASE_URL: () => `http://user:${marks.base}@127.0.0.1:1/v1` },
    ],
    [
      'an endpoint and a key, where one can be sent',
      { OPENAI_BASE_URL: () => `http://user:${marks.base}@127.0.0.1:1/v1` },
    ],
    [
      'an endpoint that is no address',
      { OPENAI_BASE_URL: () => `user:${marks.base}@127.0.0.1:1/v1?key=${marks.query}` },
    ],
    ['a key that cannot be sent', { OPENAI_API_KEY: () => `sk ${marks.key}é` }],
  ] as const)('are not told by the message about %s', async (_, changes) => {
    const home = temporaryHome()
    const planted = plant(home, 'http://127.0.0.1:1/v1')
    const changed = Object.fromEntries(Object.entries(changes).map(([name, make]) => [name, make()]))
    const environment = { ...planted, ...changed }
    const said: string[] = []
    for (const argv of [['--json', '--events', '--verbose', '--model', 'scripted', question], ['config']]) {
      const { stdout, stderr } = await runCli(argv, { home, environment })
      said.push(stdout, stderr)
    }
    expect(said.join('')).not.toBe('')
    expect(leaksIn(said, home)).toEqual([])
  })

  it('are not told when the configuration file holds one where none belongs', async () => {
    const home = temporaryHome()
    fs.writeFileSync(
      path.join(home, 'agentdb.config.json'),
      JSON.stringify({ apiKey: key, databaseUrl: `postgres://u:${marks.database}@127.0.0.1:1/x` }),
    )
    const said = []
    for (const argv of [['config'], ['doctor'], [question]]) {
      const { stdout, stderr } = await runCli(argv, { home })
      said.push(stdout, stderr)
    }
    expect(leaksIn(said, home)).toEqual([])
  })

  it('are not told by flags that hold them, nor by the title of the process', {
    timeout: 90_000,
  }, async () => {
    const home = temporaryHome()
    const child = spawn(
      process.execPath,
      [
        await builtProgram(),
        ...['--database-url', `postgres://user:${marks.database}@127.0.0.1:1/none`],
        ...['--store-url', `postgres://u:${marks.store}@127.0.0.1:1/x`, '--model', 'builtin', '-p', '-'],
      ],
      { cwd: home, env: { PATH: process.env.PATH, HOME: home } },
    )
    const said: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)))
    const ended = new Promise((resolve) => child.once('exit', resolve))
    // It waits for its question meanwhile. Only Linux tells what a process is called.
    if (process.platform === 'linux') {
      const title = () => fs.readFileSync(`/proc/${child.pid}/cmdline`, 'latin1')
      await expect.poll(title, { timeout: 20_000 }).toMatch(/^agentdb/)
      expect(marksIn(title())).toEqual([])
    }
    child.stdin.end('How many orders?')
    expect(await ended).toBe(6)
    expect(leaksIn(said, home)).toEqual([])
    expect(said.join('')).toContain('127.0.0.1')
  })

  it('and all else that is written is for its owner alone', async () => {
    const home = temporaryHome()
    await withServer([ordersPerCountry], async (baseUrl) => {
      const environment = { ...plant(home, baseUrl), AGENTDB_STORE_URL: undefined }
      expect((await runCli([question], { home, environment })).exitCode).toBe(0)
      expect((await runCli(['teach', 'list'], { home, environment })).exitCode).toBe(0)
    })
    const open: string[] = []
    for (const folder of ['data', 'cache']) {
      for (const name of [
        '',
        ...fs.readdirSync(path.join(home, folder), { recursive: true, encoding: 'utf8' }),
      ]) {
        const entry = path.join(home, folder, name)
        const stat = fs.statSync(entry)
        const mode = (stat.mode & 0o777).toString(8)
        // What lies in a folder of the owner's alone is out of reach, whatever its own mode.
        if (name !== '' && stat.isDirectory() && mode !== '700') open.push(`${entry} ${mode}`)
        if (stat.isFile() && mode !== '600') open.push(`${entry} ${mode}`)
      }
    }
    expect(open).toEqual([])
  })
})
