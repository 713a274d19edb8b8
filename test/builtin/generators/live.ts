import type { Connection } from '../../../src/database/connection.js'
import { introspect } from '../../../src/database/introspect.js'
import { openConnection } from '../../../src/database/open.js'
import { profile } from '../../../src/database/profile.js'
import { parseTarget } from '../../../src/database/target.js'
import type { Table } from '../../../src/comparison/table.js'
import { createCatalogue } from '../../../src/guard/catalogue.js'
import { createGuard, type Guard } from '../../../src/guard/guard.js'
import { strictPolicy } from '../../../src/guard/policy.js'
import { buildCatalog } from '../../../src/linking/build-catalog.js'
import type { Catalog } from '../../../src/linking/catalog.js'
import { surveyEdges } from '../../../src/linking/survey.js'
import { createDatabase } from '../../support/database.js'
import { ddlOf, type Sample } from './schema.js'

/** A sample in a real database, read as any user's database is. */
export interface LiveSample {
  readonly catalog: Catalog
  readonly connection: Connection
  readonly guard: Guard
  /** EXPLAINs, then runs. @throws when the server does not take it. */
  run(sql: string): Promise<Table>
}

/** One database in which samples are made, used and dropped one after the other. */
export interface LiveDatabase {
  use<T>(sample: Sample, work: (live: LiveSample) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const timeoutMs = 20_000

export async function liveDatabase(): Promise<LiveDatabase> {
  const database = await createDatabase('drop schema public')
  const connection = await openTarget(database.url)
  return {
    async use(sample, work) {
      await database.run(ddlOf(sample))
      try {
        return await work(await liveSample(connection))
      } finally {
        await database.run(`drop schema "${sample.schema.replaceAll('"', '""')}" cascade`)
      }
    },
    async close() {
      await connection.close()
      await database.drop()
    },
  }
}

async function liveSample(connection: Connection): Promise<LiveSample> {
  const snapshot = await profile(connection, await introspect(connection))
  return {
    connection,
    catalog: buildCatalog(snapshot, await surveyEdges(connection, snapshot)),
    // What a guard has read of the catalogue it keeps: a new one for every schema.
    guard: createGuard(createCatalogue(connection), strictPolicy),
    run: (sql) =>
      connection.readOnly({ timeoutMs }, async (tx) => {
        await tx.query(`explain ${sql}`)
        return tx.query(sql)
      }),
  }
}

function openTarget(url: string): Promise<Connection> {
  const target = parseTarget(url, {})
  if (target === null) throw new Error(`no target in ${url}`)
  return openConnection(target)
}
