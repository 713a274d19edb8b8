import type { Piece } from '../grammar/sketch.js'
import type { Draft } from './draft.js'
import { negated } from '../grammar/exclusion/turned.js'
import { gather } from './ratio/gather.js'
import type { Condition } from './spec.js'
import { isMeasure } from './spec-tables.js'
import { addSharedValues } from './shared-values.js'
import { toOneTables } from './to-one-tables.js'
import { Ungrounded } from './ungrounded.js'
import { mustTable } from '../../linking/catalog.js'

/**
 * Each side is met by some row of its own: of another table where there are many, else by rows that share the values
 * shown. What was said of those rows before holds on both sides: "bought Chai in 2022 as well as in 2024".
 */
export function addBothSides(draft: Draft, piece: Extract<Piece, { kind: 'both' }>): void {
  const target = draft.target
  if (target === null || draft.or || draft.both || draft.sided !== null)
    throw new Ungrounded('"both" of what?', ['both'])
  if (piece.except !== true && addSharedValues(draft, piece)) return
  const once = onceOf(draft, target)
  const isFar = (condition: Condition) =>
    condition.related === null && condition.needs.some((need) => !once.has(need.table))
  const shared = draft.conditions.filter(isFar)
  const requires = draft.requires.filter((need) => !once.has(need.table))
  const own = draft.requires.filter((need) => need.table === target)
  const near = requires.length > 0 ? (draft.near ?? target) : target
  const side = (pieces: readonly Piece[]) => {
    const found = gather({ ...draft, requires: own }, target, [], pieces, near)
    if (found.having.length > 0 || found.conditions.length === 0)
      throw new Ungrounded('"both" of what?', ['both'])
    return together(target, found.conditions, shared, requires, once)
  }
  const isMany = ({ related }: Condition) => related?.needs.some((need) => !once.has(need.table)) === true
  const left = side(piece.left)
  const right = side(piece.right)
  const except = piece.except === true
  remove(draft, shared, requires)
  if (showsValues(draft)) draft.both = { left, right, except }
  else if (except && [...left, ...right].every((condition) => !isMany(condition)))
    draft.conditions.push(...left, ...side(piece.right.map(turnedValue)))
  else {
    if (![...left, ...right].every(isMany)) throw new Ungrounded('one row cannot be both', ['both'])
    draft.conditions.push(...left, ...(except ? right.map(turned) : right))
    draft.sided = draft.conditions.length
  }
}

/** What is said after two sides must not be of rows that only one of them may have. @throws {Ungrounded} where it is */
export function checkSides(draft: Draft): void {
  if (draft.sided === null || draft.target === null) return
  const once = onceOf(draft, draft.target)
  const later = draft.conditions.slice(draft.sided)
  const needs = [...later.flatMap((condition) => condition.needs), ...draft.requires]
  if (draft.having.length > 0 || draft.groups.length > 0 || needs.some((need) => !once.has(need.table)))
    throw new Ungrounded('what follows may be said of one side or of both', ['both'])
}

function onceOf(draft: Draft, target: string): ReadonlySet<string> {
  return new Set(toOneTables(draft.catalog, target, 3).map((table) => table.id))
}

/** One row that meets all that is said of a side, where it is about other rows than those asked for. */
function together(
  from: string,
  conditions: readonly Condition[],
  shared: readonly Condition[],
  requires: Draft['requires'],
  once: ReadonlySet<string>,
): readonly Condition[] {
  const flat = conditions.flatMap((each) => each.related?.conditions ?? [each])
  const needs = [
    ...requires,
    ...shared.flatMap((each) => each.needs),
    ...conditions.flatMap((each) => each.related?.needs ?? each.needs),
  ]
  if (!needs.some((need) => !once.has(need.table))) return conditions
  if (conditions.some((each) => each.related?.negated)) throw new Ungrounded('"both" of none', ['both'])
  const all = [...shared, ...flat]
  return [
    {
      needs: [],
      make: () => ({ kind: 'and', of: [] }),
      text: all.map((each) => each.text).join(' and '),
      related: { from, needs, conditions: all, negated: false },
    },
  ]
}

/** "in Germany but not in Berlin": of the row itself. @throws {Ungrounded} where it is no value */
function turnedValue(piece: Piece): Piece {
  const filter = piece.kind === 'filter' ? negated(piece.filter) : null
  if (piece.kind !== 'filter' || filter?.kind !== 'value')
    throw new Ungrounded('one row cannot be both', ['both'])
  return { ...piece, filter }
}

/** No row at all meets it. */
function turned(condition: Condition): Condition {
  if (!condition.related) return condition
  return { ...condition, text: `no ${condition.text}`, related: { ...condition.related, negated: true } }
}

function remove(draft: Draft, shared: readonly Condition[], requires: Draft['requires']): void {
  for (const condition of shared) draft.conditions.splice(draft.conditions.indexOf(condition), 1)
  for (const need of requires) draft.requires.splice(draft.requires.indexOf(need), 1)
}

/** Values of columns are asked for, and no rows: nothing that names a row is shown. */
export function showsValues(draft: Draft): boolean {
  return (
    draft.outputs.length > 0 &&
    draft.outputs.every(
      (output) =>
        !isMeasure(output) &&
        output.kind === 'column' &&
        !output.column.unique &&
        !mustTable(draft.catalog, output.column.table).titles.some((title) => title.id === output.column.id),
    )
  )
}
