import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type ModelServer, startModelServer } from '../support/model-server.js'
import { type CliInput, runCli } from './run-cli.js'
import { ordersPerCountry, shop } from './shop.js'

let database: TestDatabase
let store: TestDatabase
let unused: TestDatabase
let server: ModelServer
let input: CliInput

beforeAll(async () => {
  database = await createDatabase(shop)
  store = await createDatabase()
  unused = await createDatabase()
  const broken = { fill: { ...ordersPerCountry.fill, sql: 'select nothing from orders' } }
  server = await startModelServer((_, index) => (index === 0 ? broken : ordersPerCountry))
  input = {
    environment: {
      DATABASE_URL: database.readerUrl,
      AGENTDB_STORE_URL: store.url,
      OPENAI_BASE_URL: server.baseUrl,
      AGENTDB_MODEL: 'scripted',
    },
  }
  await runCli(['orders per country', '--session', 'monday'], input)
  await runCli(['sql', "select note from orders where note like '%red'"], input)
  await runCli(['delete all orders'], input)
}, 60_000)
afterAll(async () => {
  await server.close()
  await Promise.all([database.drop(), store.drop(), unused.drop()])
})

const cli = (...argv: string[]) => runCli(argv, input)
const runs = async (...argv: string[]) =>
  JSON.parse((await cli('history', '--json', ...argv)).stdout) as {
    runId: string
    question: string | null
    status: string
  }[]

describe('agentdb history', () => {
  it('lists the runs, newest first, questions and statements alike', async () => {
    const { exitCode, stdout, stderr } = await cli('history')
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^ run +\| started \(UTC\) +\| status +\| +rows \| +seconds \| question$/)
    expect(lines.slice(2)).toEqual([
      expect.stringMatching(/ refused .* delete all orders$/),
      expect.stringMatching(/ answered .* sql: select note from orders/),
      expect.stringMatching(/ answered .* 2 .* orders per country$/),
    ])
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
  })

  it('filters by words, status, time and number', async () => {
    expect((await runs('PER country')).map(({ question }) => question)).toEqual(['orders per country'])
    expect((await runs('--status', 'refused')).map(({ status }) => status)).toEqual(['refused'])
    expect(await runs('--limit', '1')).toHaveLength(1)
    expect(await runs('--since', '1h')).toHaveLength(3)
    expect(await runs('--since', '2999-01-01')).toEqual([])
  })

  it('prints every column as CSV', async () => {
    const { stdout } = await cli('history', '--format', 'csv', '--status', 'refused')
    const [header, line] = stdout.split('\n')
    expect(header).toBe(
      'runId,startedAt,status,question,sql,database,model,session,calls,usd,durationMs,rowCount,tags,saved',
    )
    expect(line).toMatch(
      /^\w{16},\d{4}-\d\d-\d\dT[\d:.]+Z,refused,delete all orders,,127\.0\.0\.1:\d+\/\w+,scripted,,0,0,\d+,,\[\],$/,
    )
  })

  it('says on stderr that there is nothing, and prints an empty list as JSON', async () => {
    const nothing = { environment: { ...input.environment, AGENTDB_STORE_URL: unused.url } }
    const text = await runCli(['history'], nothing)
    expect(text).toEqual({ exitCode: 0, stdout: '', stderr: 'No runs are recorded yet.\n' })
    expect(JSON.parse((await runCli(['history', '--json'], nothing)).stdout)).toEqual([])
    expect((await cli('history', 'zebra')).stderr).toBe('No recorded run passes these filters.\n')
  })
})

