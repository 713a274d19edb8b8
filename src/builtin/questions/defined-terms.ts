import pluralize from 'pluralize'
import type { TermDefinition } from '../../linking/definitions.js'
import { lemma } from '../../linking/stem.js'
import { formulaText, marks } from './formula-text.js'

/**
 * "ABC (long name) = expression", "revenue refers to the sum of a.b", "when asked for X use Y": the words defined and
 * what to read for them. Empty when the sentence defines nothing.
 */
export function definedTerms(text: string): readonly TermDefinition[] {
  const parts = sides(text)
  if (!parts) return []
  if (/^(?:the )?(?:period|date|day|week|month|quarter|year)s?$/i.test(parts.term.trim())) return []
  const meaning = meaningOf(parts.meaning)
  if (meaning === null || claims.test(meaning)) return []
  return termsOf(parts.term).map((term) => ({ term, meaning }))
}

/** "risk is high" claims something and cannot stand where a name stood; "customers who are active" can. */
const claims =
  /^(?:(?!\b(?:who|that|which|whose|where|with)\b).)*\b(?:is|are|was|were|equals|contains|starts|ends|has|have|must|should)\b/i

function sides(text: string): { term: string; meaning: string } | null {
  const asked =
    /^when(?:ever)? (?:asked (?:for|about)|we say|i say|talking about|the question (?:says|mentions|asks for))\s+(.+?),?\s+(?:always\s+)?(?:use|take|calculate|compute|return|sum|mean|that means|we mean|i mean)\s+(.+)$/i.exec(
      text,
    )
  if (asked?.[1] && asked[2]) return { term: asked[1], meaning: asked[2] }
  const equal = /^([^=<>!]{1,60}?)\s*=\s*([^=<>!]+)$/.exec(text)
  if (equal?.[1] && equal[2] && !/\b(?:means|refers? to|stands for|denotes)\b/i.test(equal[1]))
    return { term: equal[1], meaning: equal[2] }
  const said =
    /^(.{1,60}?)\s+(?:(?:refers?|corresponds?|equates?) to|means|stands for|denotes|(?:is|are) (?:computed|calculated|defined|measured|given|obtained|understood|taken) (?:as|by|from)|(?:is|are) (?:equal to|short for|the same as))\s+(.+)$/i.exec(
      text,
    )
  if (said?.[1] && said[2]) return { term: said[1], meaning: said[2] }
  const formula =
    /^((?:the )?[\w -]{1,60}?)\s+(?:is|are)\s+((?:the |its |their )?[\w ()]+\s(?:divided by|minus|plus|times|multiplied by)\s[\w ()]+)$/i.exec(
      text,
    )
  if (formula?.[1] && formula[2])
    return { term: formula[1], meaning: formula[2].replace(/\b(?:its|their) /gi, '') }
  const totalled =
    /^((?:the )?[a-z][\w -]{1,40}?)\s+is\s+the\s+((?:sum|total|number|average) of (?:the )?[a-z][\w' -]+)$/i.exec(
      text,
    )
  const kind = kindOf(text)
  if (kind) return kind
  // A condition would hold for whatever else is asked for as well.
  if (totalled?.[1] && totalled[2] && !conditional.test(text))
    return { term: totalled[1], meaning: totalled[2] }
  const part = shareOf(text)
  if (part) return part
  const short = /^((?:[A-Z][A-Z0-9%]{1,9})(?:\s*\([^)]+\))?)\s*(?:is|are|:)\s+(.+)$/.exec(text)
  return short?.[1] && short[2] ? { term: short[1], meaning: short[2] } : null
}

/** "A backlog case is an open case filed more than one year ago": another name for such cases. */
function kindOf(text: string): { term: string; meaning: string } | null {
  const found =
    /^an?\s+["'“]?([a-z][a-z-]*(?: [a-z-]+)?)["'”]?\s+(?:is|means)\s+an?\s+((?:[a-z-]+ ){0,2}?)([a-z]+)( (?:[a-z]+(?:ed|en|wn|ld|nt|id)|with|without|in|on|of|from) [\w' <>=().-]+)$/i.exec(
      text,
    )
  if (!found?.[1] || !found[3] || !found[4]) return null
  const [, term, before = '', noun, after] = found
  if (lemma(term.split(' ').at(-1) ?? '') !== lemma(noun) || /\b(?:if|when|or|unless|it)\b/i.test(after))
    return null
  const plain = after.replace(
    /\s+(?:more than|over) [a-z\d]+ (?:day|week|month|year)s? ago \(((?:before|until) [\d-]+)\)$/i,
    ' $1',
  )
  return /[()]/.test(plain) ? null : { term, meaning: `${before}${pluralize(noun)}${plain}` }
}

/** "The conviction rate is the share of verdicts in criminal cases with the decision Guilty": such rows over all of them. */
function shareOf(text: string): { term: string; meaning: string } | null {
  const found =
    /^(?:the |our )?([a-z][\w -]{0,40}?)(?: of (?:an?|each|every|one) [a-z]+(?: [a-z]+)?)?\s+(?:is|are|means|=)\s+the\s+(share|proportion|fraction|percentage) of (?:the |all )?([a-z][\w -]*?) ((?:with|that|which|who|whose|marked) .+)$/i.exec(
      text,
    )
  if (!found?.[1] || !found[3] || !found[4] || !said.test(found[1])) return null
  const [, term, kind, rows, condition] = found
  if (
    /\b(?:with|that|which|who|whose|out of|among|and|or)\b/i.test(
      `${rows} ${condition.split(' ').slice(1).join(' ')}`,
    )
  )
    return null
  const part = `number of ${rows} ${condition} / number of ${rows}`
  return { term, meaning: kind?.toLowerCase() === 'percentage' ? `(${part}) * 100` : part }
}

