import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Dialect, dialectShape } from './dialect.js'
import type { DialectMemory } from './openai-model.js'

/** A server may learn: after this it is asked in the strictest form again. */
const longestMs = 7 * 24 * 60 * 60 * 1000

/**
 * Keeps the dialects of endpoints as small files below `cacheDir`, one for each address and model. A file that cannot
 * be read or written costs a request that is refused, nothing else.
 */
export function dialectMemory(cacheDir: string): DialectMemory {
  const folder = path.join(cacheDir, 'endpoints')
  return {
    recall(url, model) {
      try {
        const { keptAtMs, dialect } = JSON.parse(readFileSync(fileOf(folder, url, model), 'utf8')) as Kept
        const ageMs = Date.now() - keptAtMs
        return ageMs >= 0 && ageMs < longestMs ? dialectShape.parse(dialect) : null
      } catch {
        return null
      }
    },
    keep(url, model, dialect) {
      const kept: Kept = { keptAtMs: Date.now(), dialect }
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        writeFileSync(fileOf(folder, url, model), JSON.stringify(kept), { mode: 0o600 })
      } catch {
        // It will be found out again.
      }
    },
  }
}

interface Kept {
  readonly keptAtMs: number
  readonly dialect: Dialect
}

/** Addresses are no file names, and nobody's business. */
function fileOf(folder: string, url: string, model: string): string {
  const name = createHash('sha256').update(`${url}\n${model}`).digest('hex').slice(0, 32)
  return path.join(folder, `${name}.json`)
}
