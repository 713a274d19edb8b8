import fs from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type ModelServer, startModelServer } from '../support/model-server.js'
import { type CliInput, runCli, temporaryHome } from './run-cli.js'
import { ordersPerCountry, shop } from './shop.js'

let database: TestDatabase
let empty: TestDatabase
let endpoint: ModelServer
beforeAll(async () => {
  database = await createDatabase(shop)
  empty = await createDatabase()
  endpoint = await startModelServer(() => ordersPerCountry, { key: 'sk-right-key', models: ['scripted'] })
})
afterAll(async () => {
  await endpoint.close()
  await empty.drop()
  await database.drop()
})

const withUrl = (change: (url: URL) => void) => {
  const url = new URL(database.readerUrl)
  change(url)
  return url.toString()
}

interface BadInput {
  readonly what: string
  readonly argv: () => readonly string[]
  readonly input?: () => CliInput
  readonly exitCode: number
  readonly code: string
  readonly says: RegExp
}

const model = (name: string, key: string) => ({
  environment: {
    DATABASE_URL: database.readerUrl,
    OPENAI_BASE_URL: endpoint.baseUrl,
    OPENAI_API_KEY: key,
    AGENTDB_MODEL: name,
  },
})

const cases: readonly BadInput[] = [
  {
    what: 'no question',
    argv: () => [],
    exitCode: 2,
    code: 'no_question',
    says: /No question given/,
  },
  {
    what: 'an unreachable host',
    argv: () => ['q?', '-d', 'postgres://u:hunter2secret@127.0.0.1:1/db'],
    exitCode: 6,
    code: 'connection_refused',
    says: /127\.0\.0\.1:1/,
  },
  {
    what: 'a wrong password',
    argv: () => [
      'q?',
      '-d',
      withUrl((url) => {
        url.password = 'hunter2secret'
      }),
    ],
    exitCode: 6,
    code: 'wrong_password',
    says: /password of user/,
  },
  {
    what: 'a database that is not there',
    argv: () => [
      'q?',
      '-d',
      withUrl((url) => {
        url.pathname = '/nowhere'
      }),
    ],
    exitCode: 6,
    code: 'database_missing',
    says: /nowhere/,
  },
  {
    what: 'a database without visible tables',
    argv: () => ['q?', '-d', empty.readerUrl],
    exitCode: 6,
    code: 'no_tables',
    says: /No tables of .* visible to role/,
  },
  {
    what: 'an unknown option',
    argv: () => ['q?', '--colour'],
    exitCode: 2,
    code: 'unknown_option',
    says: /--colour/,
  },
  {
    what: 'a model that nothing serves',
    argv: () => ['q?', '-d', database.readerUrl, '--model', 'gpt-nothing'],
    exitCode: 2,
    code: 'no_endpoint',
    says: /"gpt-nothing"/,
  },
  {
    what: 'a model the endpoint does not know',
    argv: () => ['orders per country'],
    input: () => model('gpt-nothing', 'sk-right-key'),
    exitCode: 5,
    code: 'unknown_model',
    says: /'gpt-nothing'.*does not exist/,
  },
  {
    what: 'a wrong key',
    argv: () => ['orders per country'],
    input: () => model('scripted', 'sk-hunter2secret'),
    exitCode: 5,
    code: 'wrong_key',
    says: /refused the API key/,
  },
  {
    what: 'a URL without a port number',
    argv: () => ['q?', '-d', 'postgres://u:hunter2secret@host:port/db'],
    exitCode: 2,
    code: 'malformed_url',
    says: /not a port number/,
  },
  {
    what: 'a URL with a broken escape in the password',
    argv: () => ['q?', '-d', 'postgres://u:hunter2secret%zz@host/db'],
    exitCode: 2,
    code: 'malformed_url',
    says: /password holds a "%"/,
  },
  {
    what: 'a URL of another database',
    argv: () => ['q?', '-d', 'mysql://u:hunter2secret@host/db'],
    exitCode: 2,
    code: 'malformed_url',
    says: /postgres:\/\//,
  },
  {
    what: 'a blank URL',
    argv: () => ['q?', '-d', ' '],
    exitCode: 2,
    code: 'bad_setting',
    says: /--database-url .* is empty/,
  },
  {
    what: 'startup options that the role may not set',
    argv: () => ['q?', '-d', `${database.readerUrl}?options=-c%20role%3Dpostgres`],
    exitCode: 6,
    code: 'access_denied',
    says: /permission denied to set role[\s\S]*Check the startup options/,
  },
  {
    what: 'a write request',
    argv: () => ['delete all orders', '-d', database.readerUrl],
    exitCode: 3,
    code: 'write_requested',
    says: /only reads/,
  },
  {
    what: 'a question of 200 KB',
    argv: () => ['-', '-d', database.readerUrl],
    input: () => ({ stdin: 'how many orders? '.repeat(12_000) }),
    exitCode: 2,
    code: 'question_too_long',
    says: /at most 10000/,
  },
  {
    what: 'binary on standard input',
    argv: () => ['-', '-d', database.readerUrl],
    input: () => ({ stdin: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff, 0xfe]) }),
    exitCode: 2,
    code: 'not_text',
    says: /not UTF-8 text/,
  },
]

