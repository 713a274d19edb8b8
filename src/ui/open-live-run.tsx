import { render } from 'ink'
import type { RunEvent } from '../events.js'
import { inkScreen, type Terminal } from './ink-screen.js'
import { LiveRun } from './LiveRun.js'
import { paintFor } from './paint.js'
import { foldRun, idleRun, type RunView } from './run-view.js'

/** What the live view needs to know of the terminal and of the wait. */
export interface LiveRunOptions {
  readonly colour: boolean
  /** Whether the terminal wraps anew what is on it when it grows narrower. */
  readonly wraps: boolean
  /** When the wait began, on the clock of `performance.now()`. */
  readonly since: number
}

/** A live view on a terminal; whoever opens it closes it, and then nothing of it is left on the screen. */
export interface LiveRunScreen {
  show(event: RunEvent): void
  close(): Promise<void>
}

/** Draws a run on a terminal while it goes on, beginning with what is known already. */
export function openLiveRun(
  terminal: Terminal,
  before: readonly RunEvent[],
  { colour, wraps, since }: LiveRunOptions,
): LiveRunScreen {
  const paint = paintFor(colour)
  let run: RunView = before.reduce(foldRun, idleRun)
  const screen = inkScreen(terminal, wraps, () => draw())
  const view = () => (
    <LiveRun run={run} elapsedMs={performance.now() - since} {...screen.size()} paint={paint} />
  )
  const ink = render(view(), {
    stdout: screen.stream,
    stderr: screen.stream,
    exitOnCtrlC: false,
    patchConsole: false,
    maxFps: 20,
  })
  const draw = () => ink.rerender(view())
  const clock = setInterval(draw, 1000)
  return {
    show(event) {
      run = foldRun(run, event)
      draw()
    },
    async close() {
      clearInterval(clock)
      const left = ink.waitUntilExit()
      ink.unmount()
      await left
      screen.close()
    },
  }
}
