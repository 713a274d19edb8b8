import { Box, Text } from 'ink'
import { costParts } from '../output/cost-text.js'
import { elapsedText } from './elapsed-text.js'
import type { Paint } from './paint.js'
import type { RunView } from './run-view.js'
import { SqlLines } from './SqlLines.js'
import { TeamLines } from './TeamLines.js'

/** What the live view draws, and how much room there is. */
export interface LiveRunProps {
  readonly run: RunView
  readonly elapsedMs: number
  /** Cells across. */
  readonly columns: number
  /** Of the terminal: the view leaves out what would not fit. */
  readonly rows: number
  readonly paint: Paint
}

/** Lines that are not the statement's: four agents, two blank ones, the footer, and the one the cursor is on. */
const otherLines = 8
const fewestSqlLines = 3
const mostSqlLines = 16

/** A run while it goes on: the team, the SQL as it stands, and what it took so far. Never taller than the screen. */
export function LiveRun({ run, elapsedMs, columns, rows, paint }: LiveRunProps) {
  const sqlLines = Math.min(mostSqlLines, rows - otherLines)
  return (
    <Box flexDirection="column" width={columns}>
      <TeamLines run={run} paint={paint} />
      {run.sql !== null && sqlLines >= fewestSqlLines && (
        <Box marginTop={1}>
          <SqlLines sql={run.sql} maxLines={sqlLines} paint={paint} />
        </Box>
      )}
      <Box marginTop={1}>
        <Text wrap="truncate-end">
          {paint('dim', [elapsedText(elapsedMs), ...costParts(run.cost), 'Ctrl-C stops'].join(' · '))}
        </Text>
      </Box>
    </Box>
  )
}
