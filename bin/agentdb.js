#!/usr/bin/env node
import { existsSync } from 'node:fs'

// Flags may hold passwords: a list of processes shall not show them.
process.title = 'agentdb'

const built = new URL('../dist/main.js', import.meta.url)
if (!existsSync(built)) {
  process.stderr.write('agentdb is not built yet: run `npm ci` (or `npm run build`) in its folder.\n')
  process.exit(1)
}
const { main } = await import(built.href)

const interrupt = new AbortController()
/** Chat ends a question by Ctrl-C, and not itself. */
let handlers = []
let signalled = 0
for (const [name, exitCode] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]) {
  process.on(name, () => {
    if (name === 'SIGINT' && !signalled && handlers.some((handler) => handler())) return
    // The first asks the run to cancel its query and close; the second does not ask.
    if (signalled) process.exit(exitCode)
    signalled = exitCode
    interrupt.abort()
  })
}
// A reader that went away (`agentdb … | head -1`) is no error of ours; main reports any other.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

/** The folder may have been deleted under the shell. */
function folder() {
  try {
    return process.cwd()
  } catch {
    process.stderr.write('agentdb: The current folder does not exist any more.\n  Change into another one.\n')
    process.exit(2)
  }
}

const exitCode = await main(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  cwd: folder(),
  signal: interrupt.signal,
  onInterrupt: (handler) => {
    handlers = [handler, ...handlers]
    return () => {
      handlers = handlers.filter((each) => each !== handler)
    }
  },
})
process.exitCode = signalled || exitCode
// Everything we opened is closed by now; a stray handle of a library must not keep a cron job alive.
setTimeout(() => process.exit(), 2000).unref()
