import { brief } from '../agents/data-engineer.js'
import { wordsInPlay } from '../conversation/conversation.js'
import type { RunEvent } from '../events.js'
import type { Briefing } from '../linking/briefing.js'
import { sampleRows } from '../linking/sample-rows.js'
import type { Team } from './team.js'

/** The data engineer's step of a run. */
export async function* briefQuestion(
  question: string,
  team: Pick<Team, 'connection' | 'world' | 'clock' | 'privacy' | 'analyst' | 'verified' | 'earlier'>,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, Briefing> {
  yield { type: 'agent', agent: 'data-engineer', state: 'working', note: 'reading the schema' }
  const told = await brief(
    wordsInPlay(team.earlier ?? [], question),
    { ...team.world, verified: team.verified },
    team.connection,
    team.clock,
    signal,
  )
  const briefing = { ...told, question }
  yield {
    type: 'message',
    from: 'data-engineer',
    to: 'sql-analyst',
    kind: 'briefing',
    body: summary(briefing),
  }
  yield { type: 'agent', agent: 'data-engineer', state: 'done', note: note(briefing) }
  if (team.privacy.shareRows !== 'sample' || team.analyst.model === 'builtin') return briefing
  const samples = await sampleRows(team.connection, briefing.tables, team.privacy, signal)
  return { ...briefing, samples }
}

/** The journal keeps what was linked, not the whole schema again with every question. */
function summary(briefing: Briefing): unknown {
  const { tables, values, dates, examples, unresolved, leftOut, promptTokens } = briefing
  const named = tables.map(({ schema, name, why }) => ({ schema, name, why }))
  return {
    tables: named,
    values,
    dates,
    examples: examples.map(({ question }) => question),
    unresolved,
    leftOut: leftOut.length,
    promptTokens,
  }
}

function note({ tables, values, dates }: Briefing): string {
  const parts = [
    `${tables.length} ${tables.length === 1 ? 'table' : 'tables'}`,
    values.length > 0 &&
      values
        .slice(0, 3)
        .map(({ text, column }) => `"${text}" in ${column}`)
        .join(', '),
    dates.length > 0 && dates.map(({ text }) => text).join(', '),
  ]
  return parts.filter(Boolean).join(' · ')
}
