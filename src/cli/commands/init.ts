import { resolveConfig } from '../../config.js'
import { AgentDbError, exitCodes, UsageError } from '../../errors.js'
import { cleanText } from '../../output/clean-text.js'
import { grantsOf } from '../doctor/grants.js'
import { type Answers, answersOf, askAnswers } from '../init/answers.js'
import { changesAnything, planFiles, planText, replacesAnything, writeFiles } from '../init/plan.js'
import { openPrompt, type Prompt } from '../init/prompt.js'
import { type Trial, tryAnswers } from '../init/trial.js'
import { type Io, write, writeAnswer } from '../io.js'
import { type CommonFlags, settingsFrom } from '../options.js'

/** Flags of `agentdb init`; what is to be written into `.env` stands among the common ones. */
export interface InitFlags extends CommonFlags {
  /** Agreed beforehand: nobody is asked. */
  readonly yes?: boolean
  /** False: neither the database nor the endpoint is tried. */
  readonly check?: boolean
}

/** Sets agentdb up in this folder: asks, tries, shows and writes `.env`; resolves to the exit code. */
export async function init(flags: InitFlags, io: Io): Promise<number> {
  settingsFrom(flags)
  const given = answersOf(flags)
  const person = io.stdin.isTTY === true && io.stderr.isTTY === true && flags.yes !== true
  if (!person) {
    if (flags.yes !== true || Object.values(given).every((value) => value == null)) throw needsAnswers()
    const { trial } = await tried(given, flags, io)
    if (trial.failed !== null) return failed(trial, io)
    return finish({ answers: given, trial, prompt: null }, flags, io)
  }
  const prompt = openPrompt(io)
  try {
    const agreed = await agreedAnswers(given, prompt, flags, io)
    return agreed === null ? exitCodes.answered : await finish({ ...agreed, prompt }, flags, io)
  } finally {
    prompt.close()
  }
}

function needsAnswers(): UsageError {
  return new UsageError('init_needs_answers', 'agentdb init asks, and there is no terminal to ask on.', {
    hint: 'Pass what to write, and --yes: agentdb init --database-url postgres://reader@localhost:5432/shop --base-url http://localhost:11434/v1 --yes\n  A key is read from OPENAI_API_KEY, which is best left in the environment there.',
  })
}

interface Tried {
  readonly answers: Answers
  readonly trial: Trial
}

/** Asks and tries until it works, or until it is to be written all the same; null when the person leaves. */
async function agreedAnswers(
  given: Answers,
  prompt: Prompt,
  flags: InitFlags,
  io: Io,
): Promise<Tried | null> {
  for (;;) {
    try {
      const now = await tried(await askAnswers(given, prompt, flags.check !== false, io), flags, io)
      if (now.trial.failed === null) return now
      const what = await prompt.ask('[a]sk again, [w]rite it all the same, or Enter to leave: ')
      if (/^w/i.test(what)) return now
      if (!/^a/i.test(what)) return await left(io)
    } catch (error) {
      // What was typed makes no sense; what was given on the command line cannot be mended here.
      if (!(error instanceof UsageError) || Object.values(given).some((value) => value != null)) throw error
      await write(io.stderr, `${cleanText(`${error.message} ${error.hint ?? ''}`)}\n`)
      if (!/^a/i.test(await prompt.ask('[a]sk again, or Enter to leave: '))) return await left(io)
    }
  }
}

async function left(io: Io): Promise<null> {
  await write(io.stderr, 'Nothing was written.\n')
  return null
}

async function tried(answers: Answers, flags: InitFlags, io: Io): Promise<Tried> {
  if (flags.check === false) return { answers, trial: { failed: null, powerful: false } }
  const trial = tryAnswers(answers, flags.quiet === true, io)
  return { answers, trial: await Promise.race([trial, interruption(io.signal)]) }
}

/** A server that says nothing must not hold up who wants to leave. */
function interruption(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

async function failed({ failed: checkup }: Trial, io: Io): Promise<number> {
  await write(
    io.stderr,
    'agentdb: Nothing was written.\n  Correct it, or write it untried with --no-check.\n',
  )
  return checkup?.exitCode ?? exitCodes.failed
}

async function finish(
  { answers, trial, prompt }: Tried & { readonly prompt: Prompt | null },
  flags: InitFlags,
  io: Io,
): Promise<number> {
  const say = (text: string) => write(io.stderr, flags.quiet === true ? '' : text)
  const plan = await planFiles(answers, io)
  await say(planText(plan))
  if (!changesAnything(plan)) await say('.env is as it should be already.\n')
  else {
    if (prompt !== null) {
      const usual = replacesAnything(plan) ? 'no' : 'yes'
      if (!(await yes(prompt, 'Write this?', usual))) {
        await left(io)
        return exitCodes.answered
      }
    }
    io.signal.throwIfAborted()
    writeFiles(plan)
    await say(`Written: ${plan.file}, readable by you alone.\n`)
  }
  if (trial.powerful) await proposeRole(answers, prompt, say, io)
  await say('Next: agentdb schema, or a question: agentdb "how many … are there?"\n')
  return exitCodes.answered
}

async function proposeRole(
  answers: Answers,
  prompt: Prompt | null,
  say: (text: string) => Promise<void>,
  io: Io,
): Promise<void> {
  const later = 'agentdb doctor --grants prints the SQL of a role that may only read.\n'
  if (prompt === null) return say(`This login may do more than read: ${later}`)
  if (!(await yes(prompt, 'This login may do more than read. Print the SQL of a role that may not?', 'yes')))
    return say(later)
  try {
    const config = resolveConfig({ flags: answers, environment: io.environment, cwd: io.cwd })
    await writeAnswer(io, await grantsOf(config, 'agentdb_reader', io.signal))
  } catch (error) {
    if (!(error instanceof AgentDbError)) throw error
    await say(`warning: ${cleanText(error.message)} Later: ${later}`)
  }
}

async function yes(prompt: Prompt, question: string, usual: 'yes' | 'no'): Promise<boolean> {
  const said = await prompt.ask(`${question} ${usual === 'yes' ? '[Y/n]' : '[y/N]'} `)
  return said === '' ? usual === 'yes' : /^y(?:es)?$/i.test(said)
}
