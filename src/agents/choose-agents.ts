import { UsageError } from '../errors.js'
import type { Privacy } from '../linking/sensitive.js'
import type { Replay } from '../models/replay-traffic.js'
import { type EndpointSettings, plainWiring, type Temperature, type Wiring } from './endpoint-settings.js'
import type { Reviewer } from './second-look.js'
import type { Analyst } from './sql-analyst.js'

/** The settings that decide who writes the SQL. */
export interface AnalystSettings extends EndpointSettings {
  /** `auto`, `builtin`, or a model of the endpoint; for the SQL analyst by itself, or null. */
  readonly model: string
  readonly analystModel: string | null
  /** For the critic by itself; null for the analyst's. */
  readonly criticModel: string | null
  readonly criticTemperature: Temperature | null
  readonly preferBuiltin: boolean
  readonly shareRows: Privacy['shareRows']
  readonly private: readonly string[]
}

/** The agents of one run that a model may speak for. */
export interface RunAgents {
  readonly analyst: Analyst
  /** Null where no endpoint is configured for the critic. */
  readonly reviewer: Reviewer | null
}

/** Makes fresh agents for each run, because budget and calls are counted by run. */
export type NewAgents = () => RunAgents

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
 * Chooses the SQL analyst: the built-in parser, the endpoint's model, or both; and the critic's model, where there is an
 * endpoint. The parser stands in for the endpoint of `auto` while that is down, and comes before any endpoint where it
 * is preferred. Only the code of the chosen ones is loaded.
 * @throws {UsageError} `no_endpoint` when a model is named and no endpoint is configured; `invalid_base_url`, `invalid_key`.
 */
export async function chooseAgents(
  settings: AnalystSettings,
  wiring: Wiring = plainWiring,
): Promise<NewAgents> {
  const { replay } = wiring
  const chosen = chooseEndpoint(settings, replay)
  const newEndpoint = chosen === null ? null : await endpointAgents(chosen, settings, wiring)
  const auto = (settings.analystModel ?? settings.model) === 'auto'
  if (newEndpoint !== null && !auto && !settings.preferBuiltin) return newEndpoint
  const { builtinAnalyst } = await import('./builtin-analyst.js')
  if (newEndpoint === null) return () => ({ analyst: builtinAnalyst(), reviewer: null })
  const { autoAnalyst } = await import('./auto-analyst.js')
  const builtinFirst = settings.preferBuiltin
  return () => {
    const { analyst, reviewer } = newEndpoint()
    return { analyst: autoAnalyst({ endpoint: analyst, builtin: builtinAnalyst(), builtinFirst }), reviewer }
  }
}

async function endpointAgents(
  chosen: ChosenEndpoint,
  settings: AnalystSettings,
  wiring: Wiring,
): Promise<NewAgents> {
  const [{ openRunModels }, { modelAnalyst }, { modelReviewer }] = await Promise.all([
    import('./run-models.js'),
    import('./model-analyst.js'),
    import('./second-look.js'),
  ])
  const newModels = openRunModels({ ...settings, ...chosen }, wiring)
  const { criticModel, temperature } = settings
  const manner = (own: Temperature | null) => ({
    temperature: (own ?? temperature) === 'default' ? null : Number(own ?? temperature),
    privacy: { shareRows: settings.shareRows, privateColumns: settings.private },
  })
  const critic = criticModel === null || criticModel === 'auto' ? chosen.model : criticModel
  const newAgents = () => {
    const models = newModels()
    return {
      analyst: modelAnalyst(models.model(chosen.model), manner(settings.analystTemperature)),
      reviewer:
        critic === 'builtin' ? null : modelReviewer(models.model(critic), manner(settings.criticTemperature)),
    }
  }
  // A base URL or a key that can be none is said at once, not by the first question.
  newAgents()
  return newAgents
}
