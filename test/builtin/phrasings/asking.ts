import type { Outcome } from '../../../src/builtin/outcome.js'
import { parse } from '../../../src/builtin/parse.js'
import type { Connection } from '../../../src/database/connection.js'
import { introspect } from '../../../src/database/introspect.js'
import { openConnection } from '../../../src/database/open.js'
import { profile } from '../../../src/database/profile.js'
import { parseTarget } from '../../../src/database/target.js'
import { judge } from '../../../src/evaluation/judge.js'
import { buildCatalog } from '../../../src/linking/build-catalog.js'
import type { Catalog } from '../../../src/linking/catalog.js'
import { surveyEdges } from '../../../src/linking/survey.js'
import { findValues } from '../../../src/linking/values.js'
import { createDatabase } from '../../support/database.js'
import { clock } from '../generators/ask.js'
import agency from './agency.sql'
import airline from './airline.sql'
import baths from './baths.sql'
import bookbus from './bookbus.sql'
import council from './council.sql'
import freight from './freight.sql'
import guild from './guild.sql'
import lodge from './lodge.sql'
import gym from './gym.sql'
import marina from './marina.sql'
import museum from './museum.sql'
import press from './press.sql'
import railway from './railway.sql'
import ranch from './ranch.sql'
import observatory from './observatory.sql'
import orchestra from './orchestra.sql'
import regatta from './regatta.sql'
import rescue from './rescue.sql'
import resort from './resort.sql'
import rowing from './rowing.sql'
import type { Phrasing } from './phrasing.js'

const dumps: Readonly<Record<Phrasing['db'], string>> = {
  agency,
  baths,
  bookbus,
  council,
  gym,
  freight,
  marina,
  museum,
  observatory,
  orchestra,
  press,
  railway,
  ranch,
  regatta,
  rescue,
  resort,
  rowing,
  airline,
  guild,
  lodge,
}

/** Small databases of different trades, to be asked the same thing in many ways. */
export interface Asking {
  ask(db: Phrasing['db'], question: string): Promise<Outcome>
  /** Null when right, else what was answered or why nothing was. */
  fault(phrasing: Phrasing, question: string): Promise<string | null>
  close(): Promise<void>
}

interface Opened {
  readonly catalog: Catalog
  readonly connection: Connection
  close(): Promise<void>
}

/** @param names which of them are opened */
export async function openAsking(
  names: readonly Phrasing['db'][] = ['gym', 'freight', 'museum', 'observatory', 'orchestra'],
): Promise<Asking> {
  const opened = new Map<string, Opened>()
  for (const name of names) opened.set(name, await open(dumps[name]))
  const of = (db: Phrasing['db']): Opened => {
    const found = opened.get(db)
    if (!found) throw new Error(`no database ${db}`)
    return found
  }
  const ask = async (db: Phrasing['db'], question: string) => {
    const { catalog, connection } = of(db)
    return parse(question, catalog, await findValues(question, catalog, connection), clock)
  }
  const run = (db: Phrasing['db'], sql: string) =>
    of(db).connection.readOnly({ timeoutMs: 20_000 }, (tx) => tx.query(sql))
  return {
    ask,
    async fault({ db, sql, also = [] }, question) {
      const outcome = await ask(db, question)
      if (outcome.kind !== 'answer') return outcome.kind === 'abstain' ? outcome.reason : outcome.question
      const golds = await Promise.all([sql, ...also].map((each) => run(db, each)))
      const judged = judge(golds, { ...(await run(db, outcome.sql)), truncated: false })
      return judged.right ? null : `${judged.reason}: ${outcome.sql}`
    },
    async close() {
      for (const each of opened.values()) await each.close()
    },
  }
}

async function open(sql: string): Promise<Opened> {
  const database = await createDatabase(`${sql}; analyze`)
  const target = parseTarget(database.url, {})
  if (target === null) throw new Error(`no target in ${database.url}`)
  const connection = await openConnection(target)
  const snapshot = await profile(connection, await introspect(connection))
  const catalog = buildCatalog(snapshot, await surveyEdges(connection, snapshot))
  return {
    catalog,
    connection,
    async close() {
      await connection.close()
      await database.drop()
    },
  }
}
