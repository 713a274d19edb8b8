import { UsageError } from '../errors.js'
import type { AnswerFormat, CommonFlags } from './options.js'

/** Whether the format is a picture, not text. */
export function isPicture(format: AnswerFormat): format is 'svg' | 'png' {
  return format === 'svg' || format === 'png'
}

/**
 * Says before a question is paid for that its chart could not be shown.
 * @throws {UsageError} `conflicting_flags`
 */
export function checkChart(format: AnswerFormat, flags: CommonFlags): void {
  const { chart, dryRun, sqlOnly } = flags
  const asked = isPicture(format) ? `--output ${flags.output ?? ''}` : `--chart ${chart ?? ''}`
  if (isPicture(format) && chart === 'none') {
    throw new UsageError('conflicting_flags', `${asked} is a chart, and --chart none asks for none.`, {
      hint: 'Leave out one of them.',
    })
  }
  if (!isPicture(format) && (chart === undefined || chart === 'none')) return
  if (format === 'csv' || format === 'tsv' || format === 'ndjson') {
    throw new UsageError('conflicting_flags', `${asked}: ${format} holds rows and no chart.`, {
      hint: 'Use --json, --format markdown, or --output chart.svg, .png or .html.',
    })
  }
  if (dryRun || sqlOnly) {
    throw new UsageError(
      'conflicting_flags',
      `${asked} needs rows, and ${dryRun ? '--dry-run' : '--sql-only'} fetches none.`,
      {
        hint: 'Leave out one of them.',
      },
    )
  }
}
