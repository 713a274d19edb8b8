import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Rows of the first `columns` columns, in COPY's text format. */
export interface Chunk {
  readonly columns: number
  readonly bytes: Uint8Array
}

/** Rows on their way into a table, kept on disk because the types are known only after the last of them. */
export interface Spool {
  /** A row of as many columns as are known by now; null is SQL's NULL. */
  add(row: readonly (string | null)[]): void
  readonly rows: number
  /** What was added, in chunks of some megabytes. */
  chunks(): Generator<Chunk>
  close(): void
}

const chunkBytes = 8 * 1024 * 1024

/** Opens a spool in the system's temporary folder. */
export function openSpool(): Spool {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'agentdb-load-'))
  const file = fs.openSync(path.join(folder, 'rows'), 'wx+', 0o600)
  const written: { readonly columns: number; readonly at: number; readonly length: number }[] = []
  let pending: string[] = []
  let pendingLength = 0
  let columns = 0
  let end = 0
  let rows = 0
  const flush = () => {
    if (pending.length === 0) return
    const bytes = Buffer.from(pending.join(''))
    fs.writeSync(file, bytes)
    written.push({ columns, at: end, length: bytes.length })
    end += bytes.length
    pending = []
    pendingLength = 0
  }
  return {
    get rows() {
      return rows
    },
    add(row) {
      if (row.length !== columns) flush()
      columns = row.length
      const line = copyLine(row)
      pending.push(line)
      pendingLength += line.length
      rows++
      if (pendingLength > chunkBytes) flush()
    },
    *chunks() {
      flush()
      for (const { columns: known, at, length } of written) {
        const bytes = new Uint8Array(length)
        fs.readSync(file, bytes, 0, length, at)
        yield { columns: known, bytes }
      }
    },
    close() {
      fs.closeSync(file)
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

const special = /[\\\t\n\r\0]/
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  // Postgres has no NUL in text.
  '\0': '',
}

/** https://www.postgresql.org/docs/current/sql-copy.html, "Text Format". */
function copyLine(row: readonly (string | null)[]): string {
  let line = ''
  for (let at = 0; at < row.length; at++) {
    const value = row[at] ?? null
    if (at > 0) line += '\t'
    if (value === null) line += '\\N'
    else line += special.test(value) ? value.replace(/[\\\t\n\r\0]/g, (one) => escapes[one] ?? one) : value
  }
  return `${line}\n`
}
