import { createInterface } from 'node:readline'
import { cleanText } from '../output/clean-text.js'
import { type Io, write } from './io.js'

/** Whether somebody can be asked: both ends are a terminal. */
export function isPerson({ stdin, stderr }: Pick<Io, 'stdin' | 'stderr'>): boolean {
  return stdin.isTTY === true && stderr.isTTY === true
}

/** Asks a person at a terminal; anything but yes is no, and so are the end of the input and an interruption. */
export async function confirm(question: string, { stdin, stderr, signal }: Io): Promise<boolean> {
  await write(stderr, `${cleanText(question)} [y/N] `)
  const reader = createInterface({ input: stdin, output: stderr, terminal: false })
  const left = () => reader.close()
  signal.addEventListener('abort', left, { once: true })
  try {
    for await (const line of reader) return /^\s*y(?:es)?\s*$/i.test(line)
    return false
  } finally {
    signal.removeEventListener('abort', left)
    reader.close()
  }
}
