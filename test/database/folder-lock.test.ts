import { spawn } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { lockFolder } from '../../src/database/folder-lock.js'
import { temporaryFolder } from './databases.js'

const home = temporaryFolder()
afterAll(() => rmSync(home, { recursive: true }))

it('gives a folder to one holder at a time', async () => {
  const folder = path.join(home, 'one')
  const first = await lockFolder(folder)
  expect(first).not.toBeNull()
  expect(await lockFolder(folder)).toBeNull()
  await first?.release()
  const second = await lockFolder(folder)
  expect(second).not.toBeNull()
  await second?.release()
})

it('gives a folder to exactly one of many that ask at once', async () => {
  const folder = path.join(home, 'many')
  const locks = await Promise.all(Array.from({ length: 20 }, () => lockFolder(folder)))
  expect(locks.filter((lock) => lock !== null)).toHaveLength(1)
})

it('takes over from a process that is dead, once', async () => {
  const folder = path.join(home, 'dead')
  writeLock(folder, { pid: await deadProcess(), startedAt: null })
  const locks = await Promise.all(Array.from({ length: 20 }, () => lockFolder(folder)))
  expect(locks.filter((lock) => lock !== null)).toHaveLength(1)
})

it('leaves the lock of a living process and of another machine alone', async () => {
  const living = path.join(home, 'living')
  writeLock(living, { pid: process.ppid, startedAt: null })
  expect(await lockFolder(living)).toBeNull()
  const elsewhere = path.join(home, 'elsewhere')
  writeLock(elsewhere, { pid: await deadProcess(), startedAt: null, host: 'another-machine' })
  expect(await lockFolder(elsewhere)).toBeNull()
})

it.runIf(process.platform === 'linux')('knows a process from a later one of the same number', async () => {
  const folder = path.join(home, 'reused')
  writeLock(folder, { pid: process.pid, startedAt: 'another-boot:1' })
  const lock = await lockFolder(folder)
  expect(lock).not.toBeNull()
  await lock?.release()
})

it('does not release a lock that became another holder’s', async () => {
  const folder = path.join(home, 'lost')
  const lock = await lockFolder(folder)
  writeLock(folder, { pid: process.ppid, startedAt: null })
  await lock?.release()
  expect(JSON.parse(readFileSync(`${folder}.lock`, 'utf8'))).toMatchObject({ pid: process.ppid })
})

it('treats a lock file that is still being written as held', async () => {
  const folder = path.join(home, 'fresh')
  writeFileSync(`${folder}.lock`, '')
  expect(await lockFolder(folder)).toBeNull()
})

function writeLock(folder: string, holder: { pid: number; startedAt: string | null; host?: string }): void {
  writeFileSync(`${folder}.lock`, JSON.stringify({ token: 'x', host: os.hostname(), ...holder }))
}

function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  return new Promise((resolve) => child.once('exit', () => resolve(child.pid ?? 0)))
}
