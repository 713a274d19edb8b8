import { recentTurns } from '../conversation/conversation.js'
import type { Turn } from '../conversation/turn.js'

/** A turn as a model may see it. */
export interface ShownTurn {
  readonly said: string
  readonly sql: string | null
  readonly reading: string | null
  readonly columns: readonly string[]
}

/**
 * The newest turns as a model may see them. Statements of the built-in model and verified ones hold stored values that
 * no endpoint was shown: such text is left out of them unless the user's own words or `known` say it. What a model
 * wrote, or the user, is shown as it is.
 * @param mayName false for a statement that speaks of a private column
 */
export function shownTurns(
  turns: readonly Turn[],
  known: string,
  mayName: (sql: string) => boolean,
): readonly ShownTurn[] {
  const recent = recentTurns(turns)
  const said = [known, ...recent.map((turn) => turn.said)].join('\n').toLowerCase()
  return recent.map(({ said: words, sql, reading, columns, by }) => {
    if (by === 'model' || by === 'user') return { said: words, sql, reading, columns }
    const secret = sql !== null && !mayName(sql)
    return {
      said: words,
      sql: sql === null || secret ? null : withoutUnsaid(sql, said),
      reading: reading === null || secret ? null : withoutUnsaid(reading, said),
      columns,
    }
  })
}

/** Dates and times are computed from the question, and words in it are the user's. */
function withoutUnsaid(text: string, said: string): string {
  return text.replace(/'((?:[^']|'')*)'/g, (whole, value: string) =>
    isDate.test(value) ||
    isGrain.test(value) ||
    (value !== '' && said.includes(value.replaceAll("''", "'").toLowerCase()))
      ? whole
      : "'…'",
  )
}

const isDate = /^\d{4}-\d\d-\d\d(?:[ T][\d:.+Z-]*)?$/
/** The first argument of date_trunc. */
const isGrain = /^(?:hour|day|week|month|quarter|year)$/
