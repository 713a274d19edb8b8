import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { parse } from 'dotenv'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../../support/database.js'
import { type ModelServer, startModelServer } from '../../support/model-server.js'
import { type CliInput, runCli, temporaryHome } from '../run-cli.js'
import { shop } from '../shop.js'

let database: TestDatabase
let endpoint: ModelServer
beforeAll(async () => {
  database = await createDatabase(shop)
  endpoint = await startModelServer([], { models: ['small', 'large'] })
})
afterAll(async () => {
  await endpoint.close()
  await database.drop()
})

const envOf = (home: string) => {
  const file = path.join(home, '.env')
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null
}
const modeOf = (home: string) => fs.statSync(path.join(home, '.env')).mode & 0o777
const init = (home: string, argv: readonly string[], input: CliInput = {}) =>
  runCli(['init', ...argv], { home, ...input })

describe('agentdb init without a terminal', () => {
  it.each([
    ['no options', []],
    ['options without --yes', ['--base-url', 'http://localhost:1/v1']],
    ['--yes without anything to write', ['--yes']],
  ])('says what to pass when it is given %s', async (_, argv) => {
    const home = temporaryHome()
    const { exitCode, stdout, stderr } = await init(home, argv)
    expect(stderr).toMatch(/no terminal to ask on.*--database-url .* --yes/s)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
    expect(fs.readdirSync(home)).not.toContain('.env')
  })

  it('tries database and endpoint, writes .env for this user alone, and shows no secret', async () => {
    const home = temporaryHome()
    const argv = ['-d', database.readerUrl, '--base-url', endpoint.baseUrl, '--model', 'large', '--yes']
    const { exitCode, stdout, stderr } = await init(home, argv)
    expect(stderr).toMatch(/^ok +database +127\.0\.0\.1/m)
    expect(stderr).toMatch(/^ok +tables +2 tables/m)
    expect(stderr).toMatch(/^ok +model +large at /m)
    expect(stderr).toMatch(/list of models, which costs nothing/)
    expect(stderr).toMatch(/^ {2}\+ DATABASE_URL=postgres:\/\/\w+:••••@127/m)
    expect(stderr).not.toContain(`:${new URL(database.readerUrl).password}@`)
    expect(stdout).toBe('')
    expect(exitCode).toBe(0)
    expect(parse(envOf(home) ?? '')).toEqual({
      DATABASE_URL: database.readerUrl,
      OPENAI_BASE_URL: endpoint.baseUrl,
      AGENTDB_MODEL: 'large',
    })
    expect(modeOf(home)).toBe(0o600)
    expect(endpoint.requests).toEqual([])
    // What was written is what the next command reads.
    expect((await runCli(['sql', 'select count(*) as n from orders', '-f', 'csv'], { home })).stdout).toBe(
      'n\n3\n',
    )
  })

  it('keeps every other line of a .env, shows what changes, and closes it to others', async () => {
    const home = temporaryHome()
    fs.writeFileSync(
      path.join(home, '.env'),
      '# mine\nOTHER=kept # so\nDATABASE_URL=postgres://a:hunter2secret@old/x\n',
      { mode: 0o644 },
    )
    const { stderr } = await init(home, ['-d', database.readerUrl, '--yes'])
    expect(stderr).toMatch(/^ {2}~ DATABASE_URL=.*\(it was postgres:\/\/a:••••@old\/x\)$/m)
    expect(stderr).toMatch(/^ {2}~ readable by you alone \(its mode is 644\)$/m)
    expect(stderr).not.toContain('hunter2secret')
    expect(envOf(home)).toBe(`# mine\nOTHER=kept # so\nDATABASE_URL=${database.readerUrl}\n`)
    expect(modeOf(home)).toBe(0o600)
    expect(fs.readdirSync(home).filter((name) => name.includes('.part'))).toEqual([])
  })

  it('has nothing to do the second time', async () => {
    const home = temporaryHome()
    await init(home, ['-d', database.readerUrl, '--yes'])
    const before = fs.statSync(path.join(home, '.env')).mtimeMs
    const { stderr, exitCode } = await init(home, ['-d', database.readerUrl, '--yes'])
    expect(stderr).toContain('as it should be already')
    expect(exitCode).toBe(0)
    expect(fs.statSync(path.join(home, '.env')).mtimeMs).toBe(before)
  })

  it.each([
    ['a database', ['-d', 'postgres://u:hunter2secret@127.0.0.1:1/x'], 6, /^FAIL +database /m],
    ['an endpoint', ['--base-url', 'http://127.0.0.1:1/v1'], 5, /^FAIL +model /m],
    ['an address', ['-d', 'mysql://u:hunter2secret@h/x'], 2, /not.*postgres|postgres:\/\//],
  ])('writes nothing when %s does not work, unless told not to try', async (_, argv, code, says) => {
    const home = temporaryHome()
    const { exitCode, stderr } = await init(home, [...argv, '--yes'])
    expect(stderr).toMatch(says)
    expect(stderr).not.toContain('hunter2secret')
    expect(exitCode).toBe(code)
    expect(envOf(home)).toBeNull()
    expect((await init(home, [...argv, '--yes', '--no-check'])).exitCode).toBe(0)
    expect(envOf(home)).not.toBeNull()
  })

  it('can be left while a server says nothing, and writes nothing', async () => {
    const home = temporaryHome()
    const interrupt = new AbortController()
    const sockets = new Set<Socket>()
    const mute = createServer((socket) => {
      sockets.add(socket)
      interrupt.abort()
    })
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
    const { port } = mute.address() as AddressInfo
    try {
      const argv = ['-d', `postgres://u@127.0.0.1:${port}/x?connect_timeout=120`, '--yes']
      const { exitCode } = await init(home, argv, { signal: interrupt.signal })
      expect(exitCode).toBe(130)
      expect(envOf(home)).toBeNull()
    } finally {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => mute.close(resolve))
    }
  })

  it('says nothing with --quiet when all is well', async () => {
    const { stdout, stderr } = await init(temporaryHome(), ['-d', database.readerUrl, '--yes', '--quiet'])
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' })
  })

  it('points to a role of least privilege when the login may do more than read', async () => {
    const { stderr, stdout } = await init(temporaryHome(), ['-d', database.url, '--yes'])
    expect(stderr).toMatch(/may do more than read: agentdb doctor --grants/)
    expect(stdout).toBe('')
  })

  it('warns where the environment is stronger than what it writes', async () => {
    const environment = { AGENTDB_MODEL: 'small' }
    const argv = ['--base-url', endpoint.baseUrl, '--model', 'large', '--yes']
    const { stderr } = await init(temporaryHome(), argv, { environment })
    expect(stderr).toMatch(/^warning: AGENTDB_MODEL is set in the environment/m)
  })

  it('keeps a link to a .env that lies elsewhere', async () => {
    const home = temporaryHome()
    fs.mkdirSync(path.join(home, 'safe'))
    fs.writeFileSync(path.join(home, 'safe', 'env'), 'OTHER=1\n')
    fs.symlinkSync(path.join('safe', 'env'), path.join(home, '.env'))
    await init(home, ['--model', 'builtin', '--yes'])
    expect(fs.lstatSync(path.join(home, '.env')).isSymbolicLink()).toBe(true)
    expect(fs.readFileSync(path.join(home, 'safe', 'env'), 'utf8')).toBe('OTHER=1\nAGENTDB_MODEL=builtin\n')
  })

  it('leaves a .env alone that is no text', async () => {
    const home = temporaryHome()
    fs.writeFileSync(path.join(home, '.env'), Buffer.from([0xff, 0xfe, 0x00]))
    const { exitCode, stderr } = await init(home, ['--model', 'builtin', '--yes'])
    expect(stderr).toMatch(/\.env is not UTF-8 text/)
    expect(exitCode).toBe(2)
    expect(fs.readFileSync(path.join(home, '.env'))).toEqual(Buffer.from([0xff, 0xfe, 0x00]))
  })
})

