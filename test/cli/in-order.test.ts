import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inOrder } from '../../src/cli/batch/in-order.js'

async function* numbers(count: number, fail = false) {
  for (let n = 0; n < count; n++) yield n
  if (fail) throw new Error('the file broke off')
}

it('delivers in the order of the items, whichever is done first', async () => {
  const delivered: number[] = []
  let atOnce = 0
  let most = 0
  await inOrder(numbers(9), {
    concurrency: 3,
    work: async (n) => {
      most = Math.max(most, ++atOnce)
      await pause(n % 3 === 0 ? 20 : 1)
      atOnce -= 1
      return n
    },
    deliver: async (n) => {
      delivered.push(n)
      return 'go-on'
    },
  })
  expect(delivered).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(most).toBe(3)
})

it('takes no further item once it is told to stop', async () => {
  const worked: number[] = []
  await inOrder(numbers(100), {
    concurrency: 1,
    work: async (n) => {
      worked.push(n)
      return n
    },
    deliver: async (n) => (n === 2 ? 'stop' : 'go-on'),
  })
  expect(worked).toEqual([0, 1, 2])
})

it('delivers what was begun when reading fails, and then says so', async () => {
  const delivered: number[] = []
  const deliver = async (n: number) => {
    delivered.push(n)
    return 'go-on' as const
  }
  const work = async (n: number) => {
    await pause(5)
    return n
  }
  await expect(inOrder(numbers(3, true), { concurrency: 2, work, deliver })).rejects.toThrow('broke off')
  expect(delivered).toEqual([0, 1, 2])
})
