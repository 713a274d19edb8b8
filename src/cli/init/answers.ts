import { chooseEndpoint } from '../../agents/choose-agents.js'
import { resolveConfig, type Settings, type SettingsInput } from '../../config.js'
import { listedModels } from '../doctor/model.js'
import type { Io } from '../io.js'
import { maskAddress } from '../mask.js'
import type { CommonFlags } from '../options.js'
import type { Prompt } from './prompt.js'

/** What `agentdb init` sets; what is absent stays as it is. */
export type Answers = Pick<SettingsInput, 'databaseUrl' | 'baseUrl' | 'apiKey' | 'model' | 'storeUrl'>

/** The variable of each, in the order in which they are written. */
export const answerVariables = {
  databaseUrl: 'DATABASE_URL',
  storeUrl: 'AGENTDB_STORE_URL',
  baseUrl: 'OPENAI_BASE_URL',
  apiKey: 'OPENAI_API_KEY',
  model: 'AGENTDB_MODEL',
} as const satisfies Readonly<Record<keyof Answers, string>>

/** The answers that the command line gives. A key is none of them: a command line is seen by others and remembered. */
export function answersOf({ databaseUrl, baseUrl, model, storeUrl }: CommonFlags): Answers {
  return { databaseUrl, baseUrl, model, storeUrl }
}

/**
 * Asks a person for what the command line does not give; an empty answer leaves things as they are. Nothing is
 * reached for unless `mayTry`.
 */
export async function askAnswers(given: Answers, prompt: Prompt, mayTry: boolean, io: Io): Promise<Answers> {
  const { settings } = resolveConfig({ flags: given, environment: io.environment, cwd: io.cwd })
  const databaseUrl = given.databaseUrl ?? (await askDatabase(settings, prompt))
  const baseUrl = given.baseUrl ?? (await askEndpoint(settings, prompt))
  const apiKey =
    baseUrl === undefined && settings.baseUrl === null && settings.apiKey === null
      ? undefined
      : await askKey(settings, prompt)
  const answers = { ...given, databaseUrl, baseUrl, apiKey }
  return { ...answers, model: given.model ?? (await askModel(answers, prompt, mayTry, io)) }
}

async function askDatabase({ databaseUrl }: Settings, prompt: Prompt): Promise<string | undefined> {
  const kept = databaseUrl === null ? 'the sample' : maskAddress(databaseUrl)
  const address = await prompt.ask(`Database to ask, as postgres://user@host:5432/name (Enter: ${kept})\n> `)
  const open = /^(postgres(?:ql)?:\/\/[^:@/?]+)(@.*)$/is.exec(address)
  if (open === null) return address || undefined
  const password = await prompt.ask(
    'Its password, not shown (Enter: none, or PGPASSWORD or .pgpass)\n> ',
    'secret',
  )
  return password === '' ? address : `${open[1]}:${encodeURIComponent(password)}${open[2]}`
}

async function askEndpoint({ baseUrl, apiKey }: Settings, prompt: Prompt): Promise<string | undefined> {
  const kept = baseUrl !== null ? maskAddress(baseUrl) : apiKey !== null ? openAiUrl : 'none'
  const said = await prompt.ask(`Model endpoint, as ${openAiUrl} (Enter: ${kept})\n> `)
  return said || undefined
}

const openAiUrl = 'https://api.openai.com/v1'

async function askKey({ apiKey }: Settings, prompt: Prompt): Promise<string | undefined> {
  const kept = apiKey === null ? 'none' : 'the one set'
  return (await prompt.ask(`Its API key, not shown (Enter: ${kept})\n> `, 'secret')) || undefined
}

const mostShown = 6

/** Offers the models that the endpoint lists: to list them costs nothing. */
async function askModel(
  answers: Answers,
  prompt: Prompt,
  mayTry: boolean,
  io: Io,
): Promise<string | undefined> {
  const config = resolveConfig({ flags: answers, environment: io.environment, cwd: io.cwd })
  const chosen = chooseEndpoint(config.settings)
  if (chosen === null) return undefined
  const names = (mayTry ? await listedModels(config, io.signal) : null) ?? []
  const missing = names.includes(chosen.model) ? undefined : names[0]
  const shown = names.slice(0, mostShown).join(', ') + (names.length > mostShown ? ', …' : '')
  const some = shown === '' ? '' : `, one of ${shown}`
  return (await prompt.ask(`Model${some} (Enter: ${missing ?? chosen.model})\n> `)) || missing
}
