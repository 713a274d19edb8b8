import { UsageError } from '../errors.js'

const mostTags = 20
const longestTag = 64

/**
 * The tags of a command line, each once.
 * @throws {UsageError} `bad_tag`
 */
export function checkedTags(tags: readonly string[] = []): readonly string[] {
  const trimmed = tags.map((tag) => tag.trim())
  const bad = trimmed.find((tag) => tag === '' || tag.length > longestTag || /[\p{Cc}\p{Cs}]/u.test(tag))
  if (bad !== undefined) {
    throw new UsageError('bad_tag', `--tag: "${bad.slice(0, longestTag)}" is not a tag.`, {
      hint: `A tag has 1 to ${longestTag} characters, for example: --tag weekly`,
    })
  }
  if (trimmed.length > mostTags) throw new UsageError('bad_tag', `A run takes at most ${mostTags} tags.`)
  return [...new Set(trimmed)]
}
