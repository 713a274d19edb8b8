import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { club } from '../guard/scoped-database.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { startModelServer } from '../support/model-server.js'
import { runCli, temporaryHome } from './run-cli.js'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase(club)
})
afterAll(() => database.drop())

const policy = {
  tables: { members: ['id', 'city', 'email'], visits: '*', rolls: '*', logs: '*' },
  masks: { 'members.email': 'hash' },
  filters: { visits: 'not gone' },
  rowCaps: { logs: 1 },
}

/** One command in a folder whose agentdb.config.json holds the policy. */
async function run(argv: readonly string[], given: unknown = policy, home = temporaryHome()) {
  fs.writeFileSync(
    path.join(home, 'agentdb.config.json'),
    JSON.stringify({ policy: given, model: 'builtin' }),
  )
  return runCli(argv, { home, cwd: home, environment: { DATABASE_URL: database.readerUrl } })
}

describe('a policy in agentdb.config.json', () => {
  it('is the schema that is shown: tables, columns, values and row counts', async () => {
    const { stdout, exitCode } = await run(['schema', '--json'])
    expect(exitCode).toBe(0)
    const { tables } = JSON.parse(stdout)
    expect(tables.map(({ name }: { name: string }) => name)).toEqual(['logs', 'members', 'rolls', 'visits'])
    const columns = Object.fromEntries(tables[1].columns.map((each: { name: string }) => [each.name, each]))
    expect(Object.keys(columns)).toEqual(['id', 'city', 'email'])
    expect(columns.email).toMatchObject({ profile: null, comment: 'masked: may only be shown' })
    expect(columns.city.profile.commonValues[0].value).toBe('Rome')
    const notes = tables[3].columns.find(({ name }: { name: string }) => name === 'note').profile
    expect(notes.commonValues.map(({ value }: { value: string }) => value)).not.toContain('note 5')
    expect(notes.commonValues).toHaveLength(16)
    expect(stdout).not.toMatch(/vault|swordfish|example\.org|pin|contacts/)
  })

  it('is what a briefing knows', async () => {
    const { stdout } = await run([
      'schema',
      '--for',
      'members with the email ann@example.org and the keys of swordfish',
      '--json',
    ])
    const { tables, values } = JSON.parse(stdout)
    expect(JSON.stringify(tables)).not.toMatch(/vault|secret|swordfish|example\.org|contacts/)
    expect(values).toEqual([])
  })

  it('keeps nothing else in the cache, and nothing under another policy', async () => {
    const home = temporaryHome()
    const all = await run(['schema', '--json'], null, home)
    expect(all.stdout).toContain('vault')
    const scoped = await run(['schema', '--json'], policy, home)
    expect(scoped.stdout).not.toContain('vault')
    const narrower = await run(['schema', '--json'], { tables: ['rolls'] }, home)
    expect(JSON.parse(narrower.stdout).tables).toHaveLength(1)
    const again = await run(['schema', '--json'], policy, home)
    expect(JSON.parse(again.stdout)).toEqual(JSON.parse(scoped.stdout))
  })

  it('holds for statements of the user, and shows the one that ran', async () => {
    const { stdout, exitCode } = await run(['sql', 'select count(*) as n from visits', '--json'])
    expect(exitCode).toBe(0)
    const answer = JSON.parse(stdout)
    expect(answer.rows).toEqual([{ n: 16 }])
    expect(answer.sql).toBe(
      'select count(*) as n from (select * from "public"."visits" where (not gone)) as "visits"',
    )
    expect(answer.attempts[0].sql).toBe(answer.sql)
  })

  it('holds for questions to the built-in model', async () => {
    const { stdout, exitCode } = await run(['how many visits are there?', '--json'])
    expect(exitCode).toBe(0)
    expect(Object.values(JSON.parse(stdout).rows[0])).toEqual([16])
    const keys = await run(['how many keys are there?', '--json'])
    expect(keys.exitCode).not.toBe(0)
    expect(keys.stdout).not.toMatch(/vault/)
  })

  it('refuses with 3 and the code "policy"', async () => {
    const { stdout, exitCode } = await run(['sql', 'select * from vault.keys', '--json'])
    expect(exitCode).toBe(3)
    expect(JSON.parse(stdout).error).toMatchObject({
      code: 'policy',
      message: 'The relation vault.keys is not among those that may be read.',
    })
  })

  it('says with the answer that a table was capped', async () => {
    const { stdout } = await run(['sql', 'select count(*) as n from logs', '--json'])
    const answer = JSON.parse(stdout)
    expect(answer.rows).toEqual([{ n: 1 }])
    expect(answer.warnings).toContain('The policy reads at most 1 rows of logs: a total is of those alone.')
  })

  it.each<[unknown, RegExp]>([
    [{ tabels: [] }, /policy \(from agentdb\.config\.json\).*unknown key "tabels"/],
    [
      { masks: { 'members.email': 'md5' } },
      /policy\.masks\["members\.email"\].*"md5" is none of hash, last4, null/,
    ],
    [
      { masks: { 'members.emial': 'hash' } },
      /policy\.masks\["members\.emial"\] names the column "public\.members\.emial"/,
    ],
    [{ filters: { visit: 'true' } }, /policy\.filters\["visit"\] names the table "public\.visit"/],
    [{ filters: { visits: 'gone =' } }, /policy\.filters\["visits"\]: "gone =" is no condition/],
    [{ filters: { visits: 'gon' } }, /policy\.filters\["visits"\].*column "gon" does not exist/],
    [{ filters: { visits: 'true) limit (1' } }, /policy\.filters\["visits"\].*more than one condition/],
    [{ rowCaps: { visits: 0 } }, /policy\.rowCaps\.visits.*0 must be at least 1/],
  ])('that makes no sense ends the run with 2: %j', async (given, message) => {
    const { stderr, exitCode } = await run(['sql', 'select 1'], given)
    expect(stderr).toMatch(message)
    expect(exitCode).toBe(2)
  })
})

