import type { ValueMatch } from '../linking/briefing.js'
import type { Clock } from '../linking/calendar.js'
import type { Catalog } from '../linking/catalog.js'
import { makeChart } from './grammar/chart.js'
import { readSentences } from './grammar/sentence/sentence.js'
import { groundHint } from './grounding/hints.js'
import type { Outcome } from './outcome.js'
import { linkQuestion } from './questions/link-question.js'
import { decide } from './readings/decide.js'
import { ground } from './readings/ground.js'
import { type Refusal, unreadable, unsketched, unsupported } from './readings/refusals.js'
import { understoodWords } from './readings/unread-words.js'

/**
 * English question -> SQL over this catalogue, or a reason why not. Pure and deterministic: the same question,
 * catalogue, values and clock give the same outcome, byte for byte.
 * @param values what `findValues` found in the question
 */
export function parse(
  question: string,
  schema: Catalog,
  values: readonly ValueMatch[],
  clock: Clock,
): Outcome {
  const linked = linkQuestion(question, schema, values, clock)
  const { tokens, catalog, mentions, matching, notes, keepsEmpty, lacked } = linked
  const abstain = ({ reason, words }: Refusal): Outcome => ({
    kind: 'abstain',
    reason,
    ungrounded: words,
    understood: understoodWords(tokens, mentions),
  })
  const unread = unreadable(linked)
  if (unread) return abstain(unread)
  const hints = linked.hints.map((hint) => groundHint(hint, schema, values, clock))
  const refused = unsupported(linked, hints)
  if (refused) return abstain(refused)
  const chart = makeChart(tokens, mentions, clock, catalog)
  const sketches = readSentences(chart)
  if (sketches.length === 0) return abstain(unsketched(linked, chart))
  const told = { tokens, matching, hints, notes, keepsEmpty, lacked }
  return decide(ground(sketches, catalog, mentions, tokens, told), linked, abstain, (chosen) =>
    ground(sketches, { ...catalog, chosen: new Set(chosen) }, mentions, tokens, told),
  )
}
