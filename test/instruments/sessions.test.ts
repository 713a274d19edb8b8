import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Turn } from '../../src/conversation/turn.js'
import { changeSession, listSessions, readSession } from '../../src/instruments/sessions.js'

let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'agentdb-test-sessions-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const turn = (said: string): Turn => ({
  said,
  question: said,
  sql: 'select 1',
  reading: null,
  columns: ['n'],
  by: 'builtin',
  runId: said,
})

const add = (name: string, said: string, database = 'shop') =>
  changeSession(folder, database, name, (turns) => [...turns, turn(said)])

describe('sessions', () => {
  it('are kept by name and database', async () => {
    await add('weekly', 'orders')
    await add('weekly', 'by month')
    await add('other', 'customers')
    expect(readSession(folder, 'shop', 'weekly').map(({ said }) => said)).toEqual(['orders', 'by month'])
    expect(readSession(folder, 'elsewhere', 'weekly')).toEqual([])
    expect(
      listSessions(folder, 'shop')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['other', 'weekly'])
  })

  it('lose nothing when two go on at once', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((said) => add('weekly', said)))
    expect(
      readSession(folder, 'shop', 'weekly')
        .map(({ said }) => said)
        .sort(),
    ).toEqual(['a', 'b', 'c', 'd'])
  })

  it('are forgotten when nothing is left of them', async () => {
    await add('weekly', 'orders')
    await changeSession(folder, 'shop', 'weekly', () => [])
    expect(listSessions(folder, 'shop')).toEqual([])
  })

  it('are readable by their owner alone', async () => {
    await add('weekly', 'orders')
    const [file = ''] = fs.readdirSync(path.join(folder, 'sessions'))
    expect(fs.statSync(path.join(folder, 'sessions', file)).mode & 0o777).toBe(0o600)
  })

  it('that cannot be read are told, not ignored', async () => {
    await add('weekly', 'orders')
    const [file = ''] = fs.readdirSync(path.join(folder, 'sessions'))
    fs.writeFileSync(path.join(folder, 'sessions', file), '{"version":1')
    expect(() => readSession(folder, 'shop', 'weekly')).toThrow(/cannot be read/)
  })
})
