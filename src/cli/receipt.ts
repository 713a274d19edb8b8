import type { Answer } from '../events.js'
import { cleanText } from '../output/clean-text.js'

/** How an answer came about, for people: reading, assumptions, SQL, checks, and what it took. */
export function receipt(answer: Answer): string {
  const lines = [
    answer.interpretation && row('read as', cleanText(answer.interpretation)),
    ...answer.assumptions.map((assumption) => row('assumed', cleanText(assumption))),
    answer.sql && row('sql', cleanText(answer.sql.trim(), 'lines')),
    answer.checks.length > 0 && row('checks', checksText(answer)),
    row('by', footer(answer)),
  ]
  return `\n${lines.filter(Boolean).join('\n')}\n`
}

/** A label with its text beside it; further lines of the text stand under its first. */
export function row(label: string, text: string): string {
  return `${label.padEnd(labelWidth)}${text.replaceAll('\n', `\n${' '.repeat(labelWidth)}`)}`
}

/** The longest name beside an agent's note, and two spaces. */
const labelWidth = 'data engineer'.length + 2

function checksText({ checks }: Pick<Answer, 'checks'>): string {
  const passed = checks.filter((check) => check.outcome === 'passed').length
  const others = checks.filter((check) => check.outcome !== 'passed')
  return [`${passed} passed`, ...others.map(({ id, outcome }) => `${id} ${outcome}`)].join(', ')
}

function byVerified(attempts: Answer['attempts']): boolean {
  const last = attempts.at(-1)
  return last?.origin === 'verified' && last.error === null
}

function footer({ model, attempts, cost, timings, confidence, runId }: Answer): string {
  const parts = [
    byVerified(attempts)
      ? 'a verified query, no model'
      : model === 'builtin'
        ? 'built-in model'
        : model !== 'none' && cleanText(model),
    confidence !== null && `confidence ${confidence.toFixed(2)}`,
    cost.calls > 0 && `${cost.calls} ${cost.calls === 1 ? 'call' : 'calls'}`,
    cost.calls > 0 && `${cost.inputTokens + cost.outputTokens} tokens`,
    cost.calls > 0 && (cost.usd === null ? 'price unknown' : `$${cost.usd.toFixed(4)}`),
    `${(timings.totalMs / 1000).toFixed(2)} s`,
    `run ${runId}`,
  ]
  return parts.filter(Boolean).join(' · ')
}
