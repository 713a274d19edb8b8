import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { StoreError, UsageError } from '../../src/errors.js'
import { listJournals } from '../../src/instruments/read-journal.js'
import { openStore } from '../../src/instruments/store.js'
import { parseStoreLocation } from '../../src/instruments/store-location.js'
import { recordRun } from './sample-run.js'
import { temporaryFolder } from './temporary-folder.js'

it('says why a Postgres store cannot be reached, without the password, and the journals stay', async () => {
  const dataDir = temporaryFolder()
  recordRun(dataDir)
  const location = parseStoreLocation('postgres://bi:s3cret@127.0.0.1:1/shop', dataDir, {})
  const refused = openStore({ location, dataDir, cacheDir: null })
  await expect(refused).rejects.toBeInstanceOf(StoreError)
  await expect(refused).rejects.toMatchObject({
    code: 'store_unreachable',
    message: expect.stringContaining('127.0.0.1:1/shop'),
  })
  const error = await refused.catch(
    (thrown: StoreError) => `${thrown.message} ${thrown.hint} ${thrown.stack}`,
  )
  expect(error).not.toContain('s3cret')
  expect(listJournals(dataDir)).toHaveLength(1)
})

it('says which folder an embedded store cannot be made in', async () => {
  const dataDir = temporaryFolder()
  const file = path.join(dataDir, 'file')
  fs.writeFileSync(file, '')
  const location = parseStoreLocation(path.join(file, 'store'), dataDir, {})
  const refused = openStore({ location, dataDir, cacheDir: null })
  await expect(refused).rejects.toBeInstanceOf(StoreError)
  await expect(refused).rejects.toThrow(path.join(file, 'store'))
})

it('reads a store address as a server or a folder', () => {
  const parse = (text: string | null) => parseStoreLocation(text, '/data', {})
  expect(parse(null)).toEqual({ kind: 'embedded', folder: path.resolve('/data/store') })
  expect(parse('  ')).toEqual({ kind: 'embedded', folder: path.resolve('/data/store') })
  expect(parse('/var/agentdb')).toEqual({ kind: 'embedded', folder: path.resolve('/var/agentdb') })
  expect(parse('pglite:/var/agentdb')).toEqual({ kind: 'embedded', folder: path.resolve('/var/agentdb') })
  expect(parse('relative')).toEqual({ kind: 'embedded', folder: path.resolve('relative') })
  expect(parse('postgresql://bi@db/shop')).toMatchObject({
    kind: 'postgres',
    target: { host: 'db', database: 'shop', user: 'bi' },
  })
  expect(parse('host=db dbname=shop')).toMatchObject({ kind: 'postgres', target: { database: 'shop' } })
})

it('refuses an address of another kind of database, without its password', () => {
  const parse = () => parseStoreLocation('mysql://bi:s3cret@db/shop', '/data', {})
  expect(parse).toThrow(UsageError)
  expect(parse).toThrow(/mysql/)
  expect(parse).not.toThrow(/s3cret/)
})
