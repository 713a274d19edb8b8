import type { AskLine } from '../choose-reading.js'
import { type Io, write } from '../io.js'
import type { Typed } from './editor.js'

/** Where the lines of a chat come from. */
export interface Input {
  /** A person types at a terminal. */
  readonly person: boolean
  read(): Promise<Typed>
  /** A line that is no question; null where nobody can be asked. */
  readonly ask: AskLine | null
  close(): void
}

/** Whether a person is there to chat with. */
export function isPerson({ stdin, stderr }: Pick<Io, 'stdin' | 'stderr'>): boolean {
  return stdin.isTTY === true && stderr.isTTY === true
}

/** The lines of a file or a pipe, one question each; a trailing backslash goes on in the next. */
export async function openLines(io: Io, echo: boolean): Promise<Input> {
  const { createInterface } = await import('node:readline')
  const reader = createInterface({ input: io.stdin, terminal: false, crlfDelay: Number.POSITIVE_INFINITY })
  const left = () => reader.close()
  io.signal.addEventListener('abort', left, { once: true })
  const lines = reader[Symbol.asyncIterator]()
  return {
    person: false,
    ask: null,
    async read() {
      let text = ''
      for (;;) {
        const { value, done } = await lines.next()
        if (done && text === '') return { kind: 'end' }
        text += done ? '' : String(value)
        if (!done && /(?<!\\)\\$/.test(text)) {
          text = `${text.slice(0, -1)}\n`
          continue
        }
        if (echo && text.trim() !== '') await write(io.stderr, `> ${text.trim().slice(0, longestEcho)}\n`)
        return { kind: 'text', text }
      }
    },
    close() {
      io.signal.removeEventListener('abort', left)
      reader.close()
    },
  }
}

const longestEcho = 500

/** The same input with one text before it. */
export function withFirst(input: Input, first: string | null): Input {
  let next = first
  return {
    ...input,
    async read() {
      const text = next
      next = null
      return text === null ? input.read() : { kind: 'text', text }
    },
  }
}
