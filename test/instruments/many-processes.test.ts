import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { listJournals } from '../../src/instruments/read-journal.js'
import { startWriter } from './child-process.js'
import { storeKinds, testPlaces } from './open-test-store.js'
import { recordRun } from './sample-run.js'

// Processes on two processors, each with an embedded database in turn.
vi.setConfig({ testTimeout: 180_000 })

/** An embedded store takes a second of processor time to open, and they open it one after another. */
const processes = { postgres: 10, embedded: 4 }

describe.each(storeKinds)('a %s store', (kind) => {
  it(`gets every run of ${processes[kind]} processes that record and drain at once, each once`, {
    timeout: 120_000,
  }, async () => {
    const { address, dataDir, open } = await testPlaces(kind)
    const writers = Array.from({ length: processes[kind] }, () => startWriter(dataDir, '5', 'drain', address))
    const ended = await Promise.all(writers.map((writer) => writer.ended))
    expect(ended.map(({ exitCode }) => exitCode)).toEqual(Array(processes[kind]).fill(0))
    const lines = ended.flatMap((process) => process.lines)
    const drained = lines.flatMap((line) => (line.startsWith('drained ') ? [Number(line.slice(8))] : []))
    const recorded = lines.filter((line) => !line.startsWith('drained '))
    expect(drained.reduce((sum, number) => sum + number, 0)).toBe(5 * processes[kind])
    const store = await open()
    expect(await store.drain()).toEqual({ drained: 0, skipped: [] })
    const stored = await store.recentRuns({ limit: 1000 })
    expect(stored.map(({ runId }) => runId).sort()).toEqual(recorded.sort())
    expect(listJournals(dataDir)).toEqual([])
  })

  it('loses no finished run when a draining process is killed, again and again', {
    timeout: 120_000,
  }, async () => {
    const { address, dataDir, open } = await testPlaces(kind)
    const recorded = Array.from({ length: 20 }, () => recordRun(dataDir))
    for (let round = 0; round < 3; round++) {
      const writer = startWriter(dataDir, '0', 'drain-forever', address)
      await writer.line((line) => line.startsWith('drained '))
      await new Promise((resolve) => setTimeout(resolve, 30 + 25 * round))
      await writer.kill()
      recorded.push(...(await writer.ended).lines.filter((line) => !line.startsWith('drained ')))
    }
    const store = await open()
    expect((await store.drain()).skipped).toEqual([])
    const stored = await store.recentRuns({ status: 'answered', limit: 100_000 })
    expect(recorded.length).toBeGreaterThan(20)
    const missing = new Set(recorded)
    for (const { runId } of stored) missing.delete(runId)
    expect([...missing]).toEqual([])
  })

  it('keeps the runs a killed process had finished, and the one it had not as interrupted', async () => {
    const { dataDir, open } = await testPlaces(kind)
    const writer = startWriter(dataDir, '2', 'hang')
    const hanging = (await writer.line((line) => line.startsWith('hanging '))).slice('hanging '.length)
    const store = await open()
    expect(await store.drain()).toMatchObject({ drained: 2, skipped: [{ reason: 'running' }] })
    await writer.kill()
    expect(await store.drain()).toEqual({ drained: 1, skipped: [] })
    expect(await store.recentRuns({ status: 'interrupted' })).toMatchObject([{ runId: hanging }])
    expect(await store.recentRuns({ status: 'answered' })).toHaveLength(2)
  })
})

it('folds a killed run the same wherever its last line was cut', async () => {
  const { dataDir, open } = await testPlaces('postgres')
  const writer = startWriter(dataDir, '0', 'hang')
  const hanging = (await writer.line((line) => line.startsWith('hanging '))).slice('hanging '.length)
  await writer.kill()
  const [file = ''] = listJournals(dataDir)
  const bytes = fs.readFileSync(file)
  const lastLine = bytes.lastIndexOf('\n', bytes.length - 2) + 1
  fs.rmSync(file)
  let copies = 0
  for (let end = lastLine; end < bytes.length; end++) {
    const id = `${hanging}-${end}`
    const text = bytes.subarray(0, end).toString('utf8').replaceAll(hanging, id)
    fs.writeFileSync(path.join(path.dirname(file), `${id}.jsonl`), text)
    copies++
  }
  const store = await open()
  expect(await store.drain()).toEqual({ drained: copies, skipped: [] })
  const runs = await store.recentRuns({ limit: 1000 })
  expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['interrupted']))
  expect(runs).toHaveLength(copies)
})
