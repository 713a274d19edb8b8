import { expect, it } from 'vitest'
import type { Snapshot } from '../../src/database/snapshot.js'
import type { AttemptError } from '../../src/events.js'
import { repairName } from '../../src/orchestrator/repair-name.js'

const table = (name: string, columns: string[]): Snapshot['tables'][number] => ({
  schema: 'public',
  name,
  kind: 'table',
  visible: true,
  comment: null,
  rowEstimate: null,
  primaryKey: null,
  uniqueKeys: [],
  foreignKeys: [],
  columns: columns.map((name) => ({
    name,
    type: 'text',
    category: 'text',
    nullable: true,
    default: null,
    generated: null,
    comment: null,
    enumLabels: null,
    domain: null,
    profile: null,
  })),
})

const snapshot: Snapshot = {
  fingerprint: 'x',
  takenAt: '2026-01-01T00:00:00Z',
  searchPath: ['public'],
  tables: [
    table('Order Lines', ['OrderId', 'Unit Price']),
    table('people', ['first_name', 'userId', 'user_id']),
  ],
}

const error = (sqlstate: string, message: string, hint: string | null = null): AttemptError => ({
  code: 'sql_error',
  message,
  hint,
  sqlstate,
  detail: null,
  position: null,
})

it('quotes a column that differs in case', () => {
  const wrong = error('42703', 'column l.orderid does not exist')
  expect(repairName('select l.OrderId, orderid from x l', wrong, snapshot)?.sql).toBe(
    'select l."OrderId", "OrderId" from x l',
  )
})

it('finds a table that differs in case and spaces', () => {
  const wrong = error('42P01', 'relation "order_lines" does not exist')
  expect(repairName('select * from order_lines', wrong, snapshot)?.sql).toBe('select * from "Order Lines"')
})

it('leaves strings, comments and other names alone', () => {
  const wrong = error('42703', 'column "orderid" does not exist')
  const sql = `select orderid, 'orderid', "orderid2" -- orderid\nfrom x /* orderid */ where a = $$orderid$$`
  expect(repairName(sql, wrong, snapshot)?.sql).toBe(
    `select "OrderId", 'orderid', "orderid2" -- orderid\nfrom x /* orderid */ where a = $$orderid$$`,
  )
})

it("takes the server's own hint for a misspelling, and says so", () => {
  const hint = 'Perhaps you meant to reference the column "p.first_name".'
  const wrong = error('42703', 'column p.firstnam does not exist', hint)
  expect(repairName('select p.firstnam from people p', wrong, snapshot)).toEqual({
    sql: 'select p.first_name from people p',
    assumption: 'The column "firstnam" was read as "first_name".',
  })
})

it('does not follow a hint to another word', () => {
  const short = error(
    '42703',
    'column "nope" does not exist',
    'Perhaps you meant to reference the column "o.note".',
  )
  expect(repairName('select nope from orders o', short, snapshot)).toBeNull()
})

it('says nothing when two names would do', () => {
  expect(
    repairName('select userid from people', error('42703', 'column "userid" does not exist'), snapshot),
  ).toBeNull()
})

it('says nothing about other errors', () => {
  expect(repairName('select orderid', error('42601', 'syntax error at or near "x"'), snapshot)).toBeNull()
})
