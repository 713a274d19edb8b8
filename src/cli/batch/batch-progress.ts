import { type Io, write } from '../io.js'
import type { CommonFlags } from '../options.js'

/** How far a batch is, on a terminal's stderr alone. */
export interface BatchProgress {
  count(answered: boolean): Promise<void>
  end(): Promise<void>
}

/** One line that is written over, while the envelopes go to stdout. */
export function openBatchProgress(flags: Pick<CommonFlags, 'quiet' | 'output'>, io: Io): BatchProgress {
  // Where both streams are one terminal, the lines themselves tell.
  const shown = io.stderr.isTTY === true && !flags.quiet && (!io.stdout.isTTY || flags.output !== undefined)
  let done = 0
  let answered = 0
  return {
    async count(good) {
      done += 1
      if (good) answered += 1
      if (shown) await write(io.stderr, `\r${clearLine}batch  ${done} done, ${answered} answered`)
    },
    end: () => write(io.stderr, shown && done > 0 ? '\n' : ''),
  }
}

const clearLine = '\u001B[K'
