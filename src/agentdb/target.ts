import type { Config } from '../config.js'
import type { Connection } from '../database/connection.js'
import { openConnection } from '../database/open.js'
import { sampleTarget } from '../database/sample.js'
import { type DatabaseTarget, parseTarget, pgliteTarget } from '../database/target.js'
import { UsageError } from '../errors.js'
import { keptFolder } from '../files/kept-files.js'
import { type FilesTarget, filesTarget, openFiles } from '../files/open-files.js'
import type { OpenOptions } from './options.js'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The database or the files that a config names, or the sample when it names none. Opens nothing. */
export function targetOf(config: Config): {
  readonly database: DatabaseTarget | FilesTarget
  readonly sample: boolean
} {
  const { sample, databaseUrl, files, keep } = config.settings
  if (files !== null && !sample) return { database: filesTarget(files, keep, config), sample: false }
  if (keep !== null) {
    throw new UsageError('bad_setting', `--keep ${keep} keeps files, and no --file is given.`, {
      hint: `Add --file; what is kept already is asked with --database-url files:${keep}.`,
    })
  }
  const kept = sample ? undefined : /^files:(.*)$/i.exec(databaseUrl ?? '')?.[1]
  if (kept !== undefined) {
    const folder = keptFolder(config.dataDir, kept)
    return { database: pgliteTarget({ folder, dump: null, label: `files:${kept}` }), sample: false }
  }
  const named = sample ? null : parseTarget(databaseUrl, config.environment)
  if (named) return { database: named, sample: false }
  return { database: sampleTarget(packedSample(), config.cacheDir), sample: true }
}

/** Opens what {@link targetOf} names. */
export function openTarget(
  target: DatabaseTarget | FilesTarget,
  { signal, onLoad }: Pick<OpenOptions, 'signal' | 'onLoad'> = {},
): Promise<Connection> {
  if (target.kind !== 'files') return openConnection(target)
  const silent = { onProgress: () => {}, onLoaded: () => {} }
  return openFiles(target, { ...(onLoad ?? silent), signal: signal ?? never() })
}

/** Beside the bundle when built, in dist/ when run from source. */
function packedSample(): string {
  const places = ['./sample.tar.gz', '../../dist/sample.tar.gz'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  )
  return places.find((place) => existsSync(place)) ?? (places[0] as string)
}

function never(): AbortSignal {
  return new AbortController().signal
}
