/**
 * "Cities with an IMAX auditorium as well as a Dolby auditorium", "restaurants that serve a soup and a stew": one of
 * each, as "both … and …" says it. Not where rows are listed with what they are shown beside.
 */
export function shownBoth(question: string): string {
  return question
    .replace(asWell, (_all, opening: string, one: string, other: string) => {
      return `${opening} both ${one} and ${other}`
    })
    .replace(twice, (all, opening: string, one: string, noun: string, other: string) => {
      return noun === undefined ? all : `${opening} both ${one} and ${other}`
    })
}

const verbs =
  '(?:with|have|has|had|offers?|offered|serves?|served|sells?|sold|owns?|made|makes?|contains?|includes?|bought|ordered|rented|borrowed|played|won|taught|teach|teaches|speaks?)'
const thing = '(?:an? |some |at least one )(?:[a-z0-9-]+ ){0,2}[a-z0-9-]+'

const asWell = new RegExp(`\\b(${verbs}) (?!both\\b)(${thing}),? as well as (${thing})\\b`, 'gi')

/** "an IMAX auditorium and a Dolby auditorium": the same noun twice. */
const twice =
  /\b(with|have|has|had) (?!both\b)(an? (?:[a-z0-9-]+ ){1,2}([a-z]+)) and (an? (?:[a-z0-9-]+ ){1,2}\3)(?=\s*(?:[.?!,;]|$))/gi
