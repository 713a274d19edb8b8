import { renderToString } from 'ink'
import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../src/events.js'
import { LiveRun, type LiveRunProps } from '../../src/ui/LiveRun.js'
import { paintFor } from '../../src/ui/paint.js'
import { foldRun, idleRun } from '../../src/ui/run-view.js'
import { started, upToRevision, wholeRun } from './a-run.js'

/** Wider than any view below, so that a line the view itself does not cut stays whole and is seen to be too long. */
const virtualColumns = 400

/** One frame of the view after these events. */
function frame(events: readonly RunEvent[], props: Partial<LiveRunProps> = {}): string {
  const run = events.reduce(foldRun, idleRun)
  const view = { run, elapsedMs: 0, columns: 80, rows: 24, paint: paintFor(false), ...props }
  return renderToString(createElement(LiveRun, view), { columns: virtualColumns })
}

const lines = (text: string) => text.split('\n').map((line) => line.trimEnd())

describe('the live view', () => {
  it('has a line for each of the four agents, in the order of their turns, before anything happened', () => {
    expect(lines(frame([]))).toEqual([
      '○ data engineer',
      '○ SQL analyst',
      '○ critic',
      '○ decision',
      '',
      '0 s · Ctrl-C stops',
    ])
  })

  it('shows which attempt it is and why, what it took so far, and the SQL', () => {
    expect(lines(frame(upToRevision, { elapsedMs: 4321, columns: 100 }))).toEqual([
      '✓ data engineer  2 tables',
      '● SQL analyst    attempt 2 of 3, because: column "contry" does not exist · revising the SQL',
      '○ critic',
      '✓ decision       another attempt: column "contry" does not exist',
      '',
      '  select contry from orders',
      '',
      '4 s · 1 call · 1 080 tokens · $0.0003 · Ctrl-C stops',
    ])
  })

  it('counts minutes', () => {
    expect(frame([], { elapsedMs: 65_000 })).toContain('1 min 05 s')
  })

  it.each([40, 60, 80, 120, 200])('fits into %i columns and cuts what does not', (columns) => {
    const long: RunEvent = { type: 'agent', agent: 'critic', state: 'done', note: 'word '.repeat(80) }
    const wide: RunEvent = {
      type: 'attempt-started',
      number: 1,
      sql: `select ${'column_name, '.repeat(40)}1`,
      origin: 'draft',
    }
    const drawn = lines(frame([started, long, wide, long], { columns }))
    expect(Math.max(...drawn.map((line) => [...line].length))).toBeLessThanOrEqual(columns)
    expect(drawn.filter((line) => line.endsWith('…'))).toHaveLength(2)
    expect(drawn).toHaveLength(8)
  })

  it.each([8, 10, 11, 12, 24])('is lower than a terminal of %i rows, whatever the statement', (rows) => {
    const sql = Array.from({ length: 60 }, (_, at) => `select ${at}`).join('\n')
    const event: RunEvent = { type: 'attempt-started', number: 1, sql, origin: 'draft' }
    expect(lines(frame([started, event], { rows })).length).toBeLessThan(rows)
  })

  it('says how many lines of a long statement are not shown', () => {
    const sql = Array.from({ length: 60 }, (_, at) => `select ${at}`).join('\n')
    const event: RunEvent = { type: 'attempt-started', number: 1, sql, origin: 'draft' }
    const shown = frame([started, event])
    const [, count] = /… (\d+) more lines/.exec(shown) ?? []
    expect(lines(shown).filter((line) => line.startsWith('  select')).length + Number(count)).toBe(60)
  })

  it('lets no text of the database reach the terminal as a command', () => {
    const note: RunEvent = { type: 'agent', agent: 'critic', state: 'done', note: '\u001B[2Jgone\nnext' }
    const drawn = frame([started, note])
    expect(drawn).not.toContain('\u001B[2J')
    expect(drawn).toContain('\\x1b[2Jgone\\nnext')
  })

  it('uses no other codes than bold, dim and the basic colours, and none without colour', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes are what is looked for
    const codes = (text: string) => new Set([...text.matchAll(/\u001B\[([\d;]*)m/g)].map(([, code]) => code))
    const allowed = new Set(['1', '2', '22', '31', '32', '35', '39'])
    const used = codes(frame(wholeRun, { paint: paintFor(true) }))
    expect(used.size).toBeGreaterThan(2)
    expect([...used].filter((code) => !allowed.has(code ?? ''))).toEqual([])
    expect(frame(wholeRun)).not.toContain('\u001B')
  })
})
