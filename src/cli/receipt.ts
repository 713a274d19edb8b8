import type { Answer, Check } from '../events.js'
import { cleanText } from '../output/clean-text.js'
import { costParts } from '../output/cost-text.js'

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

/** "12 passed, 1 warning: fan-out". A finding's own words stand above, among the warnings. */
function checksText({ checks }: Pick<Answer, 'checks'>): string {
  const named = (outcome: Check['outcome']) =>
    checks.filter((check) => check.outcome === outcome).map(({ id }) => id)
  const [passed, warned, failed] = [named('passed'), named('warned'), named('failed')]
  return [
    `${passed.length} ${passed.length === 1 ? 'check' : 'checks'} passed`,
    warned.length > 0 &&
      `${warned.length} ${warned.length === 1 ? 'warning' : 'warnings'}: ${warned.join(', ')}`,
    failed.length > 0 && `${failed.length} failed: ${failed.join(', ')}`,
  ]
    .filter(Boolean)
    .join(', ')
}

function byVerified(attempts: Answer['attempts']): boolean {
  const last = attempts.at(-1)
  return last?.origin === 'verified' && last.error === null
}

function footer({ model, attempts, checks, cost, timings, confidence, runId }: Answer): string {
  const parts = [
    byVerified(attempts)
      ? 'a verified query, no model'
      : model === 'builtin'
        ? 'built-in model'
        : model !== 'none' && cleanText(model),
    checks.find(({ id, outcome }) => id === 'agreement' && outcome === 'passed')?.detail,
    confidence !== null && `confidence ${confidence.toFixed(2)}`,
    ...costParts(cost),
    `${(timings.totalMs / 1000).toFixed(2)} s`,
    `run ${runId}`,
  ]
  return parts.filter(Boolean).join(' · ')
}
