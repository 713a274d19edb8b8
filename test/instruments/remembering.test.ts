import { describe, expect, it, vi } from 'vitest'
import type { RunEvent } from '../../src/events.js'
import { openJournal } from '../../src/instruments/journal.js'
import { openSaved } from '../../src/instruments/saved.js'
import { storeKinds, testPlaces } from './open-test-store.js'
import { recordRun, sampleEvents } from './sample-run.js'

// On a busy machine PGlite takes seconds to open.
vi.setConfig({ testTimeout: 120_000 })

/** A run whose `started` says more than that of every run. */
function record(dataDir: string, runId: string, more: object, startedAt = '2026-03-01T10:00:00.000Z') {
  const journal = openJournal(dataDir, runId)
  const events = sampleEvents({ runId, startedAt }).map((event): RunEvent => {
    if (event.type === 'started') return { ...event, ...more }
    if (event.type !== 'model-call') return event
    const sent = [
      { url: 'http://host/v1', text: '{"a": "word  for\\nword"}' },
      { url: 'http://host/v1', text: 'again' },
    ]
    return { ...event, call: { ...event.call, sent } }
  })
  for (const event of events) journal.append(event)
  journal.close()
  return events
}

const found = async (
  store: Awaited<ReturnType<Awaited<ReturnType<typeof testPlaces>>['open']>>,
  id: string,
) => {
  const lookup = await store.run(id)
  return lookup.kind === 'found' ? lookup.record : expect.fail(lookup.kind)
}

const parameters = [{ name: 'from', type: 'date', value: '2026-01-01' }]

describe.each(storeKinds)('a %s store', (kind) => {
  it('remembers tags, saved queries and every event, sums up by them, and forgets what is pruned', async () => {
    const { dataDir, open } = await testPlaces(kind)
    const events = record(dataDir, 'aa1', { tags: ['weekly', 'money'], session: 'monday' })
    record(dataDir, 'aa2', { tags: ['weekly'], saved: 'revenue', parameters }, '2026-03-02T10:00:00.000Z')
    recordRun(dataDir, { runId: 'aa3', startedAt: '2026-03-03T10:00:00.000Z' })
    const store = await open()
    await store.drain()

    const ids = async (filter: object) => (await store.recentRuns(filter)).map(({ runId }) => runId)
    expect(await ids({ tags: ['weekly'] })).toEqual(['aa2', 'aa1'])
    expect(await ids({ tags: ['weekly', 'money'] })).toEqual(['aa1'])
    expect(await ids({ session: 'monday' })).toEqual(['aa1'])
    expect(await ids({ model: 'scripted' })).toHaveLength(3)
    expect(await ids({ model: 'other' })).toEqual([])
    expect(await ids({ database: 'shop' })).toHaveLength(3)
    expect(await ids({ database: 'localhost:5432/shop' })).toHaveLength(3)
    expect(await ids({ database: 'hop' })).toEqual([])

    const first = await found(store, 'last~2')
    expect(first.run).toMatchObject({ id: 'aa1', tags: ['weekly', 'money'], saved: null, parameters: [] })
    expect((await store.events(first)).map(({ event }) => event)).toEqual(events)
    expect((await found(store, 'aa2')).run).toMatchObject({ saved: 'revenue', parameters })
    expect(await store.run('last~3')).toEqual({ kind: 'none' })

    const sum = (runs: number) => expect.objectContaining({ runs, calls: runs })
    const byTag = new Map((await store.costs('tag')).map((each) => [each.key, each]))
    expect(Object.fromEntries(byTag)).toEqual({ weekly: sum(2), money: sum(1), null: sum(1) })
    expect(await store.costs('session')).toMatchObject([
      { key: null, runs: 2 },
      { key: 'monday', runs: 1 },
    ])

    const rules = { before: '2026-03-03T00:00:00.000Z', keep: 2 }
    const gone = { runs: 1, kept: 2, oldest: '2026-03-01T10:00:00.000Z', newest: '2026-03-01T10:00:00.000Z' }
    expect(await store.prunable(rules)).toEqual(gone)
    expect(await store.prunable({ before: rules.before, keep: null })).toMatchObject({ runs: 2, kept: 1 })
    expect(await store.prunable({ before: null, keep: 0 })).toMatchObject({ runs: 3, kept: 0 })
    expect(await store.prune(rules)).toEqual(gone)
    expect(await ids({})).toEqual(['aa3', 'aa2'])
    expect(await store.prunable(rules)).toEqual({ runs: 0, kept: 2, oldest: null, newest: null })
  })

  it('keeps saved queries per database, one per name whatever its case', async () => {
    const { dataDir, cacheDir, address } = await testPlaces(kind, true)
    const place = { dataDir, cacheDir, storeUrl: address, environment: {} }
    const shop = await openSaved(place, 'shop')
    const other = await openSaved(place, 'other')
    const query = {
      name: 'weekly',
      sql: 'select $1',
      question: null,
      parameters: [{ name: 'from', type: 'date' as const, fallback: null }],
      fingerprint: 'f',
    }
    try {
      expect(await shop.keep(query, { replace: false })).toBe('kept')
      expect(await shop.keep({ ...query, name: 'WEEKLY' }, { replace: false })).toBe('taken')
      expect(await shop.keep({ ...query, name: 'Weekly', sql: 'select 2' }, { replace: true })).toBe('kept')
      expect(await shop.keep({ ...query, name: 'daily' }, { replace: true })).toBe('kept')
      expect(await shop.all()).toMatchObject([
        { ...query, name: 'daily' },
        { ...query, name: 'Weekly', sql: 'select 2' },
      ])
      expect(await other.all()).toEqual([])
      expect(await other.remove('weekly')).toBe(false)
      expect(await shop.remove('weekly')).toBe(true)
      expect((await shop.all()).map(({ name }) => name)).toEqual(['daily'])
    } finally {
      await shop.close()
      await other.close()
    }
  })
})

it('tells the events of a run that was recorded before events were kept', async () => {
  const { dataDir, address, open } = await testPlaces('postgres')
  const events = record(dataDir, 'old1', {})
  const store = await open()
  await store.drain()
  const before = await found(store, 'old1')
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  await client.query('delete from agentdb.events').finally(() => client.end())
  const told = (await store.events(before)).map(({ event }) => event)
  const of = (type: RunEvent['type']) => told.filter((event) => event.type === type)
  expect(told[0]).toMatchObject({ type: 'started', runId: 'old1' })
  expect(of('message')).toHaveLength(2)
  expect(of('model-call')).toEqual(events.filter(({ type }) => type === 'model-call'))
  expect(of('attempt-finished')).toEqual(events.filter(({ type }) => type === 'attempt-finished'))
})
