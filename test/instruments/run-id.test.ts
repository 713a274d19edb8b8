import { expect, it } from 'vitest'
import { isRunId, newRunId } from '../../src/instruments/run-id.js'

it('makes different ids for runs of the same millisecond', () => {
  const ids = Array.from({ length: 10_000 }, () => newRunId(1_772_000_000_000))
  expect(new Set(ids).size).toBe(10_000)
})

it('makes ids that sort by their start', () => {
  const starts = [0, 1, 31, 32, 1_772_000_000_000, 1_772_000_000_001, 1_799_999_999_999, 4_102_444_800_000]
  const ids = starts.map((start) => newRunId(start))
  expect([...ids].sort()).toEqual(ids)
  expect(ids.every((id) => /^[0-9a-z]{16}$/.test(id))).toBe(true)
})

it('takes its own ids for file names, and nothing that leaves the folder', () => {
  expect(isRunId(newRunId())).toBe(true)
  for (const text of ['', '..', '../x', 'a/b', 'a\\b', 'a\0b', 'x'.repeat(65)])
    expect(isRunId(text)).toBe(false)
})
