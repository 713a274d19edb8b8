import pluralize from 'pluralize'
import { countable, invariant, irregulars } from './irregular-plurals.js'
import { remembered } from './remember.js'
import { american } from './spelling.js'

/** Undoes plurals only: "Categories" -> "category". */
export const lemma = remembered(findLemma)

/** Also undoes verb and agent endings ("directed", "director" -> "direct"): equal stems are evidence, not proof. */
export const stem = remembered(findStem)

/** Employees and employers, trainees and trainers: two words of one stem that are never each other. */
export function areTwoSides(one: string, other: string): boolean {
  return isSide(one, other) || isSide(other, one)
}

function isSide(acted: string, acts: string): boolean {
  return acted.endsWith('ee') && /(?:er|or)$/.test(acts) && acted.slice(0, -2) === acts.slice(0, -2)
}

function findLemma(word: string): string {
  const low = withoutAccents(word.toLowerCase())
  const irregular = irregulars.get(low)
  if (irregular !== undefined) return irregular
  if (low.length <= 3 || /[^a-z]/.test(low) || invariant.has(low)) return low
  if (/(?:ss|us|is|ics)$/.test(low)) return countable.has(low) ? low.slice(0, -1) : low
  return pluralize.singular(low)
}

/** "café" is "cafe": a schema seldom writes accents, a question may. */
function withoutAccents(low: string): string {
  return /[\u00e0-\u024f]/.test(low) ? low.normalize('NFKD').replace(/\p{M}+/gu, '') : low
}

function findStem(word: string): string {
  const base = verbForms.get(word.toLowerCase()) ?? verbForms.get(lemma(word)) ?? american(lemma(word))
  if (whole.has(base)) return base
  if (base.length <= 4 || /[^a-z]/.test(base)) return base.replace(/e$/, '')
  for (const [ending, replacement, least] of endings) {
    if (!base.endsWith(ending)) continue
    const root = base.slice(0, -ending.length) + replacement
    if (root.length < least) continue
    return tidy(root)
  }
  return tidy(base)
}

/** Words that are stems as they are: a station is no state, a rate no rating, "deliver" no "deliv". */
const whole = new Set([
  'station',
  'rate',
  // Verbs whose "er" is no agent's.
  'deliver',
  'register',
  'transfer',
  'discover',
  'recover',
  'consider',
])

/** Irregular verbs that name columns or relations. */
const verbForms = new Map([
  ['born', 'birth'],
  ['sold', 'sell'],
  ['sale', 'sell'],
  ['sales', 'sell'],
  ['bought', 'buy'],
  ['paid', 'pay'],
  ['payment', 'pay'],
  ['payments', 'pay'],
  ['taught', 'teach'],
  ['written', 'write'],
  ['wrote', 'write'],
  ['led', 'lead'],
  ['won', 'win'],
  ['sung', 'sing'],
  ['made', 'make'],
  ['given', 'give'],
  ['sent', 'send'],
  ['built', 'build'],
  ['held', 'hold'],
  ['left', 'leave'],
  ['taken', 'take'],
  ['flown', 'fly'],
  ['fed', 'feed'],
  ['ate', 'eat'],
  ['eaten', 'eat'],
  ['stood', 'stand'],
  ['lent', 'lend'],
  ['ridden', 'ride'],
  ['rode', 'ride'],
  ['bred', 'breed'],
  ['grown', 'grow'],
  ['grew', 'grow'],
  ['caught', 'catch'],
  ['chosen', 'choose'],
  ['broken', 'break'],
  ['stolen', 'steal'],
  ['worn', 'wear'],
  ['spoken', 'speak'],
  ['flew', 'fly'],
  ['driven', 'drive'],
  ['drove', 'drive'],
  ['spent', 'spend'],
  ['shipped', 'ship'],
  ['shipping', 'ship'],
  ['planned', 'plan'],
  ['delivery', 'deliver'],
  ['deliveries', 'deliver'],
  ['founded', 'found'],
  ['founding', 'found'],
  ['died', 'death'],
  ['tallest', 'tall'],
  ['prescription', 'prescribe'],
  ['prescriptions', 'prescribe'],
  ['subscription', 'subscribe'],
  ['subscriptions', 'subscribe'],
  ['registration', 'register'],
  ['registrations', 'register'],
  ['application', 'apply'],
  ['applications', 'apply'],
  ['shipment', 'ship'],
  ['shipments', 'ship'],
  ['performance', 'perform'],
  ['performances', 'perform'],
  ['maintenance', 'maintain'],
  ['attendance', 'attend'],
  ['attendances', 'attend'],
  ['loss', 'lose'],
  ['lost', 'lose'],
  ['flight', 'fly'],
  ['flights', 'fly'],
  ['decision', 'decide'],
  ['description', 'describe'],
  ['complaint', 'complain'],
  ['complaints', 'complain'],
  ['publication', 'publish'],
  ['publications', 'publish'],
  ['publisher', 'publish'],
  ['publishers', 'publish'],
  ['admitted', 'admit'],
  ['admission', 'admit'],
  ['admissions', 'admit'],
  ['graduation', 'graduate'],
  ['arrival', 'arrive'],
  ['departure', 'depart'],
  ['expiry', 'expire'],
  ['expiration', 'expire'],
  ['submission', 'submit'],
  ['submitted', 'submit'],
  ['diagnosis', 'diagnose'],
  ['birthday', 'birth'],
  ['residence', 'reside'],
  ['weighed', 'weight'],
  ['weighing', 'weight'],
  ['weigh', 'weight'],
  ['costing', 'cost'],
  ['acquisition', 'acquire'],
  ['acquisitions', 'acquire'],
  ['renewal', 'renew'],
  ['purchase', 'purchase'],
  ['resolution', 'resolve'],
  ['closure', 'close'],
  ['cancelled', 'cancel'],
  ['cancelling', 'cancel'],
  ['cancellation', 'cancel'],
  ['travelled', 'travel'],
  ['travelling', 'travel'],
  ['transferred', 'transfer'],
  ['transferring', 'transfer'],
])

/** Longest first within one family; the third entry is the shortest root left over. */
const endings: readonly (readonly [string, string, number])[] = [
  ['ization', 'iz', 4],
  ['ation', '', 4],
  ['ition', '', 4],
  ['ment', '', 5],
  ['ness', '', 4],
  ['ional', 'ion', 5],
  ['tion', 't', 4],
  ['sion', 's', 4],
  ['ally', 'al', 4],
  ['ings', '', 4],
  ['ee', '', 5],
  ['ing', '', 3],
  ['ied', 'y', 3],
  ['ed', '', 3],
  ['er', '', 5],
  ['or', '', 5],
  ['ly', '', 4],
]

/** A final e, a doubled consonant and a dangling -at go, so that "locate", "located" and "location" meet. */
function tidy(root: string): string {
  let word = root.replace(/y$/, 'i').replace(/e$/, '')
  if (/([bdgmnprt])\1$/.test(word) && word.length > 4) word = word.slice(0, -1)
  if (word.length > 4 && word.endsWith('at')) word = word.slice(0, -2)
  return word
}
