import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { startModelServer } from '../support/model-server.js'
import { runCli } from './run-cli.js'
import { shop } from './shop.js'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase(shop)
})
afterAll(() => database.drop())

const ambiguous = {
  outcome: 'ambiguous',
  sql: '',
  reason: 'Which date?',
  readings: ['by order date', 'by due date'],
}
const query = { outcome: 'query', sql: 'select 7 as n' }

async function ask(typed: string | null, argv: readonly string[] = []) {
  const server = await startModelServer([{ fill: ambiguous }, { fill: query }])
  const stdin = Object.assign(new PassThrough(), { isTTY: true })
  if (typed === null) stdin.end()
  else stdin.write(typed)
  const environment = {
    DATABASE_URL: database.readerUrl,
    OPENAI_BASE_URL: server.baseUrl,
    AGENTDB_MODEL: 'scripted',
  }
  const result = await runCli(['orders in May?', ...argv], { environment, stdin, terminal: true })
  await server.close()
  return { ...result, requests: server.requests }
}

describe('two readings on a terminal', () => {
  it('are offered by number, and the chosen one is answered', async () => {
    const { exitCode, stdout, stderr, requests } = await ask('2\n')
    expect(stderr).toContain('Which date?\n  1. by order date\n  2. by due date\n')
    expect(requests[1]?.prompt).toContain('The user was asked back and means: by due date')
    expect(stdout).toContain('n: 7.')
    expect(exitCode).toBe(0)
  })

  it.each([
    ['Enter', '\n'],
    ['another number', '3\n'],
    ['the end of the input', null],
  ])('are left unanswered by %s', async (_, typed) => {
    const { exitCode, requests } = await ask(typed)
    expect(exitCode).toBe(4)
    expect(requests).toHaveLength(1)
  })

  it('are not put to a script', async () => {
    const { exitCode, stdout, requests } = await ask('1\n', ['--json'])
    expect(exitCode).toBe(4)
    expect(JSON.parse(stdout).clarification.options).toHaveLength(2)
    expect(requests).toHaveLength(1)
  })
})
