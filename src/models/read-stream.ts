import * as z from 'zod'

/**
 * A streamed reply as the chat completion it would have been; null when the text is no stream of events. Some servers
 * stream whether or not they are asked to.
 */
export function readStream(text: string): unknown {
  if (!/^\s*(?::[^\n]*\n|event:[^\n]*\n|data:)/.test(text)) return null
  const events = eventsOf(text)
  const failed = events.find((event) => event.error !== undefined)
  if (failed !== undefined) return { error: failed.error }
  const deltas = events.flatMap(({ choices }) => choices.slice(0, 1))
  if (deltas.length === 0) return null
  const call = deltas.map(({ delta }) => delta.arguments).join('')
  const message = {
    role: 'assistant',
    content: deltas.map(({ delta }) => delta.content).join(''),
    reasoning_content: deltas.map(({ delta }) => delta.reasoning).join('') || null,
    refusal: deltas.map(({ delta }) => delta.refusal).join('') || null,
    tool_calls: call === '' ? null : [{ function: { arguments: call } }],
  }
  const finish = deltas.findLast(({ finish_reason }) => finish_reason !== null)?.finish_reason ?? 'length'
  return {
    choices: [{ message, finish_reason: finish }],
    usage: events.findLast(({ usage }) => usage !== null)?.usage ?? null,
  }
}

const piece = z.string().catch('')

const delta = z
  .object({
    content: piece,
    reasoning_content: piece,
    refusal: piece,
    tool_calls: z
      .array(z.object({ index: z.number().catch(0), function: z.object({ arguments: piece }) }))
      .catch([]),
  })
  .transform(({ content, reasoning_content, refusal, tool_calls }) => ({
    content,
    reasoning: reasoning_content,
    refusal,
    arguments: tool_calls
      .filter(({ index }) => index === 0)
      .map((call) => call.function.arguments)
      .join(''),
  }))

const event = z.object({
  choices: z.array(z.object({ delta, finish_reason: z.string().nullable().catch(null) })).catch([]),
  usage: z.record(z.string(), z.unknown()).nullable().catch(null),
  error: z.unknown().optional(),
})

/** The data lines of server-sent events; one that is no JSON, such as the closing `[DONE]`, says nothing. */
function eventsOf(text: string) {
  return text.split(/\r?\n/).flatMap((line) => {
    const data = /^data:\s?(.*)$/.exec(line)?.[1]
    if (data === undefined) return []
    try {
      const known = event.safeParse(JSON.parse(data))
      return known.success ? [known.data] : []
    } catch {
      return []
    }
  })
}
