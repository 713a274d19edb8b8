import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { AgentDb } from '../../src/agentdb/options.js'
import { openAgentDb } from '../../src/agentdb.js'
import type { SettingsInput } from '../../src/config.js'

/** A home of its own for one test, so that nothing is read from or written to the user's folders. */
export interface Home {
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  remove(): void
}

export function makeHome(): Home {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'agentdb-test-home-'))
  return {
    folder,
    environment: { HOME: folder },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** openAgentDb with nothing taken from this process's environment or working folder. */
export function openIn(home: Home, settings: SettingsInput): Promise<AgentDb> {
  return openAgentDb(settings, { environment: home.environment, cwd: home.folder })
}
