export type { AgentDb } from './agentdb/options.js'
export { openAgentDb } from './agentdb.js'
export type { SettingsInput } from './config.js'
export { withTurn } from './conversation/conversation.js'
export { questionInFull, type Turn, turnOf } from './conversation/turn.js'
export type { Snapshot } from './database/snapshot.js'
export {
  AgentDbError,
  BudgetError,
  DeclinedError,
  InterruptedError,
  ModelError,
  StoreError,
  TimeLimitError,
  UnreachableError,
  UsageError,
} from './errors.js'
export type { Answer, Approval, Approve, Cell, Proposal, RunEvent } from './events.js'
export type { Briefing } from './linking/briefing.js'
export type { Envelope } from './output/envelope.js'
