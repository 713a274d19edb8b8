/**
 * "Which vehicles has Moritz Schmid never driven?" as it is read: which have never been driven by him. Only of who is
 * named, and where nothing follows the verb.
 */
export function neverBy(question: string): string {
  return question
    .replace(
      has,
      (_all, opening: string, name: string, verb: string) => `${opening} have never been ${verb} by ${name}`,
    )
    .replace(did, (all, opening: string, name: string, verb: string) => {
      const done = participles.get(verb.toLowerCase())
      return done === undefined ? all : `${opening} were never ${done} by ${name}`
    })
}

const opening = '((?:[Ww]hich|[Ww]hat) [a-z]+(?: [a-z]+)?)'
const name = "((?:the [a-z]+ )?(?:\\p{Lu}[\\p{L}'-]*)(?: \\p{Lu}[\\p{L}'-]*){0,3})"
const ending = '(?=\\s*(?:[.?!]|$))'

const has = new RegExp(
  `^${opening} (?:has|have|had) ${name} (?:never|not|not yet|not ever) (?:yet )?([a-z]+(?:ed|en|wn|ght|ung|old|ept|un|et|on|ad))${ending}`,
  'u',
)
const did = new RegExp(`^${opening} (?:did|does|do) ${name} (?:never|not) ([a-z]+)${ending}`, 'u')

/** Participles of what somebody does to something; "own" and "like" are never done once. */
const participles: ReadonlyMap<string, string> = new Map([
  ...'borrow visit rent order review rate book attend play sponsor treat purchase inspect repair watch answer handle report design perform publish'
    .split(' ')
    .map(
      (verb) =>
        [
          verb,
          verb.endsWith('e')
            ? `${verb}d`
            : verb.endsWith('y') && verb !== 'play'
              ? `${verb.slice(0, -1)}ied`
              : `${verb}ed`,
        ] as const,
    ),
  ['have', 'had'],
  ['take', 'taken'],
  ['see', 'seen'],
  ['buy', 'bought'],
  ['drive', 'driven'],
  ['teach', 'taught'],
  ['write', 'written'],
  ['win', 'won'],
  ['sell', 'sold'],
  ['lead', 'led'],
  ['fly', 'flown'],
])
