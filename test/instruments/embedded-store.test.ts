import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { InterruptedError, StoreError } from '../../src/errors.js'
import { openEmbeddedStore } from '../../src/instruments/embedded-store.js'
import { listJournals } from '../../src/instruments/read-journal.js'
import { startWriter } from './child-process.js'
import { testPlaces } from './open-test-store.js'
import { recordRun } from './sample-run.js'

// On a busy machine PGlite takes seconds to open.
vi.setConfig({ testTimeout: 120_000 })

it('waits for a living process that has the store open, then says so and keeps the journals', async () => {
  const { address, dataDir, open } = await testPlaces('embedded')
  recordRun(dataDir)
  const holder = startWriter(dataDir, '0', 'hold', address)
  await holder.line((line) => line === 'holding')
  const refused = open(300)
  await expect(refused).rejects.toBeInstanceOf(StoreError)
  await expect(refused).rejects.toMatchObject({
    code: 'store_busy',
    message: expect.stringContaining(address),
  })
  expect(listJournals(dataDir)).toHaveLength(1)
})

it('waits for processes that have the store open one after another, each for its own time', async () => {
  const folder = path.join((await testPlaces('embedded')).dataDir, 'queue')
  fs.mkdirSync(folder, { recursive: true })
  const lockFile = path.join(folder, 'pgdata.lock')
  const next = (turn: number) =>
    fs.writeFileSync(
      lockFile,
      JSON.stringify({ token: `turn ${turn}`, host: os.hostname(), pid: process.pid, startedAt: null }),
    )
  next(0)
  let turns = 0
  const queue = setInterval(() => {
    turns += 1
    if (turns <= 8) next(turns)
    else clearInterval(queue)
  }, 100)
  try {
    await expect(openEmbeddedStore(folder, { waitMs: 400 })).rejects.toMatchObject({ code: 'store_busy' })
    expect(turns).toBeGreaterThan(8)
  } finally {
    clearInterval(queue)
  }
})

it('takes the store over from a process that was killed with it', async () => {
  const { address, dataDir, open } = await testPlaces('embedded')
  recordRun(dataDir)
  const holder = startWriter(dataDir, '0', 'hold', address)
  await holder.line((line) => line === 'holding')
  await holder.kill()
  const store = await open()
  expect((await store.drain()).drained).toBe(1)
})

it('is not hurt by a process that was killed while it made the store, and lets nobody but its owner in', async () => {
  const { address, dataDir, open } = await testPlaces('embedded', true)
  const maker = startWriter(dataDir, '0', 'hold', address)
  const unfinished = path.join(address, 'pgdata.new')
  while (!fs.existsSync(path.join(unfinished, 'PG_VERSION')))
    await new Promise((resolve) => setTimeout(resolve, 5))
  await maker.kill()
  expect(fs.existsSync(path.join(address, 'pgdata'))).toBe(false)
  const store = await open()
  expect(await store.recentRuns()).toEqual([])
  expect(fs.existsSync(unfinished)).toBe(false)
  expect(fs.statSync(address).mode & 0o777).toBe(0o700)
  await store.close()
  expect(fs.readdirSync(address)).toEqual(['pgdata'])
})

it('stops waiting when it is told to', async () => {
  const { dataDir, open } = await testPlaces('embedded')
  const first = await open()
  const stop = new AbortController()
  const waiting = openEmbeddedStore(first.label, { waitMs: 60_000, signal: stop.signal })
  stop.abort()
  await expect(waiting).rejects.toBeInstanceOf(InterruptedError)
  expect(listJournals(dataDir)).toEqual([])
})

it('opens for a second reader as soon as the first has closed, with all it has', async () => {
  const { dataDir, open } = await testPlaces('embedded')
  const runId = recordRun(dataDir)
  const first = await open()
  const second = open(30_000)
  await first.drain()
  await first.close()
  expect(await (await second).recentRuns()).toMatchObject([{ runId }])
})

it.each([
  ['has no version file', 'PG_VERSION'],
  ['has no control file', 'global/pg_control'],
])('says that a store is damaged that %s, and changes nothing', async (_, name) => {
  const { address, dataDir, open } = await testPlaces('embedded')
  recordRun(dataDir)
  fs.rmSync(path.join(address, 'pgdata', name))
  const listed = () => fs.readdirSync(path.join(address, 'pgdata'), { recursive: true, encoding: 'utf8' })
  const files = listed()
  await expect(open()).rejects.toMatchObject({
    code: 'store_unreachable',
    hint: expect.stringContaining(`move ${path.join(address, 'pgdata')} away`),
  })
  // PGlite notes that it tried.
  expect(listed().filter((each) => each !== 'postmaster.pid')).toEqual(files)
  expect(fs.readdirSync(address)).toEqual(['pgdata'])
  expect(listJournals(dataDir)).toHaveLength(1)
})

it('keeps the journals when its folder is deleted while it is open', async () => {
  const { address, dataDir, open } = await testPlaces('embedded')
  const store = await open()
  recordRun(dataDir)
  fs.rmSync(address, { recursive: true })
  await expect(store.drain()).rejects.toBeInstanceOf(StoreError)
  expect(listJournals(dataDir)).toHaveLength(1)
  await store.close()
  expect(fs.existsSync(address)).toBe(false)
})
