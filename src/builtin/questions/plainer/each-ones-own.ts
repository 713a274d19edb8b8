const heads =
  '(?:(?:please |can you |could you )?(?:show|list|give|return|display|get|tell|find|print)(?: me| us)?|what (?:is|was|are|were))'
const own = new RegExp(
  `^(\\s*${heads} )(?:each|every) ([a-z]+(?: [a-z]+)?)'s ((?!(?:[a-z]+ )?names?\\b|titles?\\b|number of\\b|total\\b|average\\b)[a-z]+(?: [a-z]+){0,2})(?=\\s*(?:[.?!,;]|$))`,
  'i',
)

/** "Show each customer's credit limit": the limit of each, which tells whose it is. */
export function eachOnesOwn(question: string): string {
  return question.replace(own, '$1the $3 of each $2')
}
