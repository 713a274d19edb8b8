import fs from 'node:fs'
import path from 'node:path'
import { journalFolder } from './journal.js'
import {
  type JournalEntry,
  type JournalHeader,
  journalEnd,
  journalEntry,
  journalHeader,
  journalVersion,
} from './journal-entry.js'

/** What a journal file holds, as far as it can be read. */
export type JournalContents =
  /** Not even a whole first line: its writer was killed before the run's first event. */
  | { readonly kind: 'empty' }
  /** Written by a newer agentdb, or not a journal. */
  | { readonly kind: 'foreign'; readonly reason: string }
  | {
      readonly kind: 'journal'
      readonly header: JournalHeader
      readonly entries: readonly JournalEntry[]
      /** No event will follow: `finished`, or given up in good order. */
      readonly ended: boolean
      /** Whole lines that are not journal entries. A last line cut short by a kill is expected and not counted. */
      readonly damagedLines: number
    }

/** The journal files below `dataDir`, oldest run first; none when there is no such folder. */
export function listJournals(dataDir: string): readonly string[] {
  const folder = journalFolder(dataDir)
  let names: readonly string[]
  try {
    names = fs.readdirSync(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
  return names
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => path.join(folder, name))
}

/** Reads one journal, whole or cut short at any byte of its last line. */
export function readJournal(file: string): JournalContents {
  return parseJournal(fs.readFileSync(file, 'utf8'))
}

/** The pure half of `readJournal`. */
export function parseJournal(text: string): JournalContents {
  // What follows the last line break was cut short, or is ''.
  const lines = text.split('\n').slice(0, -1)
  const [first, ...rest] = lines
  if (first === undefined) return { kind: 'empty' }
  const header = journalHeader.safeParse(jsonOf(first))
  if (!header.success) return { kind: 'foreign', reason: 'its first line is not the header of a journal' }
  if (header.data.version > journalVersion) {
    return { kind: 'foreign', reason: `a newer agentdb wrote it (journal version ${header.data.version})` }
  }
  const entries: JournalEntry[] = []
  let ended = false
  let damagedLines = 0
  for (const line of rest) {
    const json = jsonOf(line)
    const entry = journalEntry.safeParse(json)
    if (entry.success) {
      entries.push(entry.data)
      ended ||= entry.data.event.type === 'finished'
    } else if (journalEnd.safeParse(json).success) ended = true
    else damagedLines++
  }
  return { kind: 'journal', header: header.data, entries, ended, damagedLines }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
