import { targetOf } from '../../agentdb/target.js'
import { resolveConfig } from '../../config.js'
import { UsageError } from '../../errors.js'
import { addDefinition, readDefinitions, removeDefinition } from '../../instruments/definitions.js'
import { parseDefinition } from '../../linking/definitions.js'
import { cleanText } from '../../output/clean-text.js'
import { type Io, write } from '../io.js'
import { type CommonFlags, settingsFrom } from '../options.js'
import { printListing } from '../print-rows.js'

type RememberFlags = CommonFlags & { readonly remove?: string }

/** Remembers a word of the user's own for one database, forgets one, or lists them; resolves to the exit code. */
export async function remember(words: readonly string[], flags: RememberFlags, io: Io): Promise<number> {
  const config = resolveConfig({ flags: settingsFrom(flags), environment: io.environment, cwd: io.cwd })
  const place = { dataDir: config.dataDir, database: targetOf(config).database.label }
  if (flags.remove !== undefined) return forget(flags.remove, place, flags, io)
  if (words.length > 0) return add(words.join(' '), place, flags, io)
  await list(place, flags, io)
  return 0
}

interface Place {
  readonly dataDir: string
  readonly database: string
}

async function add(text: string, { dataDir, database }: Place, flags: CommonFlags, io: Io): Promise<number> {
  const definition = parseDefinition(text)
  if (definition === null) {
    throw new UsageError('not_a_definition', `"${text.slice(0, 80)}" says no word and what it means.`, {
      hint: 'For example: agentdb remember "client = customers", or "revenue means the sum of order_items.revenue".',
    })
  }
  await addDefinition(dataDir, database, { ...definition, addedAt: new Date().toISOString() })
  if (!flags.quiet) {
    await write(
      io.stderr,
      `${cleanText(`"${definition.term}" now means ${definition.meaning}, for ${database}.`)}\n`,
    )
  }
  return 0
}

async function forget(
  term: string,
  { dataDir, database }: Place,
  flags: CommonFlags,
  io: Io,
): Promise<number> {
  if (!(await removeDefinition(dataDir, database, term))) {
    throw new UsageError('unknown_term', `Nothing is remembered of "${term}" for ${database}.`, {
      hint: 'agentdb remember lists what is.',
    })
  }
  if (!flags.quiet) await write(io.stderr, `${cleanText(`"${term}" is forgotten, for ${database}.`)}\n`)
  return 0
}

function list({ dataDir, database }: Place, flags: CommonFlags, io: Io): Promise<void> {
  const columns = ['term', 'meaning', 'added_at'].map((name) => ({ name, type: 'text' }))
  const rows = readDefinitions(dataDir, database).map(({ term, meaning, addedAt }) => [
    term,
    meaning,
    addedAt,
  ])
  const whenEmpty = `Nothing is remembered for ${database} yet.`
  return printListing({ columns, rows, table: { columns, rows }, whenEmpty }, flags, io)
}
