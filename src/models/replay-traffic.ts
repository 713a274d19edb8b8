import { UsageError } from '../errors.js'
import type { ChatBody } from './dialect.js'
import type { Exchange, Send } from './exchange.js'
import { readTraffic, type TrafficEntry } from './traffic-file.js'

/** A recording that plays the endpoint it was made of. */
export interface Replay {
  /** ISO 8601, the instant to count "today" from. */
  readonly now: string
  /** Of the first request; null when the recording holds none. */
  readonly model: string | null
  readonly url: string | null
  readonly send: Send
}

/**
 * Opens a recording. The same request is answered as often as it was recorded, in order, then as it was last.
 * @throws {UsageError} `bad_replay_file`; from `send` `not_in_replay`, saying what differs from the nearest request.
 */
export function replayTraffic(file: string): Replay {
  const { now, entries } = readTraffic(file)
  const used = new Set<TrafficEntry>()
  return {
    now,
    model: entries[0]?.request.model ?? null,
    url: entries[0]?.url ?? null,
    async send(body, { signal }) {
      signal.throwIfAborted()
      const same = entries.filter(({ request }) => matches(canonical(request), canonical(body)))
      const entry = same.find((one) => !used.has(one)) ?? same.at(-1)
      if (entry === undefined) throw notRecorded(file, entries, body)
      used.add(entry)
      return exchangeOf(entry)
    },
  }
}

/** Nobody needs to wait for a server that is a file, unless the wait was so long that it was not waited for. */
function exchangeOf({ reply }: TrafficEntry): Exchange {
  if (reply.ok) return { ok: true, body: reply.body }
  const { failure } = reply
  const patient = failure.kind === 'status' && (failure.retryAfterMs ?? 0) < 60_000
  return { ok: false, failure: patient ? { ...failure, retryAfterMs: 0 } : failure }
}

/** What was masked when it was recorded may have been anything. */
function matches(recorded: string, asked: string): boolean {
  if (recorded === asked) return true
  if (!recorded.includes('***')) return false
  const parts = recorded.split('***').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`, 's').test(asked)
}

/** JSON with its keys in order, so that it does not matter in which a file or a program writes them. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}

function notRecorded(file: string, entries: readonly TrafficEntry[], body: ChatBody): UsageError {
  const differences = entries
    .map(({ request }, at) => ({ at, ...differenceOf(request, body) }))
    .sort((a, b) => b.alike - a.alike)
  const [nearest] = differences
  const what =
    nearest === undefined
      ? 'It holds no request at all.'
      : `The nearest is its request ${nearest.at + 1}, which differs in ${nearest.text}`
  return new UsageError('not_in_replay', `This request to the model is not in ${file}. ${what}`, {
    hint: 'Ask the same question of the same database with the same settings, or record it anew with --record.',
  })
}

interface Difference {
  readonly text: string
  /** The more, the nearer. */
  readonly alike: number
}

type Request = TrafficEntry['request']

/** The first difference that a person can act on: another model, another message, else another setting. */
function differenceOf(recorded: Request, body: ChatBody): Difference {
  const asked = JSON.parse(JSON.stringify(body)) as Request
  if (recorded.model !== asked.model)
    return { text: `the model: "${recorded.model}" there, "${asked.model}" here.`, alike: 0 }
  const count = Math.max(recorded.messages.length, asked.messages.length)
  for (let at = 0; at < count; at++) {
    const there = recorded.messages[at]
    const here = asked.messages[at]
    if (canonical(there) === canonical(here)) continue
    if (there === undefined || here === undefined) {
      const numbers = `${recorded.messages.length} there, ${asked.messages.length} here`
      return { text: `the number of messages: ${numbers}.`, alike: 1 + at }
    }
    const lines = unlikeLines(String(there.content), String(here.content))
    return {
      text: `message ${at + 1} (${here.role}): "${lines.there}" there, "${lines.here}" here.`,
      alike: 1 + at + lines.share,
    }
  }
  const name = Object.keys({ ...recorded, ...asked }).find(
    (key) => canonical(recorded[key] ?? null) !== canonical(asked[key] ?? null),
  )
  const value = (request: Request) => JSON.stringify(request[name ?? ''] ?? null)?.slice(0, 80)
  return { text: `"${name}": ${value(recorded)} there, ${value(asked)} here.`, alike: 1 + count }
}

/** Two lines that are not the same, and which share of the text is before the first such. The last says most: the question. */
function unlikeLines(there: string, here: string) {
  const [a, b] = [there.split('\n'), here.split('\n')]
  const at = a.findIndex((line, index) => line !== b[index])
  const first = at < 0 ? a.length : at
  const [one, other] = a.at(-1) === b.at(-1) ? [a[first], b[first]] : [a.at(-1), b.at(-1)]
  const shown = (line: string | undefined) => (line ?? 'nothing').slice(0, 120)
  return { there: shown(one), here: shown(other), share: first / (Math.max(a.length, b.length) + 1) }
}
