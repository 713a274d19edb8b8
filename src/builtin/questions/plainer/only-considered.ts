const looking =
  '(?:considering|looking at|taking into account|taking|counting|regarding|including|restricting (?:it|this|yourself) to|limited to)'
const leading = new RegExp(
  `^\\s*(?:${looking} only|(?:only|when only) ${looking}|looking only at|when (?:considering|looking at) only) ([^,.?!;]+), ((?:how|what|which|who|list|show|give|return|find|for|name)\\b[^.?!;]*)([.?!])?`,
  'i',
)
const trailing = new RegExp(
  `,? (?:and )?(?:${looking} only|only ${looking}|looking only at|if only) ((?:the |those )?[a-z]+ (?:that|who|which|with|whose|in|from|of|where)\\b[^,.?!;]+)([.?!])(?=\\s|$)`,
  'i',
)

/**
 * "Considering only completed races, how many …?", "…, counting only sites with at least five donations?" as they are
 * read: the question, and "Consider only completed races."
 */
export function onlyConsidered(question: string): string {
  const first = leading.exec(question)
  if (first?.[1] && first[2]) {
    const noun = /([a-z-]+)$/i.exec(first[1])?.[1] ?? ''
    const asked = first[2].replace(/\bhow many (?=(?:were|are) there\b)/i, `how many ${noun} `)
    const rest = question.slice(first[0].length)
    return `${asked.charAt(0).toUpperCase()}${asked.slice(1)}${first[3] ?? '.'}${rest.trimEnd()} Consider only ${first[1]}.`
  }
  const last = trailing.exec(question)
  if (!last?.[1]) return question
  const asked = question.slice(0, last.index)
  const rest = question.slice(last.index + last[0].length)
  return `${asked}${last[2]}${rest.trimEnd()} Consider only ${last[1]}.`
}
