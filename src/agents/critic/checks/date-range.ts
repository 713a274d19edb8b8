import { quoteName } from '../../briefing-text.js'
import { columnLabel, tableSql } from '../facts.js'
import { asks } from '../question/read-question.js'
import {
  ask,
  type CriticCheck,
  type Finding,
  note,
  type Probing,
  type Reviewed,
  warn,
} from '../review-task.js'
import { type Comparison, comparisonsIn } from '../statement/comparisons.js'
import { within } from '../statement/tree.js'

/** An upper bound that is a day, on a column with a time of day: what happened later that day is lost. */
export const lastDay: CriticCheck = {
  id: 'last-day',
  passed: 'no range loses its last day',
  *probe(seen) {
    const findings: Finding[] = []
    for (const query of seen.statement.queries) {
      for (const comparison of comparisonsIn(query)) findings.push(...(yield* bound(comparison, seen)))
    }
    return findings
  },
}

const dayOnly = /^\s*(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00)?)?\s*$/

function* bound(comparison: Comparison, { catalog }: Reviewed): Probing<readonly Finding[]> {
  const column = comparison.use?.column
  const day = dayOnly.exec(comparison.constants[0]?.value ?? '')?.[1]
  if (!column || day === undefined || comparison.operator !== '<=' || comparison.through !== null) return []
  if (column.category !== 'timestamp' && column.category !== 'timestamptz') return []
  const table = catalog.tableById.get(column.table)
  if (table === undefined) return []
  const name = quoteName(column.name)
  const answer = yield* ask(
    `select count(*)
     from ${tableSql(table)}
     where ${name} > $1::date and ${name} < $1::date + 1`,
    [day],
  )
  const lost = Number(answer?.[0]?.[0] ?? 0)
  const fix = `Write ${column.name} < the day after ${day}.`
  const label = columnLabel(column, catalog)
  if (answer === null) return []
  if (lost === 0)
    return [note('last-day', `${label} has a time of day; the range ends at ${day} 00:00.`, fix)]
  return [
    warn(
      'last-day',
      `The range ends at ${day} 00:00, so ${lost} rows of ${label} later that day are lost.`,
      fix,
    ),
  ]
}

/** A range that lies outside of everything stored. */
export const outsideData: CriticCheck = {
  id: 'outside-data',
  passed: 'every date range meets the data',
  find({ statement, catalog }) {
    return statement.queries.flatMap((query) =>
      comparisonsIn(query).flatMap(({ use, through, operator, constants }) => {
        const column = use?.column
        const value = /^\d{4}-\d{2}-\d{2}/.exec(constants[0]?.value ?? '')?.[0]
        if (!column || through !== null || value === undefined) return []
        if (!['date', 'timestamp', 'timestamptz'].includes(column.category)) return []
        const label = columnLabel(column, catalog)
        const fix = 'Check the dates asked for.'
        if (column.max !== null && ['>', '>='].includes(operator) && value > column.max.slice(0, 10))
          return [warn('outside-data', `${label} ends at ${column.max.slice(0, 10)}, before ${value}.`, fix)]
        if (column.min !== null && ['<', '<='].includes(operator) && value < column.min.slice(0, 10))
          return [warn('outside-data', `${label} begins at ${column.min.slice(0, 10)}, after ${value}.`, fix)]
        return []
      }),
    )
  },
}

/** "Last month" is the calendar month before this one, not the thirty days up to now. */
export const calendarPeriod: CriticCheck = {
  id: 'calendar-period',
  passed: 'calendar periods begin and end with the calendar',
  needs: 'question',
  find({ statement, question }) {
    if (question === null) return []
    const said = /\b(?:last|previous) (week|month|quarter|year)\b/i.exec(question.head)
    if (said === null || asks(question, 'past|rolling|trailing')) return []
    const nodes = [...within(statement.root.node, { subqueries: true })]
    const now = nodes.some(
      ({ type, body }) => type === 'SQLValueFunction' || (type === 'FuncCall' && isNow(body)),
    )
    const cut = nodes.some(
      ({ type, body }) => type === 'FuncCall' && cuts.test(JSON.stringify(body.funcname)),
    )
    if (!now || cut) return []
    return [
      warn(
        'calendar-period',
        `"${said[0]}" is a calendar ${said[1]}; the statement counts back from now.`,
        `Use date_trunc('${said[1]}', …) for both ends.`,
      ),
    ]
  },
}

const cuts = /date_trunc|extract|date_part|to_char|make_date/

function isNow(body: Readonly<Record<string, unknown>>): boolean {
  return /"(?:now|statement_timestamp|clock_timestamp)"/.test(JSON.stringify(body.funcname))
}
