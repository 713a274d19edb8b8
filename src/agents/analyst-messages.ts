import analystPrompt from '../../prompts/sql-analyst.md'
import followUpPrompt from '../../prompts/sql-analyst-follow-up.md'
import partPrompt from '../../prompts/sql-analyst-part.md'
import revisionPrompt from '../../prompts/sql-analyst-revision.md'
import type { AttemptError } from '../events.js'
import type { Privacy } from '../linking/sensitive.js'
import type { ModelRequest } from '../models/model.js'
import { datesText, definitionsText, examplesText, isPart, schemaText, valuesText } from './briefing-text.js'
import { disclosed, disclosedTurns } from './disclosure.js'
import { fillPrompt } from './fill-prompt.js'
import { profileText, samplesText } from './profile-text.js'
import type { ShownTurn } from './shown-turns.js'
import type { AnalystTask } from './sql-analyst.js'

type Messages = ModelRequest['messages']

/**
 * The conversation for one draft, with nothing in it that `privacy` keeps at home. The system message depends on the
 * schema alone and the question stands last, so that an endpoint's prompt cache serves the next question; each failed
 * statement comes back word for word with the words of its error.
 */
export function analystMessages(whole: AnalystTask, complaint: string | null, privacy: Privacy): Messages {
  const task = disclosed(whole, privacy)
  const { briefing, clock } = task
  const earlier = disclosedTurns(whole, privacy)
  const schema = [schemaText(briefing, profileText(task.catalog, privacy)), samplesText(briefing)]
  const system = fillPrompt(analystPrompt, {
    server: `PostgreSQL ${Math.floor(task.serverVersionNumber / 10_000)}`,
    schema: schema.filter(Boolean).join('\n\n'),
  })
  const question = [
    `Now: ${clock.now} (time zone ${clock.timeZone})`,
    definitionsText(briefing),
    datesText(briefing),
    valuesText(briefing),
    examplesText(briefing),
    task.meaning === null ? '' : `The user was asked back and means: ${task.meaning}`,
    earlier.length === 0 ? '' : followUpPrompt.trim(),
    `Question: ${task.question}`,
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
    ...earlier.flatMap(turnMessages),
    { role: 'user', content: question.filter(Boolean).join('\n\n') },
    ...failures,
    ...again,
  ]
}

/** A question that was answered before, and what answered it; never its rows. */
function turnMessages({ said, sql, reading, columns }: ShownTurn): Messages {
  return [
    { role: 'user', content: `Question: ${said}` },
    { role: 'assistant', content: JSON.stringify({ sql, reading, columns }) },
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
