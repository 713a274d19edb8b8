import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type ModelScript, startModelServer } from '../support/model-server.js'
import { runCli } from './run-cli.js'
import { ordersPerCountry, shop } from './shop.js'

let database: TestDatabase

beforeAll(async () => {
  database = await createDatabase(shop)
})

afterAll(() => database.drop())

async function ask(question: string, flags: readonly string[], script: ModelScript, environment = {}) {
  const server = await startModelServer(script)
  try {
    const result = await runCli(['--json', ...flags, question], {
      environment: { DATABASE_URL: database.readerUrl, OPENAI_BASE_URL: server.baseUrl, ...environment },
    })
    return { ...result, answer: JSON.parse(result.stdout), requests: server.requests }
  } finally {
    await server.close()
  }
}

const simple = 'How many customers are there?'

describe('--prefer-builtin', () => {
  it('spends no call where the built-in model is sure, and says who answered', async () => {
    const { answer, requests } = await ask(simple, ['--prefer-builtin'], [])
    expect(answer).toMatchObject({ status: 'answered', model: 'builtin', cost: { calls: 0 } })
    expect(requests).toHaveLength(0)
  })

  it('asks the endpoint where it is not', async () => {
    const { answer } = await ask(
      'Who buys the weirdest stuff?',
      ['--prefer-builtin', '--model', 'scripted'],
      [ordersPerCountry],
    )
    expect(answer).toMatchObject({ status: 'answered', model: 'scripted', cost: { calls: 1 } })
  })

  it('may be set in the environment', async () => {
    const { answer } = await ask(simple, [], [], { AGENTDB_PREFER_BUILTIN: 'yes' })
    expect(answer.model).toBe('builtin')
  })

  it('is refused when it is neither true nor false', async () => {
    const { answer, exitCode } = await ask(simple, [], [], { AGENTDB_PREFER_BUILTIN: 'perhaps' })
    expect(exitCode).toBe(2)
    expect(answer.error.message).toContain('AGENTDB_PREFER_BUILTIN (from the environment): "perhaps"')
  })
})

describe('an endpoint that is down', () => {
  const broken: ModelScript = () => ({ status: 503, headers: { 'retry-after-ms': '1' }, body: 'no' })

  it('is stood in for by the built-in model where that is sure, with a warning', async () => {
    const { answer, stderr, requests } = await ask(simple, [], broken)
    expect(answer).toMatchObject({ status: 'answered', model: 'builtin' })
    expect(answer.warnings.join()).toContain('The built-in model answers in its place.')
    expect(stderr).toContain('warning: Model')
    expect(requests.length).toBeGreaterThan(1)
  })

  it('is an error where the model was named', async () => {
    const { answer, exitCode } = await ask(simple, ['--model', 'scripted'], broken)
    expect(exitCode).toBe(5)
    expect(answer.error.code).toBe('endpoint_error')
  })
})

describe('--share-rows', () => {
  it('is refused with the modes there are', async () => {
    const { answer, exitCode } = await ask(simple, ['--share-rows', 'all'], [])
    expect(exitCode).toBe(2)
    expect(answer.error.message).toBe(
      '--share-rows (from the command line): "all" is none of none, profile, sample.',
    )
  })
})

describe('--candidates', () => {
  const query = { fill: { outcome: 'query', sql: 'select count(*) as n from customers' } }

  it('makes as many drafts, and the receipt says how many agree', async () => {
    const { answer, requests, stderr } = await ask(
      'How many customers are there?',
      ['--candidates', '3', '--model', 'scripted', '--verbose'],
      () => query,
    )
    expect(requests).toHaveLength(3)
    expect(answer.attempts).toHaveLength(3)
    expect(stderr).toContain('3 of 3 drafts agree')
  })

  it.each([
    ['0', 'at least 1'],
    ['9', 'at most 8'],
    ['some', 'is not a whole number'],
  ])('is refused when it is %s', async (count, said) => {
    const { answer, exitCode } = await ask(simple, ['--candidates', count], [])
    expect(exitCode).toBe(2)
    expect(answer.error.message).toContain(said)
  })
})

describe('--review', () => {
  it('is refused with the modes there are', async () => {
    const { answer, exitCode } = await ask(simple, ['--review', 'sometimes'], [])
    expect(exitCode).toBe(2)
    expect(answer.error.message).toContain('"sometimes" is none of auto, always, never')
  })

  it('may be set in the environment, and config shows it', async () => {
    const environment = { AGENTDB_REVIEW: 'never', AGENTDB_CANDIDATES: '2' }
    const { stdout } = await runCli(['config', '--json'], { environment })
    const settings: { setting: string; value: string; from: string }[] = JSON.parse(stdout)
    const shown = settings.filter(({ setting }) => ['review', 'candidates'].includes(setting))
    expect(shown).toEqual([
      { setting: 'review', value: 'never', from: 'environment' },
      { setting: 'candidates', value: '2', from: 'environment' },
    ])
  })
})

it('--help names what decides about models', async () => {
  const { stdout } = await runCli(['--help'])
  for (const name of [
    '--candidates',
    '--review',
    '--prefer-builtin',
    '--share-rows',
    '--record',
    '--replay',
    'AGENTDB_TEMPERATURE',
  ])
    expect(stdout).toContain(name)
})
