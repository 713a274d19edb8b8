import { readFileSync } from 'node:fs'
import pg from 'pg'
import { startServer } from '../../test/support/postgres-server.ts'
import { questions } from './questions.mjs'

/** A private Postgres with the workshop's rows, a role that may only read them, and the right rows of each question. */
export async function openWorkshop() {
  const server = await startServer()
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  await client.query(readFileSync(new URL('schema.sql', import.meta.url), 'utf8'))
  await client.query('analyze')
  await client.query("create role reader login password 'reader'")
  await client.query('grant select on all tables in schema public to reader')
  const expected = []
  for (const { sql } of questions) expected.push((await client.query(sql)).rows)
  await client.end()
  const url = new URL(server.url)
  url.username = 'reader'
  url.password = 'reader'
  return { url: url.href, expected, stop: server.stop }
}
