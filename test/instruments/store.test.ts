import fs from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { openJournal } from '../../src/instruments/journal.js'
import { listJournals } from '../../src/instruments/read-journal.js'
import { writeCachedSnapshot } from '../../src/instruments/snapshot-cache.js'
import { storeKinds, testPlaces } from './open-test-store.js'
import { failedAttempt, goodAttempt, recordRun, sampleEvents } from './sample-run.js'

// On a busy machine PGlite takes seconds to open.
vi.setConfig({ testTimeout: 120_000 })

// What the two might do differently.
describe.each(storeKinds)('a %s store', (kind) => {
  it('shows everything of a run that was recorded', async () => {
    const { dataDir, open } = await testPlaces(kind)
    const runId = recordRun(dataDir)
    const store = await open()
    expect(await store.drain()).toEqual({ drained: 1, skipped: [] })
    expect(listJournals(dataDir)).toEqual([])
    const found = await store.run(runId)
    if (found.kind !== 'found') return expect.fail(found.kind)
    const { run, messages, attempts, modelCalls, result } = found.record
    expect(run).toMatchObject({
      id: runId,
      database: 'localhost:5432/shop',
      status: 'answered',
      started_at: '2026-03-01T10:00:00.000Z',
      finished_at: '2026-03-01T10:00:00.040Z',
      usd: 0.0125,
      assumptions: ['every order counts'],
      checks: [{ id: 'fan-out', outcome: 'passed', detail: 'no join' }],
      confidence: 0.9,
      total_ms: 40,
    })
    expect(messages.map(({ body }) => body)).toEqual([
      'Which customers ordered?',
      { tables: ['orders'], unresolved: [] },
    ])
    expect(attempts).toMatchObject([
      { sql: failedAttempt.sql, sqlstate: '42703', message: failedAttempt.error?.message, position: 8 },
      { sql: goodAttempt.sql, sqlstate: null, duration_ms: 3.25, plan_cost: 12.5, row_count: 2 },
    ])
    expect(modelCalls).toMatchObject([
      { role: 'sql-analyst', input_tokens: 100, usd: 0.0125, latency_ms: 30 },
    ])
    expect(result).toEqual({
      columns: [{ name: 'CustomerId', type: 'bigint' }],
      rows: [['9007199254740993'], [2]],
      row_count: 2,
      truncated: false,
      capped: false,
    })
  })

  it('adds up costs by day, model, agent and database, unknown prices apart', async () => {
    const { dataDir, open } = await testPlaces(kind)
    const late = '2026-03-01T23:30:00.000Z'
    recordRun(dataDir, { startedAt: '2026-03-01T10:00:00Z', usd: 0.1, model: 'm1' })
    recordRun(dataDir, { startedAt: late, usd: 0.2, model: 'm1', database: 'other' })
    recordRun(dataDir, { startedAt: '2026-03-02T10:00:00Z', usd: null, model: 'm2' })
    const uncalled = openJournal(dataDir, 'uncalled')
    for (const event of sampleEvents({
      runId: 'uncalled',
      startedAt: '2026-02-01T10:00:00Z',
      model: 'builtin',
    })) {
      if (event.type !== 'model-call') uncalled.append(event)
    }
    uncalled.close()
    const store = await open()
    await store.drain()
    const sums = { inputTokens: 100, outputTokens: 20, calls: 1, runs: 1, unpricedCalls: 0 }
    expect(await store.costs('day')).toEqual([
      { ...sums, key: '2026-03-02', usd: null, unpricedCalls: 1 },
      { ...sums, key: '2026-03-01', usd: 0.3, runs: 2, calls: 2, inputTokens: 200, outputTokens: 40 },
      { ...sums, key: '2026-02-01', usd: 0, calls: 0, inputTokens: 0, outputTokens: 0 },
    ])
    expect(await store.costs('day', late, 'Europe/Paris')).toMatchObject([{ key: '2026-03-02', runs: 2 }])
    expect(await store.costs('model')).toMatchObject([
      { key: 'm1', usd: 0.3, calls: 2 },
      { key: 'builtin', usd: 0, calls: 0 },
      { key: 'm2', usd: null, unpricedCalls: 1 },
    ])
    expect(await store.costs('agent')).toMatchObject([
      { key: 'sql-analyst', calls: 3, usd: 0.3, unpricedCalls: 1 },
    ])
    expect(await store.costs('database', '2026-03-01')).toMatchObject([
      { key: 'other', usd: 0.2 },
      { key: 'localhost:5432/shop', runs: 2, usd: 0.1, unpricedCalls: 1 },
    ])
  })

  it('stores text that Postgres cannot hold as near as it can', async () => {
    const { dataDir, open } = await testPlaces(kind)
    recordRun(dataDir, { runId: 'odd', question: 'a\0b\ud800c \\u0000 🎈' })
    const store = await open()
    expect(await store.drain()).toEqual({ drained: 1, skipped: [] })
    expect((await store.recentRuns())[0]?.question).toBe('a\ufffdb\ufffdc \\u0000 🎈')
    expect(await store.recentRuns({ text: '\0' })).toHaveLength(1)
  })

  it('takes several calls at once', async () => {
    const { dataDir, open } = await testPlaces(kind)
    for (let number = 0; number < 5; number++) recordRun(dataDir)
    const store = await open()
    const results = await Promise.all([store.drain(), store.drain(), store.recentRuns(), store.costs('day')])
    expect(results[0].drained + results[1].drained).toBe(5)
    expect(await store.recentRuns()).toHaveLength(5)
  })
})

