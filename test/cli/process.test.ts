import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtProgram, runProgram } from '../support/built-cli.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { privateEnvironment, temporaryHome } from './run-cli.js'
import { shop } from './shop.js'

let program: string
let database: TestDatabase
beforeAll(async () => {
  program = await builtProgram()
  database = await createDatabase(shop)
}, 120_000)
afterAll(() => database.drop())

const run = (argv: readonly string[], environment: Record<string, string> = {}) => {
  const home = temporaryHome()
  return runProgram(program, argv, {
    environment: { ...privateEnvironment(home), ...environment },
    cwd: home,
  })
}

describe('the program', () => {
  it('prints the version of package.json', async () => {
    const { version } = JSON.parse(
      readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8'),
    )
    expect(await run(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' })
  })

  it('answers from a Postgres server', async () => {
    const argv = ['sql', 'select name from customers order by id', '--format', 'csv']
    expect(await run(argv, { DATABASE_URL: database.readerUrl })).toEqual({
      exitCode: 0,
      stdout: 'name\nAda\nBo\nCy\n',
      stderr: '',
    })
  })

  it('answers from the embedded sample when no database is named, and says so in one line on stderr', async () => {
    const { exitCode, stdout, stderr } = await run(['How many customers are there?'])
    expect(stdout).toMatch(/^[^\n]*\d+[^\n]*\n/)
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^note: .*embedded sample.*DATABASE_URL/),
    ])
    expect(exitCode).toBe(0)
  })

  it('says nothing of the sample when it is asked for, or with --quiet', async () => {
    const home = temporaryHome()
    const environment = privateEnvironment(home)
    for (const flag of ['--sample', '--quiet']) {
      const { stdout, stderr } = await runProgram(
        program,
        ['sql', 'select 1 as one', flag, '--format', 'csv'],
        {
          environment,
          cwd: home,
        },
      )
      expect({ stdout, stderr }).toEqual({ stdout: 'one\n1\n', stderr: '' })
    }
  })

  it('exits with the code of the failure', async () => {
    expect((await run(['sql', 'delete from orders'], { DATABASE_URL: database.readerUrl })).exitCode).toBe(3)
    expect((await run(['--fromat'])).exitCode).toBe(2)
    expect((await run(['q?'], { DATABASE_URL: 'postgres://127.0.0.1:1/x' })).exitCode).toBe(6)
  })

  it('never waits for input that nobody asked it to read', async () => {
    const home = temporaryHome()
    const child = spawn(process.execPath, [program], {
      env: { ...privateEnvironment(home) },
      cwd: home,
      stdio: 'pipe',
    })
    const exitCode = await new Promise((resolve) => child.once('exit', resolve))
    expect(exitCode).toBe(2)
  })

  it('is not disturbed by a reader that goes away', async () => {
    const home = temporaryHome()
    const argv = ['sql', "select repeat('x', 1000) from generate_series(1, 1000)", '--format', 'csv']
    const env = { ...privateEnvironment(home), DATABASE_URL: database.readerUrl }
    const child = spawn(process.execPath, [program, ...argv], {
      env,
      cwd: home,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString()
    })
    child.stdout.once('data', () => child.stdout.destroy())
    const exitCode = await new Promise((resolve) => child.once('exit', resolve))
    expect(complaint).toBe('')
    expect(exitCode).toBe(0)
  })

  it.skipIf(process.platform === 'win32').each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('cancels the query on the server and exits on %s', async (signal, code) => {
    const home = temporaryHome()
    const marker = `select count(*) as ${signal.toLowerCase()}_marker from generate_series(1, 100000) a, generate_series(1, 100000) b`
    const env = { ...privateEnvironment(home), DATABASE_URL: database.readerUrl }
    const child = spawn(process.execPath, [program, 'sql', marker, '--json'], {
      env,
      cwd: home,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
    })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    const running = async () => {
      const { rows } = await database.run(
        `select 1 from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and query like '%${signal.toLowerCase()}_marker%'`,
      )
      return rows.length
    }
    while (child.exitCode === null && (await running()) === 0) await pause(20)
    child.kill(signal)
    expect(await ended).toBe(code)
    expect(JSON.parse(stdout)).toMatchObject({ status: 'failed', error: { code: 'interrupted' } })
    expect(await running()).toBe(0)
  })

  it.skipIf(process.platform !== 'linux')('leaves nothing on the server when it is killed', async () => {
    const home = temporaryHome()
    const marker =
      'select count(*) as killed_marker from generate_series(1, 100000) a, generate_series(1, 100000) b'
    const env = { ...privateEnvironment(home), DATABASE_URL: database.readerUrl }
    const child = spawn(process.execPath, [program, 'sql', marker], { env, cwd: home, stdio: 'ignore' })
    const sessions = async () => {
      const { rows } = await database.run(
        `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      )
      return rows.length
    }
    while (child.exitCode === null && (await sessions()) === 0) await pause(20)
    child.kill('SIGKILL')
    // The statement itself may take 30 s; the server must notice long before that its client is gone.
    const patience = AbortSignal.timeout(15_000)
    while ((await sessions()) > 0 && !patience.aborted) await pause(100)
    expect(await sessions()).toBe(0)
  })
})
