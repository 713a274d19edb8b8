import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const preload = new URL('report-usage.mjs', import.meta.url).href
const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs one process to its end: its wall time from outside, and what it reports of itself on fd 3. */
export function measure(args, env) {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now()
    const child = spawn(process.execPath, ['--import', preload, ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    })
    const [stdout, stderr, report] = [1, 2, 3].map((fd) => collect(child.stdio[fd]))
    child.once('error', reject)
    child.once('close', (code) => {
      const wallMs = performance.now() - startedAt
      const lines = report().trim().split('\n').filter(Boolean)
      if (code !== 0 || lines.length === 0)
        return reject(new Error(`${args.join(' ')} ended with ${code}:\n${stderr()}${stdout()}`))
      resolve({ wallMs, stdout: stdout(), ...Object.assign({}, ...lines.map((line) => JSON.parse(line))) })
    })
  })
}

function collect(stream) {
  let text = ''
  stream.setEncoding('utf8').on('data', (chunk) => {
    text += chunk
  })
  return () => text
}

/** The middle value. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
