import { EventEmitter } from 'node:events'
import type { Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { textWidth } from '../output/text-width.js'

/** A terminal that can be drawn on. */
export type Terminal = Writable & { readonly columns?: number; readonly rows?: number }

/** The part of a terminal that Ink draws on. */
export interface InkScreen {
  /** What Ink is given as its standard output. */
  readonly stream: NodeJS.WriteStream
  size(): { readonly columns: number; readonly rows: number }
  /** Takes the last frame off the screen, once Ink is done, and stops listening to the terminal. */
  close(): void
}

/**
 * A terminal as Ink may draw on it. Ink clears the whole screen, and what is above it, when a frame is as tall as the
 * terminal: it is told of no height, and frames have to be small. A terminal that grows narrower wraps what stands on it
 * already, and Ink would erase too few lines: such a frame is blanked here before the next one. Ink is not told of a new
 * size, which would make it draw twice; whoever draws has to.
 * @param wraps whether this terminal wraps anew what is on it; of those that do not, nothing else may be erased.
 * @param onResize draws again.
 */
export function inkScreen(terminal: Terminal, wraps: boolean, onResize: () => void): InkScreen {
  const width = textWidth()
  let frame: readonly string[] = []
  const linesNow = () => {
    const { columns } = sizeOf(terminal)
    return wraps ? frame.reduce((sum, line) => sum + rowsOf(width.of(line), columns), 0) : frame.length
  }
  const blankWrapped = () => {
    if (linesNow() === frame.length) return
    terminal.write(erase(linesNow()) + '\n'.repeat(frame.length))
    frame = frame.map(() => '')
  }
  const stream = Object.assign(new EventEmitter(), {
    isTTY: true,
    rows: Number.POSITIVE_INFINITY,
    writable: true,
    writableLength: 0,
    write(text: string, written?: () => void): boolean {
      const shown = stripVTControlCharacters(text)
      if (text !== '') {
        refreshSize(terminal)
        blankWrapped()
      }
      if (shown !== '') frame = shown.replace(/\n$/, '').split('\n')
      return terminal.write(text, () => written?.())
    },
  })
  Object.defineProperty(stream, 'columns', { get: () => sizeOf(terminal).columns })
  const resized = () => {
    blankWrapped()
    // It may be heard of in the middle of a frame.
    queueMicrotask(onResize)
  }
  terminal.on('resize', resized)
  return {
    // Ink asks of a stream no more than what is here.
    stream: stream as unknown as NodeJS.WriteStream,
    size: () => sizeOf(terminal),
    close() {
      terminal.off('resize', resized)
      terminal.write(erase(linesNow()))
    },
  }
}

/**
 * A stream learns of a new size by a signal, which may come after the next frame. Node's own way to look at once is not
 * documented; without it, frames drawn at that very moment may leave a line behind.
 */
function refreshSize(terminal: Terminal & { readonly _refreshSize?: () => void }): void {
  terminal._refreshSize?.()
}

/** Erases the line of the cursor and so many above it; the cursor ends at the beginning of the uppermost. */
function erase(lines: number): string {
  return `${'\u001B[2K\u001B[1A'.repeat(lines)}\u001B[2K\r`
}

function rowsOf(cells: number, columns: number): number {
  return Math.max(1, Math.ceil(cells / columns))
}

/** A terminal that does not say its size is taken for the classic one. */
function sizeOf({ columns, rows }: Terminal): { readonly columns: number; readonly rows: number } {
  return { columns: columns || 80, rows: rows || 24 }
}
