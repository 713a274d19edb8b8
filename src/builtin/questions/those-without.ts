import type { Catalog } from '../../linking/catalog.js'
import { wordsOfNames } from '../../linking/names-used.js'
import { lemma } from '../../linking/stem.js'
import { saidOfZeros, unreadInclusion, withoutInclusions } from './said-of-zeros.js'

/** What a question says of rows that lack what is shown beside them. */
export interface ThoseWithout {
  /** The question without that. */
  readonly text: string
  /** They are listed too. */
  readonly keepsEmpty: boolean
  /** What those that are left out lack, as lemmas: it must be joined. Null where nothing was said of them. */
  readonly lacked: readonly string[] | null
  /** Rows that are to be included and are not understood. */
  readonly unread: string | null
}

/**
 * "Show all staff with their manager's name, including those without a manager.", "…, if they have one": no row is to be
 * left out. "Drivers without one can be left out." says of a list what it does anyway. Only where each word of it was
 * said before.
 */
export function thoseWithout(question: string, catalog: Catalog): ThoseWithout {
  const plain = withoutInclusions(question)
  const kept = cut(plain, included) ?? cut(plain, ifAny) ?? saidOfZeros(plain, wordsOfNames(catalog.tables))
  if (kept !== null) return { text: kept, keepsEmpty: true, lacked: null, unread: null }
  // What is empty in a row that is listed has to be left out for itself.
  const left = measures.test(plain) ? null : cut(plain, leftOut, () => joinedNames(catalog))
  const unread = unreadInclusion(plain)
  return { text: left ?? plain, keepsEmpty: false, lacked: left === null ? null : lackedIn(plain), unread }
}

const lacks =
  "(?:without|with no|with none|lacking|(?:that|who|which) (?:have|has|had) (?:no|none|not)|(?:that|who|which) (?:do|does|did)(?: not|n[’']t) have)"
const rows = '(?:those|the ones|ones|any|the|all)?\\s*((?:[a-z]+ ){0,2}?)'
const lacking = '(?: (?:an?|any|one|them|it|such|all|of them|at all|matching))*((?: [a-z]+){0,2})'
const included = new RegExp(
  `[,;]?\\s*\\b(?:and |also |please |but )*(?:includ(?:e|es|ing)|even|as well as|also)(?: for| also)? ${rows}${lacks}${lacking}(?= *(?:[,.?!;]|$))`,
  'i',
)
const ifAny =
  /[,;]?\s*\b(?:if (?:any|they have (?:one|any)|it has (?:one|any)|there (?:is|are) (?:one|any))|(?:even )?(?:if|when) (?:they have|it has|there (?:is|are)) (?:none|no)( [a-z]+)?)()(?= *(?:[.?!;]|$))/i
const leftOut = new RegExp(
  `(?:[.;]\\s*(?:please )?(?:skip|leave out|omit|ignore) ${rows}${lacks}${lacking}|[.;]\\s*${rows}${lacks}${lacking} (?:can|may|should) be (?:left out|skipped|omitted|ignored))(?= *(?:[.?!;]|$))`,
  'i',
)
const measures = /\b(?:how|number|count|total|sum|average|mean|most|least|fewest|per|share|percentage|top)\b/i

/** The question without what the pattern finds; null where it finds nothing, or a word that was not said before. */
function cut(question: string, pattern: RegExp, among?: () => ReadonlySet<string>): string | null {
  const found = pattern.exec(question)
  if (!found) return null
  const before = question.slice(0, found.index)
  const said = new Set(
    before
      .toLowerCase()
      .match(/[a-z]+/g)
      ?.map(lemma),
  )
  const only = among?.()
  const words = found.slice(1).flatMap((group) => group?.toLowerCase().match(/[a-z]+/g) ?? [])
  if (words.some((word) => !said.has(lemma(word)) || only?.has(lemma(word)) === false)) return null
  return before + question.slice(found.index + found[0].length)
}

/** "mentor" of "without a mentor"; nothing of "without one". */
function lackedIn(question: string): readonly string[] {
  const groups = leftOut.exec(question)?.slice(1) ?? []
  const nouns = [groups[1], groups[3]].flatMap((group) => group?.toLowerCase().match(/[a-z]+/g) ?? [])
  return nouns.map(lemma)
}

/** Words that tables and references are called by. */
function joinedNames({ tables }: Catalog): ReadonlySet<string> {
  return new Set(
    tables.flatMap(({ lemmas, columns }) => [
      ...lemmas,
      ...columns.flatMap((column) => (column.role === 'reference' ? column.lemmas : [])),
    ]),
  )
}

/** "his or her supervisor" is "their supervisor". */
export function oneOwner(text: string): string {
  return text
    .replaceAll(/\b(?:his or her|her or his|his\/her|her\/his|his or hers)\b/gi, 'their')
    .replaceAll(/\b(?:he or she|she or he|he\/she|she\/he)\b/gi, 'they')
}
