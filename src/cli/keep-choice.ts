import { targetOf } from '../agentdb/target.js'
import { resolveConfig } from '../config.js'
import { AgentDbError } from '../errors.js'
import type { ClarificationOption } from '../events.js'
import { addDefinition } from '../instruments/definitions.js'
import { cleanText } from '../output/clean-text.js'
import { type Io, write } from './io.js'
import { type CommonFlags, settingsFrom } from './options.js'

/** Remembers a choice for its database, and says so; an answer does not fail because that failed. */
export async function keepChoice(
  { remember }: ClarificationOption,
  flags: CommonFlags,
  io: Io,
): Promise<void> {
  if (!remember) return
  const config = resolveConfig({ flags: settingsFrom(flags), environment: io.environment, cwd: io.cwd })
  const database = targetOf(config).database.label
  try {
    const { term, meaning } = remember
    addDefinition(config.dataDir, database, {
      term,
      meaning,
      settles: true,
      addedAt: new Date().toISOString(),
    })
    const undo = `agentdb remember --remove "${term}"`
    await write(
      io.stderr,
      cleanText(`"${term}" is ${meaning} from now on, for ${database}; ${undo} forgets it.`),
    )
  } catch (error) {
    if (!(error instanceof AgentDbError)) throw error
    await write(io.stderr, cleanText(`warning: the choice is not remembered: ${error.message}`))
  }
  await write(io.stderr, '\n')
}
