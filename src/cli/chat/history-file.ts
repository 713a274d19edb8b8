import fs from 'node:fs'
import path from 'node:path'

/** Lines that are kept. */
export const mostLines = 1000

/** The lines typed before, newest first; none when there is no such file or it cannot be read. */
export function readHistory(file: string): readonly string[] {
  try {
    return fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).slice(-mostLines).reverse()
  } catch {
    return []
  }
}

/**
 * Keeps a line for the next time, readable by its owner alone. One that begins with a space is not kept, as in a
 * shell. What cannot be written is not worth an error: a history is a convenience.
 */
export function keepLine(file: string, line: string): void {
  if (line.trim() === '' || /^\s/.test(line)) return
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    fs.appendFileSync(file, `${oneLine(line)}\n`, { mode: 0o600 })
    const kept = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean)
    if (kept.length > 2 * mostLines) {
      const unfinished = `${file}.${process.pid}.part`
      fs.writeFileSync(unfinished, `${kept.slice(-mostLines).join('\n')}\n`, { mode: 0o600 })
      fs.renameSync(unfinished, file)
    }
  } catch {}
}

/** A question over several lines is one line of the history. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The next older line that holds the words, from a place on; null when there is none. */
export function olderWith(words: string, lines: readonly string[], from: number): number | null {
  const wanted = words.trim().toLowerCase()
  const at = lines.findIndex((line, place) => place >= from && line.toLowerCase().includes(wanted))
  return at < 0 ? null : at
}
