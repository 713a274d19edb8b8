import { chooseEndpoint } from '../../agents/choose-agents.js'
import { resolveConfig } from '../../config.js'
import { type Checkup, checkupLine } from '../doctor/check.js'
import { checkDatabase } from '../doctor/database.js'
import { checkModel } from '../doctor/model.js'
import { type Io, write } from '../io.js'
import type { Answers } from './answers.js'

/** What came of trying the answers. */
export interface Trial {
  readonly failed: Checkup | null
  /** The login may do more than read. */
  readonly powerful: boolean
}

/** Tries the database and the endpoint that the answers name, and tells each as `agentdb doctor` does. */
export async function tryAnswers(answers: Answers, quiet: boolean, io: Io): Promise<Trial> {
  const config = resolveConfig({ flags: answers, environment: io.environment, cwd: io.cwd })
  const found: Checkup[] = []
  const tell = async (checkup: Checkup) => {
    found.push(checkup)
    io.signal.throwIfAborted()
    if (!quiet || checkup.outcome === 'FAIL') await write(io.stderr, checkupLine(checkup))
  }
  if (answers.databaseUrl != null) {
    for await (const checkup of checkDatabase(config, io.signal)) await tell(checkup)
  }
  const model = await checkModel(config, io.signal)
  await tell(model)
  if (chooseEndpoint(config.settings) !== null && model.outcome !== 'FAIL' && !quiet)
    await write(io.stderr, 'note: the endpoint was asked for its list of models, which costs nothing.\n')
  return {
    failed: found.find(({ outcome }) => outcome === 'FAIL') ?? null,
    powerful: found.some(({ check, outcome }) => check === 'login' && outcome === 'warn'),
  }
}
