import { spawnSync } from 'node:child_process'
import os from 'node:os'
import { expect, it } from 'vitest'
import { writerAlive } from '../../src/instruments/process-alive.js'

const now = Date.now()
const header = { version: 1, pid: process.pid, host: os.hostname(), startedAt: new Date(now).toISOString() }
const longAgo = '2001-01-01T00:00:00.000Z'

it('takes a running process for alive, its own and another', () => {
  expect(writerAlive(header, now)).toBe(true)
  expect(writerAlive({ ...header, pid: process.ppid }, now)).toBe(true)
})

it('takes a process that has ended for dead', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '0'])
  expect(writerAlive({ ...header, pid }, now)).toBe(false)
})

it('is not fooled by a later process of the same number', () => {
  expect(writerAlive({ ...header, startedAt: longAgo }, now)).toBe(false)
})

it.skipIf(process.platform !== 'linux')('is not fooled by a later process that is not its own', () => {
  expect(writerAlive({ ...header, pid: process.ppid, startedAt: longAgo }, now)).toBe(false)
})

it('gives a process of another machine a day', () => {
  const elsewhere = { ...header, host: `not-${os.hostname()}`, pid: 1 }
  expect(writerAlive(elsewhere, now, now + 1000)).toBe(true)
  expect(writerAlive(elsewhere, now, now + 25 * 3600 * 1000)).toBe(false)
})
