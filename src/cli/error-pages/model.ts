import { exitCodes } from '../../errors.js'
import type { ErrorPages } from './page.js'

const needsModel = [exitCodes.needsModel]
const usage = [exitCodes.usage]

/** The model endpoint, what may be spent on it, and recordings of what was said to it. */
export const modelPages: ErrorPages = {
  endpoint_unreachable: {
    means: 'The model endpoint cannot be reached.',
    why: 'The server does not run, the host or port is wrong, or its certificate is not trusted.',
    fix: [
      'Check that it runs and that OPENAI_BASE_URL names its port.',
      'Trust a private certificate with NODE_EXTRA_CA_CERTS.',
      'Answer without it: --model builtin',
    ],
    exitCodes: needsModel,
  },
  endpoint_silent: {
    means: 'The model endpoint did not answer in time.',
    why: 'The model is slow, is still being loaded, or the server hangs.',
    fix: ['Allow more: --timeout 5m', 'Use a faster model, or --model builtin.'],
    exitCodes: needsModel,
  },
  draft_late: {
    means: 'One of several drafts came too late to count.',
    why: 'With --candidates, when more than half have their reply, the rest get as long again and are then given up.',
    fix: ['Nothing has to be done: the other drafts decide.'],
    exitCodes: needsModel,
  },
  endpoint_not_openai: {
    means: 'Something answers at the base URL, but it is no OpenAI-compatible endpoint.',
    why: 'The path is wrong: a web page, a redirection, or a server that has no chat completions.',
    fix: ['OPENAI_BASE_URL ends before /chat/completions, most often in /v1.'],
    exitCodes: needsModel,
  },
  endpoint_error: {
    means: 'The model endpoint answered with an error that has no code of its own.',
    why: 'The message holds its status and words.',
    fix: [
      'From 500 on: try again later.',
      'Below: check that the model is a chat model and the server up to date.',
    ],
    exitCodes: needsModel,
  },
  wrong_key: {
    means: 'The endpoint refused the API key, or wants one and got none.',
    why: 'OPENAI_API_KEY is wrong, expired, of another vendor, or not set.',
    fix: ['agentdb init asks for it without showing it.', 'agentdb config says where the key comes from.'],
    exitCodes: needsModel,
  },
  unknown_model: {
    means: 'The endpoint does not have this model, or the key may not use it.',
    why: 'The name is mistyped; a local server may have to load the model first.',
    fix: ['agentdb doctor names some that it has.', 'Choose one with --model or AGENTDB_MODEL.'],
    exitCodes: needsModel,
  },
  quota_spent: {
    means: 'The vendor has no credit left for this key.',
    why: 'The account is empty, or its spending limit is reached.',
    fix: ['Add credit or raise the limit with the vendor.', 'Meanwhile: --model builtin'],
    exitCodes: needsModel,
  },
  rate_limited: {
    means: 'The endpoint takes no more requests for now.',
    why: 'Too many requests or tokens in a minute, by this key or by all.',
    fix: ['Try again in a while, use another model, or raise the limit with the vendor.'],
    exitCodes: needsModel,
  },
  request_too_large: {
    means: 'The question with its briefing is longer than the model takes.',
    why: 'The context of the model is short; local servers often set a shorter one than the model has.',
    fix: [
      'Use a model with a longer context, or set it on the server.',
      'Ask about fewer tables, or name them in a policy.',
    ],
    exitCodes: needsModel,
  },
  content_filtered: {
    means: 'A content filter of the endpoint stopped the question or the reply.',
    why: 'The vendor filters what it takes for harmful; it may be wrong.',
    fix: ['Put the question in other words, use another model, or --model builtin.'],
    exitCodes: needsModel,
  },
  model_refused: {
    means: 'The model refused to answer.',
    why: 'Its own rules; the message holds its words.',
    fix: ['Put the question in other words, use another model, or --model builtin.'],
    exitCodes: needsModel,
  },
  reply_truncated: {
    means: 'The reply of the model was cut off, twice.',
    why: 'It thought too long or wrote too much for its token limit.',
    fix: ['Ask for less at once, or use another model.'],
    exitCodes: needsModel,
  },
  budget_calls: {
    means: 'The next model call would be more than --max-calls allows; it was not sent.',
    why: 'Attempts, candidates and reviews each take calls.',
    fix: ['Allow more: --max-calls 12', 'Use fewer: --candidates 1 --review never, or --model builtin.'],
    exitCodes: [exitCodes.budgetSpent],
  },
  budget_usd: {
    means: 'The next model call could cost more than is left of --max-usd; it was not sent.',
    why: 'The dearest it can be is set aside before each call.',
    fix: ['Allow more: --max-usd 0.10', 'Use a cheaper model, or --model builtin.'],
    exitCodes: [exitCodes.budgetSpent],
  },
  price_unknown: {
    means: '--max-usd is set, and the price of the model is not known.',
    why: 'The limit could not be kept.',
    fix: [
      'State it in agentdb.config.json: "prices": { "<model>": { "input": 0.4, "output": 1.6 } } (USD a million tokens).',
      'Or limit the calls: --max-calls 4',
    ],
    exitCodes: usage,
  },
  bad_replay_file: {
    means: 'The file given with --replay is no recording, or is damaged.',
    why: 'It was not written by --record, or was cut or changed.',
    fix: ['Record it anew: agentdb --record model.jsonl "…"'],
    exitCodes: usage,
  },
  not_in_replay: {
    means: 'The recording does not hold this request to the model.',
    why: 'The question, the schema, the settings or agentdb itself differ from those of the recording; the message says in what.',
    fix: ['Ask the same of the same database with the same settings, or record it anew.'],
    exitCodes: usage,
  },
  record_not_writable: {
    means: 'The file given with --record cannot be written, or is something else.',
    why: 'It exists and is no recording, or its folder may not be written.',
    fix: ['Name another file.'],
    exitCodes: usage,
  },
}
