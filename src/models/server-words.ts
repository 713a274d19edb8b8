import * as z from 'zod'

const longest = 300

/** The sentence in an error body that a person can use: from OpenAI's, vLLM's, FastAPI's or Ollama's shape, a page or plain text. */
export function serverWords(text: string): string {
  const words = fromJson(text) ?? fromPage(text) ?? text
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > longest ? `${line.slice(0, longest)}…` : line
}

const message = z.object({ message: z.string() }).transform((body) => body.message)
const problems = z
  .array(z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string() }))
  .transform((all) => all.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`).join('; '))

const errorShape = z.union([
  z.object({ error: z.union([z.string(), message]) }).transform((body) => body.error),
  message,
  z.object({ detail: z.union([z.string(), problems, message]) }).transform((body) => body.detail),
])

function fromJson(text: string): string | null {
  try {
    const known = errorShape.safeParse(JSON.parse(text))
    return known.success ? known.data : null
  } catch {
    return null
  }
}

function fromPage(text: string): string | null {
  if (!/^\s*</.test(text)) return null
  const title = /<title[^>]*>([\s\S]*?)<\/title>/i.exec(text)?.[1]
  return title ?? text.replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ')
}
