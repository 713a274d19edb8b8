import { near, sameValue, type Value } from './value.js'

/** A row ready to be compared: both sides have the same columns in the same order. */
export type ValueRow = readonly Value[]

/** The rows of either side that have no partner on the other, by index. */
export interface Unmatched {
  readonly missing: readonly number[]
  readonly extra: readonly number[]
}

/**
 * Pairs the rows of two multisets, in any order: first the identical ones, then those whose numbers are near enough.
 * Rows have the same number of values in the same order on both sides.
 */
export function matchRows(gold: readonly ValueRow[], answer: readonly ValueRow[]): Unmatched {
  const identical = pairIdentical(gold, answer)
  if (identical.missing.length === 0 || identical.extra.length === 0) return identical
  const partners = groupByShape(identical.extra, answer)
  const missing: number[] = []
  const taken = new Set<number>()
  for (const [shape, group] of groupByShape(identical.missing, gold)) {
    const paired = pairNear(group, gold, partners.get(shape) ?? [], answer)
    for (const one of paired.answer) taken.add(one)
    missing.push(...group.filter((one) => !paired.gold.has(one)))
  }
  return {
    missing: missing.sort((a, b) => a - b),
    extra: identical.extra.filter((one) => !taken.has(one)),
  }
}

function pairIdentical(gold: readonly ValueRow[], answer: readonly ValueRow[]): Unmatched {
  const waiting = new Map<string, number[]>()
  for (const [i, row] of gold.entries()) {
    const key = joined(row, wholeKey)
    const same = waiting.get(key)
    if (same) same.push(i)
    else waiting.set(key, [i])
  }
  const extra = answer.flatMap((row, i) =>
    waiting.get(joined(row, wholeKey))?.pop() === undefined ? [i] : [],
  )
  return { missing: [...waiting.values()].flat().sort((a, b) => a - b), extra }
}

/** Rows whose values other than numbers are identical. */
function groupByShape(indices: readonly number[], rows: readonly ValueRow[]): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (const i of indices) {
    const shape = joined(rows[i] ?? [], shapeKey)
    const group = groups.get(shape)
    if (group) group.push(i)
    else groups.set(shape, [i])
  }
  return groups
}

/**
 * Pairs rows of one shape by one of their numbers: from the smallest gold number up, each takes the smallest that is
 * near. No other order of pairing finds more partners, as long as that number alone decides.
 */
function pairNear(
  goldGroup: readonly number[],
  gold: readonly ValueRow[],
  answerGroup: readonly number[],
  answer: readonly ValueRow[],
): { readonly gold: ReadonlySet<number>; readonly answer: ReadonlySet<number> } {
  const column = mostVaried(goldGroup, gold)
  const numberOf = (row: ValueRow | undefined) => row?.[column]?.number ?? 0
  const ascending = (group: readonly number[], rows: readonly ValueRow[]) =>
    [...group].sort((a, b) => numberOf(rows[a]) - numberOf(rows[b]))
  const waiting = ascending(answerGroup, answer)
  const nextFree = skipper(waiting.length)
  const paired = { gold: new Set<number>(), answer: new Set<number>() }
  let start = 0
  for (const g of ascending(goldGroup, gold)) {
    const row = gold[g] ?? []
    const [from, to] = near(numberOf(row))
    while (start < waiting.length && numberOf(answer[waiting[start] ?? 0]) < from) start += 1
    for (let at = nextFree.from(start); at < waiting.length; at = nextFree.from(at + 1)) {
      const a = waiting[at] ?? 0
      if (numberOf(answer[a]) > to) break
      if (!row.every((value, c) => same(value, answer[a]?.[c]))) continue
      nextFree.take(at)
      paired.gold.add(g)
      paired.answer.add(a)
      break
    }
  }
  return paired
}

/** Finds the first place not taken without walking over all that are. */
function skipper(length: number) {
  const next = Array.from({ length: length + 1 }, (_, i) => i)
  return {
    from(place: number): number {
      let free = place
      while (free < length && next[free] !== free) free = next[free] ?? length
      // The places walked over lead there at once the next time.
      for (let at = place; at < free; ) {
        const following = next[at] ?? free
        next[at] = free
        at = following
      }
      return free
    },
    take(place: number): void {
      next[place] = place + 1
    },
  }
}

/** The column whose numbers tell the rows of a group apart best. */
function mostVaried(group: readonly number[], rows: readonly ValueRow[]): number {
  const width = rows[group[0] ?? 0]?.length ?? 0
  const variety = Array.from({ length: width }, (_, column) => {
    return new Set(group.map((i) => rows[i]?.[column]?.number ?? null)).size
  })
  return variety.indexOf(Math.max(...variety))
}

function same(a: Value, b: Value | undefined): boolean {
  return b !== undefined && sameValue(a, b)
}

/** Texts of any content joined so that no two rows of one width give the same. */
function joined(row: ValueRow, keyOf: (value: Value) => string): string {
  const [only] = row
  if (only !== undefined && row.length === 1) return keyOf(only)
  let text = ''
  for (const value of row) {
    const key = keyOf(value)
    text += `${key.length}:${key}`
  }
  return text
}

function wholeKey(value: Value): string {
  return value.key
}

/** The same for all numbers; no other key begins so. */
function shapeKey(value: Value): string {
  return value.number === null ? value.key : '#'
}
