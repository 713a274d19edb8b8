import type { AgentDb } from '../../agentdb.js'
import { UsageError } from '../../errors.js'
import { approvalAtTerminal } from '../approve-statement.js'
import { chooseReading } from '../choose-reading.js'
import { checkOutput, deliver } from '../deliver.js'
import type { Io } from '../io.js'
import { keepChoice } from '../keep-choice.js'
import { nearNames } from '../near-names.js'
import { withDatabase } from '../open-database.js'
import { answerFormatFrom, type CommonFlags } from '../options.js'
import { openProgress } from '../progress.js'
import { readQuestion } from '../question.js'
import { runEvents } from '../run-events.js'
import { checkedTags } from '../tags.js'

/** Answers one question; resolves to the exit code. `commands` are the words that name a command. */
export async function ask(
  words: readonly string[],
  commands: readonly string[],
  flags: CommonFlags,
  io: Io,
): Promise<number> {
  const format = answerFormatFrom(flags)
  checkOutput(flags, io)
  const tags = checkedTags(flags.tag)
  if (words.length === 1 && flags.prompt === undefined) refuseMistypedCommand(words[0] ?? '', commands)
  const question = await readQuestion(flags.prompt, words, io)
  const progress = openProgress(flags, io)
  const approve = approvalAtTerminal(progress, flags, io)
  const work = async (db: AgentDb) => {
    const options = {
      signal: io.signal,
      session: flags.session ?? null,
      tags,
      dryRun: flags.dryRun === true || flags.sqlOnly === true,
      approve,
    }
    const answer = await runEvents(db.ask(question, options), progress)
    const chosen = answer.clarification === null ? null : await chooseReading(answer.clarification, flags, io)
    if (chosen === null) return deliver(answer, format, flags, io)
    if (chosen.remember) await keepChoice(chosen.option, flags, io)
    const meaning = chosen.option.interpretation
    return deliver(await runEvents(db.ask(question, { ...options, meaning }), progress), format, flags, io)
  }
  return withDatabase(flags, io, work, { progress })
}

/** `agentdb histroy` asks for a command, not for an answer. A word that goes on ("doctors") is one of its own. */
function refuseMistypedCommand(word: string, commands: readonly string[]): void {
  const [near] = nearNames(word, commands).filter((name) => !word.toLowerCase().startsWith(name))
  if (near === undefined) return
  throw new UsageError('unknown_command', `There is no command "${word}".`, {
    hint: `Did you mean "agentdb ${near}"? If it is a question: agentdb --prompt ${word}.`,
  })
}
