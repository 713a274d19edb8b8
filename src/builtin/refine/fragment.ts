import type { Top } from './full-question.js'

/** What the words of a follow-up ask to be different. */
export type Fragment =
  | { readonly kind: 'top'; readonly top: Top }
  | { readonly kind: 'share'; readonly on: boolean }
  | { readonly kind: 'drop'; readonly what: 'groups' | 'dates' }
  /** All rows again. */
  | { readonly kind: 'drop-top' }
  /** "for all countries": without the condition on what is named. */
  | { readonly kind: 'drop-condition'; readonly noun: string }
  | { readonly kind: 'group'; readonly words: string; readonly added: boolean }
  | { readonly kind: 'order'; readonly words: string }
  /** A condition; `bare` when no word says how it belongs to the rows: "France". */
  | { readonly kind: 'narrow'; readonly words: string; readonly bare: boolean; readonly added: boolean }

/** A follow-up in words, and whether it says itself that it is one ("now …", "… instead"). */
export interface FollowUp {
  readonly fragment: Fragment | null
  /** It has the form of a question of its own, or could be one. */
  readonly mayStand: boolean
  /** Without what only joins it to the question before. */
  readonly rest: string
  readonly marked: boolean
}

/** Takes the words of a follow-up apart; `fragment` is null where they are of no form known here. */
export function readFollowUp(text: string): FollowUp {
  const { rest, marked, added, downTo } = bare(text)
  const fragment = fragmentOf(rest, added, downTo)
  const loose = fragment === null || (fragment.kind === 'narrow' && fragment.bare)
  return { fragment, rest, marked, mayStand: holdsAsk.test(rest) || (loose && !marked) }
}

