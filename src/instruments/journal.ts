import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { StoreError } from '../errors.js'
import type { RunEvent } from '../events.js'
import { type JournalEntry, type JournalHeader, journalVersion } from './journal-entry.js'
import { withoutSecrets } from './redact.js'
import { capRows } from './result-cap.js'
import { isRunId } from './run-id.js'

/** The file one run writes its events to, as they happen. Whoever opens it closes it. */
export interface Journal {
  readonly file: string
  /**
   * Writes one event before it returns; `finished` is on the disk by then.
   * @throws {StoreError} when the disk refuses. The journal stays usable, and the run goes on with a warning.
   */
  append(event: RunEvent): void
  /** Without a `finished` before it, the run counts as interrupted from now on. */
  close(): void
}

/** The folder of the journals below the data folder. */
export function journalFolder(dataDir: string): string {
  return path.join(dataDir, 'journal')
}

/**
 * Starts the journal of one run: `<dataDir>/journal/<runId>.jsonl`, readable by its owner alone.
 * @throws {StoreError} `journal_not_writable` when the folder or file cannot be made: warn, and answer all the same.
 */
export function openJournal(dataDir: string, runId: string): Journal {
  if (!isRunId(runId)) throw new StoreError('journal_not_writable', `'${runId}' cannot name a journal file.`)
  const folder = journalFolder(dataDir)
  const file = path.join(folder, `${runId}.jsonl`)
  let fd: number
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    fd = fs.openSync(file, 'ax+', 0o600)
  } catch (error) {
    throw notWritable(file, error)
  }
  const header: JournalHeader = {
    version: journalVersion,
    pid: process.pid,
    host: os.hostname(),
    startedAt: new Date().toISOString(),
  }
  try {
    writeLine(fd, header)
  } catch (error) {
    fs.closeSync(fd)
    fs.rmSync(file, { force: true })
    throw notWritable(file, error)
  }
  return journalOn(fd, file)
}

function journalOn(fd: number, file: string): Journal {
  let state: 'running' | 'finished' | 'closed' = 'running'
  return {
    file,
    append(event) {
      if (state === 'closed') throw new StoreError('journal_closed', `The journal ${file} is closed.`)
      try {
        writeLine(fd, entryOf(event))
        if (event.type !== 'finished') return
        state = 'finished'
        fs.fsyncSync(fd)
        keepFile(fd, file)
        syncFolder(path.dirname(file))
      } catch (error) {
        throw notWritable(file, error)
      }
    },
    close() {
      if (state === 'closed') return
      const before = state
      state = 'closed'
      try {
        if (before === 'running') writeLine(fd, { closedAt: new Date().toISOString() })
      } catch {
        // The line only says sooner what the end of this process will say.
      } finally {
        fs.closeSync(fd)
      }
    },
  }
}

function entryOf(event: RunEvent): JournalEntry {
  const at = new Date().toISOString()
  const safe = withoutSecrets(event)
  if (safe.type !== 'finished') return { at, event: safe }
  const { rows } = capRows(safe.answer.rows)
  return { at, event: { ...safe, answer: { ...safe.answer, rows } }, rowCount: safe.answer.rows.length }
}

/** All of the line or nothing of it, so that a full disk leaves no half line in the middle. */
function writeLine(fd: number, line: unknown): void {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`)
  const start = fs.fstatSync(fd).size
  try {
    for (let done = 0; done < bytes.length; ) done += fs.writeSync(fd, bytes, done)
  } catch (error) {
    fs.ftruncateSync(fd, start)
    throw error
  }
}

/** Writes the journal anew when a reader, on a machine that could not see this process, took it for dead. */
function keepFile(fd: number, file: string): void {
  const { nlink, size } = fs.fstatSync(fd)
  if (nlink > 0) return
  const bytes = Buffer.alloc(size)
  fs.readSync(fd, bytes, 0, size, 0)
  fs.writeFileSync(file, bytes, { mode: 0o600, flush: true })
}

/** A file is only as durable as its folder's entry for it; Windows has no such call. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const fd = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(fd)
  } finally {
    fs.closeSync(fd)
  }
}

function notWritable(file: string, cause: unknown): StoreError {
  const words = cause instanceof Error ? cause.message : String(cause)
  return new StoreError(
    'journal_not_writable',
    `This run is not recorded: cannot write ${file} (${words}).`,
    {
      hint: 'Make the folder writable for this user, or name another data folder.',
      cause,
    },
  )
}
