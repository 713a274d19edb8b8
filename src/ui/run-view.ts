import type { AgentRole, Cost, RunEvent } from '../events.js'

/** One agent as people watch it. */
export interface AgentView {
  readonly state: 'waiting' | 'working' | 'done' | 'trouble'
  /** What it does, or what came of it; '' while there is nothing to say. */
  readonly note: string
}

/** A run as people watch it: all that a live view draws, and nothing it does not. */
export interface RunView {
  readonly agents: Readonly<Record<AgentRole, AgentView>>
  readonly attempt: {
    readonly number: number
    /** Null when it is not known how many there may be. */
    readonly of: number | null
    /** Why the statement before would not do; null for a first one. */
    readonly because: string | null
  } | null
  readonly sql: string | null
  readonly cost: Cost
}

/** The agents in the order in which they take their turns. */
export const agentOrder: readonly AgentRole[] = ['data-engineer', 'sql-analyst', 'critic', 'decision']

/** The agents as people call them. */
export const agentNames: Readonly<Record<AgentRole, string>> = {
  'data-engineer': 'data engineer',
  'sql-analyst': 'SQL analyst',
  critic: 'critic',
  decision: 'decision',
}

const waiting: AgentView = { state: 'waiting', note: '' }

/** Before the first event. */
export const idleRun: RunView = {
  agents: { 'data-engineer': waiting, 'sql-analyst': waiting, critic: waiting, decision: waiting },
  attempt: null,
  sql: null,
  cost: { usd: 0, inputTokens: 0, outputTokens: 0, calls: 0, estimated: false },
}

/** The view after one more event. Pure: the same events make the same view, live or read from a journal. */
export function foldRun(view: RunView, event: RunEvent): RunView {
  switch (event.type) {
    case 'started':
      return { ...idleRun, attempt: { number: 0, of: event.maxAttempts ?? null, because: null } }
    case 'agent':
      return turned(withAgent(view, event.agent, event.state, event.note), event)
    case 'message':
      return heard(view, event)
    case 'model-call':
      return { ...view, cost: added(view.cost, event.call) }
    case 'proposal':
      return withAgent({ ...view, sql: event.proposal.sql }, 'decision', 'working', 'waits for your word')
    case 'approval':
      return withAgent(view, 'decision', 'waiting', '')
    case 'attempt-started': {
      const attempt = { of: null, because: null, ...view.attempt, number: event.number }
      return withAgent({ ...view, attempt, sql: event.sql }, 'critic', 'working', 'checking and running it')
    }
    case 'attempt-finished': {
      const { error, rowCount } = event.attempt
      if (error !== null) return withAgent(view, 'critic', 'trouble', error.message)
      const note =
        rowCount === null ? 'checked, not run' : `reading ${rowCount} ${rowCount === 1 ? 'row' : 'rows'}`
      return withAgent(view, 'critic', 'working', note)
    }
    case 'warning':
    case 'finished':
      return view
    default:
      return event satisfies never
  }
}

function withAgent(view: RunView, agent: AgentRole, state: AgentView['state'], note: string): RunView {
  return { ...view, agents: { ...view.agents, [agent]: { state, note } } }
}

/** A new turn of the analyst: what the critic said was about the statement before. */
function turned(view: RunView, { agent, state }: Extract<RunEvent, { type: 'agent' }>): RunView {
  if (agent !== 'sql-analyst' || state !== 'working') return view
  return withAgent(view, 'critic', 'waiting', '')
}

function heard(view: RunView, { from, kind, body }: Extract<RunEvent, { type: 'message' }>): RunView {
  switch (kind) {
    case 'draft':
      return { ...view, sql: textOf(body, 'sql') ?? view.sql }
    case 'findings':
      return from === 'critic' ? found(view, Array.isArray(body) ? body : []) : view
    case 'decision':
      return decided(view, body)
    case 'question':
    case 'briefing':
    case 'error':
      return view
    default:
      return kind satisfies never
  }
}

function found(view: RunView, findings: readonly unknown[]): RunView {
  const loud = findings.filter((finding) => textOf(finding, 'severity') !== 'note')
  const worst = loud.find((finding) => textOf(finding, 'severity') === 'block') ?? loud[0]
  const note = worst === undefined ? 'nothing wrong found' : (textOf(worst, 'evidence') ?? '')
  return withAgent(view, 'critic', loud.length > 0 ? 'trouble' : 'done', note)
}

function decided(view: RunView, body: unknown): RunView {
  const because = textOf(body, 'because')
  const { attempt } = view
  switch (textOf(body, 'kind')) {
    case 'deliver':
      return withAgent(view, 'decision', 'done', 'delivers the answer')
    case 'repair':
    case 'revise':
      return { ...view, attempt: attempt && { ...attempt, number: attempt.number + 1, because } }
    case 'give-up':
      return withAgent(view, 'decision', 'trouble', textOf(body, 'why') ?? 'gives up')
    default:
      return view
  }
}

function added(cost: Cost, call: Extract<RunEvent, { type: 'model-call' }>['call']): Cost {
  return {
    usd: cost.usd === null || call.usd === null ? null : cost.usd + call.usd,
    inputTokens: cost.inputTokens + call.inputTokens,
    outputTokens: cost.outputTokens + call.outputTokens,
    calls: cost.calls + 1,
    estimated: cost.estimated || call.estimated,
  }
}

/** A text in a message's body, which is made by code of ours but typed as unknown. */
function textOf(body: unknown, name: string): string | null {
  if (typeof body !== 'object' || body === null) return null
  const value = (body as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'string' ? value : null
}
