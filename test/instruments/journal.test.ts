import fs from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { StoreError } from '../../src/errors.js'
import { openJournal } from '../../src/instruments/journal.js'
import { listJournals, parseJournal, readJournal } from '../../src/instruments/read-journal.js'
import { recordRun, sampleEvents } from './sample-run.js'
import { temporaryFolder } from './temporary-folder.js'

it('gives back every event as it was appended', () => {
  const dataDir = temporaryFolder()
  const runId = recordRun(dataDir)
  const [file = ''] = listJournals(dataDir)
  expect(path.basename(file)).toBe(`${runId}.jsonl`)
  const contents = readJournal(file)
  expect(contents).toMatchObject({ kind: 'journal', ended: true, damagedLines: 0 })
  if (contents.kind !== 'journal') return
  expect(contents.header.pid).toBe(process.pid)
  expect(contents.entries.map(({ event }) => event)).toEqual(sampleEvents({ runId }))
})

it('has an event in the file by the time append returns', () => {
  const journal = openJournal(temporaryFolder(), 'run1')
  try {
    for (const [index, event] of sampleEvents({ runId: 'run1' }).entries()) {
      journal.append(event)
      const contents = readJournal(journal.file)
      expect(contents.kind === 'journal' && contents.entries.length).toBe(index + 1)
    }
  } finally {
    journal.close()
  }
})

it('lets nobody but its owner read it', () => {
  const dataDir = path.join(temporaryFolder(), 'new')
  recordRun(dataDir)
  const [file = ''] = listJournals(dataDir)
  expect(fs.statSync(file).mode & 0o777).toBe(0o600)
  expect(fs.statSync(path.dirname(file)).mode & 0o777).toBe(0o700)
})

it('holds every whole line wherever it was cut', () => {
  const dataDir = temporaryFolder()
  recordRun(dataDir, { question: 'Größe „x“ 🎈?' })
  const bytes = fs.readFileSync(listJournals(dataDir)[0] ?? '')
  const whole = parseJournal(bytes.toString('utf8'))
  if (whole.kind !== 'journal') throw new Error(whole.kind)
  for (let end = 0; end < bytes.length; end++) {
    const start = bytes.subarray(0, end)
    const lines = start.filter((byte) => byte === 10).length
    const cut = parseJournal(start.toString('utf8'))
    if (lines === 0) expect(cut).toEqual({ kind: 'empty' })
    else if (
      cut.kind !== 'journal' ||
      cut.ended ||
      cut.damagedLines !== 0 ||
      cut.entries.length !== lines - 1
    )
      expect.fail(`after ${end} bytes: ${JSON.stringify({ ...cut, lines })}`)
    else if (start.at(-1) === 10) expect(cut.entries).toEqual(whole.entries.slice(0, lines - 1))
  }
})

it('is empty when its writer was killed within the first line', () => {
  expect(parseJournal('')).toEqual({ kind: 'empty' })
  expect(parseJournal('{"version":1,"pid":')).toEqual({ kind: 'empty' })
})

it('counts damaged lines and reads the rest', () => {
  const dataDir = temporaryFolder()
  recordRun(dataDir)
  const lines = fs.readFileSync(listJournals(dataDir)[0] ?? '', 'utf8').split('\n')
  lines.splice(3, 1, '\0\0\0\0', '{"at":"2026-01-01T00:00:00Z","event":{"type":"no such"}}')
  const contents = parseJournal(lines.join('\n'))
  expect(contents).toMatchObject({ kind: 'journal', ended: true, damagedLines: 2 })
})

it('is not read when a newer agentdb wrote it', () => {
  const header = '{"version":99,"pid":1,"host":"x","startedAt":"2026-01-01T00:00:00Z"}\n'
  expect(parseJournal(header)).toMatchObject({
    kind: 'foreign',
    reason: expect.stringContaining('newer agentdb'),
  })
})

it('ends a run that is closed before it finished', () => {
  const journal = openJournal(temporaryFolder(), 'given-up')
  journal.append(sampleEvents({ runId: 'given-up' })[0] ?? expect.fail('no event'))
  journal.close()
  journal.close()
  expect(readJournal(journal.file)).toMatchObject({ ended: true })
})

it('says which file it cannot write, and throws nothing else', () => {
  const dataDir = path.join(temporaryFolder(), 'file')
  fs.writeFileSync(dataDir, '')
  const open = () => openJournal(dataDir, 'run1')
  expect(open).toThrow(StoreError)
  expect(open).toThrow(path.join(dataDir, 'journal', 'run1.jsonl'))
})

it.skipIf(process.getuid?.() === 0)('says so when the folder is not writable', () => {
  const dataDir = temporaryFolder()
  fs.chmodSync(dataDir, 0o500)
  expect(() => openJournal(dataDir, 'run1')).toThrow(StoreError)
})

it('refuses a run id that would leave its folder', () => {
  expect(() => openJournal(temporaryFolder(), '../../evil')).toThrow(StoreError)
})

it('never takes over the journal of another run', () => {
  const dataDir = temporaryFolder()
  recordRun(dataDir, { runId: 'same' })
  expect(() => openJournal(dataDir, 'same')).toThrow(StoreError)
})

it('leaves no half line when the disk refuses in the middle of one', () => {
  const journal = openJournal(temporaryFolder(), 'full-disk')
  const events = sampleEvents({ runId: 'full-disk' })
  const write = fs.writeSync.bind(fs)
  const refuse = vi.spyOn(fs, 'writeSync').mockImplementationOnce((fd, buffer) => {
    write(fd, Buffer.from(String(buffer)).subarray(0, 20))
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  })
  try {
    expect(() => journal.append(events[0] ?? expect.fail())).toThrow(/no space left/)
    for (const event of events) journal.append(event)
  } finally {
    refuse.mockRestore()
    journal.close()
  }
  const contents = readJournal(journal.file)
  expect(contents).toMatchObject({ ended: true, damagedLines: 0 })
  expect(contents.kind === 'journal' && contents.entries.length).toBe(events.length)
})

it('writes itself anew when a reader took its process for dead and removed it', () => {
  const journal = openJournal(temporaryFolder(), 'alive')
  const events = sampleEvents({ runId: 'alive' })
  for (const event of events.slice(0, -1)) journal.append(event)
  fs.rmSync(journal.file)
  journal.append(events.at(-1) ?? expect.fail('no event'))
  journal.close()
  const contents = readJournal(journal.file)
  expect(contents).toMatchObject({ ended: true, damagedLines: 0 })
  expect(contents.kind === 'journal' && contents.entries.length).toBe(events.length)
})

it('keeps the first rows of a large result, and how many there were', () => {
  const dataDir = temporaryFolder()
  const rows = Array.from({ length: 5000 }, (_, index) => [index])
  recordRun(dataDir, { answer: { rows } })
  const contents = readJournal(listJournals(dataDir)[0] ?? '')
  const last = contents.kind === 'journal' ? contents.entries.at(-1) : undefined
  expect(last?.rowCount).toBe(5000)
  expect(last?.event.type === 'finished' && last.event.answer.rows.length).toBe(1000)
})
