import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Connection } from '../../src/database/connection.js'
import { openConnection } from '../../src/database/open.js'
import { startPglite } from '../../src/database/pglite-session.js'
import { type DatabaseTarget, parseTarget, pgliteTarget } from '../../src/database/target.js'
import { createDatabase } from '../support/database.js'

export interface OpenDatabase {
  readonly connection: Connection
  close(): Promise<void>
}

/** A read-only connection to a new database on the suite's Postgres, as its reader role. */
export async function openOnPostgres(sql: string): Promise<OpenDatabase> {
  const database = await createDatabase(sql)
  const connection = await openConnection(targetOf(database.readerUrl))
  return {
    connection,
    async close() {
      await connection.close()
      await database.drop()
    },
  }
}

/** A read-only connection to a new embedded database in a folder of its own. */
export async function openOnPglite(sql: string): Promise<OpenDatabase> {
  const home = temporaryFolder()
  const folder = path.join(home, 'data')
  const session = await startPglite({ folder, dump: null })
  await session.script(sql)
  await session.close()
  const connection = await openConnection(pgliteTarget({ folder, dump: null, label: 'test' }))
  return {
    connection,
    async close() {
      await connection.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

export function targetOf(url: string): DatabaseTarget {
  const target = parseTarget(url, {})
  if (!target) throw new Error('no target')
  return target
}

export function temporaryFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'agentdb-test-'))
}
