import fs from 'node:fs'
import { StatementError } from '../database/connection.js'
import { foldRun } from './fold.js'
import { writerAlive } from './process-alive.js'
import { type JournalContents, listJournals, readJournal } from './read-journal.js'
import type { FoldedRun } from './run-rows.js'
import type { StoreConnection } from './store-connection.js'
import { writeRun } from './write-run.js'

const dayMs = 24 * 3600 * 1000

/** What a drain did. Journals it skipped stay where they are. */
export interface Drained {
  /** Runs that this call put into the store. */
  readonly drained: number
  readonly skipped: readonly SkippedJournal[]
}

/** A journal that was left where it is, and why; `detail` is a sentence for a person. */
export interface SkippedJournal {
  readonly file: string
  /** `running`: its run goes on; `unreadable`: not a journal this code reads; `refused`: the store would not take it. */
  readonly reason: 'running' | 'unreadable' | 'refused'
  readonly detail: string
}

/**
 * Moves every ended run's journal into the store: a journal is removed only after its run is committed, and a run
 * that is there already is not written again, so any number of drains may run at once or be killed.
 * Calls `onRun` for each run written.
 */
export async function drainJournals(
  connection: StoreConnection,
  dataDir: string,
  onRun: (run: FoldedRun) => void = () => undefined,
): Promise<Drained> {
  let drained = 0
  const skipped: SkippedJournal[] = []
  for (const file of listJournals(dataDir)) {
    const found = endedRun(file)
    if (found.kind === 'skipped') skipped.push({ file, reason: found.reason, detail: found.detail })
    if (found.kind !== 'run') continue
    const outcome = await writeOnce(connection, found.run)
    if (outcome.kind === 'refused') {
      skipped.push({ file, reason: 'refused', detail: outcome.detail })
      continue
    }
    fs.rmSync(file, { force: true })
    if (outcome.kind === 'known') continue
    drained++
    onRun(found.run)
  }
  return { drained, skipped }
}

type Found =
  | { readonly kind: 'run'; readonly run: FoldedRun }
  | { readonly kind: 'skipped'; readonly reason: 'running' | 'unreadable'; readonly detail: string }
  | { readonly kind: 'nothing' }

function endedRun(file: string): Found {
  const read = readWhenEnded(file)
  if (read === null) return { kind: 'nothing' }
  const { contents, alive, touchedAtMs } = read
  switch (contents.kind) {
    case 'empty':
      // Perhaps being created at this moment; a day later it certainly is not.
      if (Date.now() - touchedAtMs > dayMs) fs.rmSync(file, { force: true })
      return { kind: 'nothing' }
    case 'foreign':
      return { kind: 'skipped', reason: 'unreadable', detail: contents.reason }
    case 'journal': {
      const { header, entries, damagedLines } = contents
      if (alive)
        return { kind: 'skipped', reason: 'running', detail: `process ${header.pid} is at work on it` }
      const finished = entries.some(({ event }) => event.type === 'finished')
      if (damagedLines > 0 && !finished) {
        // One of them may be the very answer: not to be folded into an interrupted run.
        return { kind: 'skipped', reason: 'unreadable', detail: `${damagedLines} of its lines are damaged` }
      }
      const run = foldRun(entries, damagedLines)
      if (run !== null) return { kind: 'run', run }
      fs.rmSync(file, { force: true })
      return { kind: 'nothing' }
    }
    default:
      return contents satisfies never
  }
}

interface ReadJournal {
  readonly contents: JournalContents
  readonly alive: boolean
  readonly touchedAtMs: number
}

/** Null when another drain removed the file meanwhile. One that the system will not read must not stop the others. */
function readWhenEnded(file: string): ReadJournal | null {
  try {
    const touchedAtMs = fs.statSync(file).mtimeMs
    const contents = readJournal(file)
    if (contents.kind !== 'journal' || contents.ended) return { contents, alive: false, touchedAtMs }
    if (writerAlive(contents.header, touchedAtMs)) return { contents, alive: true, touchedAtMs }
    // Read again: the writer may have finished and exited since the first look.
    return { contents: readJournal(file), alive: false, touchedAtMs }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    if (error.code === 'ENOENT') return null
    return { contents: { kind: 'foreign', reason: error.message }, alive: false, touchedAtMs: 0 }
  }
}

type Written =
  | { readonly kind: 'written' }
  | { readonly kind: 'known' }
  | { readonly kind: 'refused'; readonly detail: string }

/** One bad run must not keep the others out: what the store says about its data is a value, the rest is thrown. */
async function writeOnce(connection: StoreConnection, run: FoldedRun): Promise<Written> {
  try {
    const written = await connection.transaction((session) => writeRun(session, run))
    return { kind: written ? 'written' : 'known' }
  } catch (error) {
    if (!(error instanceof StatementError) || !/^(22|23|54)/.test(error.sqlstate ?? '')) throw error
    return { kind: 'refused', detail: `${error.message} (SQLSTATE ${error.sqlstate})` }
  }
}
