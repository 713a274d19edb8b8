import { UsageError } from '../errors.js'

/** Where an OpenAI-compatible server is and how to sign in, taken apart so that no secret is ever printed. */
export interface Endpoint {
  /** Without credentials, query or trailing slash: what requests go to and what messages show. */
  readonly url: string
  readonly query: { readonly [name: string]: string }
  /** What lists the models. */
  readonly modelsUrl: string
  readonly signIn: SignIn
  /** Texts that must never be shown, in any spelling in which a server might echo them. */
  readonly secrets: readonly string[]
}

/** How a request proves who sends it; the only place that secrets of an endpoint are in. */
export type SignIn =
  | { readonly kind: 'key'; readonly key: string }
  /** Azure's way. */
  | { readonly kind: 'api-key'; readonly key: string }
  | { readonly kind: 'basic'; readonly header: string }
  | { readonly kind: 'none' }

/** What only Azure needs to know: there a model is a deployment in the path, and the API has a dated version. */
export interface AzureNames {
  readonly model: string
  readonly apiVersion: string | null
}

/** The newest version of Azure's API that is generally available and has strict schemas. */
const azureVersion = '2024-10-21'

/**
 * Reads a base URL and a key. No key means that none is sent: a local server needs none, any other says so itself.
 * A host of Azure, a path of its form or an `apiVersion` make it Azure's form: the deployment in the path, the
 * version in the query, the key in `api-key`.
 * @throws {UsageError} `invalid_base_url`, `invalid_key`
 * @example readEndpoint('https://shop.openai.azure.com', key, { model: 'gpt-4o', apiVersion: null }).url
 *   // https://shop.openai.azure.com/openai/deployments/gpt-4o
 */
export function readEndpoint(
  baseUrl: string,
  apiKey: string | null,
  names: AzureNames = { model: '', apiVersion: null },
): Endpoint {
  const key = readKey(apiKey)
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
  const azure = azureForm(url, names)
  const query = { ...azure?.query, ...Object.fromEntries(url.searchParams) }
  const keyKind = azure === null ? 'key' : 'api-key'
  return {
    url: `${url.protocol}//${url.host}${azure?.path ?? pathOf(url)}`,
    modelsUrl: `${url.protocol}//${url.host}${azure?.modelsPath ?? `${pathOf(url)}/models`}`,
    query,
    signIn:
      key !== null
        ? { kind: keyKind, key }
        : credentials !== null
          ? { kind: 'basic', header: `Basic ${credentials}` }
          : { kind: 'none' },
    secrets: [key, password, url.password, credentials, ...secretsIn(query)].filter(isTelling),
  }
}

/** The headers that sign a request in. */
export function signInHeaders(signIn: SignIn): { readonly [name: string]: string } {
  switch (signIn.kind) {
    case 'key':
      return { authorization: `Bearer ${signIn.key}` }
    case 'api-key':
      return { 'api-key': signIn.key }
    case 'basic':
      return { authorization: signIn.header }
    case 'none':
      return {}
    default:
      return signIn satisfies never
  }
}

function readKey(apiKey: string | null): string | null {
  const key = apiKey?.trim() || null
  if (key === null || /^[\x21-\x7e]+$/.test(key)) return key
  throw new UsageError(
    'invalid_key',
    'The API key holds a space, a line break or a character outside ASCII.',
    { hint: 'Set OPENAI_API_KEY to the key alone, as the vendor shows it.' },
  )
}

function pathOf(url: URL): string {
  return url.pathname.replace(/\/+$/, '')
}

interface AzureForm {
  readonly path: string
  readonly modelsPath: string
  readonly query: { readonly [name: string]: string }
}

/** Null for any other server. Azure's newer `/openai/v1` is like any other but for the header of the key. */
function azureForm(url: URL, { model, apiVersion }: AzureNames): AzureForm | null {
  const path = pathOf(url)
  const host = /\.(openai\.azure\.com|cognitiveservices\.azure\.com|services\.ai\.azure\.com)$/.test(
    url.hostname,
  )
  if (/\/v1$/.test(path)) return host ? { path, modelsPath: `${path}/models`, query: {} } : null
  const deployment = /^(.*\/openai)\/deployments\/[^/]+$/.exec(path)
  if (!host && deployment === null && apiVersion === null) return null
  const root = deployment?.[1] ?? (path.endsWith('/openai') ? path : `${path}/openai`)
  return {
    path: deployment ? path : `${root}/deployments/${encodeURIComponent(model)}`,
    modelsPath: `${root}/models`,
    query: { 'api-version': apiVersion ?? azureVersion },
  }
}

function secretsIn(query: Endpoint['query']): readonly string[] {
  return Object.entries(query).flatMap(([name, value]) => (name === 'api-version' ? [] : [value]))
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
