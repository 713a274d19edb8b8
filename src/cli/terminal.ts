import type { Io, Screen } from './io.js'
import type { CommonFlags } from './options.js'

/** How standard error may be drawn on. */
export type Manner =
  /** A view that is redrawn in place. */
  | 'live'
  /** A line for each step: where nothing can be redrawn, or a screen reader reads. */
  | 'lines'
  /** No terminal, or nothing is to be said. */
  | 'silent'

/** The smallest terminal a view is drawn on; smaller ones get lines. */
const fewestColumns = 40
const fewestRows = 8

/** Chooses how a run is shown while it goes on. Nobody watches a pipe; `--verbose` wants every step to stay. */
export function mannerOf(
  flags: Pick<CommonFlags, 'events' | 'quiet' | 'verbose' | 'plain'>,
  io: Pick<Io, 'stderr' | 'environment'>,
): Manner {
  const { stderr, environment } = io
  if (flags.quiet || flags.events) return 'silent'
  if (flags.verbose) return 'lines'
  if (stderr.isTTY !== true) return 'silent'
  const large = (stderr.columns ?? 0) >= fewestColumns && (stderr.rows ?? 0) >= fewestRows
  const redraws = environment.TERM !== 'dumb' && !isInCi(environment)
  return large && redraws && !isPlain(flags, environment) ? 'live' : 'lines'
}

/** Whether a CI service runs this: Ink asks the same way, and then draws nothing before the end. */
function isInCi({ CI, CONTINUOUS_INTEGRATION }: Io['environment']): boolean {
  return [CI, CONTINUOUS_INTEGRATION].some(
    (value) => value !== undefined && value !== '0' && value !== 'false',
  )
}

/** Whether plain lines are asked for: by flag, by variable, or by the one that Ink's programs share. */
function isPlain({ plain }: Pick<CommonFlags, 'plain'>, environment: Io['environment']): boolean {
  return plain === true || isSet(environment.AGENTDB_PLAIN) || isSet(environment.INK_SCREEN_READER)
}

/** Whether a stream may be coloured: a terminal that is not dumb, and nobody said no (https://no-color.org). */
export function hasColour(
  stream: Pick<Screen, 'isTTY'>,
  { color }: Pick<CommonFlags, 'color'>,
  environment: Io['environment'],
): boolean {
  return stream.isTTY === true && color !== false && !environment.NO_COLOR && environment.TERM !== 'dumb'
}

/**
 * Whether a terminal wraps anew what stands on it when it grows narrower. Nearly all do; xterm, the Linux console and
 * GNU screen cut it off.
 */
export function wrapsAnew({ TERM = '', TMUX, XTERM_VERSION }: Io['environment']): boolean {
  if (isSet(XTERM_VERSION) || TERM === 'linux') return false
  return !TERM.startsWith('screen') || isSet(TMUX)
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false', 'no', 'off'].includes(value.toLowerCase())
}
