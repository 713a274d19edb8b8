import type { Readable, Writable } from 'node:stream'
import type { Environment } from '../config.js'
import { UsageError } from '../errors.js'

/** The outside world of one command, so that the same CLI runs in a process and in a test. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Screen
  readonly stderr: Screen
  readonly environment: Environment
  readonly cwd: string
  /** Aborted by SIGINT or SIGTERM. */
  readonly signal: AbortSignal
  /**
   * Whose Ctrl-C it is from now on, until what is returned is called; a handler that returns false leaves it to those
   * before it and to the process. Absent where there are no signals.
   */
  readonly onInterrupt?: (handler: () => boolean) => () => void
}

/** A stream that may be a terminal, and how large that is then. */
export type Screen = Writable & {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
}

/** Writes notes and waits until the stream took them. Whether anybody reads them is no concern of the answer. */
export function write(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (text === '' || stream.destroyed) return resolve()
    stream.write(text, () => resolve())
  })
}

/**
 * Writes the answer to stdout. A reader that went away (`| head`) has what it wanted; a full disk has not.
 * @throws {UsageError} `output_not_writable`
 */
export function writeAnswer(io: Io, text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    if (text.length === 0 || io.stdout.destroyed) return resolve()
    io.stdout.write(text, (error) => {
      if (!error || ('code' in error && error.code === 'EPIPE')) return resolve()
      reject(
        new UsageError('output_not_writable', `Cannot write standard output: ${error.message}.`, {
          cause: error,
          hint: 'The answer is recorded: agentdb show.',
        }),
      )
    })
  })
}
