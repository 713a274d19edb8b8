import { recentTurns, tokensOf } from './conversation.js'
import type { Turn } from './turn.js'

/** What the next question goes on from, for people: each turn, what of it a model would be told, and how much that is. */
export function contextText(turns: readonly Turn[], name: string | null): string {
  const session = name === null ? 'This conversation' : `Session "${name}"`
  if (turns.length === 0) return `${session} is empty: the next question is the first.`
  const recent = recentTurns(turns)
  const tokens = recent.reduce((sum, turn) => sum + tokensOf(turn), 0)
  const forgotten = turns.length - recent.length
  const shown = turns.map((turn, at) => turnText(turn, at + 1, !recent.includes(turn)))
  const last = turns.at(-1)
  const goesOn =
    last?.question == null
      ? 'The next question goes on from the last of these, as the model reads it.'
      : `The next question goes on from: ${last.question}`
  const told = recent.length === 1 ? 'the last question' : `the last ${recent.length} questions`
  const left = forgotten === 0 ? '' : `; ${forgotten} older ${forgotten === 1 ? 'one is' : 'ones are'} not`
  return [
    `${session}, ${turns.length} ${turns.length === 1 ? 'question' : 'questions'}, oldest first:`,
    ...shown,
    goesOn,
    `A model would be told ${told}: words, reading, SQL and names of columns, about ${tokens} tokens, and no row${left}.`,
  ].join('\n')
}

function turnText({ said, question, sql, reading, columns }: Turn, number: number, untold: boolean): string {
  const lines = [
    `${number}. ${said}${untold ? '  (not told to a model)' : ''}`,
    question !== null && question !== said && `   in full   ${question}`,
    reading !== null && `   read as   ${reading}`,
    sql !== null && `   sql       ${sql.trim().replace(/\s+/g, ' ')}`,
    columns.length > 0 && `   columns   ${columns.join(', ')}`,
  ]
  return lines.filter(Boolean).join('\n')
}
