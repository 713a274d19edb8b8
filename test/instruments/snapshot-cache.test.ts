import fs from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import {
  findCachedSnapshot,
  readCachedSnapshot,
  writeCachedSnapshot,
} from '../../src/instruments/snapshot-cache.js'
import { temporaryFolder } from './temporary-folder.js'

const key = { database: 'postgres://bi:s3cret@db/shop', fingerprint: 'f1' }
const document = { snapshot: { tables: ['Order Lines', 'café'] }, facts: { searchPath: ['public'] } }

function onlyFile(cacheDir: string): string {
  const names = fs.readdirSync(path.join(cacheDir, 'snapshots'))
  expect(names).toHaveLength(1)
  return path.join(cacheDir, 'snapshots', names[0] ?? '')
}

it('gives back the document it was given, with its age', () => {
  const cacheDir = temporaryFolder()
  writeCachedSnapshot(cacheDir, key, document)
  const found = readCachedSnapshot(cacheDir, key)
  expect(found?.document).toEqual(document)
  expect(found?.ageMs).toBeGreaterThanOrEqual(0)
  expect(Date.parse(found?.savedAt ?? '')).not.toBeNaN()
})

it('tells of a document that was saved before the clock was set back that it is younger than new', () => {
  const cacheDir = temporaryFolder()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 365 * 24 * 3600 * 1000 })
  writeCachedSnapshot(cacheDir, key, document)
  vi.useRealTimers()
  expect(readCachedSnapshot(cacheDir, key)?.ageMs).toBeLessThan(0)
})

it('misses another fingerprint, another database, and an empty cache', () => {
  const cacheDir = temporaryFolder()
  expect(readCachedSnapshot(cacheDir, key)).toBeNull()
  writeCachedSnapshot(cacheDir, key, document)
  expect(readCachedSnapshot(cacheDir, { ...key, fingerprint: 'f2' })).toBeNull()
  expect(readCachedSnapshot(cacheDir, { ...key, database: 'other' })).toBeNull()
})

it('finds a snapshot by its fingerprint alone', () => {
  const cacheDir = temporaryFolder()
  writeCachedSnapshot(cacheDir, key, document)
  expect(findCachedSnapshot(cacheDir, 'f1')?.document).toEqual(document)
  expect(findCachedSnapshot(cacheDir, 'f2')).toBeNull()
})

it('lets nobody but its owner read it, and writes no password', () => {
  const cacheDir = temporaryFolder()
  writeCachedSnapshot(cacheDir, key, document)
  const file = onlyFile(cacheDir)
  expect(fs.statSync(file).mode & 0o777).toBe(0o600)
  expect(fs.statSync(path.dirname(file)).mode & 0o777).toBe(0o700)
  expect(fs.readFileSync(file, 'utf8') + file).not.toContain('s3cret')
})

it('takes a damaged file, at any length, for a miss and mends it', () => {
  const cacheDir = temporaryFolder()
  writeCachedSnapshot(cacheDir, key, document)
  const file = onlyFile(cacheDir)
  const whole = fs.readFileSync(file)
  for (let length = 0; length < whole.length; length += 7) {
    fs.writeFileSync(file, whole.subarray(0, length))
    expect(readCachedSnapshot(cacheDir, key)).toBeNull()
  }
  writeCachedSnapshot(cacheDir, key, document)
  expect(readCachedSnapshot(cacheDir, key)?.document).toEqual(document)
})

it('takes a file of another version for a miss', () => {
  const cacheDir = temporaryFolder()
  writeCachedSnapshot(cacheDir, key, document)
  const file = onlyFile(cacheDir)
  const contents = JSON.parse(fs.readFileSync(file, 'utf8'))
  fs.writeFileSync(file, JSON.stringify({ ...contents, version: 99 }))
  expect(readCachedSnapshot(cacheDir, key)).toBeNull()
})

it('keeps the newest few snapshots of a database and leaves other databases alone', () => {
  const cacheDir = temporaryFolder()
  writeCachedSnapshot(cacheDir, { database: 'other', fingerprint: 'f0' }, 0)
  for (let number = 1; number <= 9; number++) {
    writeCachedSnapshot(cacheDir, { ...key, fingerprint: `f${number}` }, number)
  }
  expect(fs.readdirSync(path.join(cacheDir, 'snapshots'))).toHaveLength(5)
  expect(readCachedSnapshot(cacheDir, { ...key, fingerprint: 'f9' })?.document).toBe(9)
  expect(readCachedSnapshot(cacheDir, { database: 'other', fingerprint: 'f0' })?.document).toBe(0)
})
