import { execFile, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { spawn } from '@lydell/node-pty'
import { beforeAll, describe, expect, it } from 'vitest'
import { shells } from '../../src/cli/completion/shells.js'
import { programShape } from '../../src/cli/reference/pages.js'
import { privateEnvironment, runCli, temporaryHome } from './run-cli.js'

const scripts: Record<string, string> = {}
beforeAll(async () => {
  for (const shell of shells) scripts[shell] = (await runCli(['completion', shell])).stdout
})

/** A shell that is not on this machine cannot be asked. */
const has = (shell: string) => spawnSync(shell, ['--version']).error === undefined

/** What bash itself would offer for each line, the cursor at its end; words that it breaks are given apart. */
async function offered(lines: readonly (readonly string[])[], cwd: string): Promise<readonly string[][]> {
  const asked = lines.map((words) => {
    const quoted = ['agentdb', ...words].map((word) => `'${word}'`).join(' ')
    return `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}; _agentdb 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}" =====`
  })
  const { stdout } = await promisify(execFile)(
    'bash',
    ['--norc', '--noprofile', '-c', [scripts.bash, ...asked].join('\n')],
    { cwd },
  )
  return stdout
    .split('=====\n')
    .slice(0, -1)
    .map((block) => block.split('\n').filter(Boolean))
}

describe.skipIf(!has('bash'))('completion in bash', () => {
  it('offers what the program declares, and nothing else', async () => {
    const cwd = temporaryHome()
    fs.writeFileSync(path.join(cwd, 'my questions.jsonl'), '')
    const cases: readonly (readonly [
      readonly string[],
      readonly string[] | ((words: string[]) => boolean),
    ])[] = [
      [['hist'], ['history']],
      [[''], programShape().commands.map(({ name }) => name)],
      [
        ['teach', ''],
        ['add', 'list', 'remove', 'export', 'import'],
      ],
      [['teach', 'e'], ['export']],
      [['--form'], ['--format']],
      [['--format', 'cs'], ['csv']],
      [['-f', 'nd'], ['ndjson']],
      [['--format', '=', 'js'], ['json']],
      [['--format', '='], (words) => words.includes('table')],
      [['history', '--format', 'cs'], ['csv']],
      [
        ['history', '--stat'],
        ['--status', '--statement-timeout'],
      ],
      [['history', '--status', 'ref'], ['refused']],
      [
        ['costs', '--by', 'd'],
        ['day', 'database'],
      ],
      [['--review', 'al'], ['always']],
      [['--model', 'b'], ['builtin']],
      [['completion', 'f'], ['fish']],
      [['help', 'store_b'], ['store_busy']],
      [['help', 'teac'], ['teach']],
      // the value of an option is no command, and a command after it is
      [['--database-url', 'sql', 'cost'], ['costs']],
      [['--quiet', 'cost'], ['costs']],
      [['--database-url', ''], []],
      // a question has no words that could be known
      [['how many orders', ''], []],
      [['sql', 'sel'], []],
      [['eval', 'my'], ['my questions.jsonl']],
      [['teach', 'import', 'my'], ['my questions.jsonl']],
      [['--output', 'my'], ['my questions.jsonl']],
      [['history', '--output', 'my'], ['my questions.jsonl']],
      [['history', 'my'], []],
    ]
    const answers = await offered(
      cases.map(([words]) => words),
      cwd,
    )
    for (const [i, [words, wanted]] of cases.entries()) {
      const got = [...(answers[i] ?? [])]
      if (typeof wanted === 'function') expect({ words, right: wanted(got) }).toEqual({ words, right: true })
      else expect({ words, got: got.sort() }).toEqual({ words, got: [...wanted].sort() })
    }
  })

  it('completes at Tab in a shell that a person types into', async () => {
    const home = temporaryHome()
    fs.writeFileSync(path.join(home, 'completion.bash'), scripts.bash ?? '')
    const shell = spawn('bash', ['--norc', '--noprofile', '-i'], {
      cwd: home,
      cols: 120,
      rows: 24,
      env: { ...privateEnvironment(home), PATH: process.env.PATH ?? '', PS1: 'ready> ', TERM: 'xterm' },
    })
    const seen = screenOf(shell)
    try {
      await seen(/ready> /)
      shell.write('source completion.bash\r')
      await seen(/ready> .*ready> /s)
      shell.write('agentdb cost\t--by dat\t')
      await seen(/agentdb costs --by database /)
    } finally {
      shell.kill()
    }
  })
})

/** Waits until what the terminal has shown matches. */
function screenOf(terminal: ReturnType<typeof spawn>): (text: RegExp) => Promise<void> {
  let shown = ''
  let wake = () => {}
  terminal.onData((data) => {
    shown += data
    wake()
  })
  return async (text) => {
    while (!text.test(shown)) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
}

describe('completion in other shells', () => {
  it.each(shells)('%s is told every command and option', (shell) => {
    const { commands, options } = programShape()
    for (const { name } of commands) expect(scripts[shell]).toContain(name)
    for (const { long, short } of options.flatMap((group) => group.options)) {
      const spelling = long ?? short ?? ''
      expect(scripts[shell]).toContain(shell === 'fish' ? spelling.replace(/^--?/, '') : spelling)
    }
  })

  // Neither is on the machine of every developer; bash is the one that is tried in earnest.
  it.skipIf(!has('zsh'))('is zsh (skipped where zsh is not installed)', () => {
    const { status, stderr } = spawnSync('zsh', ['-f', '-n'], { input: scripts.zsh, encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it.skipIf(!has('fish'))('is fish (skipped where fish is not installed)', () => {
    const { status, stderr } = spawnSync('fish', ['--no-execute'], { input: scripts.fish, encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it('is refused for a shell that is not known, naming those that are', async () => {
    const { exitCode, stderr } = await runCli(['completion', 'fsh'])
    expect(stderr).toMatch(/bash, zsh, fish.*Did you mean fish, or zsh\?/s)
    expect(exitCode).toBe(2)
  })

  it('says in its help how it is installed', async () => {
    const { stdout } = await runCli(['completion', '--help'])
    expect(stdout).toContain('eval "$(agentdb completion bash)"')
    expect(stdout).toContain('~/.config/fish/completions/agentdb.fish')
  })
})
