import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { hasColour, mannerOf, wrapsAnew } from '../../src/cli/terminal.js'
import type { Environment } from '../../src/config.js'

const screen = (size: { isTTY?: boolean; columns?: number; rows?: number } = {}) =>
  Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24, ...size })
const manner = (flags: Parameters<typeof mannerOf>[0], environment: Environment = {}, size = {}) =>
  mannerOf(flags, { stderr: screen(size), environment: { TERM: 'xterm-256color', ...environment } })

describe('how a run is shown', () => {
  it('is live on a terminal', () => {
    expect(manner({})).toBe('live')
    expect(manner({}, {}, { columns: 40, rows: 8 })).toBe('live')
  })

  it.each([
    [{ plain: true }, {}, {}],
    [{ verbose: true }, {}, {}],
    [{}, { AGENTDB_PLAIN: '1' }, {}],
    [{}, { INK_SCREEN_READER: 'true' }, {}],
    [{}, { TERM: 'dumb' }, {}],
    [{}, { CI: 'true' }, {}],
    [{}, { CI: '' }, {}],
    [{}, { CONTINUOUS_INTEGRATION: '1' }, {}],
    [{}, {}, { columns: 39 }],
    [{}, {}, { rows: 7 }],
  ])('is plain lines with %j, %j and a terminal of %j', (flags, environment, size) => {
    expect(manner(flags, environment, size)).toBe('lines')
  })

  it.each([[{ quiet: true }], [{ events: true }], [{ quiet: true, verbose: true }]])(
    'is nothing with %j',
    (flags) => {
      expect(manner(flags)).toBe('silent')
    },
  )

  it('is nothing where there is no terminal, and lines there with --verbose', () => {
    expect(manner({}, {}, { isTTY: false })).toBe('silent')
    expect(manner({ verbose: true }, {}, { isTTY: false })).toBe('lines')
  })

  it.each([['0'], ['false'], ['']])('is live with AGENTDB_PLAIN=%s, which says no', (AGENTDB_PLAIN) => {
    expect(manner({}, { AGENTDB_PLAIN })).toBe('live')
  })
})

describe('colour', () => {
  it('is for terminals, unless somebody says no', () => {
    expect(hasColour(screen(), {}, { TERM: 'xterm' })).toBe(true)
    expect(hasColour(screen(), { color: false }, {})).toBe(false)
    expect(hasColour(screen(), {}, { NO_COLOR: '1' })).toBe(false)
    expect(hasColour(screen(), {}, { NO_COLOR: '' })).toBe(true)
    expect(hasColour(screen(), {}, { TERM: 'dumb' })).toBe(false)
    expect(hasColour(screen({ isTTY: false }), {}, {})).toBe(false)
  })
})

describe('what stands on a terminal that grows narrower', () => {
  it('is wrapped anew, but for those known to cut it off', () => {
    expect(wrapsAnew({ TERM: 'xterm-256color' })).toBe(true)
    expect(wrapsAnew({ TERM: 'screen-256color', TMUX: '/tmp/tmux' })).toBe(true)
    expect(wrapsAnew({ TERM: 'screen' })).toBe(false)
    expect(wrapsAnew({ TERM: 'linux' })).toBe(false)
    expect(wrapsAnew({ TERM: 'xterm', XTERM_VERSION: 'XTerm(390)' })).toBe(false)
  })
})
