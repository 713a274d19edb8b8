import abbreviations from './lexicon/abbreviations.json' with { type: 'json' }
import runTogetherWords from './lexicon/run-together-words.json' with { type: 'json' }
import schemaWords from './lexicon/schema-words.json' with { type: 'json' }
import { byNeighbours } from './neighbours.js'
import { ownHeads } from './own-heads.js'
import { ownPrefixes, sharedNames } from './own-prefixes.js'
import { lazily } from './remember.js'
import { cutDone, cutTail, segment, shortOwner } from './run-together.js'
import { bonesOf, isSqueezed } from './squeezed.js'
import { lemma } from './stem.js'

/** Splits identifiers of one database into words; needs to see all of them to find prefixes and run-together words. */
export interface NameSplitter {
  /** The words of a table's name, lower case, abbreviations expanded: `tblOrderItems` -> order, items. */
  table(name: string): readonly string[]
  /** The words of a column's name within its table. */
  column(table: string, name: string): readonly string[]
}

const known: ReadonlySet<string> = new Set(schemaWords)
/** More words that names are run together from, and compounds that are not to be cut. */
const parted: ReadonlySet<string> = new Set([...schemaWords, ...runTogetherWords])
// No prototype: a column may be called "constructor".
const short: Readonly<Record<string, string>> = Object.assign(Object.create(null), abbreviations)
/** Words by what is left of them without their vowels; null where several share it. */
const knownBones = lazily(() => bonesOf(known))
/** What is short for something else when it is a whole table's name. */
const wholeTables: ReadonlyMap<string, string> = new Map([
  ['ref', 'referee'],
  ['rest', 'restaurant'],
  ['rev', 'review'],
])
const tableAffixes = new Set(['tbl', 'table', 'dim', 'fact', 'fct', 'stg', 'mst', 'master', 'vw', 'tb', 't'])

/** @param comments words that people wrote about this database; they help to cut run-together names. */
export function nameSplitter(
  tables: readonly { readonly name: string; readonly columns: readonly string[] }[],
  comments: readonly string[] = [],
): NameSplitter {
  const prefixes = new Map([...tablePrefixes(tables.map(({ name }) => name)), ...sharedPrefixes(tables)])
  const prefixOf = (table: string) => prefixes.get(table) ?? ''
  const own = new Set<string>(comments.flatMap((text) => text.toLowerCase().match(/[a-z]{3,}/g) ?? []))
  for (const table of tables) {
    for (const name of [table.name, ...table.columns]) {
      const parts = rawParts(name)
      if (parts.length > 1) for (const part of parts) if (part.length > 3) own.add(part)
    }
  }
  const bones = bonesOf(own)
  const dictionary = (word: string) =>
    parted.has(word) || own.has(word) || parted.has(lemma(word)) || own.has(lemma(word))
  const spelled = (part: string) => bones.get(part) ?? knownBones().get(part) ?? null
  const shared = sharedNames(tables)
  const columnPrefix = new Map(
    tables.map(({ name, columns }) => {
      const own = columns.filter((column) => !shared.has(column.toLowerCase()) && !/_id$/i.test(column))
      const whole = commonColumnPrefix(columns, prefixOf(name), dictionary)
      return [name, whole.drop === '' ? commonColumnPrefix(own, prefixOf(name), dictionary, 3) : whole]
    }),
  )
  const owners = ownPrefixes(tables)
  const headed = new Map(tables.map(({ name, columns }) => [name, ownHeads(name, columns)]))
  const tableWords = (name: string) => {
    const words = expand(tableParts(without(name, prefixOf(name))), dictionary, spelled)
    const kept = words.filter(
      (word, at) => !(tableAffixes.has(word) && (at === 0 || at === words.length - 1)),
    )
    return (kept.length > 0 ? kept : words).slice()
  }
  /** What stands for a table before its own columns stands for it in the others. */
  const owned = (parts: readonly string[]) =>
    parts.flatMap((part) => {
      const owner = owners.get(part)
      return owner === undefined ? expand([part], dictionary, spelled) : tableWords(owner)
    })
  const tableNames = new Set(tables.flatMap(({ name }) => wholeNames(without(name, prefixOf(name)))))
  /** Inside a column's name, a table's own is a word: "boatname" where there are boats. */
  const beside = (word: string) => dictionary(word) || tableNames.has(word)
  const columnWords = (name: string) => {
    const parts = rawParts(name)
    if (parts.some((part) => owners.has(part))) return owned(parts)
    return (shortOwner(parts, tableNames, dictionary) ?? expand(parts, beside, spelled)).slice()
  }
  // Words are kept for as long as the catalogue lives: sliced, so that their arrays have no room to spare.
  return {
    table: tableWords,
    column: (table, name) => {
      const { drop, word } = columnPrefix.get(table) ?? { drop: '', word: null }
      const rest = without(name, prefixOf(table))
      const head = short[name.toLowerCase()] === undefined ? headed.get(table)?.get(name) : undefined
      if (head !== undefined && !dictionary(name.toLowerCase())) return [head]
      if (drop === '' || rest.length <= drop.length || !rest.toLowerCase().startsWith(drop))
        return columnWords(rest)
      const tail = expand(rawParts(rest.slice(drop.length)), dictionary, spelled)
      if (word === null) return tail.slice()
      const owner = owners.get(word)
      return [...(owner === undefined ? (short[word]?.split(' ') ?? [word]) : tableWords(owner)), ...tail]
    },
  }
}

