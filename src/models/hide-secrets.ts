import { withoutSecrets } from './endpoint.js'

/** A value of JSON with every secret in its texts replaced. */
export function hideSecrets(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return withoutSecrets(value, secrets)
  if (Array.isArray(value)) return value.map((one) => hideSecrets(one, secrets))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, hideSecrets(one, secrets)]))
}

/** Shorter keys are words such as `not-needed`, which SQL may well hold. */
const shortestKey = 12

/** A server's reply as it may be used: a key it throws back reaches no statement, no record and no later prompt. */
export function cleanReply(body: unknown, secrets: readonly string[]): unknown {
  return hideSecrets(
    body,
    secrets.filter(({ length }) => length >= shortestKey),
  )
}
