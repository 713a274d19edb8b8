import type { Clarification, ClarificationOption } from '../events.js'
import { cleanText } from '../output/clean-text.js'
import { type Io, write } from './io.js'
import type { CommonFlags } from './options.js'
import { openLines } from './terminal-lines.js'

/** The reading a person chose, and whether such questions are to be read so from now on. */
export interface Chosen {
  readonly option: ClarificationOption
  readonly remember: boolean
}

/**
 * Lets a person at a terminal choose one of the readings, and remember the choice where there is a way to; null when
 * nobody can be asked or nothing was chosen. Scripts are never asked: they get the options and exit code 4.
 */
export async function chooseReading(
  clarification: Clarification,
  flags: Pick<CommonFlags, 'json' | 'quiet' | 'events'>,
  io: Io,
): Promise<Chosen | null> {
  const person =
    io.stdin.isTTY === true && io.stderr.isTTY === true && !flags.json && !flags.quiet && !flags.events
  if (!person || clarification.options.length === 0) return null
  const lines = openLines(io)
  return chooseFrom(clarification, (prompt) => lines.ask(prompt, io.signal), io)
}

/** The next line that is typed; null at the end of the input, or when the run is called off. */
export type AskLine = (prompt: string) => Promise<string | null>

/** Offers the readings by number; null when none is chosen. */
export async function chooseFrom(
  { question, options }: Clarification,
  ask: AskLine,
  io: Pick<Io, 'stderr'>,
): Promise<Chosen | null> {
  const list = options.map(({ label }, i) => `  ${i + 1}. ${cleanText(label)}\n`).join('')
  await write(io.stderr, `${cleanText(question)}\n${list}`)
  const said = await ask(`1-${options.length}, or Enter to leave: `)
  const option = options[Number(said ?? '') - 1]
  if (!option) return null
  const remember =
    option.remember != null && /^y(?:es)?$/i.test((await ask('Remember this choice? [y/N] ')) ?? '')
  return { option, remember }
}
