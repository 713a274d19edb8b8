import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { withoutStyles } from '../output/terminal-style.js'
import { textWidth } from '../output/text-width.js'
import type { Io } from './io.js'
import type { CommonFlags } from './options.js'
import { isScreen } from './screen.js'

/** The program that shows what is longer than the screen, as a shell understands it; null when none is wanted. */
export function pagerFor(text: string, flags: Pick<CommonFlags, 'output' | 'pager'>, io: Io): string | null {
  const { AGENTDB_PAGER, PAGER, TERM } = io.environment
  if (flags.pager === false || !isScreen(flags, io) || TERM === 'dumb') return null
  // Without a keyboard nobody could leave it.
  if (io.stdin.isTTY !== true) return null
  const command = (AGENTDB_PAGER ?? PAGER ?? (isInstalled('less', io) ? 'less' : '')).trim()
  if (command === '' || command === 'cat') return null
  return isLonger(text, io.stdout.rows ?? 0, io.stdout.columns ?? 0) ? command : null
}

/** Whether a program of that name stands on the path: nobody asked for less, so nobody shall hear that it is missing. */
function isInstalled(name: string, { environment }: Io): boolean {
  const folders = (environment.PATH ?? environment.Path ?? '').split(path.delimiter).filter(Boolean)
  return folders.some((folder) => ['', '.exe'].some((ending) => existsSync(path.join(folder, name + ending))))
}

/** Whether the text takes more lines than the screen has, the prompt's own line counted. */
function isLonger(text: string, rows: number, columns: number): boolean {
  if (rows <= 0 || columns <= 0) return false
  const width = textWidth()
  let left = rows - 1
  for (const line of text.trimEnd().split('\n')) {
    left -= Math.max(1, Math.ceil(width.of(withoutStyles(line)) / columns))
    if (left < 0) return true
  }
  return false
}

/**
 * Shows the text through a pager and resolves when the reader has left it: true when it was shown. The defaults of
 * less are those of git: quit when one screen is enough, keep colours, leave the text on the screen.
 */
export function showPaged(text: string, command: string, io: Io): Promise<boolean> {
  const environment = { LESS: 'FRX', LV: '-c', ...withoutUnset(io.environment) }
  const coloured = /\bless\b/.test(command) && (/r/i.test(environment.LESS) || /\s-\w*r/i.test(command))
  const resume = ignoreInterrupts()
  return new Promise<boolean>((resolve) => {
    const pager = spawn(command, {
      shell: true,
      env: environment,
      cwd: io.cwd,
      stdio: ['pipe', 'inherit', 'inherit'],
    })
    const stop = () => pager.kill('SIGTERM')
    io.signal.addEventListener('abort', stop, { once: true })
    const end = (shown: boolean) => {
      io.signal.removeEventListener('abort', stop)
      resolve(shown)
    }
    pager.once('error', () => end(false))
    // 126 and 127 are the shell's own: there is no such program.
    pager.once('close', (exitCode) => end(exitCode !== 126 && exitCode !== 127))
    // Who leaves early has seen enough.
    pager.stdin.on('error', () => undefined)
    pager.stdin.end(coloured ? text : withoutStyles(text))
  }).finally(resume)
}

/** In a pager Ctrl-C stops a search and nothing else; the answer has been made. */
function ignoreInterrupts(): () => void {
  const others = process.listeners('SIGINT')
  const ignore = () => undefined
  process.on('SIGINT', ignore)
  for (const listener of others) process.off('SIGINT', listener)
  return () => {
    for (const listener of others) process.on('SIGINT', listener)
    process.off('SIGINT', ignore)
  }
}

function withoutUnset(environment: Io['environment']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
