import { StringDecoder } from 'node:string_decoder'
import { InterruptedError } from '../../errors.js'
import { type Io, write } from '../io.js'
import { maskAddress } from '../mask.js'

/** Asks a person at a terminal, one line at a time. */
export interface Prompt {
  /**
   * One line, trimmed; '' at the end of the input. What could be a password in an address is not shown while it is typed;
   * of a `secret` nothing is.
   * @throws {InterruptedError} at Ctrl-C, or when the run is called off
   */
  ask(question: string, kind?: 'address' | 'secret'): Promise<string>
  close(): void
}

type Terminal = Io['stdin'] & { setRawMode?(raw: boolean): void }

/** Takes the keys over while it asks, so that the terminal does not echo them; in between Ctrl-C is a signal as ever. */
export function openPrompt({ stdin, stderr, signal }: Io): Prompt {
  const terminal: Terminal = stdin
  const keys = readKeys(terminal, signal)
  return {
    async ask(question, kind = 'address') {
      const shown = kind === 'secret' ? () => '' : whileTyped
      terminal.setRawMode?.(true)
      try {
        await write(stderr, question)
        const line = await readLine(keys, signal, (typed) =>
          write(stderr, redrawn(question, shown(typed), stderr)),
        )
        if (line === null) throw await interrupted(stderr)
        // What was meant is shown once more: a port, say, looked like a password while it was typed.
        const whole = kind === 'secret' ? '' : maskAddress(line)
        await write(stderr, `${redrawn(question, whole, stderr)}\n`)
        return line.trim()
      } finally {
        terminal.setRawMode?.(false)
      }
    },
    close: keys.close,
  }
}

/** The line at its end, or at the end of the input; null when it was given up. */
async function readLine(
  keys: ReturnType<typeof readKeys>,
  signal: AbortSignal,
  show: (line: string) => Promise<void>,
): Promise<string | null> {
  let line = ''
  for (;;) {
    const key = await keys.next()
    if (key === '\u0003' || signal.aborted) return null
    if (key === null || key === '\r' || key === '\n' || (key === '\u0004' && line === '')) return line
    line = edited(line, key)
    if (!keys.waiting()) await show(line)
  }
}

async function interrupted(stderr: Io['stderr']): Promise<InterruptedError> {
  await write(stderr, '\n')
  return new InterruptedError('interrupted', 'Interrupted; nothing was written.')
}

function edited(line: string, key: string): string {
  if (key === '\u007f' || key === '\b') return [...line].slice(0, -1).join('')
  if (key === '\u0015') return ''
  return key < ' ' ? line : line + key
}

function redrawn(question: string, shown: string, stderr: Io['stderr']): string {
  const columns = 'columns' in stderr && typeof stderr.columns === 'number' ? stderr.columns : 80
  const [last = ''] = question.split('\n').slice(-1)
  const signs = [...shown]
  const room = Math.max(columns - last.length - 2, 8)
  const tail = signs.length > room ? `…${signs.slice(1 - room).join('')}` : shown
  return `\r\u001B[K${last}${tail}`
}

/** Before the `@` is typed a password cannot be told from a port: both are hidden until it is. */
function whileTyped(line: string): string {
  const masked = maskAddress(line)
  return masked.includes('@') ? masked : masked.replace(/(\/\/[^:/?@]*:)([^/?]+)/, '$1••••')
}

/** Single keys; an arrow and its like are taken off whole and dropped. */
function readKeys(stdin: Terminal, signal: AbortSignal) {
  const decoder = new StringDecoder('utf8')
  let typed = ''
  let ended = false
  let wake = () => {}
  const rouse = () => wake()
  const take = (chunk: Buffer | string) => {
    typed += typeof chunk === 'string' ? chunk : decoder.write(chunk)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: keys that are no characters begin with ESC
    typed = typed.replace(/\u001B(?:\[[0-9;?]*[ -/]*[@-~]|O.|[^[O])/g, '').replaceAll('\r\n', '\r')
    wake()
  }
  const end = () => {
    ended = true
    wake()
  }
  stdin.on('data', take).on('end', end)
  signal.addEventListener('abort', rouse)
  return {
    waiting: () => typed !== '',
    async next(): Promise<string | null> {
      while (typed === '') {
        if (ended || signal.aborted) return null
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      const [key = ''] = typed
      typed = typed.slice(key.length)
      return key
    },
    close() {
      stdin.off('data', take).off('end', end)
      stdin.pause()
      signal.removeEventListener('abort', rouse)
    },
  }
}
