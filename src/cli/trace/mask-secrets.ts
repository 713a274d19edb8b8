import type { Config } from '../../config.js'
import { hidePasswords } from '../../instruments/redact.js'

/** Masks secrets in whatever JSON holds; strings without one stay word for word. */
export type Mask = (value: unknown) => unknown

const shortestSecret = 4

/**
 * A mask for what is shown of a run: the secrets of the settings and those that stand in it, wherever they occur, in
 * parts too, since a question's words are told one by one. Rather too much than too little: traces are sent to others.
 */
export function secretMask(config: Config, shown: unknown): Mask {
  const secrets = longestFirst([...secretsOf(config), ...stringsOf(shown).flatMap(secretsIn)])
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

/** The secrets that a text gives away by how they are written, whole and in parts. */
function secretsIn(text: string): readonly string[] {
  const keys = [...text.matchAll(keyLike)].map(([all, scheme = '']) => all.slice(scheme.length))
  const inAddresses = [...text.matchAll(/:\/\/[^\s/?#:@]*:([^\s/]*)@/g)].map(([, secret = '']) => secret)
  // `a.password = b.password` compares columns; a password worth the name has a digit.
  const assigned = [...text.matchAll(/\b(?:pgpassword|password|pwd)\s*=\s*["']?([^\s&;'"]*\d[^\s&;'"]*)/gi)]
  return [...[...keys, ...inAddresses].flatMap(withParts), ...assigned.map(([, secret = '']) => secret)]
}

function withParts(secret: string): readonly string[] {
  return [secret, ...secret.split(/[^A-Za-z0-9]+/).filter((part) => part.length >= shortestPart)]
}

const shortestPart = 8

function longestFirst(secrets: readonly string[]): readonly string[] {
  return [...new Set(secrets)]
    .filter((secret) => secret.length >= shortestSecret)
    .sort((a, b) => b.length - a.length)
}

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsOf)
}

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
  const keys = settings.apiKey === null ? [] : withParts(settings.apiKey)
  return [...keys, ...passwords, ...(environment.PGPASSWORD === undefined ? [] : [environment.PGPASSWORD])]
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
