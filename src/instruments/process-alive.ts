import fs from 'node:fs'
import os from 'node:os'
import type { JournalHeader } from './journal-entry.js'

const dayMs = 24 * 3600 * 1000

/**
 * Whether the process that writes a journal may still be at work.
 * A process of another host cannot be asked: it counts as alive while its journal was touched in the last day.
 */
export function writerAlive(header: JournalHeader, touchedAtMs: number, nowMs: number = Date.now()): boolean {
  if (header.host !== os.hostname()) return nowMs - touchedAtMs < dayMs
  if (!processExists(header.pid)) return false
  const bornAtMs = processBornAt(header.pid)
  // Process ids are used again, in containers always the same few. A second is the clocks' coarseness.
  return bornAtMs === null || bornAtMs <= Date.parse(header.startedAt) + 1000
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** When a process was started, where the system tells (Linux); null elsewhere. */
function processBornAt(pid: number): number | null {
  if (pid === process.pid) return Date.now() - process.uptime() * 1000
  try {
    const bootSeconds = /^btime (\d+)$/m.exec(fs.readFileSync('/proc/stat', 'utf8'))?.[1]
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command's name, in parentheses, may hold spaces: count fields after it. Ticks are 1/100 s.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return bootSeconds === undefined || ticks === undefined
      ? null
      : Number(bootSeconds) * 1000 + Number(ticks) * 10
  } catch {
    return null
  }
}