describe('bad input gets a clear message and the right exit code', () => {
  it.each(cases)('$what: exit $exitCode', async ({ argv, input, exitCode, code, says }) => {
    const result = await runCli(argv(), input?.())
    expect(result.stderr).toMatch(/^agentdb: /)
    expect(result.stderr).toMatch(says)
    expect(result.stdout).toBe('')
    expect(result.exitCode).toBe(exitCode)

    const json = await runCli([...argv(), '--json'], input?.())
    const envelope = JSON.parse(json.stdout)
    expect(envelope.error).toMatchObject({ code, message: expect.any(String), hint: expect.any(String) })
    expect(json.exitCode).toBe(exitCode)

    for (const text of [result.stderr, json.stdout, json.stderr]) expect(text).not.toContain('hunter2secret')
  })

  it('a database without visible tables: a statement needs none, and can be run again', async () => {
    const home = temporaryHome()
    const ran = await runCli(['sql', 'select 1 as one', '-d', empty.readerUrl, '--format', 'csv'], { home })
    expect(ran).toEqual({ exitCode: 0, stdout: 'one\n1\n', stderr: '' })
    const argv = ['rerun', 'last', '-d', empty.readerUrl, '--store-url', empty.url, '--format', 'csv']
    expect(await runCli(argv, { home })).toMatchObject({ exitCode: 0, stdout: 'one\n1\n' })
    const written = await runCli(['sql', 'create table t (id int)', '-d', empty.url], { home })
    expect(written.exitCode).toBe(3)
  })

  it('a server that says nothing can be left at once', async () => {
    const sockets = new Set<Socket>()
    const interrupt = new AbortController()
    const mute = createServer((socket) => {
      sockets.add(socket)
      interrupt.abort()
    })
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
    const { port } = mute.address() as AddressInfo
    try {
      const url = `postgres://u@127.0.0.1:${port}/db?connect_timeout=120`
      const { exitCode, stderr } = await runCli(['q?', '-d', url], { signal: interrupt.signal })
      expect(stderr).toBe('agentdb: Interrupted.\n')
      expect(exitCode).toBe(130)
    } finally {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => mute.close(resolve))
    }
  })

  it('a store folder that cannot be written: the answer still comes, with one warning', async () => {
    const home = temporaryHome()
    fs.writeFileSync(path.join(home, 'file'), '')
    const environment = {
      ...model('scripted', 'sk-right-key').environment,
      XDG_DATA_HOME: path.join(home, 'file', 'data'),
    }
    const { exitCode, stdout, stderr } = await runCli(['orders per country'], { home, environment })
    expect(stdout).toMatch(/^France has 2 orders\./)
    expect(stderr.match(/^warning: /gm)).toHaveLength(1)
    expect(stderr).toContain('This run is not recorded')
    expect(exitCode).toBe(0)
  })

  it('a store that cannot be reached: the answer still comes, with one warning', async () => {
    const { environment } = model('scripted', 'sk-right-key')
    const store = 'postgres://u:hunter2secret@127.0.0.1:1/store'
    const { exitCode, stdout, stderr } = await runCli(['orders per country', '--store-url', store], {
      environment,
    })
    expect(stdout).toMatch(/^France has 2 orders\./)
    expect(stderr.match(/^warning: /gm)).toHaveLength(1)
    expect(stderr).not.toContain('hunter2secret')
    expect(exitCode).toBe(0)
  })

  it('a cache folder that cannot be written: the answer still comes, with one warning', async () => {
    const home = temporaryHome()
    fs.writeFileSync(path.join(home, 'file'), '')
    const environment = {
      ...model('scripted', 'sk-right-key').environment,
      XDG_CACHE_HOME: path.join(home, 'file', 'cache'),
    }
    const { exitCode, stderr } = await runCli(['orders per country'], { home, environment })
    expect(stderr.match(/^warning: /gm)).toHaveLength(1)
    expect(exitCode).toBe(0)
  })
})
