import { PassThrough } from 'node:stream'
import type { Io } from '../../src/cli/io.js'

/** An outside world that takes everything and says nothing. */
export function quietIo(): Io {
  const sink = () => new PassThrough().resume()
  return {
    stdin: sink(),
    stdout: sink(),
    stderr: sink(),
    environment: {},
    cwd: '.',
    signal: new AbortController().signal,
  }
}
