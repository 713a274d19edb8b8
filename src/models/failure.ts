import { readRetryAfterMs } from './backoff.js'

/** Why one request to an endpoint brought no reply. Texts are as the server or the library wrote them: not yet fit to show. */
export type Failure =
  | {
      readonly kind: 'status'
      readonly status: number
      /** The body of the error, word for word. */
      readonly text: string
      readonly retryAfterMs: number | null
      /** Where a 3xx points to. */
      readonly location: string | null
      /** The server said that trying again is of no use. */
      readonly final: boolean
    }
  | { readonly kind: 'unreachable'; readonly code: string | null; readonly text: string }
  | { readonly kind: 'silent' }
  | { readonly kind: 'not-openai'; readonly text: string }

/** An error status with its body. */
export function statusFailure(status: number, text: string, headers: Headers): Failure {
  return {
    kind: 'status',
    status,
    text,
    retryAfterMs: readRetryAfterMs(headers, Date.now()),
    location: headers.get('location'),
    final: headers.get('x-should-retry') === 'false',
  }
}

/** A connection that could not be made, or broke, from whatever was thrown. */
export function connectionFailure(error: unknown): Failure {
  const chain = causes(error)
  const code =
    chain.map((one) => ('code' in one && typeof one.code === 'string' ? one.code : null)).find(Boolean) ??
    null
  // undici's own limits (300 s) are shorter than a patient caller's.
  if (code !== null && /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/.test(code)) return { kind: 'silent' }
  const text = chain.at(-1)?.message || code || 'the connection failed'
  // The package drops the code of a connection that timed out.
  return { kind: 'unreachable', code: code ?? (/timed out/i.test(text) ? 'ETIMEDOUT' : null), text }
}

/** Whether the same request may well succeed a little later. */
export function isTransient(failure: Failure): boolean {
  switch (failure.kind) {
    case 'status':
      return (
        !failure.final &&
        !isQuotaSpent(failure) &&
        ([408, 409, 425, 429].includes(failure.status) || failure.status >= 500)
      )
    case 'unreachable':
      return !isNameUnknown(failure.code) && !isCertificateProblem(failure.code) && failure.code !== null
    case 'silent':
      return true
    case 'not-openai':
      return false
    default:
      return failure satisfies never
  }
}

/** Money, not pace: no wait helps. */
export function isQuotaSpent({ status, text }: { readonly status: number; readonly text: string }): boolean {
  return (
    status === 402 ||
    (status === 429 &&
      /insufficient_quota|exceeded your current quota|billing|insufficient (balance|credit)/i.test(text))
  )
}

/** The prompt and the reply it may have are more than the model or the server takes. */
export function isTooLarge({ status, text }: { readonly status: number; readonly text: string }): boolean {
  return (
    status === 413 ||
    /context[_ ]?(length|window|size)|maximum context|too (many|large)\b.*token|tokens?['"]? is too large|(prompt|input|request)\b.{0,40}too (long|large)|string_above_max_length/i.test(
      text,
    )
  )
}

/** The vendor's filter, or its policy, would not let the request through. */
export function isFiltered({ status, text }: { readonly status: number; readonly text: string }): boolean {
  return (
    status < 500 &&
    /content[_ ]?(filter|management policy|policy_violation)|ResponsibleAIPolicyViolation|data_inspection_failed/i.test(
      text,
    )
  )
}

/** Whether the endpoint is out of order, rather than asked for something it will never do. */
export function isDown(failure: Failure): boolean {
  switch (failure.kind) {
    case 'unreachable':
      return !isCertificateProblem(failure.code)
    case 'silent':
      return true
    case 'status':
      return (
        failure.status >= 500 || failure.status === 408 || (failure.status === 429 && !isQuotaSpent(failure))
      )
    case 'not-openai':
      return false
    default:
      return failure satisfies never
  }
}

/** Whether the host's name does not exist; `code` is node's, null where it gave none. */
export function isNameUnknown(code: string | null): boolean {
  return code === 'ENOTFOUND'
}

/** Whether encryption could not be agreed on, which is for a person to mend; `code` is node's or null. */
export function isCertificateProblem(code: string | null): boolean {
  return code !== null && /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL|EPROTO/.test(code)
}

/** An error and what caused it, outermost first; a failed connection to several addresses keeps its reasons in `errors`. */
function causes(error: unknown): Error[] {
  if (!(error instanceof Error)) return []
  const next = error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error.cause
  return [error, ...causes(next)]
}