const hasGit = (() => {
  try {
    execFileSync('git', ['--version'])
    return true
  } catch {
    return false
  }
})()

describe.skipIf(!hasGit)('agentdb init in a git folder (skipped where git is not installed)', () => {
  const repository = () => {
    const home = temporaryHome()
    execFileSync('git', ['init', '--quiet', home])
    return home
  }
  const write = (home: string) => init(home, ['--model', 'builtin', '--yes'])

  it('adds .env to .gitignore, once', async () => {
    const home = repository()
    fs.writeFileSync(path.join(home, '.gitignore'), 'dist')
    expect((await write(home)).stderr).toMatch(/\.gitignore:\n {2}\+ \.env$/m)
    await write(home)
    expect(fs.readFileSync(path.join(home, '.gitignore'), 'utf8')).toBe('dist\n.env\n')
  })

  it('adds nothing where it is ignored by a pattern, or from a folder above', async () => {
    const home = repository()
    fs.writeFileSync(path.join(home, '.gitignore'), '*.env*\n!.env.sample\n')
    const below = path.join(home, 'app')
    fs.mkdirSync(below)
    await init(below, ['--model', 'builtin', '--yes'])
    expect(fs.readdirSync(below)).not.toContain('.gitignore')
    expect(fs.readdirSync(below)).toContain('.env')
  })

  it('warns of a .env that git has already', async () => {
    const home = repository()
    fs.writeFileSync(path.join(home, '.env'), 'OTHER=1\n')
    execFileSync('git', ['-C', home, 'add', '.env'])
    expect((await write(home)).stderr).toMatch(/git rm --cached \.env/)
  })
})

