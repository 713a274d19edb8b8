import { afterAll, beforeAll, expect } from 'vitest'
import type { Outcome } from '../../../src/builtin/outcome.js'
import { parse } from '../../../src/builtin/parse.js'
import type { Connection } from '../../../src/database/connection.js'
import { introspect } from '../../../src/database/introspect.js'
import { openConnection } from '../../../src/database/open.js'
import { profile } from '../../../src/database/profile.js'
import { parseTarget } from '../../../src/database/target.js'
import { judge } from '../../../src/evaluation/judge.js'
import type { Table } from '../../../src/comparison/table.js'
import { buildCatalog } from '../../../src/linking/build-catalog.js'
import type { Catalog } from '../../../src/linking/catalog.js'
import { surveyEdges } from '../../../src/linking/survey.js'
import { findValues } from '../../../src/linking/values.js'
import { createDatabase, type TestDatabase } from '../../support/database.js'
import workshopSql from './workshop.sql'

export const clock = { now: '2025-06-15T12:00:00Z', timeZone: 'UTC' }

/** A small database to ask questions of, by default that of a workshop; made and dropped with the test file. */
export interface Workshop {
  ask(question: string): Promise<Outcome>
  /** Fails unless the question is answered with the rows of the expected statement. */
  expectRows(question: string, expectedSql: string): Promise<void>
  /** Fails when the question is answered. */
  expectSilence(question: string): Promise<void>
}

export function useWorkshop(sql: string = workshopSql): Workshop {
  let database: TestDatabase
  let connection: Connection
  let catalog: Catalog
  beforeAll(async () => {
    database = await createDatabase(`${sql}; analyze`)
    const target = parseTarget(database.url, {})
    if (target === null) throw new Error(`no target in ${database.url}`)
    connection = await openConnection(target)
    const snapshot = await profile(connection, await introspect(connection))
    catalog = buildCatalog(snapshot, await surveyEdges(connection, snapshot))
  })
  afterAll(async () => {
    await connection.close()
    await database.drop()
  })
  const ask = async (question: string) =>
    parse(question, catalog, await findValues(question, catalog, connection), clock)
  const run = (sql: string): Promise<Table> =>
    connection.readOnly({ timeoutMs: 20_000 }, (tx) => tx.query(sql))
  return {
    ask,
    async expectRows(question, expectedSql) {
      const outcome = await ask(question)
      if (outcome.kind !== 'answer') return expect.fail(`${question}\n${said(outcome)}`)
      const verdict = judge([await run(expectedSql)], { ...(await run(outcome.sql)), truncated: false })
      expect(verdict.right, `${question}\n${outcome.sql}`).toBe(true)
    },
    async expectSilence(question) {
      const outcome = await ask(question)
      expect(outcome.kind, `${question}\n${outcome.kind === 'answer' ? outcome.sql : ''}`).not.toBe('answer')
    },
  }
}

/** Why there is no answer. */
function said(outcome: Exclude<Outcome, { kind: 'answer' }>): string {
  if (outcome.kind === 'abstain') return `${outcome.reason} [${outcome.ungrounded.join(', ')}]`
  return `${outcome.question} ${outcome.options.map((option) => option.interpretation).join(' || ')}`
}
