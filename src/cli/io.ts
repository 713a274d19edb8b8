import type { Readable, Writable } from 'node:stream'
import type { Environment } from '../config.js'

/** The outside world of one command, so that the same CLI runs in a process and in a test. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly stderr: Writable & { readonly isTTY?: boolean }
  readonly environment: Environment
  readonly cwd: string
  /** Aborted by SIGINT or SIGTERM. */
  readonly signal: AbortSignal
}

/** Writes and waits until the stream took it; a reader that went away (`| head`) ends the wait quietly. */
export function write(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (text === '' || stream.destroyed) return resolve()
    stream.write(text, () => resolve())
  })
}
