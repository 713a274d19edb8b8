import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type PgliteSession, startPglite } from '../../src/database/pglite-session.js'
import { loadFiles } from '../../src/files/load-files.js'
import { temporaryFolder } from '../instruments/temporary-folder.js'

let session: PgliteSession

beforeAll(async () => {
  session = await startPglite({ folder: null, dump: null })
})

afterAll(() => session.close())

/** Loads files of these contents into an empty schema. */
async function load(files: Readonly<Record<string, string | Buffer>>) {
  const folder = temporaryFolder()
  await session.script('drop schema public cascade; create schema public')
  const paths = Object.entries(files).map(([name, content]) => {
    const file = path.join(folder, name)
    fs.writeFileSync(file, content)
    return file
  })
  const progress: number[] = []
  const reports = await loadFiles(Promise.resolve(session), paths, {
    signal: new AbortController().signal,
    onProgress: ({ readBytes }) => progress.push(readBytes),
  })
  return { reports, progress }
}

async function rows(sql: string) {
  return (await session.run(sql, [], { timeoutMs: 10_000 })).rows
}

describe('files as tables', () => {
  it('are named after the files, typed by their values, and joined by the keys that hold', async () => {
    const { reports } = await load({
      'Sales 2024.csv':
        'Sale ID,Customer Id,Date,Amount,Paid,Zip\n1,10,31/12/2024,"1,234.50",yes,01234\n2,11,01/02/2024,n/a,no,99999\n',
      'customers.json':
        '[{"id":10,"name":"Zoë","address":{"city":"Paris"}},{"id":11,"name":"李","vip":true}]',
    })
    expect(reports.map(({ table, rows, primaryKey }) => [table, rows, primaryKey])).toEqual([
      ['sales_2024', 2, 'sale_id'],
      ['customers', 2, 'id'],
    ])
    expect(reports[0]?.foreignKeys).toEqual(['customer_id -> customers.id'])
    expect(reports[0]?.columns.map(({ name, type }) => [name, type])).toEqual([
      ['sale_id', 'bigint'],
      ['customer_id', 'bigint'],
      ['date', 'date'],
      ['amount', 'numeric'],
      ['paid', 'boolean'],
      ['zip', 'text'],
    ])
    expect(await rows('select date, amount, zip from sales_2024 order by 1 desc')).toEqual([
      ['2024-12-31', '1234.50', '01234'],
      ['2024-02-01', null, '99999'],
    ])
    expect(await rows("select name, address->>'city', vip from customers order by id")).toEqual([
      ['Zoë', 'Paris', null],
      ['李', null, 't'],
    ])
  })

  it('have no key that a row disobeys', async () => {
    const { reports } = await load({
      'orders.csv': 'id,customer_id\n1,10\n1,99\n',
      'customers.csv': 'id,name\n10,Ada\n',
    })
    expect(reports.map(({ primaryKey, foreignKeys }) => [primaryKey, foreignKeys])).toEqual([
      [null, []],
      ['id', []],
    ])
  })

  it('pass over lines that hold no row, by number', async () => {
    const { reports } = await load({
      'a.csv': 'x,y\n1,2\n3\n4,"two\nlines"\n5,6,7\n8,9\n',
      'b.ndjson': '{"x":1}\nnonsense\n\n[1]\n{"x":2,"z":"later"}\n',
    })
    expect(reports.map((report) => report.rows)).toEqual([3, 2])
    expect(reports[0]?.warnings.join()).toMatch(
      /2 lines were passed over: line 3 \(1 value for 2 columns\), line 6 \(3 values/,
    )
    expect(reports[1]?.warnings.join()).toMatch(/line 2 \(not JSON\), line 4 \(not an object\)/)
    expect(await rows('select x, z from b order by x')).toEqual([
      ['1', null],
      ['2', 'later'],
    ])
  })

  it('may be compressed, of any separator, and of an older encoding, which is said', async () => {
    const { reports, progress } = await load({
      'a.csv.gz': gzipSync('x;y\n1;"1,5"\n'),
      'b.tsv': 'x\ty\n1\ta,b\n',
      'c.csv': Buffer.from('caf\xe9,n\nna\xefve,1\n', 'latin1'),
      'd.csv': Buffer.from('\ufeffx,y\n1,2\n'),
    })
    expect(reports.map(({ columns }) => columns.map(({ name }) => name))).toEqual([
      ['x', 'y'],
      ['x', 'y'],
      ['café', 'n'],
      ['x', 'y'],
    ])
    expect(reports[2]?.warnings).toEqual(['c.csv is not UTF-8; it was read as Windows-1252.'])
    expect(await rows('select y from a')).toEqual([['1.5']])
    expect(progress.length).toBeGreaterThan(3)
  })

  it.each([
    ['an empty one', { 'a.csv': '' }, 'empty_file'],
    ['an open quote', { 'a.csv': 'x,y\n1,"2\n' }, 'malformed_file'],
    ['JSON that is none', { 'a.json': '{"x":' }, 'malformed_file'],
    ['JSON without rows', { 'a.json': '{"x":1}' }, 'malformed_file'],
    ['gzip that is none', { 'a.csv.gz': 'x,y\n' }, 'file_not_readable'],
    ['a suffix nobody knows', { 'a.xlsx': 'x' }, 'unknown_file_type'],
  ])('are refused by name: %s', async (_, files, code) => {
    await expect(load(files)).rejects.toMatchObject({ code })
  })

  it('hold what the file holds, whatever the text', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 }).map((one) => `x${one.replaceAll('\0', '')}x`)
    const written = fc
      .sample(fc.tuple(text, text), { numRuns: 500, seed: 7 })
      .map(([one, other], at) => [`row ${at}`, one, other])
    await load({ 'data.csv': stringify([['number', 'one', 'other'], ...written], { quoted: true }) })
    expect(await rows('select number, one, other from data order by length(number), number')).toEqual(written)
  })

  it('are not called empty when every row is passed over', async () => {
    await expect(load({ 'a.json': '[1, 2]' })).rejects.toMatchObject({
      code: 'malformed_file',
      message: expect.stringMatching(/a\.json holds no object: .*line 1 \(not an object\)/),
    })
  })

  it('leave nothing in the temporary folder', async () => {
    const folder = temporaryFolder()
    vi.stubEnv('TMPDIR', folder)
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    await load({ 'a.csv': 'x\n1\n' })
    await expect(load({ 'a.csv': 'x,y\n1,"2\n' })).rejects.toThrow()
    expect(fs.readdirSync(folder).filter((name) => name.startsWith('agentdb-load-'))).toEqual([])
  })
})
