import pty from '@lydell/node-pty'
import xterm from '@xterm/headless'

/** The built program in a terminal of its own, with a screen to read. Whoever opens it closes it. */
export interface TerminalRun {
  /** What the screen shows, without the blanks at the ends of lines and the blank lines at its end. */
  screen(): string
  /** The same with what has scrolled off. */
  everything(): string
  /** All that was written, escape codes included. */
  written(): string
  type(keys: string): void
  resize(columns: number, rows: number): void
  /** Waits until the screen shows something; fails with the screen when that never comes. */
  shows(text: string | RegExp): Promise<void>
  /** Waits for the end; resolves to the exit code. */
  ended(): Promise<number>
  close(): void
}

export interface TerminalOptions {
  readonly columns?: number
  readonly rows?: number
  readonly cwd: string
  readonly environment?: Readonly<Record<string, string>>
}

const patienceMs = 25_000

/** Starts a program of Node's in a terminal, with nothing of this machine's environment but PATH. */
export function runInTerminal(
  program: string,
  argv: readonly string[],
  { columns = 80, rows = 24, cwd, environment = {} }: TerminalOptions,
): TerminalRun {
  const screen = new xterm.Terminal({ cols: columns, rows, scrollback: 1000, allowProposedApi: true })
  const child = pty.spawn(process.execPath, [program, ...argv], {
    cols: columns,
    rows,
    cwd,
    env: { PATH: process.env.PATH ?? '', TERM: 'xterm-256color', ...environment },
  })
  let written = ''
  let changed = () => {}
  child.onData((data) => {
    written += data
    screen.write(data, () => changed())
  })
  let exitCode: number | null = null
  child.onExit((exit) => {
    exitCode = exit.exitCode
    screen.write('', () => changed())
  })
  const lines = (from: number) => {
    const buffer = screen.buffer.active
    const all = Array.from({ length: buffer.length - from }, (_, at) =>
      (buffer.getLine(from + at)?.translateToString(true) ?? '').trimEnd(),
    )
    return all.join('\n').trimEnd()
  }
  const until = <T>(wanted: string, found: () => T | null) =>
    new Promise<T>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`the terminal did not show ${wanted}:\n${lines(0)}`)),
        patienceMs,
      )
      changed = () => {
        const value = found()
        if (value === null) return
        clearTimeout(timer)
        changed = () => {}
        resolve(value)
      }
      changed()
    })
  return {
    screen: () => lines(screen.buffer.active.baseY),
    everything: () => lines(0),
    written: () => written,
    type: (keys) => child.write(keys),
    resize(newColumns, newRows) {
      screen.resize(newColumns, newRows)
      child.resize(newColumns, newRows)
    },
    shows: (text) =>
      until(
        String(text),
        () => (typeof text === 'string' ? lines(0).includes(text) : text.test(lines(0))) || null,
      ).then(() => {}),
    ended: () => until('its end', () => exitCode),
    close() {
      if (exitCode === null) child.kill('SIGKILL')
      screen.dispose()
    },
  }
}
