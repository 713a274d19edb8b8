import { brief } from '../../../src/agents/data-engineer.js'
import type { Finding } from '../../../src/agents/critic.js'
import { introspect } from '../../../src/database/introspect.js'
import { openConnection } from '../../../src/database/open.js'
import { profile } from '../../../src/database/profile.js'
import { parseTarget } from '../../../src/database/target.js'
import { parseOne } from '../../../src/guard/parse.js'
import { buildCatalog } from '../../../src/linking/build-catalog.js'
import { surveyEdges } from '../../../src/linking/survey.js'
import { type ProbeAllowance, runReview } from '../../../src/orchestrator/review-step.js'
import { createDatabase } from '../../support/database.js'

export interface OpenCritic {
  /** Runs a statement and reviews it with its result; `question` null is a statement of the user's own. */
  findings(sql: string, question?: string | null, allowance?: ProbeAllowance): Promise<readonly Finding[]>
  /** The findings to block or warn, as `severity check`. */
  verdicts(sql: string, question?: string | null): Promise<readonly string[]>
  /** The review of the statement alone, as in a dry run. */
  unrun(sql: string): Promise<readonly Finding[]>
  close(): Promise<void>
}

/** A critic over a database of its own. */
export async function openCritic(schema: string): Promise<OpenCritic> {
  const database = await createDatabase(schema)
  await database.run('analyze')
  const target = parseTarget(database.url, {})
  if (target === null) throw new Error('the test database has no address')
  const connection = await openConnection(target)
  const snapshot = await profile(connection, await introspect(connection))
  const catalog = buildCatalog(snapshot, await surveyEdges(connection, snapshot))
  const { signal } = new AbortController()
  const clock = { now: '2025-06-15T12:00:00Z', timeZone: 'UTC' }

  async function reviewed(sql: string, question: string | null, run: boolean, allowance?: ProbeAllowance) {
    const parsed = await parseOne(sql)
    if (!parsed.ok) throw new Error(parsed.message)
    const briefing =
      question === null
        ? null
        : await brief(
            question,
            { snapshot, catalog, definitions: [], verified: [] },
            connection,
            clock,
            signal,
          )
    const outcome = run
      ? { result: await connection.readOnly({ timeoutMs: 10_000 }, (tx) => tx.query(sql)), truncated: false }
      : null
    const task = { tree: parsed.tree, catalog, snapshot, question, briefing, timeZone: 'UTC', outcome }
    return (await runReview(task, run ? connection : null, signal, allowance)).findings
  }

  const findings: OpenCritic['findings'] = (sql, question = null, allowance) =>
    reviewed(sql, question, true, allowance)
  return {
    findings,
    async verdicts(sql, question = null) {
      const found = await findings(sql, question)
      return found
        .filter(({ severity }) => severity !== 'note')
        .map(({ severity, check }) => `${severity} ${check}`)
    },
    unrun: (sql) => reviewed(sql, null, false),
    async close() {
      await connection.close()
      await database.drop()
    },
  }
}

/** Customers with orders, items and payments; a customer without orders, an order without payments, some NULLs. */
export const shop = `
  create table customers (id int primary key, name text not null, country text, city text);
  create table products (id int primary key, name text not null, price numeric not null, stock int not null, sold int not null);
  create table orders (
    id int primary key, customer_id int references customers, total numeric not null, status text not null,
    placed_at timestamp not null, shipped_on date, rating int);
  create table order_items (order_id int not null references orders, product_id int not null references products,
    quantity int not null, primary key (order_id, product_id));
  create table payments (id int primary key, order_id int not null references orders, amount numeric not null, paid_at timestamptz not null);
  insert into customers values (1, 'Ada', 'France', 'Paris'), (2, 'Ben', 'Norway', 'Oslo'), (3, 'Cleo', 'France', 'Lyon'),
    (4, 'Dan', null, 'Rome');
  insert into products values (1, 'Tea', 3, 10, 4), (2, 'Coffee', 5, 0, 9), (3, 'Cocoa', 4, 7, 2);
  insert into orders values
    (1, 1, 10, 'shipped', '2024-01-05 10:00', '2024-01-07', 5), (2, 1, 20, 'shipped', '2024-01-31 18:30', '2024-02-02', null),
    (3, 2, 30, 'pending', '2024-02-10 09:00', null, 3), (4, 3, 40, 'cancelled', '2024-03-01 00:00', null, 4),
    (5, null, 50, 'pending', '2024-03-15 12:00', null, 2);
  insert into order_items values (1, 1, 2), (1, 2, 1), (2, 1, 5), (3, 2, 1), (3, 3, 4), (4, 1, 1);
  insert into payments values (1, 1, 4, '2024-01-06'), (2, 1, 6, '2024-01-07'), (3, 2, 20, '2024-02-03'), (4, 3, 30, '2024-02-12');`
