import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateSample } from '../../sample/generate.js'
import { packSample } from '../../sample/pack.js'

let folder: string
let tarball: Buffer
let database: PGlite
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'agentdb-test-sample-'))
  await packSample(path.join(folder, 'sample.tar.gz'))
  tarball = await readFile(path.join(folder, 'sample.tar.gz'))
  database = await PGlite.create({ loadDataDir: new Blob([new Uint8Array(tarball)]) })
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

describe('the packed sample', () => {
  it('is small enough to unpack on the way of a first question', () => {
    expect(tarball.byteLength).toBeLessThan(4_000_000)
  })

  it('opens with all its rows and the statistics of ANALYZE', async () => {
    for (const { name, rows } of generateSample()) {
      const counted = await database.query<{ count: number; analysed: boolean }>(`
        select count(*)::int as count, exists (select from pg_stats where tablename = '${name}') as analysed
        from ${name}`)
      expect(counted.rows, name).toEqual([{ count: rows.length, analysed: true }])
    }
  })

  it('keeps its time in UTC whatever the machine does', async () => {
    expect((await database.query('show timezone')).rows).toEqual([{ TimeZone: 'UTC' }])
  })

  it('opens in a folder, and again after it was closed', async () => {
    const dataDir = path.join(folder, 'unpacked')
    const unpacked = await PGlite.create({ dataDir, loadDataDir: new Blob([new Uint8Array(tarball)]) })
    await unpacked.close()
    const reopened = await PGlite.create({ dataDir })
    try {
      expect((await reopened.query('select name from plans order by id limit 1')).rows).toEqual([
        { name: 'Taster' },
      ])
    } finally {
      await reopened.close()
    }
  })
})
