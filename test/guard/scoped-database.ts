import { policyShape } from '../../src/config/policy.js'
import type { Connection } from '../../src/database/connection.js'
import { execute } from '../../src/database/execute.js'
import { openConnection } from '../../src/database/open.js'
import { parseTarget } from '../../src/database/target.js'
import type { Cell } from '../../src/events.js'
import { createCatalogue } from '../../src/guard/catalogue.js'
import { createGuard } from '../../src/guard/guard.js'
import { strictPolicy } from '../../src/guard/policy.js'
import { readPolicy, type ScopePolicy } from '../../src/guard/scope/scope-policy.js'
import { createDatabase, type TestDatabase } from '../support/database.js'

/** A small club with something to hide in every table. */
export const club = `
  create schema vault;
  create table vault.keys (id int, secret text);
  insert into vault.keys values (1, 'swordfish');
  create table members (id int primary key, city text, email text, pin int, left_at date);
  insert into members values
    (1, 'Rome', 'ann@example.org', 4711, null), (2, 'Oslo', 'bob@example.org', 1234, '2024-05-01'),
    (3, 'Rome', 'cy@example.org', 9999, null), (4, 'Bern', null, 1, null);
  create table visits (id int primary key, member_id int references members, day date, note text, gone boolean not null);
  insert into visits select n, 1 + n % 4, date '2024-01-01' + n, 'note ' || n, n % 5 = 0 from generate_series(1, 20) n;
  create view contacts as select id, email from members;
  create view rolls as select city, count(*) as heads from members group by city;
  create view visit_days as select v.day, m.city from visits v join members m on m.id = v.member_id;
  create materialized view stored_visits as select id, note from visits;
  create table logs (id int, at date, line text) partition by range (at);
  create table logs_2024 partition of logs for values from ('2024-01-01') to ('2025-01-01');
  create table logs_2025 partition of logs for values from ('2025-01-01') to ('2026-01-01');
  insert into logs values (1, '2024-02-02', 'old'), (2, '2025-02-02', 'new');
  create function city_of(m members) returns text language sql stable as 'select m.city';
  create function heads() returns bigint language sql stable as 'select count(*) from members';
  create function double(n int) returns int language sql immutable as 'select n * 2';
  create function peek() returns text language plpgsql stable as $$begin return (select max(email) from members); end$$;
  create function vault.open() returns text language sql stable as 'select secret from vault.keys';
`

export interface ScopedDatabase {
  readonly database: TestDatabase
  readonly connection: Connection
  /** Rows of a statement under a policy, or `refused: <code>`. */
  ask(policy: Record<string, unknown>, sql: string): Promise<readonly (readonly Cell[])[] | string>
  /** The verdict itself. */
  check(policy: Record<string, unknown>, sql: string): ReturnType<ReturnType<typeof createGuard>['check']>
  close(): Promise<void>
}

/** A policy as it would stand in agentdb.config.json. */
export function policyOf(setting: Record<string, unknown>): ScopePolicy {
  return readPolicy(policyShape.parse(setting))
}

export async function scopedDatabase(sql = club): Promise<ScopedDatabase> {
  const database = await createDatabase(sql)
  const target = parseTarget(database.readerUrl, {})
  if (target === null) throw new Error('no target')
  const connection = await openConnection(target)
  const catalogue = createCatalogue(connection)
  const check = (setting: Record<string, unknown>, statement: string) =>
    createGuard(catalogue, { ...strictPolicy, scope: policyOf(setting) }).check(statement)
  return {
    database,
    connection,
    check,
    async ask(setting, statement) {
      const verdict = await check(setting, statement)
      if (!verdict.ok) return `refused: ${verdict.code}`
      const limits = { maxRows: 100, maxBytes: 1_000_000, timeoutMs: 5000, maxPlanCost: null }
      const ran = await execute(connection, verdict.statement, limits)
      if (!ran.ok) throw new Error(`${ran.error.message} in ${verdict.statement.text}`)
      return ran.result.rows
    },
    async close() {
      await connection.close()
      await database.drop()
    },
  }
}
