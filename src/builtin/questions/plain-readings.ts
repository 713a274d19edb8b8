import type { Reading } from './instructions.js'
import { isDefault, isDifference, percentScale } from './plain-notes.js'

/** A note that needs no schema to be read: orders, scales, grains, what holds anyway; null when it is none of these. */
export function plainReading(text: string, sentence: string): Reading | null {
  if (
    /^(?:always )?(?:order|sort|put|place|show|keep|list)\b[^.]*\bnulls? (?:values )?(?:last|at the end)$/i.test(
      text,
    )
  )
    return {}
  if (
    /^weekends?(?: days)? (?:are|is|means?|refers? to|=) (?:saturdays? (?:\(6\) )?and sundays? ?(?:\(0\))?|sundays? (?:\(0\) )?and saturdays? ?(?:\(6\))?)$/i.test(
      text,
    )
  )
    return {}
  if (
    /^(?:saturdays? and sundays?|sundays? and saturdays?) (?:are|is|make up|form|count as) (?:the |a )?(?:weekends?|weekend days)$/i.test(
      text,
    )
  )
    return {}
  if (isDefault(text)) return {}
  if (isDifference(text)) return { hint: { kind: 'difference', text: sentence } }
  const percent = percentScale(text)
  if (percent !== null) return { hint: { kind: 'scale', percent, text: sentence } }
  if (
    /\b(?:no|not|avoid|without)\b[^.]*\bduplicates?\b/i.test(text) &&
    /^(?:when|do|always|never|avoid|please|the|return|make)\b/i.test(text)
  )
    return { hint: { kind: 'distinct' } }
  const shown =
    /^(?:represent|show|display|return|give|write|express) (?:each|every|the) (day|week|month|quarter|year)s? (?:as|by) (?:the first (?:date|day)(?: (?:in|of) (?:the|that|each) (?:day|week|month|quarter|year))?|(?:a|its first) date)$/i.exec(
      text,
    )
  if (shown?.[1]) return { hint: { kind: 'grain', grain: shown[1].toLowerCase(), text: sentence } }
  if (
    /^(?:give|return|show|represent|express|report) (?:the )?(?:answer|result|value|number) as (?:an? )?(?:integer|whole number|number)$/i.test(
      text,
    )
  )
    return { hint: { kind: 'whole', text: sentence } }
  const grain =
    /^(?:always )?(?:truncate|round down|cut|group) (?:the |all )?(?:dates?|timestamps?|times?)(?: columns?)? (?:down )?(?:to|by) (?:the |a )?(day|week|month|quarter|year)(?: level)?(?: for (?:any |all )?(?:aggregations?|grouping))?$/i.exec(
      text,
    )
  if (grain?.[1]) return { hint: { kind: 'grain', grain: grain[1].toLowerCase(), text: sentence } }
  if (/\bis (?:null|empty|not set|blank)\b(?: (?:for|if|when|where|means)\b.*)$/i.test(text))
    return { hint: { kind: 'empty', text: sentence } }
  return null
}