const said = /(?:rate|share|ratio|percentage|proportion|quota)$/i

const conditional =
  /\b(?:if|when|what|that|which|who|whose|where|with|without|over|minus|plus|times|only|not|except|excluding|divided)\b/i

/** "ASP (average selling price)" defines both. */
function termsOf(term: string): readonly string[] {
  const clean = (each: string) =>
    each
      .trim()
      .replace(/^(?:the|an?|our)\s+/i, '')
      .replace(/^["'“`](.*)["'”`]$/, '$1')
      .replace(/^(?:term|word|acronym|abbreviation)\s+["'“`]?(.*?)["'”`]?$/i, '$1')
  const owned = /^((?:the |our )?[\w -]+?) of (?:an?|each|every|one) ([\w -]+)$/i.exec(term.trim())
  const name = clean(owned?.[1] ?? '')
  if (name !== '' && !name.split(/\s+/).every((word) => generic.has(word.toLowerCase()))) return [term, name]
  const both = /^(.+?)\s*\(([^)]+)\)$/.exec(term.trim())
  return (both?.[1] && both[2] ? [both[1], both[2]] : [term])
    .map(clean)
    .filter((each) => each !== '' && each.split(/\s+/).length <= 6)
}

/** Of what they are must be said: a definition of the cost of a dish is none of any cost. */
const generic: ReadonlySet<string> = new Set(
  'cost price value amount number total rate time date age size length count name weight score average sum share level status'.split(
    ' ',
  ),
)

/** Words as they would stand in a question: an expression in brackets, title case undone. */
function meaningOf(text: string): string | null {
  // A condition on stored text is put in word for word; elsewhere it is an adjective.
  if (
    /^(?:[\p{L}\d_]+\.)?[\p{L}][\p{L}\d_ ]{0,40}?\s*(?:=|is|equals)\s*['"“][^'"”]{1,60}['"”]$/iu.test(
      text.trim(),
    )
  )
    return text.trim()
  const plain = lowered(
    text
      .trim()
      .replace(/^the (?:column|field) (?=[\w.]+$)/i, '')
      .replace(/^(?:the )?([\w.]+) (?:column|field)$/i, '$1')
      .replace(/^(?:computed|calculated|defined) (?:as|by)\s+/i, ''),
  )
  const place = placeText(inTable(plain))
  if (place) return place
  return formulaText(inTable(plain).replace(/^(?:the|a|an)\s+/i, ''))
}

/** "customer rank by total amount, with rank 1 being the highest": a place by a measure. */
function placeText(text: string): string | null {
  const best =
    /,?\s*(?:with|where) (?:the )?(?:rank )?(?:1|one|#1|first)(?:st)? (?:being|is|for|goes to|means)\b.*\b(highest|most|largest|greatest|biggest|best|lowest|fewest|least|smallest)\b.*$/i.exec(
      text,
    )
  const rest = best ? text.slice(0, best.index) : text
  const found =
    /^(?:the )?(?:[\w ]+ )?rank(?:ing)?(?: of (?:each|the|every|all|a) [\w ]+?)?,? (?:when )?(?:ordered |ranked |sorted )?(?:by|based on|according to|in terms of) (?:the |their |its |his )?([\w ]+?)(?: (?:in )?(descending|desc|ascending|asc|highest first|lowest first)(?: order)?)?$/i.exec(
      rest,
    )
  if (!found?.[1] || /^(?:.* )?(?:within|per|each)\b/i.test(found[1])) return null
  const said = best?.[1] ?? found[2] ?? 'highest'
  const lowest = /^(?:low|few|least|small|asc)/i.test(said)
  return `${lowest ? marks.lowest : marks.highest} ${found[1]} ${marks.close}`
}

/** "sale_price in the sales table" is the table's sale_price. */
function inTable(text: string): string {
  return text
    .replace(
      /\b(?:the\s+)?([\w]+)(?:\s+(?:column|field))?\s+(?:in|of|from) the\s+([\w]+)\s+table\b/gi,
      '$2 of_ $1',
    )
    .replace(/\b([A-Za-z_]\w*)\.([A-Za-z_]\w*)\b/g, '$1 of_ $2')
}

/** "Total Sales Count" names nothing that is written in capitals; "number of USA customers" does. */
function lowered(text: string): string {
  const words = text.split(/\s+/).filter((word) => /[A-Za-z]{3}/.test(word) && !small.has(word.toLowerCase()))
  const titled = words.filter((word) => /^[("'`]*[A-Z][a-z]/.test(word)).length
  const months =
    /\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i
  const names = words.filter((word) => !months.test(word))
  return names.length > 0 && titled >= names.filter((word) => !/^[\W\d]*\d/.test(word)).length * 0.7
    ? text.replace(/\b[A-Z][a-z]+\b/g, (word) => (months.test(word) ? word : word.toLowerCase()))
    : text
}

const small: ReadonlySet<string> = new Set(
  'the and for from with per who that which each all any joined have has had was were are made over last past days'.split(
    ' ',
  ),
)
