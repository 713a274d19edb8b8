import { ModelError } from '../errors.js'
import { type Endpoint, withoutSecrets } from './endpoint.js'
import {
  type Failure,
  isCertificateProblem,
  isDown,
  isFiltered,
  isNameUnknown,
  isQuotaSpent,
  isTooLarge,
} from './failure.js'
import { serverWords } from './server-words.js'

/** What was being done when it failed. */
export interface Attempted {
  readonly endpoint: Endpoint
  readonly model: string
  readonly timeoutMs: number
  readonly tries: number
}

interface Explained {
  readonly code: string
  /** Follows "<model> at <url> ". */
  readonly what: string
  readonly hint: string
}

/** The failure as an error for a person: a stable code, the endpoint and model by name, what to do; never a secret. */
export function modelError(failure: Failure, attempted: Attempted): ModelError {
  const { endpoint, model, tries } = attempted
  const { code, what, hint } = explain(failure, attempted)
  const words = failure.kind === 'silent' ? '' : serverWords(withoutSecrets(failure.text, endpoint.secrets))
  const said = words === '' ? '' : `: ${words}`
  const often = tries > 1 ? ` (${tries} tries)` : ''
  // The library's own error is not kept as the cause: its text may hold the key in a form not known here.
  return new ModelError(code, `Model '${model}' at ${endpoint.url} ${what}${often}${said}`, {
    hint,
    down: isDown(failure),
  })
}

function explain(failure: Failure, attempted: Attempted): Explained {
  switch (failure.kind) {
    case 'unreachable':
      return { code: 'endpoint_unreachable', what: 'cannot be reached', hint: unreachableHint(failure.code) }
    case 'silent':
      return {
        code: 'endpoint_silent',
        what: `did not answer within ${seconds(attempted.timeoutMs)}`,
        hint: 'Raise the time limit with --timeout, use a faster model, or ask with --model builtin.',
      }
    case 'not-openai':
      return {
        code: 'endpoint_not_openai',
        what: 'answered with something that is not an OpenAI reply',
        hint: baseUrlHint,
      }
    case 'status':
      return explainStatus(failure, attempted)
    default:
      return failure satisfies never
  }
}

/** The refusals that have a name of their own, whatever the status. */
function explainStatus(failure: Failure & { kind: 'status' }, attempted: Attempted): Explained {
  const { status, text } = failure
  const { endpoint } = attempted
  if (status < 400) return redirected(failure, endpoint)
  if (isTooLarge(failure)) {
    return {
      code: 'request_too_large',
      what: 'takes no request of this size',
      hint: 'Use a model with a longer context, or ask about fewer tables.',
    }
  }
  if (isFiltered(failure)) {
    return {
      code: 'content_filtered',
      what: "would not take the question: the endpoint's content filter stopped it",
      hint: 'Put the question in other words, use another model, or ask with --model builtin.',
    }
  }
  if (isQuotaSpent(failure)) {
    return {
      code: 'quota_spent',
      what: 'has no credit left for this key',
      hint: 'Add credit or raise the spending limit with the vendor.',
    }
  }
  if (status === 429) {
    return { code: 'rate_limited', what: 'is rate limited', hint: rateHint(failure.retryAfterMs) }
  }
  if (status < 500 && isModelUnknown(status, text)) {
    return {
      code: 'unknown_model',
      what: 'does not exist, or this key may not use it',
      hint: `Set --model or AGENTDB_MODEL to a model listed at ${endpoint.modelsUrl}; a local server may have to load it first.`,
    }
  }
  return explainByStatus(failure, attempted)
}

function explainByStatus(
  { status, text }: Failure & { kind: 'status' },
  { endpoint, model }: Attempted,
): Explained {
  if (isHtml(text) && status < 500) {
    return { code: 'endpoint_not_openai', what: `answered ${status} with a web page`, hint: baseUrlHint }
  }
  if (status === 401 || status === 403) return refusedKey(status, endpoint)
  if (status === 404 || status === 405) {
    return {
      code: 'endpoint_not_openai',
      what: `has no chat completions (HTTP ${status})`,
      hint: baseUrlHint,
    }
  }
  return {
    code: 'endpoint_error',
    what: `answered HTTP ${status}`,
    hint:
      status >= 500
        ? 'Try again later, or ask with --model builtin.'
        : `Check that '${model}' is a chat model and that the server is up to date.`,
  }
}

const baseUrlHint = 'Check OPENAI_BASE_URL: it ends before /chat/completions, most often in /v1.'

function refusedKey(status: number, { signIn }: Endpoint): Explained {
  return {
    code: 'wrong_key',
    what:
      signIn.kind === 'none'
        ? `asks for an API key and none is set (HTTP ${status})`
        : `refused the API key (HTTP ${status})`,
    hint:
      signIn.kind === 'none'
        ? 'Set OPENAI_API_KEY to a key of this endpoint.'
        : 'Check that OPENAI_API_KEY is a valid key of this endpoint and may use this model.',
  }
}

function redirected({ status, location }: Failure & { kind: 'status' }, endpoint: Endpoint): Explained {
  const target =
    location !== null && URL.canParse(location, endpoint.url) ? new URL(location, endpoint.url) : null
  const base =
    target === null ? null : `${target.origin}${target.pathname.replace(/\/chat\/completions\/?$/, '')}`
  return {
    code: 'endpoint_not_openai',
    what: `redirects elsewhere (HTTP ${status})`,
    hint:
      base === null
        ? baseUrlHint
        : `If you trust it, set OPENAI_BASE_URL to ${withoutSecrets(base, endpoint.secrets)}.`,
  }
}

function isModelUnknown(status: number, text: string): boolean {
  if (/model_not_found/i.test(text)) return true
  if (![400, 404, 422].includes(status)) return false
  return /model\b.{0,120}(not found|not exist|no such|not available)|(invalid|unknown|no such) model|not a valid model/is.test(
    text,
  )
}

function isHtml(text: string): boolean {
  return /^\s*<(!doctype|html|head|body)/i.test(text)
}

function unreachableHint(code: string | null): string {
  if (isNameUnknown(code))
    return 'Check the host name in OPENAI_BASE_URL and the network, or ask with --model builtin.'
  if (code === 'CERT_HAS_EXPIRED')
    return "Have the server's certificate renewed, and check the clock of this machine."
  if (isCertificateProblem(code)) {
    return 'Check http or https in OPENAI_BASE_URL; a private certificate is trusted with NODE_EXTRA_CA_CERTS.'
  }
  return 'Check that the server runs and that OPENAI_BASE_URL names its port, or ask with --model builtin.'
}

function rateHint(retryAfterMs: number | null): string {
  const when = retryAfterMs === null ? 'in a while' : `in ${seconds(retryAfterMs)}, as the server asks`
  return `Try again ${when}, use another model, or raise your limit with the vendor.`
}

function seconds(durationMs: number): string {
  return `${Number((durationMs / 1000).toPrecision(3))} s`
}
