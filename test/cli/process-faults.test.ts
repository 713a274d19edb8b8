import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { builtProgram } from '../support/built-cli.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { privateEnvironment, runCli, temporaryHome } from './run-cli.js'
import { shop } from './shop.js'

let program: string
let database: TestDatabase
beforeAll(async () => {
  program = await builtProgram()
  database = await createDatabase(shop)
}, 120_000)
afterAll(() => database.drop())

const names = ['sql', 'select name from customers order by id', '--format', 'csv']
const answer = 'name\nAda\nBo\nCy\n'

/** Blocks of 512 bytes that a file may have at most. */
function startLimited(blocks: number, argv: readonly string[], home: string) {
  const limited = ['-c', `ulimit -f ${blocks} && exec "$@"`, 'sh', process.execPath, program, ...argv]
  return start('sh', limited, '', home)
}

function start(
  command: string,
  argv: readonly string[],
  databaseUrl = database.readerUrl,
  home = temporaryHome(),
) {
  const env = { PATH: process.env.PATH, ...privateEnvironment(home), DATABASE_URL: databaseUrl }
  return spawn(command, argv, { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] })
}

describe.skipIf(process.platform === 'win32')('the program', () => {
  it('answers all the same when nobody reads its standard error', async () => {
    const child = start(process.execPath, [program, ...names, '--verbose'])
    child.stderr.destroy()
    const [stdout, [exitCode]] = await Promise.all([text(child.stdout), once(child, 'exit')])
    expect(stdout).toBe(answer)
    expect(exitCode).toBe(0)
  })

  it('says so when the folder it is called in is gone', async () => {
    const home = temporaryHome()
    const script = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"'
    const child = start('sh', ['-c', script, 'sh', process.execPath, program, ...names], undefined, home)
    const [stderr, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'exit')])
    expect(stderr).toMatch(/^agentdb: The current folder does not exist any more\./)
    expect(stderr).not.toContain('    at ')
    expect(exitCode).toBe(2)
  })

  it('answers all the same when the disk takes no more of its record', async () => {
    const limited = 'ulimit -f 1 && exec "$@"'
    const child = start('sh', ['-c', limited, 'sh', process.execPath, program, ...names])
    const [stdout, stderr, [exitCode]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ])
    expect(stdout).toBe(answer)
    expect(stderr).toMatch(/^warning: This run is not recorded: cannot write .* \(EFBIG/m)
    expect(exitCode).toBe(0)
  })

  it('says so when the disk has no room for the store, leaves nothing half made, and keeps the run', {
    timeout: 240_000,
  }, async () => {
    const home = temporaryHome()
    await runCli([...names, '-d', database.readerUrl], { home })
    const child = startLimited(16, ['history'], home)
    const [stderr, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'exit')])
    expect(stderr).toMatch(/^agentdb: The store folder .* cannot be written/)
    expect(exitCode).toBe(1)
    const data = path.join(home, 'data', 'agentdb')
    expect(fs.readdirSync(path.join(data, 'store'))).toEqual([])
    expect(fs.readdirSync(path.join(data, 'journal'))).toHaveLength(1)
  })

  it('loads the sample into memory when the disk has no room for it', { timeout: 240_000 }, async () => {
    const home = temporaryHome()
    const argv = ['--sample', 'sql', 'select count(*) as n from customers', '--format', 'csv']
    const child = startLimited(1000, argv, home)
    const [stdout, stderr, [exitCode]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ])
    expect({ stdout, stderr, exitCode }).toEqual({ stdout: 'n\n4000\n', stderr: '', exitCode: 0 })
    const kept = fs.readdirSync(path.join(home, 'cache', 'agentdb'))
    expect(kept.filter((name) => name.startsWith('sample'))).toEqual([])
  })

  it.skipIf(process.platform !== 'linux')('says so when standard output is a full disk', async () => {
    const child = start('sh', ['-c', 'exec "$@" > /dev/full', 'sh', process.execPath, program, ...names])
    const [stderr, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'exit')])
    expect(stderr).toMatch(/^agentdb: Cannot write standard output: .*ENOSPC.*\n {2}.*agentdb show/)
    expect(exitCode).toBe(2)
  })

  it('leaves a server that says nothing on SIGTERM', async () => {
    const mute = createServer((socket) => {
      socket.on('error', () => {})
      child.kill('SIGTERM')
    })
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
    const address = mute.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    const child = start(process.execPath, [program, ...names], `postgres://u@127.0.0.1:${port}/db`)
    const [stderr, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'exit')])
    mute.close()
    expect(stderr).toBe('agentdb: Interrupted.\n')
    expect(exitCode).toBe(143)
  })
})

describe('a clock that jumps', () => {
  it.each([
    ['a year ahead', 365],
    ['a year back', -365],
  ])('%s, again and again, ends no run early, and its time is counted rightly', async (_, days) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    try {
      const counting = 'select count(*) from generate_series(1, 1000000)'
      const run = runCli(['sql', counting, '-d', database.readerUrl, '--json'])
      const jump = () => vi.setSystemTime(Date.now() + days * 24 * 3600 * 1000)
      const jumping = setInterval(jump, 100)
      const { stdout, stderr, exitCode } = await run.finally(() => clearInterval(jumping))
      expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 })
      const { totalMs } = JSON.parse(stdout).timings
      expect(totalMs).toBeGreaterThanOrEqual(0)
      expect(totalMs).toBeLessThan(24 * 3600 * 1000)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('a store that a newer agentdb wrote', () => {
  it('costs a warning and no answer, and its readers say so', async () => {
    const store = await createDatabase()
    try {
      const home = temporaryHome()
      const argv = [...names, '-d', database.readerUrl, '--store-url', store.url]
      await runCli(argv, { home })
      await store.run("insert into agentdb.migrations (version, name) values (999, 'future')")
      const asked = await runCli(argv, { home })
      expect(asked).toMatchObject({ exitCode: 0, stdout: answer })
      expect(asked.stderr).toMatch(/^warning: .*newer agentdb/)
      const read = await runCli(['history', '--store-url', store.url], { home })
      expect(read.stderr).toMatch(/^agentdb: .*newer agentdb/)
      expect(read.exitCode).toBe(1)
      await store.run('delete from agentdb.migrations where version = 999')
      const history = await runCli(['history', '--store-url', store.url, '--format', 'csv'], { home })
      expect(history.stdout.trim().split('\n')).toHaveLength(3)
    } finally {
      await store.drop()
    }
  })
})
