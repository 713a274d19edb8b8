import { UsageError } from '../errors.js'
import type { Privacy } from '../linking/sensitive.js'
import type { Replay } from '../models/replay-traffic.js'
import { type EndpointSettings, plainWiring, type Wiring } from './endpoint-settings.js'
import type { Analyst } from './sql-analyst.js'

/** The settings that decide who writes the SQL. */
export interface AnalystSettings extends EndpointSettings {
  /** `auto`, `builtin`, or a model of the endpoint; for the SQL analyst by itself, or null. */
  readonly model: string
  readonly analystModel: string | null
  readonly preferBuiltin: boolean
  readonly shareRows: Privacy['shareRows']
  readonly private: readonly string[]
}

/** Makes a fresh analyst for each run, because budget and calls are counted by run. */
export type NewAnalyst = () => Analyst

const openAiUrl = 'https://api.openai.com/v1'
const defaultModel = 'gpt-4.1-mini'

/** The model an endpoint would be asked for, and where. */
export interface ChosenEndpoint {
  readonly model: string
  readonly baseUrl: string
}

/**
 * Which endpoint the settings come to, without reaching for it; null when the built-in model answers.
 * @throws {UsageError} `no_endpoint` when a model is named and no endpoint is configured.
 */
export function chooseEndpoint(
  settings: Pick<AnalystSettings, 'model' | 'analystModel' | 'apiKey' | 'baseUrl'>,
  replay: Replay | null = null,
): ChosenEndpoint | null {
  const { apiKey, baseUrl } = settings
  const model = settings.analystModel ?? settings.model
  const configured = apiKey !== null || baseUrl !== null || replay !== null
  if (model === 'builtin' || (model === 'auto' && !configured)) return null
  if (!configured) {
    throw new UsageError('no_endpoint', `Model "${model}" needs an endpoint, and none is configured.`, {
      hint: 'Set OPENAI_API_KEY, or OPENAI_BASE_URL for a local server; or use --model builtin.',
    })
  }
  return {
    model: model === 'auto' ? (replay?.model ?? defaultModel) : model,
    baseUrl: replay?.url ?? baseUrl ?? openAiUrl,
  }
}

/**
 * Chooses the SQL analyst: the built-in parser, the endpoint's model, or both. The parser stands in for the endpoint
 * of `auto` while that is down, and comes before any endpoint where it is preferred.
 * Only the code of the chosen one is loaded.
 * @throws {UsageError} `no_endpoint` when a model is named and no endpoint is configured; `invalid_base_url`, `invalid_key`.
 */
export async function chooseAnalyst(
  settings: AnalystSettings,
  wiring: Wiring = plainWiring,
): Promise<NewAnalyst> {
  const { replay } = wiring
  const chosen = chooseEndpoint(settings, replay)
  const newEndpoint = chosen === null ? null : await endpointAnalysts(chosen, settings, wiring)
  const auto = (settings.analystModel ?? settings.model) === 'auto'
  if (newEndpoint !== null && !auto && !settings.preferBuiltin) return newEndpoint
  const { builtinAnalyst } = await import('./builtin-analyst.js')
  if (newEndpoint === null) return builtinAnalyst
  const { autoAnalyst } = await import('./auto-analyst.js')
  const builtinFirst = settings.preferBuiltin
  return () => autoAnalyst({ endpoint: newEndpoint(), builtin: builtinAnalyst(), builtinFirst })
}

async function endpointAnalysts(
  chosen: ChosenEndpoint,
  settings: AnalystSettings,
  wiring: Wiring,
): Promise<NewAnalyst> {
  const [{ openRunModels }, { modelAnalyst }] = await Promise.all([
    import('./run-models.js'),
    import('./model-analyst.js'),
  ])
  const newModels = openRunModels({ ...settings, ...chosen }, wiring)
  const temperature = settings.analystTemperature ?? settings.temperature
  const manner = {
    temperature: temperature === 'default' ? null : temperature,
    privacy: { shareRows: settings.shareRows, privateColumns: settings.private },
  }
  const newAnalyst = () => modelAnalyst(newModels().model(chosen.model), manner)
  // A base URL or a key that can be none is said at once, not by the first question.
  newAnalyst()
  return newAnalyst
}
