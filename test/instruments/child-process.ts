import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'

const support = path.resolve(import.meta.dirname, '../support')

/** A journal-writer process of the running test; killed when the test ends. */
export interface Writer {
  readonly process: ChildProcess
  /** Resolves with the first line that `wanted` is true of; rejects when the process ends without one. */
  line(wanted: (line: string) => boolean): Promise<string>
  /** Resolves with every line when the process has ended. */
  readonly ended: Promise<{ readonly lines: readonly string[]; readonly exitCode: number | null }>
  kill(): Promise<void>
}

/** Starts test/support/journal-writer.ts as a process of its own. */
export function startWriter(...args: readonly string[]): Writer {
  return startScript('journal-writer.ts', ...args)
}

/** Starts a script of test/support as a process of its own. */
export function startScript(name: string, ...args: readonly string[]): Writer {
  const imports = ['tsx', pathToFileURL(path.join(support, 'sql-files.mjs')).href]
  const script = path.join(support, name)
  const options = ['--wasm-tiering-budget=18000000', ...imports.flatMap((each) => ['--import', each])]
  const child = spawn(process.execPath, [...options, script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  const lines = () => output.split('\n').slice(0, -1)
  const ended = new Promise<{ lines: string[]; exitCode: number | null }>((resolve) => {
    child.once('close', (exitCode) => resolve({ lines: lines(), exitCode }))
  })
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(kill)
  const line = (wanted: (line: string) => boolean) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = lines().find(wanted)
        if (found !== undefined) resolve(found)
      }
      child.stdout.on('data', look)
      child.once('close', () => reject(new Error(`the writer ended early:\n${output}\n${errors}`)))
      look()
    })
  return { process: child, line, ended, kill }
}
