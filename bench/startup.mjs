// Start-up: whole processes against `node -e 0`. Usage: node bench/startup.mjs [DATABASE_URL [question]]
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../bin/agentdb.js', import.meta.url))
const [databaseUrl, question = 'How many orders are there?'] = process.argv.slice(2)
const home = mkdtempSync(path.join(os.tmpdir(), 'agentdb-bench-'))
const environment = { ...process.env, HOME: home, AGENTDB_MODEL: 'builtin' }
delete environment.DATABASE_URL
if (databaseUrl) environment.DATABASE_URL = databaseUrl

const cases = {
  'node -e 0': ['-e', '0'],
  'agentdb --version': [bin, '--version'],
  'agentdb --help': [bin, '--help'],
  [`agentdb --prompt (${databaseUrl ? 'Postgres' : 'sample'}, built-in model)`]: [bin, '--prompt', question],
}
try {
  let baseMs = 0
  for (const [name, args] of Object.entries(cases)) {
    const run = () => {
      const startedAt = performance.now()
      const { status, stderr } = spawnSync(process.execPath, args, { env: environment })
      if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`)
      return performance.now() - startedAt
    }
    const firstMs = run()
    const times = Array.from({ length: 21 }, run).sort((a, b) => a - b)
    const medianMs = times[10] ?? 0
    baseMs ||= medianMs
    const ratio = (medianMs / baseMs).toFixed(2)
    console.log(
      `${name.padEnd(48)} first ${firstMs.toFixed(0).padStart(5)} ms  median ${medianMs.toFixed(0).padStart(5)} ms  ${ratio}x`,
    )
  }
} finally {
  rmSync(home, { recursive: true, force: true })
}
