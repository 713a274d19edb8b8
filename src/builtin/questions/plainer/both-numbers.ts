const shown = '(?:return|show|give|list|display|report|print|output|name|include)'
const pair =
  '(?:the|both|both the|these|those|the resulting) (?:two |three )?(?:numbers|counts|figures|values|totals|averages|amounts|sums|shares)'
const beside = new RegExp(
  `(${shown}\\b[^.?!;]*?),? (?:and|with|along with|together with|plus) ${pair}(?: for (?:each|it|them))?(?: in (?:that|this) order)?(?=\\s*(?:[.;]|$))`,
  'i',
)
const alone = new RegExp(
  `[.?!]\\s*(?:please )?${shown} ${pair}(?: (?:in (?:that|this) order|side by side|next to each other|separately))?\\s*[.]?\\s*$`,
  'i',
)
const measured = /\b(?:how (?:many|much)|number of|total|average|sum of|share of|percentage of|count of)\b/gi

/**
 * "How many … and how many …? Return the name and the two numbers.": those that were asked for, and no number two. Only
 * where two were asked for in a sentence before.
 */
export function bothNumbers(question: string): string {
  const found = beside.exec(question) ?? alone.exec(question)
  if (!found) return question
  const before = question.slice(0, found.index)
  if ((before.match(measured) ?? []).length < 2) return question
  const kept = found[1] ?? question.charAt(found.index)
  return before + kept + question.slice(found.index + found[0].length)
}