/** The name itself, and its singular, of a table that is called by one plain word. */
function wholeNames(name: string): string[] {
  const [word = '', ...more] = rawParts(name)
  return more.length > 0 || word.length < 3 || tableAffixes.has(word) ? [] : [word, lemma(word)]
}

function tableParts(name: string): string[] {
  const parts = rawParts(name)
  return parts.length === 1 ? parts.map((part) => wholeTables.get(part) ?? part) : parts
}

/** Underscores, spaces, camel case and digits part words; "ID" and "URLs" stay whole. */
export function rawParts(name: string): string[] {
  const parts = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+|(?<=\p{L}{2})(?=\d)/u)
    .filter((part) => part !== '')
  return parts.length > 0 ? parts : [name.toLowerCase()]
}

function expand(
  parts: readonly string[],
  dictionary: (word: string) => boolean,
  spelled: (part: string) => string | null,
): string[] {
  return parts.flatMap((part, at) => {
    const beside = byNeighbours(parts, at)
    if (beside !== null) return beside
    const long = short[part]
    if (long !== undefined) return long.split(' ')
    const whole = isSqueezed(part) && !tableAffixes.has(part) ? spelled(part) : null
    if (whole !== null) return [whole]
    if (dictionary(part) || part.length < 6)
      return part.length === 5 && !dictionary(part) ? cutTail(part) : [part]
    const done = cutDone(part)
    if (done !== null) return done
    const cut = part.length === 6 || part.length === 7 ? cutTail(part) : [part]
    return cut.length > 1 ? cut : (segment(part, dictionary) ?? [part])
  })
}

/**
 * The prefix by table name where tables of a family carry one on every name, columns and all, like "sb". One family may
 * be the whole database; others live among tables that carry none.
 */
function sharedPrefixes(
  tables: readonly { readonly name: string; readonly columns: readonly string[] }[],
): ReadonlyMap<string, string> {
  const families = new Map<string, { readonly tables: string[]; readonly names: string[] }>()
  for (const { name, columns } of tables) {
    const lows = [name, ...columns].map((each) => each.toLowerCase())
    const start = longestCommonPrefix(lows).slice(0, 2)
    if (start.length < 2 || columns.length === 0) continue
    const family = families.get(start) ?? { tables: [], names: [] }
    family.tables.push(name)
    family.names.push(...lows)
    families.set(start, family)
  }
  const prefixes = new Map<string, string>()
  for (const { tables: members, names } of families.values()) {
    // Of two tables, the second may begin alike by chance; a database of one or two has nothing to compare with.
    if (members.length < Math.min(3, tables.length)) continue
    const prefix = sharedPrefix(names)
    if (prefix !== '') for (const member of members) prefixes.set(member, prefix)
  }
  return prefixes
}

/** "ch_gift", "ch_event": what begins every table's name, where it is no word of its own. */
function tablePrefixes(names: readonly string[]): ReadonlyMap<string, string> {
  const [first] = names
  const prefix = /^[a-z]{1,4}_/i.exec(first ?? '')?.[0].toLowerCase()
  if (prefix === undefined || names.length < 3 || known.has(prefix.slice(0, -1))) return new Map()
  return names.every((name) => name.toLowerCase().startsWith(prefix) && name.length > prefix.length + 1)
    ? new Map(names.map((name) => [name, prefix]))
    : new Map()
}

function sharedPrefix(lows: readonly string[]): string {
  const prefix = longestCommonPrefix(lows)
  return lows.length >= 6 && prefix.length >= 2 && lows.every((name) => name.length > prefix.length + 1)
    ? prefix
    : ''
}

/** Columns that all begin alike ("dp_open", "dp_close"): a known word is kept as one, an unknown one dropped. */
function commonColumnPrefix(
  columns: readonly string[],
  prefix: string,
  dictionary: (word: string) => boolean,
  least = 4,
): { readonly drop: string; readonly word: string | null } {
  if (columns.length < least) return { drop: '', word: null }
  const rests = columns.map((name) => without(name, prefix).toLowerCase())
  const shared = longestCommonPrefix(rests)
  const parted = shared.includes('_')
  for (let length = shared.length; length >= 2; length--) {
    if (parted && shared[length - 1] !== '_') continue
    const head = shared.slice(0, length)
    const word = head.replace(/_$/, '')
    if (!/^[a-z]+$/.test(word)) continue
    if (short[word] !== undefined || (word.length >= 4 && dictionary(word))) return { drop: head, word }
  }
  if (shared.endsWith('_') || (shared.length >= 2 && shared.length <= 3)) return { drop: shared, word: null }
  return { drop: '', word: null }
}

function without(name: string, prefix: string): string {
  return prefix !== '' && name.toLowerCase().startsWith(prefix) ? name.slice(prefix.length) : name
}

function longestCommonPrefix(words: readonly string[]): string {
  let prefix = words[0] ?? ''
  for (const word of words) while (!word.startsWith(prefix)) prefix = prefix.slice(0, -1)
  return prefix
}