/** A person at a terminal who types the answers, one for each question. */
async function typing(home: string, answers: readonly string[], argv: readonly string[] = []) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true })
  stdin.write(answers.join(''))
  return init(home, argv, { stdin, terminal: true })
}

describe('agentdb init on a terminal', () => {
  it('asks, tries, shows and writes, and never shows a password or a key', async () => {
    const home = temporaryHome()
    const url = new URL(database.readerUrl)
    const { password } = url
    url.password = ''
    const { exitCode, stderr } = await typing(home, [
      `${url}\r`,
      `${password}\r`,
      `${endpoint.baseUrl}\r`,
      'sk-hunter2secret\r',
      'small\r',
      'y\r',
    ])
    expect(stderr).toMatch(/Database to ask, as postgres:\/\/user@host:5432\/name \(Enter: the sample\)/)
    expect(stderr).toMatch(/Model, one of small, large \(Enter: small\)/)
    expect(stderr).toMatch(/^ {2}\+ OPENAI_API_KEY=••••$/m)
    expect(stderr).not.toContain('hunter2secret')
    expect(stderr).not.toContain(`:${password}@`)
    expect(exitCode).toBe(0)
    expect(parse(envOf(home) ?? '')).toEqual({
      DATABASE_URL: database.readerUrl,
      OPENAI_BASE_URL: endpoint.baseUrl,
      OPENAI_API_KEY: 'sk-hunter2secret',
      AGENTDB_MODEL: 'small',
    })
  })

  it('hides a password that is typed into the address all the same', async () => {
    const { stderr } = await typing(temporaryHome(), [
      'postgres://u:hunter2secret@127.0.0.1:1/x\r',
      '\r',
      '\r',
    ])
    expect(stderr).toContain('postgres://u:••••@127.0.0.1:1/x')
    expect(stderr).not.toContain('hunter2secret')
  })

  it('asks again when it does not work, and can write it all the same', async () => {
    const home = temporaryHome()
    const { exitCode, stderr } = await typing(home, [
      'postgres://127.0.0.1:1/x\r',
      '\r',
      'a\r',
      'postgres://127.0.0.1:1/y\r',
      '\r',
      'w\r',
      '\r',
    ])
    expect(stderr.match(/^FAIL +database /gm)).toHaveLength(2)
    expect(exitCode).toBe(0)
    expect(envOf(home)).toBe('DATABASE_URL=postgres://127.0.0.1:1/y\n')
  })

  it('asks again for an address that makes no sense', async () => {
    const home = temporaryHome()
    const { stderr } = await typing(home, ['nonsense\r', '\r', 'a\r', `${database.readerUrl}\r`, '\r', '\r'])
    expect(stderr).toMatch(/neither a URL nor a list of keywords/)
    expect(envOf(home)).toBe(`DATABASE_URL=${database.readerUrl}\n`)
  })

  it.each([
    ['Ctrl-C at the first question', ['\u0003'], 130],
    ['Ctrl-C in the midst of a key', ['\r', 'http://127.0.0.1:1/v1\r', 'sk-hun\u0003'], 130],
    ['"n" to what would be written', ['\r', '\r', 'n\r'], 0],
    ['the end of the input', [], 0],
  ])('writes nothing after %s', async (what, answers, code) => {
    const home = temporaryHome()
    const stdin = Object.assign(new PassThrough(), { isTTY: true })
    if (what.startsWith('the end')) stdin.end()
    else stdin.write(answers.join(''))
    const argv = code === 0 && answers.length > 0 ? ['--model', 'builtin'] : []
    const { exitCode } = await init(home, argv, { stdin, terminal: true })
    expect(exitCode).toBe(code)
    expect(envOf(home)).toBeNull()
  })

  it('keeps what is set where the answer is empty, and asks before it replaces', async () => {
    const home = temporaryHome()
    const before = 'AGENTDB_MODEL=large\n'
    fs.writeFileSync(path.join(home, '.env'), before, { mode: 0o600 })
    const { stderr } = await typing(home, ['\r', '\r', '\r'], ['--model', 'builtin'])
    expect(stderr).toMatch(/Write this\? \[y\/N\]/)
    expect(stderr).toContain('Nothing was written.')
    expect(envOf(home)).toBe(before)
  })

  it('prints the SQL of a role that may only read, when asked to', async () => {
    const home = temporaryHome()
    const { stdout, stderr } = await typing(home, [`${database.url}\r`, '\r', 'y\r', 'y\r'])
    expect(stderr).toMatch(/may do more than read\. Print the SQL/)
    expect(stdout).toMatch(/create role "?agentdb_reader"? login/)
    expect(stdout).toMatch(/grant select on .*orders/)
    expect(envOf(home)).toContain('DATABASE_URL=')
  })
})
