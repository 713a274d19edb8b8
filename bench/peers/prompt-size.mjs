import { Tiktoken } from 'js-tiktoken/lite'
import o200k from 'js-tiktoken/ranks/o200k_base'

const tokenizer = new Tiktoken(o200k)
const count = (text) => tokenizer.encode(text, [], []).length

/**
 * The sizes of one request. `characters`: the body's length / 4. `messages`: o200k tokens of what is said, calls of
 * tools included. `all`: with the definitions of tools or reply form, as JSON.
 */
export function promptSize({ text, body }) {
  const messages = body.messages
    .flatMap(({ content, tool_calls: calls }) => [content, calls && JSON.stringify(calls)])
    .filter((part) => typeof part === 'string')
    .reduce((sum, part) => sum + count(part), 0)
  const definitions = [body.tools, body.response_format].filter(Boolean).map((part) => JSON.stringify(part))
  return {
    characters: text.length / 4,
    messages,
    all: definitions.reduce((sum, part) => sum + count(part), messages),
  }
}
