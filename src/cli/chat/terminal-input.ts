import path from 'node:path'
import type { AgentDb } from '../../agentdb/options.js'
import { resolveConfig } from '../../config.js'
import type { Io } from '../io.js'
import { type CommonFlags, settingsFrom } from '../options.js'
import { completer, namesOf } from './completion.js'
import { openEditor } from './editor.js'
import { keepLine, readHistory } from './history-file.js'
import type { Input } from './input.js'

/** A person's terminal: what was typed in earlier chats can be had again, names can be completed. */
export async function openTerminal(
  db: AgentDb,
  commands: readonly string[],
  flags: CommonFlags,
  io: Io,
): Promise<Input> {
  const { stateDir } = resolveConfig({ flags: settingsFrom(flags), environment: io.environment, cwd: io.cwd })
  const file = path.join(stateDir, 'chat-history')
  const editor = openEditor(io, {
    history: readHistory(file),
    complete: completer(namesOf(await db.schema()), commands),
    keep: (line) => keepLine(file, line),
  })
  return { person: true, read: () => editor.read('> '), ask: editor.ask, close: () => {} }
}
