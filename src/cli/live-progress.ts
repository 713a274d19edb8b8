import type { RunEvent } from '../events.js'
import type { LiveRunScreen } from '../ui/open-live-run.js'
import { type Io, write } from './io.js'
import type { CommonFlags } from './options.js'
import type { Progress } from './progress.js'
import { hasColour, wrapsAnew } from './terminal.js'

/** What is over sooner is not worth a view: it would only flash. */
const patienceMs = 100

/** A view on its way to the screen, or on it. */
interface Opening {
  screen: LiveRunScreen | null
  calledOff: boolean
  readonly timer: NodeJS.Timeout
}

/**
 * A live view of a run on standard error: it comes up when the wait goes on, `rest` takes it off the screen, and the
 * next event brings it back. What is noted meanwhile is printed when the view is gone.
 */
export function liveProgress(flags: Pick<CommonFlags, 'color'>, io: Io): Progress {
  const seen: RunEvent[] = []
  let notes = ''
  let opening: Opening | null = null

  function open(): Opening {
    const since = performance.now()
    // It is loaded while the database is being reached, so that it is there when patience ends.
    const loaded = import('../ui/open-live-run.js')
    loaded.catch(() => undefined)
    const timer = setTimeout(async () => {
      const { openLiveRun } = await loaded
      if (opened.calledOff) return
      opened.screen = openLiveRun(io.stderr, seen, {
        colour: hasColour(io.stderr, flags, io.environment),
        wraps: wrapsAnew(io.environment),
        since,
      })
    }, patienceMs)
    const opened: Opening = { screen: null, calledOff: false, timer }
    return opened
  }

  return {
    async begin() {
      opening ??= open()
    },
    async show(event) {
      seen.push(event)
      opening ??= open()
      opening.screen?.show(event)
    },
    async note(text) {
      if (opening === null) await write(io.stderr, text)
      else notes += text
    },
    async rest() {
      if (opening === null) return
      clearTimeout(opening.timer)
      opening.calledOff = true
      await opening.screen?.close()
      opening = null
      await write(io.stderr, notes)
      notes = ''
    },
  }
}
