import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PassThrough, Readable, type Writable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { main } from '../../src/cli/main.js'
import type { Environment } from '../../src/config.js'

export interface CliInput {
  /** What standard input holds; none is a closed one. */
  readonly stdin?: string | Buffer | Readable
  /** Beside a HOME and XDG folders of the test's own, which these may overrule. */
  readonly environment?: Environment
  readonly home?: string
  readonly cwd?: string
  /** Whether standard error is a terminal. */
  readonly terminal?: boolean
  readonly signal?: AbortSignal
  /** Instead of one that takes everything. */
  readonly stdout?: Writable
}

export interface CliResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** A folder for one test, gone when it ends. */
export function temporaryHome(): string {
  const home = makeHome()
  onTestFinished(() => fs.rmSync(home, { recursive: true, force: true }))
  return home
}

function makeHome(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'agentdb-test-cli-'))
}

/** An environment that shares nothing with the machine's own. */
export function privateEnvironment(home: string): Environment {
  return {
    HOME: home,
    XDG_DATA_HOME: path.join(home, 'data'),
    XDG_CACHE_HOME: path.join(home, 'cache'),
    USER: 'tester',
  }
}

/** Runs one command line in this process, through the same function as the program. */
export async function runCli(argv: readonly string[], input: CliInput = {}): Promise<CliResult> {
  const home = input.home ?? makeHome()
  const stdin =
    input.stdin instanceof Readable ? input.stdin : Readable.from(input.stdin ? [input.stdin] : [])
  const out = capture()
  const err = capture()
  try {
    const exitCode = await main(argv, {
      stdin,
      stdout: input.stdout ?? out.stream,
      stderr: Object.assign(err.stream, { isTTY: input.terminal === true }),
      environment: { ...privateEnvironment(home), ...input.environment },
      cwd: input.cwd ?? home,
      signal: input.signal ?? new AbortController().signal,
    })
    return { exitCode, stdout: out.text(), stderr: err.text() }
  } finally {
    if (input.home === undefined) fs.rmSync(home, { recursive: true, force: true })
  }
}

function capture(): { readonly stream: PassThrough; text(): string } {
  const stream = new PassThrough()
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') }
}
