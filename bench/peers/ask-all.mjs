import { writeSync } from 'node:fs'
import { questions } from './questions.mjs'

/** Asks PEERS_ROUNDS rounds of all questions, or the question PEERS_QUESTION alone, and reports rows and times on fd 3. */
export async function askAll(ask) {
  const { PEERS_QUESTION: only, PEERS_ROUNDS: rounds = '1' } = process.env
  const asked = only === undefined ? questions : [questions[Number(only)]]
  const answers = []
  for (let round = 0; round < Number(rounds); round++) {
    for (const { question } of asked) {
      const startedAt = performance.now()
      const rows = await ask(question)
      answers.push({ rows, ms: performance.now() - startedAt })
    }
  }
  writeSync(3, `${JSON.stringify({ answers })}\n`)
}
