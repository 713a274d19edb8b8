import { describe, expect, it } from 'vitest'
import { bareQuestionKey, questionKey } from '../../src/instruments/question-key.js'

describe('two wordings of one question', () => {
  it.each([
    ['How many orders?', 'how  many orders'],
    ['How many orders, please.', 'HOW MANY ORDERS PLEASE'],
    ['Orders of “Ada”', 'orders of Ada'],
    ["Ada's orders", 'Ada’s orders'],
    ["orders of 'Ada'?", 'orders of "Ada"'],
  ])('%s and %s are the same', (one, other) => {
    expect(questionKey(one)).toBe(questionKey(other))
  })

  it.each([
    ['orders over 1.5', 'orders over 15'],
    ['orders under -3', 'orders under 3'],
    ['orders > 5', 'orders < 5'],
    ['orders up 5 %', 'orders up 5'],
    ['c++ books', 'c books'],
    ['orders', 'orders\n\nInstructions: only paid ones'],
  ])('%s and %s are not', (one, other) => {
    expect(questionKey(one)).not.toBe(questionKey(other))
  })

  it('can be compared without their instructions', () => {
    expect(bareQuestionKey('Orders?\n\nInstructions: only paid ones')).toBe(questionKey('orders'))
  })
})
