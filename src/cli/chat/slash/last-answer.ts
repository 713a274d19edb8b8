import { UsageError } from '../../../errors.js'
import type { Answer } from '../../../events.js'
import { cleanText } from '../../../output/clean-text.js'
import { receipt, row } from '../../receipt.js'
import { lastAnswered, type Room, type SlashCommand } from '../room.js'

/** The SQL of the last answer, or a statement of one's own. */
export const sqlCommand: SlashCommand = {
  name: '/sql',
  usage: '/sql [statement]',
  help: 'the SQL of the last answer; or run a statement of yours',
  async run(words, { talk }) {
    if (words !== '') return { kind: 'statement', sql: words }
    const sql = talk.turns().at(-1)?.sql ?? null
    if (sql === null) throw nothingYet('/sql')
    return { kind: 'say', text: `${cleanText(sql.trim(), 'lines')}\n` }
  },
}

/** How the last answer came about. */
export const explainCommand: SlashCommand = {
  name: '/explain',
  usage: '/explain, why?',
  help: 'how the last answer was read and made',
  async run(_, room) {
    const turn = room.talk.turns().at(-1)
    if (turn === undefined) throw nothingYet('/explain')
    const asked =
      turn.question !== null && turn.question !== turn.said ? [row('in full', cleanText(turn.question))] : []
    const answer = lastAnswered(room)
    const how =
      answer?.runId === turn.runId
        ? receipt(answer).trim()
        : [
            turn.reading && row('read as', cleanText(turn.reading)),
            turn.sql && row('sql', cleanText(turn.sql.trim(), 'lines')),
            row('by', `run ${turn.runId}`),
          ]
            .filter(Boolean)
            .join('\n')
    const causes =
      'What lies behind the numbers shows when they are split up: "by month", or "by" any column.'
    return {
      kind: 'say',
      text: `${[row('asked', cleanText(turn.said)), ...asked, how, '', causes].join('\n')}\n`,
    }
  },
}

/** What the chat cost so far. */
export const costCommand: SlashCommand = {
  name: '/cost',
  usage: '/cost',
  help: 'calls, tokens and money of this chat so far',
  async run(_, { answers }) {
    const runs = answers.length === 1 ? '1 question' : `${answers.length} questions`
    return { kind: 'say', text: `${runs} · ${costText(answers)}\n` }
  },
}

function costText(answers: readonly Answer[]): string {
  const sum = (of: (cost: Answer['cost']) => number) =>
    answers.reduce((total, { cost }) => total + of(cost), 0)
  const calls = sum(({ calls }) => calls)
  if (calls === 0) return 'no model was called, nothing was spent'
  const tokens = sum(({ inputTokens, outputTokens }) => inputTokens + outputTokens)
  const unknown = answers.some(({ cost }) => cost.calls > 0 && cost.usd === null)
  const usd = sum((cost) => cost.usd ?? 0).toFixed(4)
  const money = unknown ? `at least $${usd}, for some of it the price is unknown` : `$${usd}`
  const some = answers.some(({ cost }) => cost.estimated) ? ' (estimated)' : ''
  return `${calls} ${calls === 1 ? 'call' : 'calls'} · ${tokens} tokens${some} · ${money}`
}

/** Nothing was answered yet. */
export function nothingYet(command: string): UsageError {
  return new UsageError(
    'nothing_answered',
    `${command} is about the last answer, and nothing was answered yet.`,
    {
      hint: 'Ask a question first.',
    },
  )
}

/** The rows are kept of the newest answer alone; after /undo they are those of another question. */
export function noRows(command: string, { talk }: Pick<Room, 'talk'>): UsageError {
  const turn = talk.turns().at(-1)
  if (turn === undefined) return nothingYet(command)
  return new UsageError(
    'nothing_answered',
    `${command} is about the last answer, and the rows of "${cleanText(turn.said)}" are not at hand any more.`,
    { hint: `Ask it again, or see agentdb show ${turn.runId}.` },
  )
}
