import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { PostgresTarget } from './target.js'

/** The password a `.pgpass` file holds for this target; null when there is none or others could read the file. */
export async function passwordFromFile(target: PostgresTarget): Promise<string | null> {
  const file = target.passwordFile
  const stats = await stat(file).catch(() => null)
  if (!stats) return null
  const { default: pgpass } = await import('pgpass/lib/helper.js')
  if (!pgpass.usePgPass(stats, file)) return null
  const host = target.host === null || target.host.startsWith('/') ? 'localhost' : target.host
  const wanted = { host, port: target.port, database: target.database, user: target.user }
  return new Promise((resolve) => {
    pgpass.getPassword(wanted, createReadStream(file), (password) => resolve(password ?? null))
  })
}
