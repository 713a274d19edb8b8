import type { TermDefinition } from '../../linking/definitions.js'
import type { Hint } from './hint.js'
import { opening } from './note-opening.js'

/** How to get there, and what a goal is made of. */
export interface MethodReading {
  readonly hint: Hint
  readonly definitions: readonly TermDefinition[]
}

/** "To get X per Y, join A and B and sum Z", "Always join A with B", "Use the A table for …". */
export function readMethod(sentence: string): MethodReading | null {
  const text = sentence.replace(opening, '').replace(/[.\s]+$/, '')
  const always = /^(?:always |you (?:should|must) (?:always )?)join\b.*\b(?:before|when|whenever)\b/i.test(
    text,
  )
  const goal =
    /^(?:in order )?to (?:get|find|calculate|compute|determine|obtain|see|count|list|analy[sz]e|work out)\s+(.+?),\s*(.+)$/i.exec(
      text,
    )
  const plain =
    /^(?:(?:always|first|then|you (?:should|must|need to|would need to)|finally,?)\s+)*(?:join|use|link|combine|group)\b/i.test(
      text,
    )
  if (!goal && !plain && !always && !/^finally\b/i.test(text)) return null
  const hint: Hint = {
    kind: 'method',
    text: goal ? `${goal[2]}` : text,
    always,
    left: /\bleft\b/i.test(text),
    inner: false,
  }
  return { hint, definitions: goal?.[1] && goal[2] ? summedGoal(goal[1], goal[2]) : [] }
}

/** "to get the total sales amount per seller, … sum the sale_price": what the amount is made of. */
function summedGoal(goal: string, steps: string): readonly TermDefinition[] {
  const done = /\b(sum|add up|total|average)\s+(?:up\s+)?(?:the\s+|all\s+|their\s+)?([\w ]+?)$/i.exec(steps)
  const term = goal
    .replace(/^(?:the|a|an)\s+/i, '')
    .replace(/\s+(?:per|for each|by|of each|for every|made by each)\s.*$/i, '')
  const fn = done?.[1]?.toLowerCase() === 'average' ? 'average' : 'total'
  return done?.[2] && /\b(?:total|sum|average|mean|amount|revenue|sales)\b/i.test(term)
    ? [{ term, meaning: `${fn} ${done[2]}` }]
    : []
}

/** "total revenue (based on sale price)" says what revenue is. */
export function parenthesis(sentence: string): { text: string; definition: TermDefinition | null } {
  const found =
    /\b(total\s+)?(\w+)\s*\((?:based on|computed from|calculated from|measured by|using|i\.e\.,?|meaning)\s+(?:the\s+)?(?:sum of\s+)?([\w. ]+?)\)/i.exec(
      sentence,
    )
  if (!found?.[2] || !found[3]) return { text: sentence, definition: null }
  return {
    text: sentence.replace(found[0], `${found[1] ?? ''}${found[2]}`),
    definition: { term: found[2], meaning: found[1] ? `sum of ${found[3]}` : found[3] },
  }
}

/** "…, by doing a left join from A to B" at the end of a sentence is how, not what. */
export function trailingMethod(sentence: string): { text: string; hint: Hint | null } {
  const found =
    /[,\s]+(?:by (?:doing|using|performing|means of) (?:an? )?|based on |using |via |through )((?:an? )?(?:(left|inner|right|full)(?: outer)? )?join(?:ing|s)?\b.*?)([.?!]*)$/i.exec(
      sentence,
    )
  if (!found?.[1]) return { text: sentence, hint: null }
  return {
    text: sentence.slice(0, found.index) + (found[3] ?? ''),
    hint: {
      kind: 'method',
      text: found[1],
      always: false,
      left: found[2]?.toLowerCase() === 'left',
      inner: (found[2]?.toLowerCase() ?? 'inner') === 'inner',
    },
  }
}
