import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { InternalError } from '../errors.js'
import { type DatabaseTarget, pgliteTarget } from './target.js'

/** The instant the sample ends: what "today" and "last year" are counted from when the sample is asked. */
export const sampleNow = '2026-06-30T23:59:59Z'

/**
 * The embedded sample: unpacked once into the cache folder, loaded into memory when that folder is in use.
 * The folder carries the packed file's digest, so that another version's sample is never mistaken for this one.
 */
export function sampleTarget(packed: string, cacheDir: string): DatabaseTarget {
  if (!existsSync(packed)) {
    throw new InternalError('sample_missing', `The packed sample database is not at ${packed}.`, {
      hint: 'Run `npm run build` in the folder of agentdb, or name a database with --database-url.',
    })
  }
  const digest = readFileSync(path.join(path.dirname(packed), 'sample.sha256'), 'utf8').slice(0, 16)
  return pgliteTarget({ folder: path.join(cacheDir, `sample-${digest}`), dump: packed, label: 'sample' })
}
