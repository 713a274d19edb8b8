import fs from 'node:fs'
import path from 'node:path'
import { spawn } from '@lydell/node-pty'
import { beforeAll, describe, expect, it } from 'vitest'
import { builtProgram } from '../../support/built-cli.js'
import { privateEnvironment, temporaryHome } from '../run-cli.js'

let program: string
beforeAll(async () => {
  program = await builtProgram()
}, 120_000)

/** `agentdb init` on a real terminal: waits for a question, then types its answer. */
async function typed(home: string, dialogue: readonly (readonly [question: RegExp, keys: string])[]) {
  const terminal = spawn(process.execPath, [program, 'init', '--no-check'], {
    cwd: home,
    cols: 80,
    rows: 24,
    env: { ...privateEnvironment(home), PATH: process.env.PATH ?? '', TERM: 'xterm' },
  })
  let shown = ''
  let next = 0
  const ended = new Promise<number>((resolve) => terminal.onExit(({ exitCode }) => resolve(exitCode)))
  terminal.onData((data) => {
    shown += data
    const [question, keys] = dialogue[next] ?? []
    if (question?.test(shown) && keys !== undefined) {
      next += 1
      terminal.write(keys)
    }
  })
  return { exitCode: await ended, shown }
}

describe.skipIf(process.platform === 'win32')('agentdb init on a real terminal', () => {
  it('shows no key that is typed, and leaves .env to its owner', async () => {
    const home = temporaryHome()
    const { exitCode, shown } = await typed(home, [
      [/Database to ask/, 'postgres://u:hunter2secret@127.0.0.1:1/shop\r'],
      [/Model endpoint/, 'http://127.0.0.1:1/v1\r'],
      [/API key/, 'sk-hunter3secret\r'],
      [/Model \(Enter: gpt/, '\r'],
      [/Write this/, '\r'],
    ])
    expect(shown).toContain('postgres://u:••••@127.0.0.1:1/shop')
    expect(shown).not.toMatch(/hunter|secret/)
    expect(fs.readFileSync(path.join(home, '.env'), 'utf8')).toContain('OPENAI_API_KEY=sk-hunter3secret\n')
    expect(fs.statSync(path.join(home, '.env')).mode & 0o777).toBe(0o600)
    expect(exitCode).toBe(0)
  })

  it('leaves nothing behind after Ctrl-C', async () => {
    const home = temporaryHome()
    const { exitCode, shown } = await typed(home, [
      [/Database to ask/, '\r'],
      [/Model endpoint/, 'http://127.0.0.1:1/v1\r'],
      [/API key/, 'sk-hunter3\u0003'],
    ])
    expect(shown).not.toContain('hunter')
    expect(shown).toContain('nothing was written')
    expect(fs.readdirSync(home).filter((name) => name.startsWith('.env'))).toEqual([])
    expect(exitCode).toBe(130)
  })
})
