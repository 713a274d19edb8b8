import { asNode, nodes, text } from '../../guard/mentions.js'
import type { AstNode, LoadedParser, PlacedToken } from '../../guard/parse.js'

/** A constant of a statement that a parameter may take the place of. Places are bytes. */
export interface Constant {
  readonly kind: 'integer' | 'decimal' | 'string' | 'boolean'
  readonly value: string
  readonly start: number
  readonly end: number
  /** Of `date '2026-01-01'`, the type in front; the place spans it. Else null. */
  readonly cast: string | null
}

/** The constants of a statement, in order, but for those that are no values: `order by 1`, `numeric(10, 2)`. */
export function constantsOf(sql: string, parser: LoadedParser): readonly Constant[] {
  const tree = parser.statement(sql)
  const tokens = parser.tokens(sql)
  if (tree === null || tokens === null) return []
  const found: Constant[] = []
  const place = placer(sql, tokens)
  collect(tree, (constant, prefix) => {
    const read = readConstant(constant)
    const placed = read && place(Number(constant.location ?? 0), prefix)
    if (read && placed) found.push({ ...read, ...placed })
  })
  return found.sort((a, b) => a.start - b.start)
}

/** `prefix` is where the type in front of a constant begins; null when there is none. */
type Visit = (constant: AstNode, prefix: number | null) => void

function collect(value: unknown, visit: Visit): void {
  if (Array.isArray(value)) {
    for (const each of value) collect(each, visit)
    return
  }
  const node = asNode(value)
  if (node === null) return
  const constant = asNode(node.A_Const)
  if (constant !== null) {
    visit(constant, null)
    return
  }
  const cast = asNode(node.TypeCast)
  const typed = cast && isPrefix(cast) ? asNode(asNode(cast.arg)?.A_Const) : null
  if (cast && typed) {
    visit(typed, Number(asNode(cast.typeName)?.location ?? 0))
    return
  }
  for (const [field, child] of Object.entries(node)) {
    if (field === 'typmods') continue
    // A bare number there is the place of a column.
    const places = field === 'groupClause' || field === 'distinctClause' || field === 'content'
    if (places)
      collect(
        nodes(child).filter((item) => asNode(item)?.A_Const === undefined),
        visit,
      )
    else if (field === 'SortBy' && asNode(asNode(asNode(child)?.node)?.A_Const)) continue
    else collect(child, visit)
  }
}

/** `date '…'` has no place of its own, `'…'::date` and `cast('…' as date)` have. */
function isPrefix({ location }: AstNode): boolean {
  return location === -1
}

function readConstant(constant: AstNode): Pick<Constant, 'kind' | 'value'> | null {
  // A value of 0, '' or false is left out of the tree.
  const integer = asNode(constant.ival)
  if (integer !== null) return { kind: 'integer', value: String(integer.ival ?? 0) }
  const decimal = asNode(constant.fval)
  if (decimal !== null) {
    const value = text(decimal.fval) ?? '0'
    return { kind: /^-?\d+$/.test(value) ? 'integer' : 'decimal', value }
  }
  const string = asNode(constant.sval)
  if (string !== null) return { kind: 'string', value: text(string.sval) ?? '' }
  const truth = asNode(constant.boolval)
  return truth === null ? null : { kind: 'boolean', value: String(truth.boolval ?? false) }
}

function placer(sql: string, tokens: readonly PlacedToken[]) {
  const bytes = Buffer.from(sql, 'utf8')
  const at = new Map(tokens.map(({ start }, index) => [start, index]))
  return (location: number, prefix: number | null): Pick<Constant, 'start' | 'end' | 'cast'> | null => {
    const index = at.get(location)
    if (index === undefined) return null
    // The tree folds the sign of a negative number into it.
    const last = /^[-+]$/.test(tokens[index]?.text ?? '') ? tokens[index + 1] : tokens[index]
    if (last === undefined) return null
    const cast = prefix === null ? null : bytes.subarray(prefix, location).toString('utf8').trim()
    return { start: prefix ?? location, end: last.end, cast }
  }
}
