import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SettingsInput } from '../../src/config.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type ModelScript, startModelServer } from '../support/model-server.js'
import { makeHome, openIn } from '../support/open-agentdb.js'

/** A canary in every column; "private" is told by the settings, "badge" by its comment, the others by their names. */
const canaries = {
  country: 'Kanarien',
  name: 'Zed Canaryname',
  note: 'canary note to file',
  score: '770077',
  joined: '1987-03-19',
  email: 'Zed@Canary.example',
  phone: '+49 5550199',
  birth_date: '1961-11-23',
  iban: 'DE00CANARY',
  badge: 'canary-badge',
  nick: 'canary-nick',
  mood: 'canary-mood',
} as const
type Column = keyof typeof canaries

const sensitive: readonly Column[] = ['email', 'phone', 'birth_date', 'iban', 'badge', 'nick', 'mood']
const open: readonly Column[] = ['country', 'name', 'note', 'score', 'joined']

const schema = `
  create type private_mood as enum ('canary-mood', 'other-mood');
  create table people (
    id int primary key, country text, name text, note text, score int, joined date, email text, phone text,
    birth_date date, iban text, badge text, nick text, mood private_mood, empty text
  );
  comment on column people.badge is 'Of the door @private';
  comment on column people.mood is '@private';
  insert into people
    select n, 'Kanarien', 'Zed Canaryname', 'canary note to file', 770077, '1987-03-19', 'Zed@Canary.example',
      '+49 5550199', '1961-11-23', 'DE00CANARY', 'canary-badge', 'canary-nick', 'canary-mood', null
    from generate_series(1, 4) as n;
  create function told(word text) returns int language plpgsql immutable as
    $$ begin raise exception 'told of %', word using detail = word, errcode = '22000'; end $$;
  analyze people;
`

let database: TestDatabase

beforeAll(async () => {
  database = await createDatabase(schema)
})

afterAll(() => database.drop())

/** Statements that make the database quote its rows, and the one that ends the run. */
const indiscreet = [
  'select name::int from people',
  'select email::int from people',
  `select (email || ' says "hi" there')::date from people`,
  'select note::json from people',
  'select email::regclass from people',
  'select badge::uuid from people',
  `select to_date(nick, 'YYYY') from people`,
  `select phone::numeric from people`,
  'select told(email) from people',
  'select country::private_mood from people',
  'select count(*) as people from people',
]

/** What a run sent, byte for byte, and what its trace says was sent. */
async function run(question: string, script: ModelScript, settings: SettingsInput = {}) {
  const home = makeHome()
  const server = await startModelServer(script)
  const db = await openIn(home, {
    databaseUrl: database.readerUrl,
    baseUrl: server.baseUrl,
    model: 'scripted',
    maxAttempts: 20,
    maxCalls: 20,
    private: ['people.nick'],
    allowFunctions: ['told'],
    ...settings,
  })
  try {
    const answer = await db.answer(question)
    const sent = server.requests.map(({ text }) => text)
    return { answer, sent, traced: tracedRequests(home.folder) }
  } finally {
    await db.close()
    await server.close()
    home.remove()
  }
}

interface TracedEvent {
  readonly event?: {
    readonly type: string
    readonly call?: { readonly sent: readonly { readonly text: string }[] }
  }
}

