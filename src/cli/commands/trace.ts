import { resolveConfig } from '../../config.js'
import { UsageError } from '../../errors.js'
import type { TraceEntry } from '../../instruments/run-events.js'
import { checkOutput, emit } from '../deliver.js'
import type { Io } from '../io.js'
import { withRecord } from '../open-record.js'
import { type CommonFlags, formatFrom, settingsFrom } from '../options.js'
import { foundRun } from '../recorded-run.js'
import { secretMask } from '../trace/mask-secrets.js'
import { traceMarkdown } from '../trace/trace-markdown.js'
import { jsonText } from '../../output/json-text.js'

/** Prints everything that happened in a run, with what a model was sent; resolves to the exit code. */
export async function trace(reference: string, flags: CommonFlags, io: Io): Promise<number> {
  const format = traceFormat(flags)
  checkOutput(flags, io)
  const config = resolveConfig({ flags: settingsFrom(flags), environment: io.environment, cwd: io.cwd })
  const { record, events } = await withRecord(flags, io, async (store) => {
    const found = foundRun(await store.run(reference), reference)
    return { record: found, events: await store.events(found) }
  })
  const mask = secretMask(config, [events, record.run])
  // A mask changes strings and nothing else.
  const entries = mask(events) as readonly TraceEntry[]
  const run = mask(record.run) as typeof record.run
  await emit(
    traceAs(format, () => traceMarkdown({ run }, entries), entries),
    flags,
    io,
  )
  return 0
}

type TraceFormat = 'markdown' | 'json' | 'ndjson'

function traceAs(format: TraceFormat, markdown: () => string, entries: readonly TraceEntry[]): string {
  switch (format) {
    case 'markdown':
      return markdown()
    case 'json':
      return `${jsonText(entries.map(typeFirst), 2)}\n`
    case 'ndjson':
      return entries.map((entry) => `${jsonText(typeFirst(entry))}\n`).join('')
    default:
      return format satisfies never
  }
}

/** The store sorts the fields of an object its own way. */
function typeFirst({ at, event: { type, ...rest } }: TraceEntry): unknown {
  return { at, event: { type, ...rest } }
}

function traceFormat(flags: CommonFlags): TraceFormat {
  const format = formatFrom(flags)
  switch (format) {
    case 'table':
    case 'markdown':
      return 'markdown'
    case 'json':
    case 'ndjson':
      return format
    default:
      throw new UsageError('unknown_format', `agentdb trace cannot print ${format}.`, {
        hint: 'It prints Markdown, or with --format jsonl an event a line.',
      })
  }
}
