import type { Connection } from '../../src/database/connection.js'
import { openConnection } from '../../src/database/open.js'
import { parseTarget } from '../../src/database/target.js'
import { createCatalogue } from '../../src/guard/catalogue.js'
import { createGuard, type Guard } from '../../src/guard/guard.js'
import { type GuardPolicy, strictPolicy } from '../../src/guard/policy.js'
import type { Refusal, RefusalCode } from '../../src/guard/verdict.js'
import { createDatabase } from '../support/database.js'

export interface GuardedDatabase {
  readonly guard: Guard
  readonly connection: Connection
  /** A guard over the same database with a policy of its own. */
  guardWith(policy: Partial<GuardPolicy>): Guard
  /** The refusal of a statement; throws when it is allowed. */
  refusal(sql: string): Promise<Refusal>
  /** `allowed`, or the code and message of the refusal. */
  outcome(sql: string): Promise<string>
  /** Runs a text on the server, unguarded. */
  run(sql: string): Promise<unknown>
  close(): Promise<void>
}

/** A shop of three tables, for statements to be about. */
export const shop = `
  create type stage as enum ('open', 'paid', 'sent');
  create table clients (id int primary key, name text not null, country text, tags text[] not null default '{}',
    details jsonb not null default '{}', joined timestamptz not null default now());
  create table sales (id int primary key, client_id int references clients(id), stage stage not null,
    placed_at timestamptz not null, total numeric(12,2) not null, "delete" boolean, "Order Note" text);
  create table lines (sale_id int references sales(id), line int, quantity int, price numeric(10,2),
    primary key (sale_id, line));
  create view paid_sales as select id, client_id, total from sales where stage = 'paid';
`

/** A database loaded with `sql` and a guard over it, reading as a role that may only select. */
export async function guardedDatabase(sql: string): Promise<GuardedDatabase> {
  const database = await createDatabase(sql)
  const connection = await openReader(database.readerUrl)
  const catalogue = createCatalogue(connection)
  const guard = createGuard(catalogue, strictPolicy)
  return {
    guard,
    connection,
    guardWith: (policy) => createGuard(catalogue, { ...strictPolicy, ...policy }),
    async refusal(statement) {
      const verdict = await guard.check(statement)
      if (verdict.ok) throw new Error(`allowed: ${statement}`)
      return verdict
    },
    async outcome(statement) {
      const verdict = await guard.check(statement)
      return verdict.ok ? 'allowed' : `${verdict.code}: ${verdict.message}`
    },
    run: database.run,
    async close() {
      await connection.close()
      await database.drop()
    },
  }
}

async function openReader(url: string): Promise<Connection> {
  const target = parseTarget(url, {})
  if (target === null) throw new Error('no target')
  return openConnection(target)
}

/** The start of an outcome that is a refusal with this code. */
export function refusedWith(code: RefusalCode): RegExp {
  return new RegExp(`^${code}: `)
}
