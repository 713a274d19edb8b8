import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StatementError } from '../../src/database/connection.js'
import { execute } from '../../src/database/execute.js'
import { createCatalogue } from '../../src/guard/catalogue.js'
import { queryNodes } from '../../src/guard/nodes.js'
import { createRelationBook } from '../../src/guard/scope/relation-book.js'
import { scopedConnection } from '../../src/guard/scope/scoped-connection.js'
import { policyOf, type ScopedDatabase, scopedDatabase } from './scoped-database.js'

let db: ScopedDatabase
beforeAll(async () => {
  db = await scopedDatabase()
  await db.database.run("update visits set note = 'canary' where gone")
})
afterAll(() => db.close())

const policy = {
  tables: { members: ['id', 'city', 'email'], visits: '*', visit_days: '*' },
  masks: { 'members.email': 'hash' },
  filters: { visits: 'not gone' },
}
/** Mails, pins and notes of deleted visits. */
const outOfScope = /example|canary|\b(4711|1234|9999)\b/

const pick = (...texts: readonly string[]) => fc.constantFrom(...texts)
// Nearly every source is called m, so that most of what is made is SQL that the server takes.
const columns = pick(
  ...'email email m.email id m.id city m.city pin m.pin * m.* m note public.members.email'.split(' '),
  ...['(m).pin', '(m).email', 'm.email::text'],
)
const expression = fc
  .tuple(
    columns,
    pick(
      ...[
        '?',
        '?',
        '?',
        '?',
        '?',
        'to_jsonb(?)',
        'upper(?::text)',
        'coalesce(?::text, $$-$$)',
        'row(?)',
        'max(?)',
      ],
      ...[
        '(select max(m.email) from members m)',
        'case when ?::text > $$4$$ then 1 end',
        '? as email',
        'count(?)',
      ],
      ...['json_agg(?)', '(select to_jsonb(m) from members m limit 1)', 'lag(?) over ()', 'array[?]'],
    ),
  )
  .map(([column, shape]) => shape.replaceAll('?', column))
const list = fc.array(expression, { minLength: 1, maxLength: 2 }).map((all) => all.join(', '))
const source = fc
  .tuple(
    list,
    columns,
    pick(
      ...[
        'members m',
        'members m',
        'members m',
        'only members m',
        'members as m(id, city)',
        'contacts m',
        'visits m',
      ],
      ...[
        'visit_days m',
        '(table members) m',
        '(select % from members m) m',
        '(select % from members m) m(email)',
      ],
      ...[
        'members m join visits v on v.id = m.id',
        'members m natural join contacts',
        'members m join contacts c using (id)',
      ],
      ...[
        '(members a cross join rolls b) m',
        'visits v, lateral (select % from members m where m.id = v.member_id) m',
      ],
      ...[
        '(select % from members m union all select % from members m) m',
        'visits v left join members m on v.id = m.id',
      ],
      ...[
        'stored_visits m',
        'members m tablesample system (100)',
        '(values ((select max(pin) from members))) m(id)',
      ],
    ),
  )
  .map(([inner, column, shape]) => shape.replaceAll('%', inner).replaceAll('?', column))
const tail = fc
  .tuple(
    columns,
    pick('', '', '', '', '', 'where ?::text > $$5$$', 'order by ?', 'group by ?', 'order by 1', 'limit 2'),
  )
  .map(([column, shape]) => shape.replaceAll('?', column))
const statement = fc
  .tuple(
    list,
    source,
    tail,
    list,
    pick(
      ...[
        'select % from $ @',
        'select % from $ @',
        'select % from $ @',
        'with m as (select & from $) select % from m @',
      ],
      ...[
        'select distinct % from $',
        'select * from (select % from $ @) m',
        'select (select % from $ limit 1)',
      ],
      ...['select % from $ union select % from members m', 'with q(e) as (select & from $) select e from q'],
      'with recursive q as (select & from $ union all select * from q where false) select * from q',
    ),
  )
  .map(([shown, from, end, more, shape]) =>
    shape.replaceAll('%', shown).replaceAll('$', from).replaceAll('@', end).replaceAll('&', more),
  )

describe('statements made at random', () => {
  it('return nothing that is out of scope when the guard lets them run', async () => {
    const limits = { maxRows: 100, maxBytes: 1_000_000, timeoutMs: 5000, maxPlanCost: null }
    let ran = 0
    await fc.assert(
      fc.asyncProperty(statement, async (sql) => {
        const verdict = await db.check(policy, sql)
        if (!verdict.ok) return
        const outcome = await execute(db.connection, verdict.statement, limits)
        if (!outcome.ok) return
        ran += 1
        expect(JSON.stringify(outcome.result.rows)).not.toMatch(outOfScope)
      }),
      { numRuns: 1000, seed: 5 },
    )
    expect(ran).toBeGreaterThan(40)
  })

  it('would return much of it without the policy', async () => {
    let shown = 0
    for (const sql of fc.sample(statement, { numRuns: 200, seed: 5 })) {
      const rows = await db.database.run(sql).then(
        (result) => result.rows,
        () => [],
      )
      if (outOfScope.test(JSON.stringify(rows))) shown += 1
    }
    expect(shown).toBeGreaterThan(20)
  })

  it('return nothing that is out of scope by the replaced tables alone', async () => {
    const book = createRelationBook(createCatalogue(db.connection), queryNodes())
    const names = ['members', 'visits', 'visit_days', 'contacts', 'rolls', 'stored_visits']
    await book.load(
      names.flatMap((name) => [
        { schema: 'public', name },
        { schema: null, name },
      ]),
    )
    const scoped = scopedConnection(db.connection, { policy: policyOf(policy), book })
    let ran = 0
    await fc.assert(
      fc.asyncProperty(statement, async (sql) => {
        try {
          const { rows } = await scoped.readOnly({ timeoutMs: 5000 }, (tx) => tx.query(sql))
          ran += 1
          expect(JSON.stringify(rows)).not.toMatch(outOfScope)
        } catch (error) {
          if (!(error instanceof StatementError)) throw error
        }
      }),
      { numRuns: 800, seed: 7 },
    )
    expect(ran).toBeGreaterThan(80)
  })
})
