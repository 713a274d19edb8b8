import revisionPrompt from '../../prompts/sql-analyst-revision.md'
import partPrompt from '../../prompts/sql-analyst-part.md'
import analystPrompt from '../../prompts/sql-analyst.md'
import type { AttemptError } from '../events.js'
import type { ModelRequest } from '../models/model.js'
import { datesText, definitionsText, examplesText, isPart, schemaText, valuesText } from './briefing-text.js'
import { fillPrompt } from './fill-prompt.js'
import type { AnalystTask } from './sql-analyst.js'

type Messages = ModelRequest['messages']

/**
 * The conversation for one draft. The system message depends on the schema alone, so that an endpoint's prompt cache
 * serves the next question; each failed statement comes back word for word with the words of its error.
 */
export function analystMessages(task: AnalystTask, complaint: string | null): Messages {
  const { briefing, clock } = task
  const system = fillPrompt(analystPrompt, {
    server: `PostgreSQL ${Math.floor(task.serverVersionNumber / 10_000)}`,
    schema: schemaText(briefing),
  })
  const question = [
    `Question: ${task.question}`,
    task.meaning === null ? '' : `The user was asked back and means: ${task.meaning}`,
    `Now: ${clock.now} (time zone ${clock.timeZone})`,
    definitionsText(briefing),
    datesText(briefing),
    valuesText(briefing),
    examplesText(briefing),
  ]
  const failures = task.failures.flatMap(
    ({ sql, error }): Messages => [
      { role: 'assistant', content: JSON.stringify({ sql }) },
      { role: 'user', content: fillPrompt(revisionPrompt, { sql, error: errorText(error) }) },
    ],
  )
  const again: Messages = complaint
    ? [
        {
          role: 'user',
          content: `Your last reply could not be used: ${complaint}. Reply with the JSON object only.`,
        },
      ]
    : []
  return [
    { role: 'system', content: isPart(briefing) ? `${system}\n\n${partPrompt.trim()}` : system },
    { role: 'user', content: question.filter(Boolean).join('\n\n') },
    ...failures,
    ...again,
  ]
}

/** The database's own words: SQLSTATE, message, detail, hint, position. */
export function errorText(error: AttemptError): string {
  return [
    `${error.sqlstate ? `SQLSTATE ${error.sqlstate}: ` : ''}${error.message}`,
    error.detail && `Detail: ${error.detail}`,
    error.hint && `Hint: ${error.hint}`,
    error.position !== null && `Position: character ${error.position}`,
  ]
    .filter(Boolean)
    .join('\n')
}
