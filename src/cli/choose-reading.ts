import type { Clarification } from '../events.js'
import { cleanText } from '../output/clean-text.js'
import { type Io, write } from './io.js'
import type { CommonFlags } from './options.js'

/**
 * Lets a person at a terminal choose one of the readings; the chosen interpretation, or null when nobody can be asked
 * or nothing was chosen. Scripts are never asked: they get the options and exit code 4.
 */
export async function chooseReading(
  { question, options }: Clarification,
  flags: Pick<CommonFlags, 'json' | 'quiet' | 'events'>,
  io: Io,
): Promise<string | null> {
  const person =
    io.stdin.isTTY === true && io.stderr.isTTY === true && !flags.json && !flags.quiet && !flags.events
  if (!person || options.length === 0) return null
  const list = options.map(({ interpretation }, i) => `  ${i + 1}. ${cleanText(interpretation)}\n`).join('')
  await write(io.stderr, `${cleanText(question)}\n${list}`)
  const { createInterface } = await import('node:readline/promises')
  // The terminal edits the line itself; Ctrl-C is the process's own, Ctrl-D closes the input.
  const prompt = createInterface({ input: io.stdin, output: io.stderr, terminal: false })
  const left = new AbortController()
  prompt.once('close', () => left.abort())
  try {
    const asked = prompt.question(`1-${options.length}, or Enter to leave: `, {
      signal: AbortSignal.any([io.signal, left.signal]),
    })
    return options[Number((await asked).trim()) - 1]?.interpretation ?? null
  } catch {
    // Left without choosing.
    return null
  } finally {
    prompt.close()
  }
}