describe('agentdb show', () => {
  it('shows a run with its question, answer, attempts, errors, result and calls', async () => {
    const [run] = await runs('per country')
    const { exitCode, stdout } = await cli('show', run?.runId ?? '')
    expect(stdout).toMatch(/^started .*, session monday$/m)
    expect(stdout).toMatch(/^question +orders per country$/m)
    expect(stdout).toMatch(/^status +answered \(exit 0\)$/m)
    expect(stdout).toMatch(/^answer +France has 2 orders\.$/m)
    expect(stdout).toMatch(/^ France {2}\| +2$/m)
    expect(stdout).toMatch(/^attempt 1 +draft/m)
    expect(stdout).toMatch(/failed: .*nothing.*SQLSTATE 42703/)
    expect(stdout).toMatch(/^attempt 2 +revision, 2 rows/m)
    expect(stdout).toMatch(/^call 2 +scripted, for sql-analyst, \d+ \+ \d+ tokens/m)
    expect(stdout).toMatch(/^took .* ms in all/m)
    expect(exitCode).toBe(0)
  })

  it('takes the newest run without an id, and says why it was refused', async () => {
    const { stdout } = await cli('show')
    expect(stdout).toMatch(/^question +delete all orders$/m)
    expect(stdout).toMatch(/^status +refused \(exit 3\)$/m)
    expect(stdout).toMatch(/^error +write_requested: /m)
  })

  it('prints the whole record with --json', async () => {
    const [run] = await runs('per country')
    const record = JSON.parse((await cli('show', run?.runId ?? '', '--json')).stdout)
    expect(record).toMatchObject({
      run: { id: run?.runId, question: 'orders per country', status: 'answered' },
      attempts: [{ number: 1 }, { number: 2 }],
      modelCalls: [{ number: 1 }, { number: 2 }],
      result: { row_count: 2 },
    })
  })

  it('prints the stored result in the formats of data, and neutralises it in a table', async () => {
    const [run] = await runs('from orders where note')
    expect((await cli('show', run?.runId ?? '', '--format', 'csv')).stdout).toBe('note\n\u001b[31mred\n')
    expect((await cli('show', run?.runId ?? '')).stdout).toContain('\\x1b[31mred')
  })

  it('has no data to print for a run without a result', async () => {
    expect(await cli('show', 'last', '--format', 'csv')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'This run has no result.\n',
    })
  })

  it('finds a run by the beginning of its id, and names the candidates when there are several', async () => {
    const all = await runs()
    const { exitCode, stderr } = await cli('show', all[0]?.runId.slice(0, 2) ?? '')
    expect(stderr).toMatch(/Several runs have an id that begins with/)
    for (const { runId } of all) expect(stderr).toContain(runId)
    expect(stderr).toContain('orders per country')
    expect(exitCode).toBe(2)
  })

  it('says what to do about an id that is none', async () => {
    const { exitCode, stderr } = await cli('show', 'zebra')
    expect(stderr).toMatch(/No recorded run has an id that begins with "zebra".*agentdb history/s)
    expect(exitCode).toBe(2)
    expect(JSON.parse((await cli('show', 'zebra', '--json')).stdout).error.code).toBe('unknown_run')
  })
})

describe('agentdb costs', () => {
  it('adds up runs, calls and tokens by model, and does not invent a price', async () => {
    const sums = JSON.parse((await cli('costs', '--json')).stdout) as { model: string; inputTokens: number }[]
    const scripted = sums.find(({ model }) => model === 'scripted')
    expect(scripted).toMatchObject({ calls: 2, usd: null, unpricedCalls: 2 })
    expect(scripted?.inputTokens).toBeGreaterThan(0)
    const { stdout } = await cli('costs')
    expect(stdout).toMatch(
      /^ model +\| runs \| calls \| inputTokens \| outputTokens \| +usd \| unpricedCalls$/m,
    )
  })

  it.each(['day', 'agent', 'database'])('adds up by %s', async (by) => {
    const { stdout } = await cli('costs', '--by', by, '--format', 'csv')
    expect(stdout).toMatch(new RegExp(`^${by},runs,calls,`))
    expect(stdout.trimEnd().split('\n')).toHaveLength(2)
  })

  it('says that nothing was recorded since then', async () => {
    const { exitCode, stdout, stderr } = await cli('costs', '--since', '2999-01-01')
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^No runs are recorded since 2\d{3}-/)
    expect(exitCode).toBe(0)
  })
})

describe('a record that cannot be read', () => {
  it('ends with a clear error that holds no password', async () => {
    const { exitCode, stderr } = await runCli([
      'history',
      '--store-url',
      'postgres://u:hunter2secret@127.0.0.1:1/x',
    ])
    expect(stderr).toMatch(/^agentdb: .*127\.0\.0\.1:1/)
    expect(stderr).not.toContain('hunter2secret')
    expect(exitCode).toBe(1)
  })
})
