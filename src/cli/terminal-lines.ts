import { StringDecoder } from 'node:string_decoder'
import { type Io, write } from './io.js'

/** Lines that a person types at a terminal. */
export interface Lines {
  /** The next line; null at the end of the input, or when the run is called off. */
  ask(prompt: string, signal: AbortSignal): Promise<string | null>
}

/**
 * Reads lines from standard input, and only while one is asked for: between two of them an editor may have the terminal.
 * What was typed ahead is kept. The terminal edits the line itself; Ctrl-C is the process's own, Ctrl-D ends the input.
 */
export function openLines({ stdin, stderr }: Pick<Io, 'stdin' | 'stderr'>): Lines {
  const decoder = new StringDecoder('utf8')
  let typed = ''
  let ended = false

  function takeLine(): string | null {
    const at = typed.indexOf('\n')
    if (at < 0 && (!ended || typed === '')) return null
    const line = at < 0 ? typed : typed.slice(0, at)
    typed = at < 0 ? '' : typed.slice(at + 1)
    return line.trim()
  }

  function nextLine(signal: AbortSignal): Promise<string | null> {
    return new Promise((resolve) => {
      const settle = (line: string | null) => {
        stdin.off('data', take).off('end', end).off('close', end).off('error', end)
        signal.removeEventListener('abort', leave)
        stdin.pause()
        resolve(line)
      }
      const take = (chunk: Buffer | string) => {
        typed += typeof chunk === 'string' ? chunk : decoder.write(chunk)
        const line = takeLine()
        if (line !== null) settle(line)
      }
      const end = () => {
        ended = true
        settle(takeLine())
      }
      const leave = () => settle(null)
      if (signal.aborted) return leave()
      const line = takeLine()
      if (line !== null) return settle(line)
      // An ended stream says so once, and perhaps has.
      if (ended || stdin.readableEnded || stdin.destroyed) return end()
      signal.addEventListener('abort', leave, { once: true })
      stdin.on('data', take).on('end', end).on('close', end).on('error', end)
      stdin.resume()
    })
  }

  return {
    async ask(prompt, signal) {
      await write(stderr, prompt)
      return nextLine(signal)
    },
  }
}
