import fs from 'node:fs'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type ModelServer, startModelServer } from '../support/model-server.js'
import { type CliInput, runCli, temporaryHome } from './run-cli.js'
import { ordersPerCountry, shop } from './shop.js'

let database: TestDatabase
let server: ModelServer
beforeAll(async () => {
  database = await createDatabase(shop)
  server = await startModelServer(() => ordersPerCountry)
})
afterAll(async () => {
  await server.close()
  await database.drop()
})

/** Runs a batch of these lines; `name` says how they are read. */
async function batch(
  lines: string,
  flags: readonly string[] = [],
  { name = '-', model = true, ...input }: CliInput & { name?: string; model?: boolean } = {},
) {
  const home = temporaryHome()
  if (name !== '-') fs.writeFileSync(path.join(home, name), lines)
  const environment = {
    DATABASE_URL: database.readerUrl,
    ...(model ? { OPENAI_BASE_URL: server.baseUrl, AGENTDB_MODEL: 'scripted' } : {}),
  }
  const stdin = name === '-' ? { stdin: lines } : {}
  const result = await runCli(['batch', name, ...flags], { home, environment, ...stdin, ...input })
  const envelopes = result.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  return { ...result, envelopes, home }
}

const questions = (count: number) => Array.from({ length: count }, (_, n) => `orders per country, take ${n}`)

describe('agentdb batch', () => {
  it('answers each line of a text file in order, several at once', async () => {
    const asked = questions(6)
    const { exitCode, envelopes, stderr } = await batch(
      `\uFEFF${asked.join('\r\n\r\n')}\n`,
      ['--concurrency', '4'],
      {
        name: 'questions.txt',
      },
    )
    expect(envelopes.map(({ question }) => question)).toEqual(asked)
    expect(envelopes.every(({ status, rowCount }) => status === 'answered' && rowCount === 2)).toBe(true)
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
  })

  it('takes JSON lines with ids, and a bad line is a line and not the end', async () => {
    const lines = [
      '{"question": "orders per country", "id": "a", "tags": ["weekly"], "session": "s"}',
      'not json',
      '{"question": "delete all orders", "id": 2}',
      '{"question": "x", "colour": "red", "id": 3}',
      '"orders per country"',
    ]
    const { exitCode, envelopes } = await batch(lines.join('\n'), [], { name: 'questions.jsonl' })
    expect(envelopes).toMatchObject([
      { id: 'a', version: 1, status: 'answered', session: 's' },
      {
        status: 'failed',
        error: { code: 'bad_line', message: expect.stringMatching(/^Line 2: it is not JSON/) },
      },
      { id: 2, status: 'refused', error: { code: 'write_requested' } },
      { id: 3, status: 'failed', error: { code: 'bad_line', message: expect.stringContaining('colour') } },
      { status: 'answered', question: 'orders per country' },
    ])
    expect(exitCode).toBe(1)
  })

  it('reads standard input, objects and plain questions alike', async () => {
    const { envelopes } = await batch(
      `orders per country\n{"question": "orders per country", "id": 1}\n${'x'.repeat(10_001)}`,
    )
    expect(envelopes.map(({ id, status, error }) => [id, status, error?.code])).toEqual([
      [undefined, 'answered', undefined],
      [1, 'answered', undefined],
      [undefined, 'failed', 'question_too_long'],
    ])
  })

  it('spends one budget on all questions, and says on each line beyond it that it is spent', async () => {
    const before = server.requests.length
    const { exitCode, envelopes } = await batch(questions(5).join('\n'), [
      '--max-calls',
      '2',
      '--concurrency',
      '3',
    ])
    expect(envelopes.filter(({ status }) => status === 'answered')).toHaveLength(2)
    expect(envelopes.flatMap(({ error }) => error?.code ?? [])).toEqual(Array(3).fill('budget_calls'))
    expect(server.requests.length - before).toBe(2)
    expect(exitCode).toBe(1)
  })

  it('lets each question make its own default of calls', async () => {
    const { envelopes } = await batch(questions(9).join('\n'), ['--concurrency', '3'])
    expect(envelopes.map(({ cost }) => cost.calls)).toEqual(Array(9).fill(1))
  })

  it('writes a file whole, and shows on a terminal how far it is', async () => {
    const { home, stdout, stderr } = await batch(
      'orders per country\nnonsense words',
      ['--output', 'out.ndjson'],
      {
        model: false,
        terminal: true,
      },
    )
    expect(stdout).toBe('')
    expect(fs.readFileSync(path.join(home, 'out.ndjson'), 'utf8').trimEnd().split('\n')).toHaveLength(2)
    expect(stderr).toContain('batch  2 done, 1 answered')
  })

  it('tags every run', async () => {
    const home = temporaryHome()
    const { stdout } = await batch(
      '{"question": "orders per country", "tags": ["b"]}',
      ['--tag', 'a', '--dry-run'],
      { home },
    )
    expect(JSON.parse(stdout)).toMatchObject({ status: 'answered', rows: [] })
    const [journal = ''] = fs.readdirSync(path.join(home, 'data', 'agentdb', 'journal'))
    const [, started = ''] = fs
      .readFileSync(path.join(home, 'data', 'agentdb', 'journal', journal), 'utf8')
      .split('\n')
    expect(JSON.parse(started).event.tags).toEqual(['a', 'b'])
  })

  it('stops asking when nobody reads any more', async () => {
    const before = server.requests.length
    const stdout = new PassThrough()
    stdout.once('data', () => stdout.destroy())
    await batch(questions(20).join('\n'), [], { stdout })
    expect(server.requests.length - before).toBeLessThan(5)
  })

  it('ends with 130 when it is interrupted, with the lines of what was answered', async () => {
    const interrupt = new AbortController()
    const stdout = new PassThrough()
    let text = ''
    stdout.on('data', (chunk) => {
      text += String(chunk)
      interrupt.abort()
    })
    const { exitCode } = await batch(questions(20).join('\n'), [], { stdout, signal: interrupt.signal })
    expect(exitCode).toBe(130)
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).status),
    ).toEqual(['answered'])
  })

  it.each([
    ['a file that is not there', 'gone.txt', [], /Cannot read gone\.txt/],
    ['a folder', '.', [], /it is a folder/],
    ['a format for rows', '-', ['--format', 'csv'], /cannot print csv/],
    ['no workers', '-', ['--concurrency', '0'], /"0" is not a number from 1 to 64/],
    ['events', '-', ['--events'], /cannot do with --events/],
    ['nothing to ask', '-', [], /holds no questions/],
  ])('refuses %s', async (_, name, flags, message) => {
    const { exitCode, stderr, stdout } = await runCli(['batch', name, ...flags], { stdin: '\n\n' })
    expect(stderr).toMatch(message)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })
})
