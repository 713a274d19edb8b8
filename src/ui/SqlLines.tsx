import { Box, Text } from 'ink'
import { cleanText } from '../output/clean-text.js'
import { highlightSql } from './highlight-sql.js'
import type { Paint } from './paint.js'

interface SqlLinesProps {
  readonly sql: string
  /** The rest of a longer statement is counted in the last line. */
  readonly maxLines: number
  readonly paint: Paint
}

/** A statement, highlighted; lines too long for the screen are cut, never wrapped. */
export function SqlLines({ sql, maxLines, paint }: SqlLinesProps) {
  const lines = highlightSql(cleanText(sql.trim(), 'lines').replaceAll('\t', '  '), paint).split('\n')
  const cut = lines.length > maxLines
  const shown = cut ? lines.slice(0, maxLines - 1) : lines
  return (
    <Box flexDirection="column" paddingLeft={2}>
      {shown.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of SQL has no other name than its number
        <Text key={at} wrap="truncate-end">
          {line === '' ? ' ' : line}
        </Text>
      ))}
      {cut && <Text>{paint('dim', `… ${lines.length - shown.length} more lines`)}</Text>}
    </Box>
  )
}
