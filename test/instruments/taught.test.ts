import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDefinitions, removeDefinition } from '../../src/instruments/definitions.js'
import { openVerified, verifiedFor } from '../../src/instruments/verified.js'
import { addToVerifiedFile, readVerifiedFile } from '../../src/instruments/verified-file.js'
import { startScript } from './child-process.js'
import { testPlaces } from './open-test-store.js'
import { temporaryFolder } from './temporary-folder.js'

const query = {
  question: 'How many orders?',
  sql: 'select 1',
  fingerprint: 'f',
  asOf: '2026-03-01T00:00:00.000Z',
}

describe('what several processes teach at once', () => {
  it('is all kept, words and verified queries alike', { timeout: 60_000 }, async () => {
    const dataDir = temporaryFolder()
    const writers = ['a', 'b', 'c', 'd'].map((name) => startScript('taught-writer.ts', dataDir, name, '10'))
    const ended = await Promise.all(writers.map((writer) => writer.ended))
    expect(ended.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0])
    expect(readDefinitions(dataDir, 'shop')).toHaveLength(40)
    const verified = readVerifiedFile(dataDir, 'shop')
    expect(new Set(verified.map(({ question }) => question)).size).toBe(40)
    expect(new Set(verified.map(({ id }) => id)).size).toBe(40)
    expect(fs.readdirSync(path.join(dataDir, 'verified')).filter((name) => !name.endsWith('.json'))).toEqual(
      [],
    )
  })

  it('is not held up by the lock of a process that was killed', async () => {
    const dataDir = temporaryFolder()
    await addToVerifiedFile(dataDir, [query], 'shop')
    const [file = ''] = fs.readdirSync(path.join(dataDir, 'verified'))
    const dead = { token: 't', host: os.hostname(), pid: 2 ** 22 + 1, startedAt: null }
    fs.writeFileSync(path.join(dataDir, 'verified', `${file}.lock`), JSON.stringify(dead))
    await addToVerifiedFile(dataDir, [{ ...query, question: 'another' }], 'shop')
    expect(readVerifiedFile(dataDir, 'shop')).toHaveLength(2)
  })
})

describe.each(['embedded', 'postgres'] as const)('verified queries beside a store that is %s', (kind) => {
  const placeOf = ({ dataDir, cacheDir, address }: Awaited<ReturnType<typeof testPlaces>>) => ({
    dataDir,
    cacheDir,
    storeUrl: address,
    environment: {},
  })

  it('are kept per database, one per question whatever its spelling, and removed by number', async () => {
    const place = placeOf(await testPlaces(kind, true))
    const taught = await openVerified(place, 'shop')
    const other = await openVerified(place, 'other')
    try {
      const [first, second] = await taught.add([query, { ...query, question: 'Orders per country' }])
      expect(await taught.add([{ ...query, question: 'how many ORDERS', sql: 'select 2' }])).toEqual([first])
      expect((await taught.all()).find(({ id }) => id === first)).toMatchObject({
        database: 'shop',
        question: 'how many ORDERS',
        sql: 'select 2',
        fingerprint: 'f',
        asOf: query.asOf,
      })
      expect(await other.all()).toEqual([])
      expect(await other.remove(first ?? 0)).toBe(false)
      expect(await taught.remove(second ?? 0)).toBe(true)
      expect(await taught.remove(second ?? 0)).toBe(false)
      const [third] = await taught.add([{ ...query, question: 'a third' }])
      expect(third).not.toBe(second)
      expect(await taught.all()).toHaveLength(2)
    } finally {
      await taught.close()
      await other.close()
    }
  })
})

describe('a question', () => {
  it('never opens an embedded store for its verified queries', async () => {
    const { dataDir, cacheDir, address } = await testPlaces('embedded', true)
    await addToVerifiedFile(dataDir, [query], 'shop')
    const place = { dataDir, cacheDir, storeUrl: address, environment: {} }
    expect((await verifiedFor(place, null, 'shop')).queries).toHaveLength(1)
    expect(fs.existsSync(address)).toBe(false)
  })

  it('is not answered past a damaged file', async () => {
    const dataDir = temporaryFolder()
    await addToVerifiedFile(dataDir, [query], 'shop')
    const folder = path.join(dataDir, 'verified')
    for (const file of fs.readdirSync(folder)) fs.writeFileSync(path.join(folder, file), '{')
    expect(() => readVerifiedFile(dataDir, 'shop')).toThrow(/verified queries in .* cannot be read/)
  })
})

describe('a word that was remembered', () => {
  it('is forgotten once', async () => {
    const dataDir = temporaryFolder()
    expect(await removeDefinition(dataDir, 'shop', 'client')).toBe(false)
  })
})
