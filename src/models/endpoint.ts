import { UsageError } from '../errors.js'

/** Where an OpenAI-compatible server is and how to sign in, taken apart so that no secret is ever printed. */
export interface Endpoint {
  /** Without credentials, query or trailing slash: what requests go to and what messages show. */
  readonly url: string
  readonly query: { readonly [name: string]: string }
  readonly signIn: SignIn
  /** Texts that must never be shown, in any spelling in which a server might echo them. */
  readonly secrets: readonly string[]
}

export type SignIn =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'basic'; readonly header: string }
  | { readonly kind: 'none' }

/**
 * Reads a base URL and a key. No key means that none is sent: a local server needs none, any other says so itself.
 * @throws {UsageError} `invalid_base_url`, `invalid_key`
 */
export function readEndpoint(baseUrl: string, apiKey: string | null): Endpoint {
  const key = apiKey?.trim() || null
  if (key !== null && !/^[\x21-\x7e]+$/.test(key)) {
    throw new UsageError(
      'invalid_key',
      'The API key holds a space, a line break or a character outside ASCII.',
      {
        hint: 'Set OPENAI_API_KEY to the key alone, as the vendor shows it.',
      },
    )
  }
  const url = parseBaseUrl(baseUrl)
  const user = decodeURIComponent(url.username)
  const password = decodeURIComponent(url.password)
  const credentials = user || password ? Buffer.from(`${user}:${password}`).toString('base64') : null
  if (credentials !== null && key !== null) {
    throw new UsageError(
      'invalid_base_url',
      'The base URL holds a user name and an API key is set: only one can be sent.',
      {
        hint: 'Remove the user name and password from OPENAI_BASE_URL, or unset OPENAI_API_KEY.',
      },
    )
  }
  const query = Object.fromEntries(url.searchParams)
  return {
    url: `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`,
    query,
    signIn:
      key !== null
        ? { kind: 'key', key }
        : credentials !== null
          ? { kind: 'basic', header: `Basic ${credentials}` }
          : { kind: 'none' },
    secrets: [key, password, url.password, credentials, ...Object.values(query)].filter(isTelling),
  }
}

/** Whether a URL's host is this machine, where a model costs nothing that a price list knows. */
export function isLoopback(url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/.test(host)
}

/** The text with every secret replaced, for words that came from a server or a library. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text)
}

function parseBaseUrl(baseUrl: string): URL {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null
  if (url !== null && (url.protocol === 'http:' || url.protocol === 'https:')) return url
  const shown = baseUrl.replace(/[?#].*$/s, '').replace(/^(.*\/\/)?.*@/s, '$1')
  throw new UsageError('invalid_base_url', `'${shown}' is not the URL of a model endpoint.`, {
    hint: 'OPENAI_BASE_URL looks like https://api.openai.com/v1 or http://localhost:11434/v1.',
  })
}

/** A "secret" of a few letters is a placeholder such as `x`; replacing it would only garble words. */
function isTelling(secret: string | null): secret is string {
  return secret !== null && secret.length >= 4
}
