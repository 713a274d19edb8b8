import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type ModelScript, startModelServer } from '../support/model-server.js'
import { runCli, temporaryHome } from './run-cli.js'
import { ordersPerCountry, shop } from './shop.js'

let database: TestDatabase

beforeAll(async () => {
  database = await createDatabase(shop)
})

afterAll(() => database.drop())

const question = 'How many orders of this year per country?'
const wrong = { fill: { outcome: 'query', sql: 'select nothing_like_it from orders' } }
/** A server that is busy at first, knows no schemas, and gives back what it was sent. */
const script: ModelScript = ({ headers, path: asked, body }, index) => {
  if (index === 0) return { status: 503, headers: { 'retry-after-ms': '1' }, body: 'busy' }
  if (body.response_format?.type === 'json_schema') {
    const echo = `response_format is unknown (${String(headers.authorization)} at ${asked})`
    return { status: 400, body: { error: { message: echo } } }
  }
  return index < 3 ? wrong : ordersPerCountry
}
const secrets = { OPENAI_API_KEY: 'sk-canary-key-1234', AGENTDB_STORE_URL: undefined }

/** Records a run with a server, which is gone when this returns. */
async function recorded(home: string, said: ModelScript = script) {
  const server = await startModelServer(said)
  try {
    const environment = {
      ...secrets,
      DATABASE_URL: database.readerUrl,
      OPENAI_BASE_URL: `${server.baseUrl}?code=canary-query`,
    }
    const run = await runCli(['--json', '--record', 'model.jsonl', question], { home, environment })
    return { ...run, sent: server.requests.length }
  } finally {
    await server.close()
  }
}

const replay = (home: string, flags: readonly string[] = [], asked = question) =>
  runCli(['--json', '--replay', 'model.jsonl', ...flags, asked], {
    home,
    environment: { DATABASE_URL: database.readerUrl },
  })

describe('--record', () => {
  it('writes each request with its reply and time, and nothing secret, for its owner alone', async () => {
    const home = temporaryHome()
    const { exitCode, sent } = await recorded(home)
    expect(exitCode).toBe(0)
    const file = path.join(home, 'model.jsonl')
    const text = fs.readFileSync(file, 'utf8')
    const [header, ...entries] = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(header).toEqual({ agentdbModelTraffic: 1, now: expect.any(String) })
    expect(entries).toHaveLength(sent)
    for (const entry of entries) expect(entry.durationMs).toBeGreaterThanOrEqual(0)
    expect(entries.map(({ reply }) => reply.ok)).toEqual([false, false, true, true])
    expect(text).toContain('Bearer ***')
    expect(text).not.toContain('canary')
    expect(fs.statSync(file).mode & 0o777).toBe(0o600)
  })

  it('does not overwrite a file that is something else', async () => {
    const home = temporaryHome()
    fs.writeFileSync(path.join(home, 'model.jsonl'), 'precious\n')
    const { exitCode, stdout } = await recorded(home)
    expect(exitCode).toBe(2)
    expect(JSON.parse(stdout).error).toMatchObject({ code: 'record_not_writable' })
    expect(fs.readFileSync(path.join(home, 'model.jsonl'), 'utf8')).toBe('precious\n')
  })
})

describe('--replay', () => {
  it('comes to the same answer by the same steps, with no endpoint and no key', async () => {
    const home = temporaryHome()
    const first = JSON.parse((await recorded(home)).stdout)
    const { exitCode, stdout } = await replay(home)
    expect(exitCode).toBe(0)
    const second = JSON.parse(stdout)
    const told = ({ status, sql, rows, model, cost, attempts }: typeof first) => ({
      ...{ status, sql, rows, model, cost },
      attempts: attempts.map((attempt: { sql: string }) => attempt.sql),
    })
    expect(told(second)).toEqual(told(first))
    expect(second.attempts).toHaveLength(2)
  })

  it('says what differs when it is asked something else', async () => {
    const home = temporaryHome()
    await recorded(home)
    const { exitCode, stdout } = await replay(home, [], 'How many orders per year?')
    expect(exitCode).toBe(2)
    const { error } = JSON.parse(stdout)
    expect(error.code).toBe('not_in_replay')
    expect(error.message).toContain(
      `"Question: ${question}" there, "Question: How many orders per year?" here`,
    )
  })

  it.each([
    ['another model', ['--model', 'other'], 'the model: "gpt-4.1-mini" there, "other" here'],
    ['more of the rows', ['--share-rows', 'profile'], 'message 1 (system)'],
  ])('says what differs with %s', async (_, flags, words) => {
    const home = temporaryHome()
    await recorded(home)
    expect(JSON.parse((await replay(home, flags)).stdout).error.message).toContain(words)
  })

  it('is told from a file that is no recording, and from one that is cut', async () => {
    const home = temporaryHome()
    const file = path.join(home, 'model.jsonl')
    expect(JSON.parse((await replay(home)).stdout).error.message).toContain('Cannot read')
    fs.writeFileSync(file, '{"a": 1}\n')
    expect(JSON.parse((await replay(home)).stdout).error.message).toContain('is no recording')
    await fs.promises.rm(file)
    await recorded(home)
    fs.truncateSync(file, fs.statSync(file).size - 20)
    expect(JSON.parse((await replay(home)).stdout).error.message).toMatch(/line \d+ cannot be read/)
  })

  it('cannot be recorded', async () => {
    const home = temporaryHome()
    const { exitCode, stdout } = await replay(home, ['--record', 'other.jsonl'])
    expect(exitCode).toBe(2)
    expect(JSON.parse(stdout).error.code).toBe('conflicting_flags')
  })
})
