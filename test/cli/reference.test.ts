import { readFileSync } from 'node:fs'
import path from 'node:path'
import { CommanderError } from 'commander'
import { describe, expect, it } from 'vitest'
import { declareProgram, unambiguous } from '../../src/cli/program.js'
import { programShape, referencePages } from '../../src/cli/reference/pages.js'
import { everyCommand } from '../../src/cli/reference/shape.js'
import { settingFacts } from '../../src/config.js'
import { quietIo } from './quiet-io.js'
import { runCli } from './run-cli.js'

const root = path.resolve(import.meta.dirname, '..', '..')
const pages = referencePages(readFileSync(path.join(root, '.env.sample'), 'utf8'))
const commands = everyCommand(programShape())

describe('the pages made from the program', () => {
  it.each(Object.keys(pages))('docs/%s is what the program says', (name) => {
    const written = readFileSync(path.join(root, 'docs', name), 'utf8')
    // Compared as a claim, so that the message is the command and not a page of differences.
    expect(written === pages[name], `docs/${name} is out of date; refresh it with: npm run docs`).toBe(true)
  })

  it('docs/commands.md has a section for each command', () => {
    for (const { path: words } of commands)
      expect(pages['commands.md']).toContain(`\n## ${`agentdb ${words}`.trim()}\n`)
  })

  it('docs/configuration.md has a meaning for each setting', () => {
    for (const { name } of settingFacts) {
      const row = pages['configuration.md']?.split('\n').find((line) => line.startsWith(`| \`${name}\` |`))
      expect(row, name).toMatch(/\| [^|]*\w{3}[^|]* \|$/)
    }
  })
})

describe('the help of a command', () => {
  // A command that only groups others has their examples.
  const asked = commands.filter(({ commands: below }) => below.length === 0)

  it.each(asked.map(({ path: words }) => words))('"%s" has examples', async (words) => {
    const { stdout } = await runCli([...words.split(' '), '--help'])
    expect(stdout, 'add some to src/cli/examples.ts').toMatch(/^Examples:\n {2}\S/m)
    expect(stdout.startsWith(`Usage: agentdb ${words}`)).toBe(true)
  })

  const examples = commands.flatMap(({ after }) => commandLines(after))

  it('has examples that are command lines', () => {
    expect(examples.length).toBeGreaterThan(30)
  })

  it.each(examples)('%s', async (line) => {
    const program = declareProgram(quietIo(), { exitCode: 0, question: null })
    const called: string[] = []
    for (const command of allBelow(program)) command.action(() => void called.push(command.name()))
    await program.parseAsync(unambiguous(shellWords(line)), { from: 'user' }).catch((error: unknown) => {
      // --help and --version end the program as well.
      if (!(error instanceof CommanderError) || error.exitCode !== 0) throw error
    })
    expect(called.length).toBeLessThanOrEqual(1)
  })
})

function allBelow(command: ReturnType<typeof declareProgram>): ReturnType<typeof declareProgram>[] {
  return [command, ...command.commands.flatMap(allBelow)]
}

/** The lines below "Examples:", each command on them by itself. */
function commandLines(after: string): readonly string[] {
  const [, block = ''] = /Examples:\n((?: {2}.*\n?)+)/.exec(after) ?? []
  return block
    .split('\n')
    .flatMap((line) => line.replace(/\s+# .*$/, '').match(/(?<=^|["(\s])agentdb\b.*/) ?? [])
    .flatMap((line) => line.split(/ && (?=agentdb )/))
    .map((line) => line.replace(/^agentdb +/, 'agentdb '))
}

/** A command line's words up to a pipe or redirection, as a shell reads them. */
function shellWords(line: string): readonly string[] {
  const words: string[] = []
  for (const [word] of line.matchAll(/"[^"]*"|\S+/g)) {
    if (/^(?:\||<|>|&&)$/.test(word)) break
    words.push(word.replace(/^"(.*)"$/, '$1').replace(/\)"?$/, ''))
  }
  return words.slice(1)
}
