/** A sentence that says when a row is in a state, taken apart. */
export interface StateSentence {
  readonly phrases: readonly string[]
  /** What is in the state; null where only columns say of what: "active means ended_on is null". */
  readonly noun: string | null
  /** Another noun that the state is said of: "a lead actor is one whose casting …". */
  readonly said: string | null
  readonly clause: string
  /** The clause as it was, where `said` is none of the schema. */
  readonly whole?: string
  readonly text: string
}

/** "A sponsorship is current when …", "A late goal is one …", "Severe reports are those with …", "active means …"; null for anything else. */
export function stateSentence(sentence: string): StateSentence | null {
  const text = sentence.trim().replace(/[.;\s]+$/, '')
  return byCondition(text) ?? byExample(text) ?? byVerb(text) ?? byTurned(text) ?? byWord(text)
}

const article = String.raw`(?:(?:an?|the|every|each|any|all|only)\s+)?`
const noun = String.raw`([a-z]+(?:[ _](?!(?:has|have|had|was|were|is|are|count|counts)\b)[a-z]+)?)`
const when = `(?:if|when|where|whenever|once|while|as long as|with(?=\\s)|only if|exactly when|if and only if)`
/** What is said of every row by a verb of its own dates and times. */
const doing = `(?:starts?|ends?|begins?|opens?|closes?|arrives?|departs?|leaves?|takes? place|lasts?|expires?|finish(?:es)?|costs?|weighs?|[a-z]{3,}ed)`
const adjective = `["'“]?([a-z]+(?:-[a-z]+)*)["'”]?`
const counts = String.raw`(?:(?:considered|called|regarded as|deemed|said to be|counted as|treated as)\s+)?`

/** "A subscriber is active while CancelledOn is empty", "Orders count as late if they …". */
function byCondition(text: string): StateSentence | null {
  const found = new RegExp(
    `^${article}${noun}\\s+(?:is|are|counts? as|qualif(?:y|ies) as)\\s+${counts}(?:an?\\s+)?${adjective}(?:\\s+one)?,?\\s+${when}\\s+(.+)$`,
    'i',
  ).exec(text)
  if (!found?.[1] || !found[2] || !found[3] || grammatical.test(found[2])) return null
  return { phrases: waysToSay(found[2]), noun: found[1], said: null, clause: found[3], text }
}

/** "A late goal is one scored after …", "A top award is a gold medal with …", "Big plots are plots whose …". */
function byExample(text: string): StateSentence | null {
  const found = new RegExp(
    `^${article}${adjective}\\s+${noun}\\s+(?:(?:is|are|means?|=)\\s+(?:(?:any |all )?(?:one|those|the ones)\\s+|(?:an?|any|all)\\s+)?|(?=(?:have|has|was|were|${doing})\\s))(.+)$`,
    'i',
  ).exec(text)
  if (!found?.[1] || !found[2] || !found[3] || grammatical.test(found[1])) return null
  const owner = /^whose\s+([a-z]+)\s+(?:has|have|is|are)\s+(.+)$/i.exec(found[3])
  const again = new RegExp(`^${found[2].replace(/e?s$/i, '')}(?:s|es)?\\s+`, 'i')
  const kind = new RegExp(`^(?!not\\b|no\\b)([a-z-]+) ${found[2].replace(/e?s$/i, '')}(?:s|es)? (?=\\S)`, 'i')
  const clause = found[3].replace(again, '').replace(kind, 'is $1 and ')
  const phrases = waysToSay(found[1])
  const whole = { phrases, noun: found[2], said: null, clause, text }
  return owner?.[1] && owner[2]
    ? {
        ...whole,
        whole: clause,
        said: owner[1],
        clause: `${/has|have/i.test(owner[0]) ? 'has ' : ''}${owner[2]}`,
      }
    : whole
}

/** "A visit led to a follow-up when follow_up_on is filled in". */
function byVerb(text: string): StateSentence | null {
  const found = new RegExp(
    `^${article}${noun}\\s+((?:has |have |was |were )?(?:been )?[a-z]+(?:ed|en|led|ent|ght|ld|st|aid|on)\\b(?:\\s+[a-z-]+){0,4}?)\\s+${when}\\s+(.+)$`,
    'i',
  ).exec(text)
  if (!found?.[1] || !found[2] || !found[3]) return null
  const said = found[2].replace(/^(?:(?:has|have|was|were|been)\s+)+/i, '')
  return { phrases: [said], noun: found[1], said: null, clause: found[3], text }
}

/** "Accounts with a closing date are closed", "Reports without a resolution date count as open". */
function byTurned(text: string): StateSentence | null {
  const found = new RegExp(
    `^${article}${noun}\\s+((?:with|without|whose|that|which|who)\\s+.+?)\\s+(?:are|is|counts? as)\\s+${counts}${adjective}$`,
    'i',
  ).exec(text)
  if (!found?.[1] || !found[2] || !found[3] || grammatical.test(found[3])) return null
  if (/^(?:null|empty|blank|true|false|missing|unknown)$/i.test(found[3])) return null
  return { phrases: waysToSay(found[3]), noun: found[1], said: null, clause: found[2], text }
}

/** "active means ended_on is null", "open = closed_at is empty". */
function byWord(text: string): StateSentence | null {
  const found = new RegExp(
    `^${adjective}\\s*(?:=|:|means(?: that)?|refers to|stands for)\\s*((?:[\\w.]+ ){1,3}(?:is|are|has|have)\\s+.+)$`,
    'i',
  ).exec(text)
  if (!found?.[1] || !found[2] || grammatical.test(found[1])) return null
  return { phrases: waysToSay(found[1]), noun: null, said: null, clause: found[2], text }
}

/** Words of the question's own grammar, never a state. */
const grammatical =
  /^(?:total|average|mean|median|net|gross|max(?:imum)?|min(?:imum)?|first|last|latest|earliest|best|worst|each|every|all|any|no|only|other|daily|weekly|monthly|quarterly|yearly|annual|highest|lowest|most|least|same|different|number|the|this|that|these|those|an?|not|null|empty|true|false|one|ones|ignored|excluded|included|counted|disregarded|considered|skipped|shown|listed)$/i

const others: Readonly<Record<string, readonly string[]>> = {
  current: ['currently', 'at present', 'at the moment', 'right now'],
  active: ['currently active'],
}

function waysToSay(word: string): readonly string[] {
  const low = word.toLowerCase()
  return [low, ...(others[low] ?? [])]
}
