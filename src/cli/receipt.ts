import type { Answer, Check } from '../events.js'
import { cleanText } from '../output/clean-text.js'
import { costParts } from '../output/cost-text.js'
import { wrapText } from '../output/wrap-text.js'
import { highlightSql } from '../ui/highlight-sql.js'
import { type Paint, paintFor } from '../ui/paint.js'
import type { Io, Screen } from './io.js'
import type { CommonFlags } from './options.js'
import { hasColour } from './terminal.js'

/** How rows of a label and a text are to look. */
export interface RowLook {
  /** Of the terminal; null where nothing is wrapped. */
  readonly columns: number | null
  readonly paint: Paint
}

const plainLook: RowLook = { columns: null, paint: (_, text) => text }

/** What a stream's reader sees best: wrapped and coloured on a terminal, one line each elsewhere. */
export function lookOf(
  stream: Screen,
  flags: Pick<CommonFlags, 'color'>,
  environment: Io['environment'],
): RowLook {
  const columns = stream.isTTY === true ? (stream.columns ?? null) : null
  return { columns, paint: paintFor(hasColour(stream, flags, environment)) }
}

/** How an answer came about, for people: reading, assumptions, SQL, checks, and what it took. */
export function receipt(answer: Answer, look: RowLook = plainLook): string {
  const prose = (label: string, text: string) => proseRow(label, cleanText(text), look)
  const lines = [
    answer.interpretation && prose('read as', answer.interpretation),
    ...answer.assumptions.map((assumption) => prose('assumed', assumption)),
    ...revisedFor(answer).map((why) => prose('revised', why)),
    answer.sql && sqlRow(answer.sql, look),
    answer.checks.length > 0 && prose('checks', checksText(answer)),
    prose('by', footer(answer)),
  ]
  return `\n${lines.filter(Boolean).join('\n')}\n`
}

/** Why each attempt before the one delivered would not do. */
function revisedFor({ attempts }: Answer): readonly string[] {
  return attempts.flatMap(({ error }, at) => (error === null ? [] : [`attempt ${at + 1}: ${error.message}`]))
}

/** Words that wrap at the terminal's edge. */
export function proseRow(label: string, text: string, { columns }: RowLook): string {
  return row(label, columns === null ? text : wrapText(text, Math.max(fewestCells, columns - labelWidth)))
}

/** A statement, highlighted. Its lines stay whole, to be copied. */
export function sqlRow(sql: string, { paint }: RowLook): string {
  return row('sql', highlightSql(cleanText(sql.trim(), 'lines'), paint))
}

const fewestCells = 20

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
