import type { AgentDb } from '../../agentdb/options.js'
import { UsageError } from '../../errors.js'
import { approvalAtTerminal } from '../approve-statement.js'
import { askInTalk, type Show } from '../chat/ask-in-talk.js'
import { openTalk } from '../chat/talk.js'
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
  const talk = openTalk(flags, io)
  const progress = openProgress(flags, io)
  const approve = approvalAtTerminal(progress, flags, io)
  const work = async (db: AgentDb) => {
    const show: Show = (events) => runEvents(events, progress)
    const asking = { talk, flags, tags, approve, signal: io.signal }
    const answer = await askInTalk(db, question, asking, show, async (clarification) => {
      const chosen = await chooseReading(clarification, flags, io)
      if (chosen?.remember) await keepChoice(chosen.option, flags, io)
      return chosen?.option ?? null
    })
    return deliver(answer, format, flags, io)
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
