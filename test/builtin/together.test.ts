import { expect, it } from 'vitest'
import type { Chart } from '../../src/builtin/grammar/chart.js'
import { perPlace } from '../../src/builtin/grammar/per-place.js'
import { together } from '../../src/builtin/grammar/together.js'

it('puts lists in a row and leaves each as it was', () => {
  const [one, two, three] = [[1, 2], [3], [4, 5]]
  expect(together<number>([], one, [], two, three)).toEqual([1, 2, 3, 4, 5])
  expect([one, two, three]).toEqual([[1, 2], [3], [4, 5]])
  expect(together<number>([], [])).toEqual([])
  expect(together<number>([], two)).toEqual([3])
})

it('reads a place once for each question', () => {
  const read: number[] = []
  const rule = perPlace((_, at) => {
    read.push(at)
    return { at }
  })
  const [question, another] = [{} as Chart, {} as Chart]
  expect([rule(question, 2), rule(question, 0), rule(question, 2)]).toEqual([{ at: 2 }, { at: 0 }, { at: 2 }])
  expect(read).toEqual([2, 0])
  expect(rule(another, 2)).toEqual({ at: 2 })
  expect(read).toEqual([2, 0, 2])
})
