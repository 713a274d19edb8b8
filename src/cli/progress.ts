import type { RunEvent } from '../events.js'
import { cleanText } from '../output/clean-text.js'
import { agentNames } from '../ui/run-view.js'
import { type Io, write } from './io.js'
import { liveProgress } from './live-progress.js'
import type { CommonFlags } from './options.js'
import { row } from './receipt.js'
import { mannerOf } from './terminal.js'
import { jsonText } from '../output/json-text.js'

/** Shows a run on stderr as it goes on; stdout is for the answer alone. */
export interface Progress {
  /** The wait begins: databases are opened before the first event. */
  begin(): Promise<void>
  show(event: RunEvent): Promise<void>
  /** Lines that stay, whatever is drawn meanwhile. */
  note(text: string): Promise<void>
  /** Leaves the terminal to others, until the next event. Safe to call at any time. */
  rest(): Promise<void>
}

/** A live view on a terminal; a plain line a step where that cannot be; NDJSON with `--events`; nothing with `--quiet`. */
export function openProgress(flags: CommonFlags, io: Io): Progress {
  const manner = mannerOf(flags, io)
  if (manner === 'live') return liveProgress(flags, io)
  return {
    begin: async () => {},
    async show(event) {
      if (flags.events) await write(io.stderr, `${jsonText(event)}\n`)
      else if (manner === 'lines') await write(io.stderr, progressLine(event, flags.verbose === true))
    },
    note: (text) => write(io.stderr, text),
    rest: async () => {},
  }
}

function progressLine(event: RunEvent, verbose: boolean): string {
  switch (event.type) {
    case 'agent':
      return event.state === 'done' || verbose ? line(agentNames[event.agent], event.note) : ''
    case 'attempt-finished': {
      const { attempt, number } = event
      if (attempt.error) return line('attempt', `${number} failed: ${attempt.error.message}`)
      return verbose
        ? line('attempt', `${number}: ${rowsText(attempt.rowCount)} in ${Math.round(attempt.durationMs)} ms`)
        : ''
    }
    case 'model-call':
      return verbose
        ? line(
            'model',
            `${event.call.model}: ${event.call.inputTokens} + ${event.call.outputTokens} tokens, ${Math.round(event.call.latencyMs)} ms`,
          )
        : ''
    default:
      return ''
  }
}

function rowsText(rowCount: number | null): string {
  if (rowCount === null) return 'not run, checked'
  return rowCount === 1 ? '1 row' : `${rowCount} rows`
}

function line(who: string, what: string): string {
  return `${row(who, cleanText(what))}\n`
}
