import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { maxInputBytes } from '../../src/guard/parse.js'
import { type GuardedDatabase, guardedDatabase, shop } from './guarded-database.js'

let db: GuardedDatabase
beforeAll(async () => {
  db = await guardedDatabase(shop)
})
afterAll(() => db.close())

/** The text that may be sent for a statement. */
async function sent(sql: string): Promise<string | null> {
  const verdict = await db.guard.check(sql)
  return verdict.ok ? verdict.statement.text : null
}

describe('the text of a statement', () => {
  it.each([
    ['select 1', 'select 1'],
    ['select 1;', 'select 1'],
    ['select 1 ;\n ; ', 'select 1'],
    ['select 1 -- done; really', 'select 1 -- done; really'],
    ['select 1; -- done', 'select 1'],
    ['; select 1', 'select 1'],
    ['/* plan: seq */ select 1', '/* plan: seq */ select 1'],
    ["select 'é;ü';", "select 'é;ü'"],
    ['select \'日本;\' as "é" ;', 'select \'日本;\' as "é"'],
    ['select $$;$$', 'select $$;$$'],
  ])('of %j is sent as %j', async (sql, text) => {
    expect((await sent(sql))?.trim()).toBe(text)
  })

  it('keeps the kind of statement beside it', async () => {
    const kinds = await Promise.all(
      ['table sales', 'explain select 1', 'show timezone'].map(async (sql) => {
        const verdict = await db.guard.check(sql)
        return verdict.ok ? verdict.statement.kind : verdict.code
      }),
    )
    expect(kinds).toEqual(['select', 'explain', 'show'])
  })
})

describe('a text that is refused before its meaning matters', () => {
  it('is too long, and the refusal says by how much', async () => {
    const sql = `select '${'x'.repeat(maxInputBytes)}'`
    expect(await db.refusal(sql)).toMatchObject({
      code: 'input_too_long',
      message: expect.stringContaining('100000'),
    })
  })

  it('counts bytes, not characters', async () => {
    expect(await db.refusal(`select '${'é'.repeat(maxInputBytes / 2)}'`)).toMatchObject({
      code: 'input_too_long',
    })
  })

  it('holds a NUL, behind which the parser would not look', async () => {
    const refusal = await db.refusal('select 1 \0; drop table sales')
    expect(refusal).toMatchObject({ code: 'not_text', position: 10 })
  })

  it('holds half a surrogate pair', async () => {
    expect(await db.refusal("select '\ud800'")).toMatchObject({ code: 'not_text', position: 9 })
  })

  it.each(['', '   ', ';', '-- nothing', '/* nothing */ ;'])('holds no statement: %j', async (sql) => {
    expect(await db.refusal(sql)).toMatchObject({ code: 'not_one_statement', hint: expect.any(String) })
  })

  it.each(['select 1; select 2', 'select 1;;select 2', 'select 1; drop table sales', 'commit; select 1'])(
    'holds several statements: %j',
    async (sql) => {
      expect(await db.refusal(sql)).toMatchObject({ code: 'not_one_statement' })
    },
  )

  it('is nested deeper than any query', async () => {
    const deep = `${'select ('.repeat(1500)}select 1${')'.repeat(1500)}`
    expect(await db.refusal(deep)).toMatchObject({ code: 'too_complex' })
  })

  it('makes the parser give up, and the next statement is judged as ever', async () => {
    expect(await db.refusal(`select ${'('.repeat(30_000)}1${')'.repeat(30_000)}`)).toMatchObject({
      ok: false,
    })
    expect(await db.outcome('select 1')).toBe('allowed')
  })
})

describe('a syntax error', () => {
  it.each([
    ['selekt 1', 'syntax error at or near "selekt"', 1],
    ['select * from', 'syntax error at end of input', 14],
    ["select 'é' sel from", 'syntax error at end of input', 20],
    ['select 1)', 'syntax error at or near ")"', 9],
    ["select '", 'unterminated quoted string', 8],
  ])('in %j carries the words and the place of the parser', async (sql, words, position) => {
    const refusal = await db.refusal(sql)
    expect(refusal).toMatchObject({ code: 'syntax_error', position })
    expect(refusal.message).toContain(words)
  })

  it.each(['show me the orders', '```sql\nselect 1\n```', 'Here you are: select 1'])(
    'is what prose is: %j',
    async (sql) => {
      expect(await db.refusal(sql)).toMatchObject({
        code: 'syntax_error',
        hint: expect.stringContaining('Markdown'),
      })
    },
  )
})

describe('a position', () => {
  it('counts characters, also behind some that take several bytes', async () => {
    expect(await db.refusal("select 'é日😀', pg_sleep(1)")).toMatchObject({ position: 15 })
  })

  it('counts from the start of the text as it was given', async () => {
    expect(await db.refusal(';;  select pg_sleep(1);')).toMatchObject({ position: 12 })
  })
})
