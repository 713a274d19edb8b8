import { EventEmitter } from 'node:events'
import type { Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { textWidth } from '../output/text-width.js'

/** A terminal that can be drawn on. */
export type Terminal = Writable & { readonly columns?: number; readonly rows?: number }

export interface InkScreen {
  /** What Ink is given as its standard output. */
  readonly stream: NodeJS.WriteStream
  size(): { readonly columns: number; readonly rows: number }
  /** Takes the last frame off the screen, once Ink is done, and stops listening to the terminal. */
  close(): void
}

/**
 * A terminal as Ink may draw on it. Ink clears the whole screen, and what is above it, when a frame is as tall as the
 * terminal: it is told of no height, and frames have to be small. When a terminal grows narrower it wraps what stands
 * there already, and Ink erases too few lines: those are erased here first.
 * @param wraps whether this terminal wraps anew what is on it; of those that do not, nothing else may be erased.
 * @param onResize called before Ink draws again.
 */
export function inkScreen(terminal: Terminal, wraps: boolean, onResize: () => void): InkScreen {
  const width = textWidth()
  let frame: readonly string[] = []
  let { columns } = sizeOf(terminal)
  const stream = Object.assign(new EventEmitter(), {
    isTTY: true,
    rows: Number.POSITIVE_INFINITY,
    writable: true,
    writableLength: 0,
    write(text: string, written?: () => void): boolean {
      const shown = stripVTControlCharacters(text)
      if (shown !== '') frame = shown.replace(/\n$/, '').split('\n')
      return terminal.write(text, () => written?.())
    },
  })
  Object.defineProperty(stream, 'columns', { get: () => sizeOf(terminal).columns })
  const linesOn = (narrow: number) =>
    frame.reduce((sum, line) => sum + Math.max(1, Math.ceil(width.of(line) / narrow)), 0)
  const resized = () => {
    const before = columns
    columns = sizeOf(terminal).columns
    if (wraps && columns < before) terminal.write(eraseLineAndGoUp.repeat(linesOn(columns) - frame.length))
    onResize()
    stream.emit('resize')
  }
  terminal.on('resize', resized)
  return {
    // Ink asks of a stream no more than what is here.
    stream: stream as unknown as NodeJS.WriteStream,
    size: () => sizeOf(terminal),
    close() {
      terminal.off('resize', resized)
      terminal.write(`${eraseLineAndGoUp.repeat(frame.length)}\u001B[2K\r`)
    },
  }
}

const eraseLineAndGoUp = '\u001B[2K\u001B[1A'

/** A terminal that does not say its size is taken for the classic one. */
function sizeOf({ columns, rows }: Terminal): { readonly columns: number; readonly rows: number } {
  return { columns: columns || 80, rows: rows || 24 }
}
