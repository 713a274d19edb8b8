import type { SettingsInput } from '../../src/config.js'
import type { RunEvent } from '../../src/events.js'
import { type Envelope, toEnvelope } from '../../src/output/envelope.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type ModelScript, type RecordedRequest, startModelServer } from '../support/model-server.js'
import { type Home, makeHome, openIn } from '../support/open-agentdb.js'

const schema = `
  create table customers (id int primary key, name text not null, email text);
  create table orders (id int primary key, customer_id int references customers, total numeric(10,2));
  create table lines (order_id int references orders, quantity_sold int);
  insert into customers values (1, 'Ada', 'ada@canary.example'), (2, 'Ben', 'ben@canary.example');
  insert into orders values (1, 1, 10), (2, 1, 20.5), (3, 2, 5);
  insert into lines values (1, 1), (1, 2), (2, 1), (3, 1);`

/** What one question came to, with all that was seen on the way. */
export interface Asked {
  readonly answer: Envelope
  readonly events: readonly RunEvent[]
  readonly requests: readonly RecordedRequest[]
}

/** A small shop to be asked about; whoever opens it closes it. */
export interface Shop {
  readonly database: TestDatabase
  /** Asks one question of a scripted model. */
  ask(script: ModelScript, settings?: SettingsInput, question?: string): Promise<Asked>
  close(): Promise<void>
}

export async function openShop(): Promise<Shop> {
  const database = await createDatabase(schema)
  const home: Home = makeHome()
  return {
    database,
    async ask(script, settings = {}, question = 'What is the total of all orders?') {
      const server = await startModelServer(script)
      const db = await openIn(home, {
        databaseUrl: database.readerUrl,
        baseUrl: server.baseUrl,
        model: 'scripted',
        ...settings,
      })
      try {
        const events: RunEvent[] = []
        for await (const event of db.ask(question)) events.push(event)
        const last = events.at(-1)
        if (last?.type !== 'finished') throw new Error('the run did not finish')
        return { answer: toEnvelope(last.answer), events, requests: server.requests }
      } finally {
        await db.close()
        await server.close()
      }
    },
    async close() {
      await database.drop()
      home.remove()
    },
  }
}

/** A reply that holds one statement. */
export function query(sql: string) {
  return { fill: { outcome: 'query', sql } } as const
}
