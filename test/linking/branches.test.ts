import { describe, expect, it } from 'vitest'
import { type Branches, follow, withBranch } from '../../src/linking/branches.js'

const grown = (words: readonly string[]) =>
  words.reduce<Branches<string>>((branches, word) => withBranch(branches, word, `after ${word}`), null)

describe('what follows a word in a trie', () => {
  it.each([0, 1, 2, 3])('finds each of %i words and no other', (count) => {
    const words = ['order', 'date', 'id'].slice(0, count)
    const branches = grown(words)
    for (const word of words) expect(follow(branches, word)).toBe(`after ${word}`)
    expect(follow(branches, 'customer')).toBeUndefined()
  })
})