const leads =
  /^(?:(?:ok(?:ay)?|and|now|then|but|so|well|please|hm+|also|only|just|what about|how about|(?:the )?same(?: (?:thing|question|query))?(?: again)?|(?:show|give|tell|make|do|see|list|display)(?: me)? (?:it|that|this|them|those)|(?:can|could|would) (?:you|we|i)(?: please)?|i (?:want|need|meant?)(?: (?:it|that|them))?|let(?:'s| us) see(?: (?:it|that|them))?|(?:limit|restrict|narrow|filter)(?: (?:it|that|this|them|those))?(?: down)? (?:to|on|by)|keep only|(?:the )?(?:ones|those|them)(?= (?:in|from|with|that|who|which|of|at|for|whose)\b))(?=[\s,:]|$)[\s,:]*)/i
const tails =
  /[\s,]*\b(?:instead|please|too|as well|also|then|now|again|rather|only|alone|this time|for me)$/i
const addsWords = /\b(?:also|too|as well|in addition|additionally|besides)\b/i

interface Bare {
  readonly rest: string
  readonly marked: boolean
  readonly added: boolean
  readonly downTo: boolean
}

function bare(text: string): Bare {
  const whole = text
    .replace(/\s+/g, ' ')
    .replace(/[\s.?!…]+$/, '')
    .trim()
  let rest = whole
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(leads, '').replace(tails, '').trim()
  }
  const downTo = /^(?:.*\b)?(?:only|just|limit|keep)\b/i.test(whole)
  return { rest, marked: rest !== whole, added: addsWords.test(whole), downTo }
}

const sizes = 'top|first|best|highest|biggest|largest|greatest|most|bottom|last|lowest|worst|smallest|least'
const numbers: Readonly<Record<string, number>> = Object.fromEntries(
  'one two three four five six seven eight nine ten eleven twelve fifteen twenty'
    .split(' ')
    .map((word, at) => [word, word === 'fifteen' ? 15 : word === 'twenty' ? 20 : at + 1]),
)
const counted = `(\\d{1,6}|${Object.keys(numbers).join('|')})`
const ones = '(?: (?:of (?:them|those|these)|ones|rows|results|lines|entries))?'
const topFirst = new RegExp(`^(?:the )?(${sizes}) ${counted}${ones}$`, 'i')
const topAfter = new RegExp(`^(?:the )?${counted} (${sizes})${ones}$`, 'i')
const topBare = new RegExp(`^(?:the )?(${sizes}) (?:one|row|result)$`, 'i')
const topCount = new RegExp(`^(?:to )?${counted}(?: (?:of (?:them|those)|rows|results|lines|entries))$`, 'i')
const downToCount = new RegExp(`^${counted}$`, 'i')

const whole = '(?:the )?(?:(?:grand |overall )?total|whole|sum|all|overall|everything)'
const share = new RegExp(
  `^(?:as |in |with |by )?(?:an? |the )?(?:shares?|percent(?:ages?|s)?|proportions?|fractions?|%)(?: shares?)?(?: (?:of|in|out of|to) ${whole})?$|^(?:relative|compared|in (?:relation|proportion)) to ${whole}$`,
  'i',
)
const noShare =
  /^(?:not|without|no|drop|remove)(?: as| in)?(?: an?| the)? (?:shares?|percent(?:ages?)?|proportions?|%)$|^(?:as |in |with )?(?:the )?(?:absolute|plain|raw) (?:numbers?|values?|figures?)$/i
const noGroups =
  /^(?:in total|overall|altogether|all together|in all|as (?:a|one) (?:single )?(?:number|total|figure)|ungrouped|(?:without|drop|remove|no) (?:the )?(?:group(?:ing|s)?|break ?down|split))$/i
const noDates =
  /^(?:(?:for |of |over |in |across )?(?:all[- ]time|all (?:the )?(?:years|months|dates|periods)|any (?:time|date|year|period)|the whole (?:time|period))|ever|whenever|at any time|(?:without|drop|remove|ignore|regardless of) (?:the |any )?(?:date|dates|period|time|year|month)(?: filter| condition| limit)?)$/i
const noTop =
  /^(?:all(?: of (?:them|those|these))?|(?:show )?all (?:rows|results)|everything|(?:without|drop|remove|no) (?:the |a |any )?(?:limit|top(?: \d+)?|cut ?off))$/i
const noCondition =
  /^(?:(?:for|in|of|from|across|with) )?(?:all|any|every)(?: of)?(?: the)? (\p{L}[\p{L} _-]*)$|^(?:without|drop|remove|ignore|regardless of)(?: the)? (\p{L}[\p{L} _-]*?) (?:filter|condition|restriction)$|^regardless of (?:the )?(\p{L}[\p{L} _-]*)$/iu

const pronoun = '(?: (?:it|that|this|them|those|these|the (?:result|number|count|answer)s?))?'
const groupVerb = new RegExp(
  `^(?:(break|split|divide|slice)${pronoun}(?: (?:down|up|out))?|(group|count|sum|list|aggregate)${pronoun}|(broken down|split|grouped|divided|sliced))(?: (?:up|out))? (?:by|per|into|for each|for every|over) (.+)$`,
  'i',
)
const groupWord = /^(?:by|per|(?:for |in )?(?:each|every)) (.+)$/i
const grainWord = /^(?:daily|weekly|monthly|quarterly|yearly|annually|hourly|(\w+) by \1|on an? \w+ basis)$/i

const orderBy = new RegExp(`^(?:sort|sorted|order|ordered|rank|ranked)${pronoun} by (.+)$`, 'i')
const orderWord =
  /^(?:(?:sort|sorted|order|ordered|with)(?: (?:it|that|them))? )?((?:the )?(?:highest|lowest|largest|smallest|biggest|newest|oldest|latest|earliest|most|least) first|(?:in )?(?:descending|ascending)(?: order)?|alphabetically)$/i

const begins =
  /^(?:in|for|from|of|at|on|with|within|where|whose|that|who|which|since|before|after|between|during|until|till|up to|over|under|above|below|more|fewer|less|at least|at most|without|excluding|except|but not|not|no|placed|made|made by|created|older|younger|cheaper|longer|shorter|by|to)\b/i

function fragmentOf(text: string, added: boolean, downTo: boolean): Fragment | null {
  if (text === '') return null
  const top = topOf(text, downTo)
  if (top !== null) return { kind: 'top', top }
  if (noShare.test(text)) return { kind: 'share', on: false }
  if (share.test(text)) return { kind: 'share', on: true }
  if (noGroups.test(text)) return { kind: 'drop', what: 'groups' }
  if (noDates.test(text)) return { kind: 'drop', what: 'dates' }
  if (noTop.test(text)) return { kind: 'drop-top' }
  const all = noCondition.exec(text)
  if (all) return { kind: 'drop-condition', noun: (all[1] ?? all[2] ?? all[3] ?? '').trim() }
  return groupOf(text, added) ?? orderOf(text) ?? narrowOf(text, added)
}

function topOf(text: string, downTo: boolean): Top | null {
  const number = (word = '') => numbers[word.toLowerCase()] ?? Number(word)
  const end = (word = '') =>
    /^first$/i.test(word)
      ? 'first'
      : /^(?:bottom|last|lowest|worst|smallest|least)$/i.test(word)
        ? 'bottom'
        : 'top'
  const made = (limit: number, which: Top['end']): Top | null => (limit > 0 ? { limit, end: which } : null)
  const first = topFirst.exec(text)
  if (first) return made(number(first[2]), end(first[1]))
  const after = topAfter.exec(text)
  if (after) return made(number(after[1]), end(after[2]))
  const one = topBare.exec(text)
  if (one) return made(1, end(one[1]))
  const count = topCount.exec(text) ?? (downTo ? downToCount.exec(text) : null)
  return count && !isYear(count[1] ?? '') ? made(number(count[1]), 'first') : null
}

/** "only 2024" is a year, no number of rows. */
function isYear(text: string): boolean {
  return /^(?:19|20)\d\d$/.test(text)
}

function groupOf(text: string, added: boolean): Fragment | null {
  if (grainWord.test(text)) return { kind: 'group', words: text, added }
  const verb = groupVerb.exec(text)
  // What is broken down further keeps what it is grouped by.
  if (verb) return { kind: 'group', words: `by ${verb[4]}`, added: added || verb[1] !== undefined }
  const found = groupWord.exec(text)
  if (!found) return null
  const word = /^by\b/i.test(text) ? 'by' : 'per'
  return { kind: 'group', words: `${word} ${found[1]}`, added }
}

function orderOf(text: string): Fragment | null {
  const by = orderBy.exec(text)
  if (by) return { kind: 'order', words: `sorted by ${by[1]}` }
  const word = orderWord.exec(text)
  return word ? { kind: 'order', words: word[1] ?? text } : null
}

function narrowOf(text: string, added: boolean): Fragment | null {
  if (begins.test(text)) return { kind: 'narrow', words: text, bare: false, added }
  const words = text.split(' ').length
  return words <= mostBareWords && !asks.test(text)
    ? { kind: 'narrow', words: text, bare: true, added }
    : null
}

/** Longer ones are sentences of their own. */
const mostBareWords = 6

const holdsAsk =
  /\b(?:how (?:many|much|long|old|often)|what|which|who|list|show|count|find|number of|average)\b/i

const asks =
  /^(?:how|what|which|who|when|where|why|is|are|was|were|do|does|did|list|show|count|find|get|give|tell|name|the (?:number|average|total|sum))\b/i
