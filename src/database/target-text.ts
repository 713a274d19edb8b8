import { UsageError } from '../errors.js'

/** Connection keywords as libpq names them; unknown ones (other tools add their own) are carried and ignored. */
export type ConnectionSettings = Readonly<Partial<Record<string, string>>>

/**
 * The keywords of a `postgres://user:password@host:port/database?keyword=value` URL.
 * More lenient than the URL standard: a password may hold `#`, `?` is decoded only after the path, `@` only splits
 * at the last one.
 * @throws {UsageError} `malformed_url`, without the URL in it: it may hold a password.
 */
export function settingsFromUrl(url: string): ConnectionSettings {
  const parts =
    /^[a-z]+:\/\/(?:(?<login>[^/]*)@)?(?<place>[^/?@]*)(?:\/(?<dbname>[^?]*))?(?:\?(?<query>.*))?$/is.exec(
      url,
    )?.groups
  if (!parts) throw malformed('it does not have the form postgres://user:password@host:port/database')
  const [user, password] = splitOnce(parts.login ?? '', ':')
  const { host, port } = hostAndPort(parts.place ?? '')
  const settings: Record<string, string> = {}
  const put = (name: string, text: string | undefined) => {
    if (text) settings[name] = decode(text, name)
  }
  put('user', user)
  put('password', password)
  put('host', host)
  put('port', port)
  // A password with a bare slash ends the login early: the rest of it must not become a name that is shown.
  if (parts.dbname?.includes('@')) throw malformed('there is an "@" after the host')
  put('dbname', parts.dbname)
  for (const pair of (parts.query ?? '').split('&')) {
    const [name, text] = splitOnce(pair, '=')
    if (pair === '') continue
    if (!/^\w+$/.test(name) || text === undefined) throw malformed('what follows "?" is not name=value')
    put(name === 'database' ? 'dbname' : name, text)
  }
  return settings
}

/**
 * The keywords of a libpq string such as `host=localhost dbname=shop password='it''s'`.
 * @throws {UsageError} `malformed_url` when a value is missing or a quote is not closed.
 */
export function settingsFromKeywords(text: string): ConnectionSettings {
  const settings: Record<string, string> = {}
  const pair = /\s*([a-z_]+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|((?:[^\s'\\]|\\.)*))(?:\s+|$)/gsy
  let end = 0
  for (const [whole, name, quoted, plain] of text.matchAll(pair)) {
    if (name) settings[name] = (quoted ?? plain ?? '').replace(/\\(.)/gs, '$1')
    end += whole.length
  }
  if (end !== text.length) throw malformed(`it cannot be read as keyword=value after character ${end}`)
  return settings
}

function hostAndPort(place: string): { host: string; port: string | undefined } {
  // Several hosts are refused by name where the settings are put together.
  if (place.includes(',')) return { host: place, port: undefined }
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(place)
  if (bracketed) return { host: bracketed[1] ?? '', port: bracketed[2] }
  const [host, port] = splitOnce(place, ':')
  if (port?.includes(':')) throw malformed('an IPv6 address must stand in brackets, as in [::1]:5432')
  if (port !== undefined && port !== '' && !/^\d+$/.test(port)) {
    throw malformed('the part between the host and the database is not a port number')
  }
  return { host, port }
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)]
}

function decode(text: string, part: string): string {
  if (text.includes('%00')) throw malformed(`the ${part} holds a "%00"`)
  try {
    return decodeURIComponent(text)
  } catch {
    throw malformed(`the ${part} holds a "%" that is not followed by two hexadecimal digits`)
  }
}

function malformed(reason: string): UsageError {
  return new UsageError('malformed_url', `The database address cannot be read: ${reason}.`, {
    hint: 'Write postgres://user:password@host:5432/database, with special characters of the password as %XX (@ is %40, / is %2F).',
  })
}
