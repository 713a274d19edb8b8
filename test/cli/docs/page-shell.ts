import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { CommanderError } from 'commander'
import { declareProgram, unambiguous } from '../../../src/cli/program.js'
import type { Environment } from '../../../src/config.js'
import { quietIo } from '../quiet-io.js'
import { type CliInput, runCli } from '../run-cli.js'
import { needOf } from './needs.js'
import { type Call, type Pipeline, readShellLine } from './shell-line.js'

export interface PageWorld {
  readonly cwd: string
  readonly home: string
  readonly environment: Environment
}

/** What a command line printed in a pipe, and on a terminal of 80 columns. */
export interface Printed {
  readonly piped: string
  onTerminal(): Promise<string>
}

/** What a page shows around a command line. */
export interface Around {
  /** The comment above it. */
  readonly above: string
  /** What it prints, as shown. */
  readonly output: readonly string[]
}

/**
 * Runs command lines of a page as a shell would, agentdb in this process. Programs of others (jq, curl, cron) are not
 * run: what they are given is. Lines that begin with `> ` are what was typed in a chat. Exit codes are 0 unless a comment says `# exit 3` or the page shows an error.
 * @returns what agentdb printed; null where it did not run
 */
export function pageShell(world: PageWorld): (line: string, around: Around) => Promise<Printed | null> {
  return async (line, { above, output }) => {
    const { pipelines, comment } = readShellLine(line)
    let last: Printed | null = null
    for (const pipeline of pipelines) {
      const mayFail = pipelines.some(({ joined }) => joined === 'or')
      const remarks = {
        comments: `${comment}\n${above}`,
        mayFail: mayFail || showsError(output),
        typed: typed(output),
      }
      // What follows "or" is for the day on which something is wrong.
      if (pipeline.joined === 'or' && last !== null) continue
      last = (await runPipeline(pipeline, remarks, world)) ?? last
    }
    return last
  }
}

interface Remarks {
  readonly comments: string
  readonly mayFail: boolean
  readonly typed: string | null
}

const showsError = (output: readonly string[]) => output.some((line) => line.startsWith('agentdb: '))

/** What a page shows to have been typed at the chat's prompt; null when it shows none. */
function typed(output: readonly string[]): string | null {
  const lines = output.filter((line) => line.startsWith('> ')).map((line) => `${line.slice(2)}\n`)
  return lines.length === 0 ? null : lines.join('')
}

async function runPipeline({ calls }: Pipeline, remarks: Remarks, world: PageWorld): Promise<Printed | null> {
  let piped = ''
  let printed: Printed | null = null
  for (const call of calls) {
    const [program = ''] = call.words
    const own =
      program === 'npx' && call.words[1] === 'agentdb' ? { ...call, words: call.words.slice(1) } : call
    if (program === 'agentdb' || own !== call) {
      const result = await runAgentDb(own, piped, remarks, world)
      if (result === null) return null
      ;({ printed, piped } = result)
    } else {
      if (program === 'jq' && printed !== null) expectKeys(call, piped)
      const made = builtIn(call, world)
      if (made === null) return printed
      piped = made
    }
    if (call.output !== null) writeFileSync(path.join(world.cwd, call.output), piped)
  }
  return printed
}