describe('what was taught, saved or answered before the policy', () => {
  const open = { tables: ['members', 'visits'] }
  const told = 'select email as contact from members order by id'

  it('is neither answered with nor shown to a model, and nothing of it runs again', async () => {
    const home = temporaryHome()
    const store = ['--store-url', path.join(home, 'store')]
    await run(['teach', 'add', 'contacts of everybody', '--sql', told], open, home)
    await run(['teach', 'add', 'number of visits', '--sql', 'select count(*) as n from visits'], open, home)
    await run(['save', '--as', 'everybody', '--sql', told], open, home)
    const before = await run(['contacts of everybody', '--format', 'csv', ...store], open, home)
    expect(before.stdout).toContain('ann@example.org')

    const hidden = { ...policy, masks: {}, tables: { members: ['id', 'city'], visits: '*' } }
    const server = await startModelServer(() => ({ fill: { outcome: 'cannot', reason: 'unknown' } }))
    const model = ['--base-url', server.baseUrl, '--model', 'scripted', '--share-rows', 'sample']
    const asked = await run(['contacts of everybody', '--json', ...model], hidden, home)
    await run(['number of visits in Rome, as of members', ...model], hidden, home)
    await server.close()
    const sent = server.requests.map(({ text }) => text).join('\n')
    expect(server.requests.length).toBeGreaterThan(1)
    expect(asked.exitCode).not.toBe(0)
    expect(sent).toContain('count(*) as n from visits')
    expect(sent).not.toMatch(/as contact|example\.org|swordfish|vault|4711|note (5|10|15|20)\b/)

    for (const argv of [['contacts of everybody'], ['run', 'everybody'], ['rerun', 'last~2', ...store]]) {
      const again = await run([...argv, '--format', 'csv'], hidden, home)
      expect(again.exitCode, argv.join(' ')).not.toBe(0)
      expect(again.stdout + again.stderr).not.toContain('example.org')
    }
    const masked = await run(['run', 'everybody', '--format', 'csv'], policy, home)
    expect(masked.stdout).toMatch(/^contact\n[0-9a-f]{16}\n/)
    const filtered = await run(['number of visits', '--format', 'csv'], hidden, home)
    expect(filtered.stdout).toBe('n\n16\n')
  })

  it('shows samples of rows as the policy shows them', async () => {
    const server = await startModelServer(() => ({ fill: { outcome: 'cannot', reason: 'unknown' } }))
    const model = ['--base-url', server.baseUrl, '--model', 'scripted', '--share-rows', 'sample']
    await run(['which members came to a visit with which note, by city and email', ...model])
    await server.close()
    const sent = server.requests.map(({ text }) => text).join('\n')
    expect(sent).toMatch(/Rome/)
    expect(sent).toMatch(/note 1\b/)
    expect(sent).not.toMatch(/example\.org|swordfish|4711|9999|note (5|10|15|20)\b/)
  })
})

describe('agentdb doctor --grants', () => {
  it('prints SQL that makes a role with the scope of the policy and nothing else', async () => {
    const role = `${database.name}_scoped`
    const { stdout, exitCode } = await run(['doctor', '--grants', role])
    expect(exitCode).toBe(0)
    expect(stdout).not.toMatch(/password '|vault|swordfish/)
    await database.run(`begin; ${stdout} commit;`)
    await database.run(`alter role ${role} password 'scoped'`)
    const url = new URL(database.readerUrl)
    url.username = role
    url.password = 'scoped'
    const client = new pg.Client({ connectionString: url.toString() })
    await client.connect()
    const rows = async (sql: string) => (await client.query({ text: sql, rowMode: 'array' })).rows
    try {
      expect(await rows('select count(*)::int from visits')).toEqual([[16]])
      expect(await rows('select count(*)::int from logs')).toEqual([[1]])
      expect(await rows('select id, city, length(email) from members where id = 1')).toEqual([
        [1, 'Rome', 16],
      ])
      expect(await rows('select count(*)::int from rolls')).toEqual([[3]])
      for (const denied of [
        'select pin from members',
        'select email from public.members',
        'select * from public.visits',
        'select * from public.logs',
        'select * from logs_2024',
        'select * from contacts',
        'select * from vault.keys',
        'insert into public.visits values (99, 1, now(), null, false)',
        'create table public.mine (id int)',
      ])
        await expect(client.query(denied), denied).rejects.toThrow(
          /permission denied|does not exist|read-only/,
        )
    } finally {
      await client.end()
      await database.run(`drop owned by ${role}; drop role ${role}; drop schema scoped_public cascade`)
    }
  })

  it('grants by column where a table has no other rule', async () => {
    const { stdout } = await run(['doctor', '--grants'], { tables: { members: ['id', 'city'], visits: '*' } })
    expect(stdout).toContain('grant select ("id", "city") on "public"."members" to "agentdb_reader";')
    expect(stdout).toContain('grant select on "public"."visits" to "agentdb_reader";')
    expect(stdout).not.toContain('create view')
  })
})
