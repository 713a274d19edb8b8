import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { startModelServer } from '../support/model-server.js'
import { runCli, temporaryHome } from './run-cli.js'
import { shop } from './shop.js'

let database: TestDatabase
let store: TestDatabase
/** Shared, so that the sample is unpacked once. */
const cache = fs.mkdtempSync(path.join(os.tmpdir(), 'agentdb-test-cache-'))
beforeAll(async () => {
  database = await createDatabase(shop)
  store = await createDatabase()
})
afterAll(async () => {
  await database.drop()
  await store.drop()
  fs.rmSync(cache, { recursive: true, force: true })
})

const doctor = (argv: readonly string[] = [], input: Parameters<typeof runCli>[1] = {}) =>
  runCli(['doctor', ...argv], {
    ...input,
    environment: {
      DATABASE_URL: database.readerUrl,
      AGENTDB_STORE_URL: store.url,
      XDG_CACHE_HOME: cache,
      ...input.environment,
    },
  })

describe('agentdb doctor', () => {
  it('prints one line a check, and exits 0 when all is well', async () => {
    const { exitCode, stdout, stderr } = await doctor()
    const lines = stdout.trimEnd().split('\n')
    expect(lines.map((line) => /^ok +(\S+(?: folder)?)/.exec(line)?.[1])).toEqual([
      'node',
      'settings',
      'database',
      'login',
      'tables',
      'model',
      'store',
      'data folder',
      'cache folder',
      'sample',
    ])
    expect(stdout).toMatch(
      /^ok +settings +database-url from the environment, store-url from the environment$/m,
    )
    expect(stdout).toMatch(/^ok +database +127\.0\.0\.1:\d+\/\w+, PostgreSQL 18\.\d+, user "\w+_reader"/m)
    expect(stdout).toMatch(/^ok +tables +2 tables in 1 schema may be read$/m)
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
  })

  it('warns of a login that may do more than read, without failing', async () => {
    const { exitCode, stdout } = await doctor(['-d', database.url])
    expect(stdout).toMatch(/^warn +login +.*superuser: use a role that may only SELECT/m)
    expect(exitCode).toBe(0)
  })

  it('prints the checks as JSON', async () => {
    const { stdout } = await doctor(['--json'])
    const checks = JSON.parse(stdout)
    expect(checks).toContainEqual({ check: 'tables', outcome: 'ok', detail: expect.any(String), hint: null })
  })

  it('goes on after a failure, says what to do, and exits as a question would', async () => {
    const { exitCode, stdout } = await doctor(['-d', 'postgres://u:hunter2secret@127.0.0.1:1/x'])
    expect(stdout).toMatch(/^FAIL +database +127\.0\.0\.1:1\/x: .*\. ?\S/m)
    expect(stdout).toMatch(/^ok +store /m)
    expect(stdout).not.toContain('hunter2secret')
    expect(exitCode).toBe(6)
  })

  it('fails with 2 for a setting that makes no sense', async () => {
    const { exitCode, stdout } = await doctor([], { environment: { AGENTDB_TIMEOUT: 'soon' } })
    expect(stdout).toMatch(/^FAIL +settings +AGENTDB_TIMEOUT \(from the environment\): "soon"/m)
    expect(exitCode).toBe(2)
  })

  it('says what to do about a fault that has no hint of its own', async () => {
    const home = temporaryHome()
    fs.writeFileSync(path.join(home, 'agentdb.config.json'), '{')
    const { stdout } = await doctor(['--json'], { home })
    expect(JSON.parse(stdout)).toContainEqual({
      check: 'settings',
      outcome: 'FAIL',
      detail: expect.stringContaining('is not valid JSON'),
      hint: expect.stringMatching(/^Correct the file/),
    })
  })

  it('fails with 6 when no table is visible', async () => {
    const { exitCode, stdout } = await doctor(['-d', store.readerUrl])
    expect(stdout).toMatch(/^FAIL +tables +No tables of .*grant usage on schema/m)
    expect(exitCode).toBe(6)
  })

  it('fails with 1 when runs cannot be recorded, and only warns for the cache', async () => {
    const home = temporaryHome()
    fs.writeFileSync(path.join(home, 'file'), '')
    const below = path.join(home, 'file', 'x')
    const { exitCode, stdout } = await doctor([], {
      home,
      environment: { XDG_DATA_HOME: below, XDG_CACHE_HOME: below },
    })
    expect(stdout).toMatch(/^FAIL +data folder +.*not recorded/m)
    expect(stdout).toMatch(/^warn +cache folder /m)
    expect(exitCode).toBe(1)
  })
})

describe('the model as doctor sees it', () => {
  const modelLine = async (environment: Record<string, string>) => {
    const result = await doctor([], { environment })
    return { ...result, line: /^\S+ +model +.*$/m.exec(result.stdout)?.[0] ?? '' }
  }

  it('is asked for its list and nothing else', async () => {
    const server = await startModelServer([])
    try {
      const { line } = await modelLine({ OPENAI_BASE_URL: server.baseUrl, AGENTDB_MODEL: 'scripted' })
      expect(line).toBe(`ok    model         scripted at ${server.baseUrl}`)
      expect(server.requests).toEqual([])
    } finally {
      await server.close()
    }
  })

  it('is missed when the endpoint does not list it', async () => {
    const server = await startModelServer([], { models: ['small', 'large'] })
    try {
      const { line, exitCode } = await modelLine({ OPENAI_BASE_URL: server.baseUrl, AGENTDB_MODEL: 'huge' })
      expect(line).toMatch(/^warn .*"huge" is not among its 2 models.*small, large/)
      expect(exitCode).toBe(0)
    } finally {
      await server.close()
    }
  })

  it('fails with 5 when the endpoint cannot be reached', async () => {
    const { line, exitCode } = await modelLine({ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' })
    expect(line).toMatch(/^FAIL .*http:\/\/127\.0\.0\.1:1\/v1 cannot be reached/)
    expect(exitCode).toBe(5)
  })
})
