import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ask, seen } from './generators/ask.js'
import { type Asked, asking } from './generators/asking.js'
import { runs, timeoutMs } from './generators/runs.js'
import { nonsense } from './generators/words.js'

/** The question with one word put before its word at `place`, counted around; never inside quotes. */
function withWord(question: string, word: string, place: number): string {
  const words = question.split(' ')
  const at = place % (words.length + 1)
  return [...words.slice(0, at), word, ...words.slice(at)].join(' ')
}

/** The question with the word at `place`, counted around, replaced; what marks its end stays. */
function withWordReplaced(question: string, word: string, place: number): string {
  const words = question.split(' ')
  const at = place % words.length
  return words.map((each, index) => (index === at ? each.replace(/[^.,?]+/, word) : each)).join(' ')
}

/** The question without its condition; one space is left where it stood. */
function without(question: string, phrase: string): string {
  return question.replace(` ${phrase}`, '')
}

describe('a question with a word that nothing explains', { timeout: timeoutMs(60_000) }, () => {
  it('is never answered, wherever the word stands', async () => {
    await fc.assert(
      fc.asyncProperty(
        asking,
        fc.constantFrom(...nonsense),
        fc.nat(40),
        async ({ made, catalog }: Asked, word, place) => {
          if ((await ask(made.question, catalog)).kind !== 'answer') return
          const question = withWord(made.question, word, place)
          const outcome = await ask(question, catalog)
          expect(`${question}\n${seen(outcome)}`).not.toContain('"kind": "answer"')
        },
      ),
      runs(160),
    )
  })
})

describe('a question in which a word that nothing explains stands for another', {
  timeout: timeoutMs(60_000),
}, () => {
  it('is never answered', async () => {
    await fc.assert(
      fc.asyncProperty(
        asking,
        fc.constantFrom(...nonsense),
        fc.nat(40),
        async ({ made, catalog }: Asked, word, place) => {
          const question = withWordReplaced(made.question, word, place)
          const outcome = await ask(question, catalog)
          expect(`${question}\n${seen(outcome)}`).not.toContain('"kind": "answer"')
        },
      ),
      runs(160),
    )
  })
})

describe('a question without its condition', { timeout: timeoutMs(60_000) }, () => {
  it('is answered without the condition, or not at all', async () => {
    await fc.assert(
      fc.asyncProperty(asking, async ({ made, catalog }: Asked) => {
        if (made.filter === null) return
        const question = without(made.question, made.filter.phrase)
        expect(question).not.toBe(made.question)
        const outcome = await ask(question, catalog)
        if (outcome.kind !== 'answer') return
        for (const literal of made.filter.literals)
          expect(`${question}\n${outcome.sql}`).not.toContain(literal)
      }),
      runs(100),
    )
  })

  it('was answered with the condition', async () => {
    await fc.assert(
      fc.asyncProperty(asking, async ({ made, catalog }: Asked) => {
        const outcome = await ask(made.question, catalog)
        if (made.filter === null || outcome.kind !== 'answer') return
        for (const literal of made.filter.literals)
          expect(`${made.question}\n${outcome.sql}`).toContain(literal)
      }),
      runs(60),
    )
  })
})
