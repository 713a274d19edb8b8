import { InternalError } from '../errors.js'

/**
 * Puts values into a prompt's `{{name}}` placeholders, each value once and never rescanned.
 * @throws {InternalError} when prompt and code disagree about the names.
 */
export function fillPrompt(prompt: string, values: Readonly<Record<string, string>>): string {
  const unused = new Set(Object.keys(values))
  const filled = prompt.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined)
      throw new InternalError('prompt_placeholder', `The prompt asks for an unknown {{${name}}}.`)
    unused.delete(name)
    return value
  })
  if (unused.size > 0)
    throw new InternalError('prompt_placeholder', `The prompt has no {{${[...unused].join('}}, {{')}}}.`)
  return filled.trim()
}
