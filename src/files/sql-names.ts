/** The longest name Postgres keeps, in bytes. */
const longestName = 63

/**
 * A text as a name that SQL takes without quotes where letters allow it: `Order Date (UTC)` -> `order_date_utc`,
 * `customerId` -> `customer_id`. Letters and digits of any script stay. `fallback` when nothing is left.
 */
export function sqlName(text: string, fallback: string): string {
  const words = text
    .normalize('NFC')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replace(/%/g, ' percent ')
    .replace(/#/g, ' number ')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
  return shortened(/^\p{N}/u.test(words) ? `_${words}` : words) || fallback
}

/** The same names with those that occur twice told apart: `name`, `name_2`. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let distinct = name
    for (let number = 2; taken.has(distinct); number++) distinct = `${shortened(name, 6)}_${number}`
    taken.add(distinct)
    return distinct
  })
}

/** A name as SQL, quoted. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function shortened(name: string, room = 0): string {
  let text = name
  while (Buffer.byteLength(text) > longestName - room) text = text.slice(0, -1)
  return text
}
