import fs from 'node:fs'
import path from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import pty from '@lydell/node-pty'
import headless from '@xterm/headless'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Environment } from '../../src/config.js'
import { builtProgram } from '../support/built-cli.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { privateEnvironment, runCli, temporaryHome } from './run-cli.js'
import { shop } from './shop.js'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase(shop)
}, 120_000)
afterAll(() => database.drop())

/** Runs a command line whose output goes to a terminal of 60 by 10. */
async function onScreen(argv: readonly string[], environment: Environment = {}) {
  const home = temporaryHome()
  const screen = Object.assign(new PassThrough(), { isTTY: true, columns: 60, rows: 10 })
  const shown: Buffer[] = []
  screen.on('data', (chunk: Buffer) => shown.push(chunk))
  const keyboard = Object.assign(new Readable({ read() {} }), { isTTY: true })
  const paged = path.join(home, 'paged')
  const { exitCode, stderr } = await runCli(argv, {
    home,
    stdin: keyboard,
    stdout: screen,
    environment: {
      DATABASE_URL: database.readerUrl,
      TERM: 'xterm',
      LANG: 'en_US.UTF-8',
      PAGER: `cat > ${paged}`,
      ...environment,
    },
  })
  return {
    exitCode,
    stderr,
    stdout: Buffer.concat(shown).toString('utf8'),
    paged: fs.existsSync(paged) ? fs.readFileSync(paged, 'utf8') : null,
  }
}

const numbers = (n: number) => ['sql', `select i * 1000 as n from generate_series(1, ${n}) i`]

describe('output on a terminal', () => {
  it('goes through the pager when it is longer than the screen, and not else', async () => {
    const long = await onScreen(numbers(8))
    expect(long.paged).toContain('8000')
    expect(long.stdout).toBe('')
    const short = await onScreen(numbers(7))
    expect(short.paged).toBeNull()
    expect(short.stdout).toContain('7000')
  })

  it.each([
    ['--no-pager', [...numbers(20), '--no-pager'], {}],
    ['a pager of no name', numbers(20), { AGENTDB_PAGER: '' }],
    ['cat for a pager', numbers(20), { PAGER: 'cat' }],
    ['a terminal that knows nothing', numbers(20), { TERM: 'dumb' }],
    ['no less on the path', numbers(20), { PAGER: undefined, PATH: '/nowhere' }],
    ['a pager there is not', numbers(20), { AGENTDB_PAGER: 'no-such-pager-anywhere 2>/dev/null' }],
  ])('is written itself with %s', async (_, argv, environment) => {
    const { stdout, paged, exitCode } = await onScreen(argv, environment)
    expect(stdout).toContain('20,000')
    expect(paged).toBeNull()
    expect(exitCode).toBe(0)
  })

  it('survives a reader who leaves the pager at once', async () => {
    const { exitCode } = await onScreen(numbers(900), { PAGER: 'true' })
    expect(exitCode).toBe(0)
  })

  it('groups numbers by the locale, and not for C, --output or a pipe', async () => {
    expect((await onScreen(numbers(12), { PAGER: '', LANG: 'de_DE.UTF-8' })).stdout).toContain('12.000')
    expect((await onScreen(numbers(12), { PAGER: '', LC_ALL: 'C' })).stdout).toContain('12000')
    const home = temporaryHome()
    const environment = { DATABASE_URL: database.readerUrl }
    expect((await runCli(numbers(12), { environment })).stdout).toContain('12000')
    await runCli([...numbers(12), '--output', 'n.txt'], { home, environment })
    expect(fs.readFileSync(path.join(home, 'n.txt'), 'utf8')).toContain('12000')
  })

  it('fits the screen, or turns to one line a column, as -x does anywhere', async () => {
    const wide = ['sql', "select id, repeat('word ', 40) as note from customers order by id limit 1"]
    const cut = (await onScreen([...wide, '--no-color'])).stdout.split('\n')
    expect(cut[0]).toBe(' id | note')
    expect(cut[2]).toMatch(/^ {2}1 \| word .*…$/)
    expect(cut[2]).toHaveLength(59)
    const { stdout } = await onScreen([...wide, '-x', '--no-color'])
    expect(stdout).toContain('-[ row 1 ]-')
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(60)
    const inPipe = await runCli([...wide, '--expanded', 'on'], {
      environment: { DATABASE_URL: database.readerUrl },
    })
    expect(inPipe.stdout).toContain('word '.repeat(39))
  })

  it.each([
    [{ NO_COLOR: '1' }, []],
    [{ TERM: 'dumb' }, []],
    [{}, ['--no-color']],
  ])('has no styles with %j %j', async (environment, flags) => {
    const argv = ['sql', 'select null::text as nothing']
    expect((await onScreen([...argv, ...flags], environment)).stdout).not.toContain('\u001b')
    expect((await onScreen(argv)).stdout).toContain('\u001b[2mNULL')
  })
})

it('shows its answer in less under a real terminal, whose Ctrl-C and q end less and not the answer', async () => {
  const home = temporaryHome()
  const program = await builtProgram()
  const screen = new headless.Terminal({ cols: 60, rows: 10, allowProposedApi: true })
  const child = pty.spawn(process.execPath, [program, ...numbers(500), '--quiet'], {
    cols: 60,
    rows: 10,
    cwd: home,
    env: {
      ...privateEnvironment(home),
      PATH: process.env.PATH,
      TERM: 'xterm',
      DATABASE_URL: database.readerUrl,
    },
  })
  const ended = new Promise<number>((resolve) => child.onExit(({ exitCode }) => resolve(exitCode)))
  onTestFinished(() => child.kill())
  const keys = ['\u0003', 'q']
  child.onData((chunk) => {
    screen.write(chunk, () => {
      // The prompt of less: it waits for a key, and shows its page anew after Ctrl-C.
      if (linesOf(screen).includes(':')) child.write(keys.shift() ?? '')
    })
  })
  expect(await ended).toBe(0)
  expect(keys).toEqual([])
  await new Promise<void>((resolve) => screen.write('', resolve))
  expect(linesOf(screen).join('\n')).toContain('5,000')
}, 60_000)

function linesOf(screen: InstanceType<typeof headless.Terminal>): readonly string[] {
  const { active } = screen.buffer
  return Array.from({ length: active.length }, (_, i) => active.getLine(i)?.translateToString(true) ?? '')
}
