import { type Io, write } from './io.js'

/** Lines that a person types at a terminal; whoever opens them closes them. */
export interface Lines {
  /** The next line; null at the end of the input, or when the run is called off. */
  ask(prompt: string): Promise<string | null>
  close(): void
}

/** The terminal edits the line itself; Ctrl-C is the process's own, Ctrl-D closes the input. */
export async function openLines({ stdin, stderr, signal }: Io): Promise<Lines> {
  const { createInterface } = await import('node:readline')
  const reader = createInterface({ input: stdin, output: stderr, terminal: false })
  const left = () => reader.close()
  signal.addEventListener('abort', left, { once: true })
  // A line may come before it is asked for: the iterator keeps it.
  const lines = reader[Symbol.asyncIterator]()
  return {
    async ask(prompt) {
      await write(stderr, prompt)
      const { value, done } = await lines.next()
      return done ? null : String(value).trim()
    },
    close() {
      signal.removeEventListener('abort', left)
      reader.close()
    },
  }
}