async function runAgentDb(
  call: Call,
  piped: string,
  { comments, mayFail, typed: lines }: Remarks,
  { cwd, home, environment }: PageWorld,
): Promise<{ printed: Printed; piped: string } | null> {
  // The sample is there as a server: opening the embedded one takes a second each time.
  const said = call.words.slice(1).filter((word) => word !== '--sample')
  const argv = said.length === 0 && lines !== null ? ['chat'] : said
  const need = needOf({ ...call, words: ['agentdb', ...argv] }, comments)
  if (need !== null || said.length < call.words.length - 1) await parse(call.words.slice(1))
  if (need !== null) return null
  const input: CliInput = {
    stdin: call.input === null ? (call.document ?? lines ?? piped) : inputFile(call.input, cwd),
    environment: { ...environment, ...call.environment },
    home,
    cwd,
  }
  const { exitCode, stdout, stderr } = await runCli(argv, input)
  const expected = Number(/\bexit (\d+)/.exec(comments)?.[1] ?? 0)
  if (exitCode !== expected && !mayFail) {
    throw new Error(`exit ${exitCode}: ${stderr.trim() || stdout.trim()}`)
  }
  const printed = {
    piped: `${stdout}${stderr}`,
    onTerminal: async () => {
      const screen = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 1000 })
      const chunks: Buffer[] = []
      screen.on('data', (chunk: Buffer) => chunks.push(chunk))
      const again = await runCli(argv, {
        ...input,
        environment: { ...input.environment, NO_COLOR: '1', LANG: 'en_US.UTF-8' },
        stdout: screen,
      })
      return `${Buffer.concat(chunks).toString('utf8')}${again.stderr}`
    },
  }
  return { printed, piped: stdout }
}

function inputFile(name: string, cwd: string): string {
  return name === '/dev/null' ? '' : readFileSync(path.join(cwd, name), 'utf8')
}

/** What the shell's own small programs print; null for a program that is not run. */
function builtIn({ words: [program = '', ...words], document }: Call, { cwd }: PageWorld): string | null {
  switch (program) {
    case 'echo':
      return `${words.join(' ')}\n`
    case 'printf':
      return words.join(' ').replaceAll('\\n', '\n')
    case 'cat':
      return document ?? words.map((name) => readFileSync(path.join(cwd, name), 'utf8')).join('')
    default:
      return null
  }
}

/** Reads a command line without running it: a command, option or value that does not exist is an error. */
export async function parse(argv: readonly string[]): Promise<void> {
  const program = declareProgram(quietIo(), { exitCode: 0, question: null })
  for (const command of allBelow(program)) command.action(() => {})
  await program.parseAsync(unambiguous(argv), { from: 'user' }).catch((error: unknown) => {
    if (!(error instanceof CommanderError) || error.exitCode !== 0) throw error
  })
}

function allBelow(command: ReturnType<typeof declareProgram>): ReturnType<typeof declareProgram>[] {
  return [command, ...command.commands.flatMap(allBelow)]
}

/** jq is not run, but the keys that its filter reads have to be in what it is given. */
function expectKeys({ words }: Call, given: string): void {
  const filter = words.slice(1).filter((word) => !word.startsWith('-'))[0] ?? ''
  const missing = [...filter.replace(/"[^"]*"/g, '').matchAll(/\.([a-z]\w*)/gi)]
    .map(([, key = '']) => key)
    .filter((key) => !given.includes(`"${key}"`))
  if (missing.length > 0) throw new Error(`jq is given no key ${missing.join(', ')}: ${given.slice(0, 300)}`)
}

/** Rows, charts and errors are compared, sentences not: those may be put in other words. */
const compared = /\||^(?:agentdb|warning): |[▁-█─-╿⠀-⣿]/

const sentence = /^(?:agentdb|warning): /

/** What is missing of the lines a page shows, neither in a pipe nor on a terminal; numbers may be written either way. */
export async function expectShown(shown: readonly string[], printed: Printed): Promise<readonly string[]> {
  const wanted = shown.filter((line) => compared.test(line))
  const missing = absent(wanted, printed.piped)
  if (missing.length === 0) return []
  const onTerminal = absent(wanted, await printed.onTerminal())
  return onTerminal.map((line) => `this is not printed: ${line}`)
}

function absent(wanted: readonly string[], text: string): readonly string[] {
  const lines = new Set(text.split('\n').map((line) => line.trimEnd()))
  // A terminal breaks sentences where it is full.
  const words = text.replace(/\s+/g, ' ')
  return wanted.filter((line) =>
    sentence.test(line) ? !words.includes(line.trim()) : !lines.has(line.trimEnd()),
  )
}