describe('any store', () => {
  it('lists runs newest first, and filters them', async () => {
    const { dataDir, open } = await testPlaces('postgres')
    const day = (number: number) => `2026-03-0${number}T10:00:00.000Z`
    recordRun(dataDir, { runId: 'aa1', startedAt: day(1), question: '100% of_orders?', usd: null })
    recordRun(dataDir, { runId: 'aa2', startedAt: day(3), question: null, database: 'sample' })
    recordRun(dataDir, {
      runId: 'ab3',
      startedAt: day(2),
      question: 'Delete ORDERS',
      answer: { status: 'refused', exitCode: 3, columns: [], rows: [] },
    })
    const store = await open()
    await store.drain()
    const ids = async (filter: Parameters<typeof store.recentRuns>[0]) =>
      (await store.recentRuns(filter)).map(({ runId }) => runId)
    expect(await ids({})).toEqual(['aa2', 'ab3', 'aa1'])
    expect(await ids({ limit: 2 })).toEqual(['aa2', 'ab3'])
    expect(await ids({ status: 'refused' })).toEqual(['ab3'])
    expect(await ids({ since: day(2) })).toEqual(['aa2', 'ab3'])
    expect(await ids({ database: 'sample' })).toEqual(['aa2'])
    expect(await ids({ text: 'delete orders' })).toEqual(['ab3'])
    expect(await ids({ text: '0% of_' })).toEqual(['aa1'])
    expect(await ids({ text: 'of%orders' })).toEqual([])
    const [newest, refused, oldest] = await store.recentRuns()
    expect(newest).toMatchObject({
      startedAt: day(3),
      question: null,
      usd: 0.0125,
      durationMs: 40,
      rowCount: 2,
    })
    expect(refused).toMatchObject({ status: 'refused', rowCount: null })
    expect(oldest?.usd).toBeNull()
  })

  it('finds a run by its id, the beginning of it, or as the last', async () => {
    const { dataDir, open } = await testPlaces('postgres')
    recordRun(dataDir, { runId: 'aa1', startedAt: '2026-03-02T10:00:00Z' })
    recordRun(dataDir, { runId: 'aa12', startedAt: '2026-03-01T10:00:00Z' })
    recordRun(dataDir, { runId: 'b_c', startedAt: '2026-03-01T10:00:00Z' })
    const store = await open()
    await store.drain()
    const idOf = async (reference: string) => {
      const found = await store.run(reference)
      return found.kind === 'found' ? found.record.run.id : found.kind
    }
    expect(await idOf('last')).toBe('aa1')
    expect(await idOf('aa1')).toBe('aa1')
    expect(await idOf('aa12')).toBe('aa12')
    expect(await idOf('b')).toBe('b_c')
    expect(await idOf('a')).toBe('ambiguous')
    expect(await idOf('zz')).toBe('none')
    expect(await idOf('%')).toBe('none')
    expect(await idOf('bx')).toBe('none')
    expect(await idOf('')).toBe('none')
  })

  it('drains once what is drained twice', async () => {
    const { dataDir, open } = await testPlaces('postgres')
    recordRun(dataDir, { runId: 'once' })
    const [file = ''] = listJournals(dataDir)
    const journal = fs.readFileSync(file)
    const store = await open()
    expect((await store.drain()).drained).toBe(1)
    expect((await store.drain()).drained).toBe(0)
    // As when a process is killed between the commit and the removal.
    fs.writeFileSync(file, journal)
    expect((await store.drain()).drained).toBe(0)
    expect(listJournals(dataDir)).toEqual([])
    const found = await store.run('once')
    expect(found.kind === 'found' && found.record.attempts.length).toBe(2)
  })

  it('leaves a run alone that goes on, and keeps one that was given up as interrupted', async () => {
    const { dataDir, open } = await testPlaces('postgres')
    const store = await open()
    const journal = openJournal(dataDir, 'halfway')
    try {
      for (const event of sampleEvents({ runId: 'halfway' }).slice(0, 6)) journal.append(event)
      expect(await store.drain()).toMatchObject({ drained: 0, skipped: [{ reason: 'running' }] })
    } finally {
      journal.close()
    }
    expect(await store.drain()).toEqual({ drained: 1, skipped: [] })
    expect(await store.recentRuns()).toMatchObject([{ runId: 'halfway', status: 'interrupted' }])
  })

  it('replaces a run it took for interrupted by the end it had after all', async () => {
    const { dataDir, open } = await testPlaces('postgres')
    const store = await open()
    const early = openJournal(dataDir, 'early')
    for (const event of sampleEvents({ runId: 'early' }).slice(0, 6)) early.append(event)
    early.close()
    expect((await store.drain()).drained).toBe(1)
    recordRun(dataDir, { runId: 'early' })
    expect((await store.drain()).drained).toBe(1)
    const found = await store.run('early')
    if (found.kind !== 'found') return expect.fail(found.kind)
    expect(found.record.run.status).toBe('answered')
    expect(found.record.attempts).toHaveLength(2)
  })

  it('forgets a journal that says nothing of a run, once nobody can be writing it', async () => {
    const { dataDir, open } = await testPlaces('postgres')
    openJournal(dataDir, 'no-start').close()
    const fresh = openJournal(dataDir, 'fresh')
    fresh.close()
    const old = fresh.file.replace('fresh', 'old')
    for (const file of [fresh.file, old]) fs.writeFileSync(file, '{"version":')
    fs.utimesSync(old, 0, 0)
    const store = await open()
    expect(await store.drain()).toEqual({ drained: 0, skipped: [] })
    expect(listJournals(dataDir)).toEqual([fresh.file])
  })

  it('skips journals it cannot read or store, says why, and takes the others', async () => {
    const { dataDir, open } = await testPlaces('postgres')
    recordRun(dataDir, { runId: 'good' })
    recordRun(dataDir, { runId: 'late', answer: { exitCode: 0 }, startedAt: '2026-03-01T10:00:00Z' })
    const [good = '', late = ''] = listJournals(dataDir)
    fs.writeFileSync(good.replace('good', 'foreign'), 'not a journal\n')
    fs.mkdirSync(good.replace('good', 'folder'))
    fs.symlinkSync('/nowhere', good.replace('good', 'gone'))
    const lines = fs.readFileSync(good, 'utf8').split('\n')
    fs.writeFileSync(good.replace('good', 'torn'), [...lines.slice(0, 5), 'x'.repeat(9), ''].join('\n'))
    // A year that JavaScript takes and Postgres does not.
    fs.writeFileSync(
      late,
      fs.readFileSync(late, 'utf8').replace('"2026-03-01T10:00:00Z"', '"0000-03-01T10:00:00Z"'),
    )
    const dead = [...lines.slice(0, 5), 'x', ''].join('\n').replace(`"pid":${process.pid}`, '"pid":4194303')
    fs.writeFileSync(good.replace('good', 'damaged'), dead)
    const store = await open()
    const { drained, skipped } = await store.drain()
    expect(drained).toBe(1)
    const reasons = skipped.map(({ file, reason }) => [file.replace(/.*\/|\.jsonl/g, ''), reason])
    expect(reasons).toEqual([
      ['damaged', 'unreadable'],
      ['folder', 'unreadable'],
      ['foreign', 'unreadable'],
      ['late', 'refused'],
      ['torn', 'running'],
    ])
    expect(listJournals(dataDir)).toHaveLength(6)
  })

  it('never stores the password of an address', async () => {
    const { dataDir, open } = await testPlaces('postgres')
    recordRun(dataDir, {
      runId: 'secret',
      database: 'postgres://bi:s3cret@db/shop',
      answer: { error: { code: 'x', message: 'postgres://bi:s3cret@db/shop is gone', hint: null } },
    })
    const file = fs.readFileSync(listJournals(dataDir)[0] ?? '', 'utf8')
    expect(file).not.toContain('s3cret')
    const store = await open()
    await store.drain()
    await store.saveSnapshot({
      database: 'postgres://bi:s3cret@db/shop',
      serverVersion: 180004,
      fingerprint: 'f',
      takenAt: '2026-01-01T00:00:00Z',
      document: {},
    })
    expect(JSON.stringify([await store.run('secret'), store.label])).not.toContain('s3cret')
    expect(await store.snapshot('postgres://bi:***@db/shop', 'f')).toEqual({})
  })

  it('keeps the schema a run saw, from the cache', async () => {
    const { dataDir, cacheDir, open } = await testPlaces('postgres')
    writeCachedSnapshot(cacheDir, { database: 'whoever', fingerprint: 'f1' }, { tables: ['orders'] })
    recordRun(dataDir, { fingerprint: 'f1' })
    recordRun(dataDir, { fingerprint: 'f2' })
    const store = await open()
    expect((await store.drain()).drained).toBe(2)
    expect(await store.snapshot('localhost:5432/shop', 'f1')).toEqual({ tables: ['orders'] })
    expect(await store.snapshot('localhost:5432/shop', 'f2')).toBeNull()
  })

  it('keeps verified queries per database, one per question', async () => {
    const { open } = await testPlaces('postgres')
    const store = await open()
    const query = { database: 'shop', question: 'How many orders?', sql: 'select 1', fingerprint: null }
    const first = await store.addVerifiedQuery(query)
    await store.addVerifiedQuery({ ...query, database: 'other' })
    expect(await store.addVerifiedQuery({ ...query, sql: 'select count(*) from orders' })).toBe(first)
    expect(await store.verifiedQueries('shop')).toMatchObject([
      { id: first, question: 'How many orders?', sql: 'select count(*) from orders', fingerprint: null },
    ])
    expect(await store.verifiedQueries()).toHaveLength(2)
    expect(await store.removeVerifiedQuery(first)).toBe(true)
    expect(await store.removeVerifiedQuery(first)).toBe(false)
    expect(await store.verifiedQueries('shop')).toEqual([])
  })
})
