import type { AgentRole, RunEvent } from '../events.js'
import { cleanText } from '../output/clean-text.js'
import { type Io, write } from './io.js'
import type { CommonFlags } from './options.js'
import { row } from './receipt.js'

/** Shows a run's events on stderr as they come; stdout is for the answer alone. */
export interface Progress {
  show(event: RunEvent): Promise<void>
}

/** One plain line a step on a terminal or with `--verbose`; NDJSON with `--events`; nothing with `--quiet`. */
export function openProgress(flags: Pick<CommonFlags, 'events' | 'quiet' | 'verbose'>, io: Io): Progress {
  const lines = !flags.quiet && (flags.verbose || (io.stderr.isTTY === true && !flags.events))
  return {
    async show(event) {
      if (flags.events) await write(io.stderr, `${JSON.stringify(event)}\n`)
      else if (lines) await write(io.stderr, progressLine(event, flags.verbose === true))
    },
  }
}

const names: Readonly<Record<AgentRole, string>> = {
  'data-engineer': 'data engineer',
  'sql-analyst': 'SQL analyst',
  critic: 'critic',
  decision: 'decision',
}

function progressLine(event: RunEvent, verbose: boolean): string {
  switch (event.type) {
    case 'agent':
      return event.state === 'done' || verbose ? line(names[event.agent], event.note) : ''
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