function tracedRequests(folder: string): readonly string[] {
  const journals = path.join(folder, '.local', 'share', 'agentdb', 'journal')
  const [file = ''] = readdirSync(journals)
  return readFileSync(path.join(journals, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as TracedEvent)
    .flatMap(({ event }) => event?.call?.sent ?? [])
    .map(({ text }) => text)
}

/** The columns whose canary stands in what was sent. */
function leaked(sent: readonly string[]): readonly Column[] {
  const bytes = sent.join('\n')
  return (Object.keys(canaries) as Column[]).filter((column) => bytes.includes(canaries[column]))
}

/** Drafts each of them in turn, then the good one. */
const drafts: ModelScript = (_, index) => ({
  fill: { outcome: 'query', sql: indiscreet[index] ?? indiscreet.at(-1), reading: 'count of people' },
})

describe('what leaves the machine', () => {
  it.each<[NonNullable<SettingsInput['shareRows']>, readonly Column[]]>([
    ['none', []],
    ['profile', ['country', 'name', 'score', 'joined']],
    ['sample', open],
  ])('with --share-rows %s is never more than %j, whatever the errors quote', async (shareRows, shared) => {
    const { answer, sent, traced } = await run('How many people are there?', drafts, { shareRows })
    expect(answer.status).toBe('answered')
    expect(answer.attempts.length).toBeGreaterThan(8)
    expect(sent.length).toBeGreaterThan(8)
    const found = leaked(sent)
    expect(found.filter((column) => sensitive.includes(column))).toEqual([])
    expect(found.filter((column) => !shared.includes(column))).toEqual([])
    expect(shared.filter((column) => !found.includes(column))).toEqual([])
    expect(traced).toEqual(sent)
    // The names and types are told all the same, and how much is missing.
    expect(sent[0]).toContain('birth_date date')
    expect(sent[0]).toContain('empty text, 100% null')
  })

  it('tells the model enough of an error to mend its statement', async () => {
    const { sent } = await run('How many people are there?', drafts)
    const last = sent.at(-1) ?? ''
    expect(last).toContain('SQLSTATE 22P02: invalid input syntax for type integer: …')
    expect(last).toContain('invalid input syntax for type json')
    expect(last).not.toContain('told of')
  })

  it('tells the words of an error whole when they are the statement’s own', async () => {
    const script: ModelScript = (_, index) => ({
      fill: {
        outcome: 'query',
        sql: index === 0 ? `select * from people where joined > 'last week'` : indiscreet.at(-1),
      },
    })
    const { sent } = await run('How many people are there?', script)
    expect(sent[1]).toContain('invalid input syntax for type date: \\"last week\\"')
  })

  it('is the stored spelling of what the question names, but not of a sensitive column', async () => {
    const question = 'How many people in KANARIEN have the email zed@canary.example or the nick CANARY-NICK?'
    const { sent } = await run(question, [{ fill: { outcome: 'query', sql: 'select 1 as one' } }])
    expect(leaked(sent)).toEqual(['country'])
  })

  it('is no more of a value than the question says', async () => {
    const { sent } = await run('How many people are called Zed?', [
      { fill: { outcome: 'query', sql: 'select 1 as one' } },
    ])
    expect(leaked(sent)).toEqual([])
  })

  it('is no more when the built-in model, which sees all values, looks first', async () => {
    const { sent, traced } = await run('How many people have the email zed@canary.example?', drafts, {
      preferBuiltin: true,
    })
    expect(leaked(sent)).toEqual([])
    expect(traced).toEqual(sent)
  })
})

describe('a pattern of private columns', () => {
  it('that names none is a warning', async () => {
    const { answer } = await run(
      'How many people are there?',
      [{ fill: { outcome: 'query', sql: 'select 1 as one' } }],
      {
        private: ['people.nik'],
      },
    )
    expect(answer.warnings.join()).toContain('"people.nik"')
  })
})

describe('the prompt', () => {
  it('begins with the same bytes for every question on one schema, and ends with the question', async () => {
    const questions = ['How many people are there?', 'Which people joined in 2024 in Kanarien?']
    const script: ModelScript = [{ fill: { outcome: 'query', sql: 'select 1 as one' } }]
    const prompts = []
    for (const question of questions) {
      const { sent } = await run(question, script)
      const { messages } = JSON.parse(sent[0] ?? '{}') as { messages: { role: string; content: string }[] }
      expect(messages.map(({ role }) => role)).toEqual(['system', 'user'])
      expect(messages[1]?.content.endsWith(`Question: ${question}`)).toBe(true)
      prompts.push(messages[0]?.content)
    }
    expect(prompts[0]).toBe(prompts[1])
    expect(prompts[0]).toContain('people')
  })
})
