import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type Reply, startModelServer } from '../support/model-server.js'
import { runCli } from './run-cli.js'
import { ordersPerCountry, shop } from './shop.js'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase(shop)
})
afterAll(() => database.drop())

interface Ending {
  readonly what: string
  readonly reply: Reply
  readonly argv?: readonly string[]
  readonly exitCode: number
  readonly status: string
  readonly says: RegExp
}

const endings: readonly Ending[] = [
  {
    what: 'a question that two readings fit',
    reply: {
      fill: {
        outcome: 'ambiguous',
        reason: 'Which date?',
        readings: ['by order date', 'by payment \u001b[2Jdate'],
      },
    },
    exitCode: 4,
    status: 'clarify',
    says: /^agentdb: Which date\?\n {2}1\. by order date\n {2}2\. by payment \\x1b\[2Jdate\n {2}Ask again/,
  },
  {
    what: 'a question that this database cannot answer',
    reply: { fill: { outcome: 'cannot', reason: 'There is no weather here.' } },
    exitCode: 3,
    status: 'refused',
    says: /^agentdb: There is no weather here\.$/m,
  },
  {
    what: 'a model that writes no SQL',
    reply: { text: 'I would rather talk.' },
    exitCode: 1,
    status: 'failed',
    says: /^agentdb: /,
  },
  {
    what: 'a model that only ever writes SQL that fails',
    reply: { fill: { ...ordersPerCountry.fill, sql: 'select zebra from orders' } },
    exitCode: 1,
    status: 'failed',
    says: /^agentdb: .*zebra/,
  },
  {
    what: 'a model that may not be called',
    reply: ordersPerCountry,
    argv: ['--max-calls', '0'],
    exitCode: 7,
    status: 'failed',
    says: /^agentdb: .*\n {2}\S/,
  },
  {
    what: 'a model that says nothing within the time',
    reply: { silence: 'at-once' },
    argv: ['--timeout', '500ms'],
    exitCode: 8,
    status: 'failed',
    says: /^agentdb: .*0\.5 s.*\n {2}Raise --timeout/,
  },
]

describe('the exit code says how a question ended', () => {
  it.each(endings)('$exitCode for $what', async ({ reply, argv = [], exitCode, status, says }) => {
    const server = await startModelServer(() => reply)
    try {
      const environment = {
        DATABASE_URL: database.readerUrl,
        OPENAI_BASE_URL: server.baseUrl,
        AGENTDB_MODEL: 'scripted',
      }
      const text = await runCli(['orders per country', ...argv], { environment })
      expect(text.stderr).toMatch(says)
      expect(text.stdout).toBe('')
      expect(text.exitCode).toBe(exitCode)
      const json = await runCli(['orders per country', '--json', ...argv], { environment })
      expect(JSON.parse(json.stdout)).toMatchObject({
        version: 1,
        status,
        question: 'orders per country',
        rows: [],
      })
      expect(json.exitCode).toBe(exitCode)
      const quiet = await runCli(['orders per country', '--quiet', ...argv], { environment })
      expect(quiet.stderr).toMatch(says)
    } finally {
      await server.close()
    }
  })

  it('5 for a question that the built-in model cannot ground, with no endpoint to ask', async () => {
    const environment = { DATABASE_URL: database.readerUrl }
    const { exitCode, stderr, stdout } = await runCli(['how zorblaxian is the moon'], { environment })
    expect(stderr).toMatch(/^agentdb: .*zorblaxian.*\n {2}.*OPENAI_API_KEY/)
    expect(stdout).toBe('')
    expect(exitCode).toBe(5)
  })
})
