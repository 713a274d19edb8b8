import type { Config } from '../../config.js'
import { hidePasswords } from '../../instruments/redact.js'

/** Masks secrets in whatever JSON holds; strings without one stay word for word. */
export type Mask = (value: unknown) => unknown

const shortestSecret = 4

/**
 * A mask for what is shown of a run: the secrets of the settings wherever they occur, passwords in addresses and
 * connection strings, and what looks like a key. Rather too much than too little: traces are sent to others.
 */
export function secretMask(config: Config): Mask {
  const secrets = secretsOf(config)
  const maskText = (text: string): string => {
    const known = secrets.reduce((masked, secret) => masked.replaceAll(secret, '***'), text)
    return hidePasswords(known).replace(keyLike, '$1***')
  }
  const mask: Mask = (value) => {
    if (typeof value === 'string') return maskString(value, maskText, mask)
    if (Array.isArray(value)) return value.map(mask)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, mask(child)]))
  }
  return mask
}

/** Bearer tokens, and keys by the beginnings that their makers gave them. */
const keyLike =
  /(\bbearer\s+)[\w.~+/=-]{8,}|\b(?:sk|pk|rk|gsk|ghp|gho|xox[abps]|AKIA|AIza|glpat|hf)[-_]?[A-Za-z0-9][\w-]{14,}/gi

/** A text that is JSON itself, as a request to a model is, stays JSON: its strings are masked one by one. */
function maskString(text: string, maskText: (text: string) => string, mask: Mask): string {
  if (!/^\s*[[{]/.test(text)) return maskText(text)
  let inner: unknown
  try {
    inner = JSON.parse(text)
  } catch {
    return maskText(text)
  }
  const masked = JSON.stringify(mask(inner))
  return masked === JSON.stringify(inner) ? text : masked
}

function secretsOf({ settings, environment }: Config): readonly string[] {
  const passwords = [settings.databaseUrl, settings.storeUrl, settings.baseUrl].flatMap((address) =>
    passwordsIn(address ?? ''),
  )
  const known = [settings.apiKey, environment.PGPASSWORD, ...passwords]
  return [...new Set(known.flatMap((secret) => secret ?? []))]
    .filter((secret) => secret.length >= shortestSecret)
    .sort((a, b) => b.length - a.length)
}

/** As written and as it is meant: `p%40ss` is `p@ss`. */
function passwordsIn(address: string): readonly string[] {
  const written = [
    /:\/\/[^/?#@]*?:(.*)@/s.exec(address)?.[1],
    /\bpassword\s*=\s*(?:'((?:[^'\\]|\\.)*)'|([^\s&]+))/i.exec(address)?.slice(1).find(Boolean),
  ]
  return written.flatMap((text) => (text === undefined ? [] : [text, decoded(text)]))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
