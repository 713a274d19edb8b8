import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { UsageError } from '../errors.js'
import type { Failure } from './failure.js'

/** The first line of a file of model traffic: what it is, and the instant its questions were asked at. */
export const trafficHeader = z.object({
  agentdbModelTraffic: z.literal(1),
  /** ISO 8601: what "today" meant; a replay takes it over, so that it asks the same. */
  now: z.string(),
})

/** The first line of a recording, read. */
export type TrafficHeader = z.infer<typeof trafficHeader>

const status = z.object({
  kind: z.literal('status'),
  status: z.number(),
  text: z.string(),
  retryAfterMs: z.number().nullable(),
  location: z.string().nullable(),
  final: z.boolean(),
})

const failure: z.ZodType<Failure> = z.discriminatedUnion('kind', [
  status,
  z.object({ kind: z.literal('unreachable'), code: z.string().nullable(), text: z.string() }),
  z.object({ kind: z.literal('silent') }),
  z.object({ kind: z.literal('not-openai'), text: z.string() }),
])

/** Every other line: one request and what came of it, secrets as `***`. */
export const trafficEntry = z.object({
  at: z.string(),
  durationMs: z.number(),
  /** Without credentials and query. */
  url: z.string(),
  request: z.looseObject({
    model: z.string(),
    messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })),
  }),
  reply: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), body: z.unknown() }),
    z.object({ ok: z.literal(false), failure }),
  ]),
})

/** One request of a recording with its reply or failure. */
export type TrafficEntry = z.infer<typeof trafficEntry>

/** A recording of model traffic, ready to be replayed. */
export interface Traffic {
  /** ISO 8601: the instant that its questions were asked at. */
  readonly now: string
  readonly entries: readonly TrafficEntry[]
}

/**
 * Reads a file of model traffic.
 * @throws {UsageError} `bad_replay_file` naming the line that is none.
 */
export function readTraffic(file: string): Traffic {
  let lines: readonly string[]
  try {
    lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  } catch (cause) {
    throw new UsageError('bad_replay_file', `Cannot read ${file}: ${(cause as Error).message}.`, {
      cause,
      hint: 'Name a file that --record wrote.',
    })
  }
  const header = parsed(trafficHeader, lines[0] ?? '')
  if (header === null) {
    throw new UsageError('bad_replay_file', `${file} is no recording of model traffic.`, {
      hint: 'Name a file that --record wrote.',
    })
  }
  const entries = lines.slice(1).map((line, at) => {
    const entry = parsed(trafficEntry, line)
    if (entry !== null) return entry
    throw new UsageError(
      'bad_replay_file',
      `${file}: line ${at + 2} cannot be read; it was cut or changed.`,
      {
        hint: 'Record it anew with --record.',
      },
    )
  })
  return { now: header.now, entries }
}

/** Whether the text begins as such a file does. */
export function isTraffic(text: string): boolean {
  return parsed(trafficHeader, text.split('\n', 1)[0] ?? '') !== null
}

function parsed<Shape extends z.ZodType>(shape: Shape, line: string): z.output<Shape> | null {
  try {
    const known = shape.safeParse(JSON.parse(line))
    return known.success ? known.data : null
  } catch {
    return null
  }
}
