import type { Catalog, CatalogColumn } from '../../../linking/catalog.js'
import type { ToldState, ToldTest } from '../../../linking/told-states.js'
import type { Filter } from '../../grammar/sketch.js'
import type { Cond, Expr } from '../../planning/plan.js'
import type { Draft } from '../draft.js'
import type { Condition, Reference } from '../spec.js'
import { Ungrounded } from '../ungrounded.js'

/** "Current sponsorships" where it was told what that means: every test of the definition. */
export function toldCondition(
  draft: Draft,
  state: ToldState,
  { slot, negated }: Extract<Filter, { kind: 'flag' }>,
): Condition {
  const said = state.label ?? slot.text.toLowerCase()
  if (state.label === undefined) draft.notes.push(`'${said}' read as told: ${state.text}`)
  return {
    needs: [{ table: state.table, near: draft.near }],
    make: (ref) => {
      const cond = toldCond(state, ref, draft.catalog)
      return negated ? { kind: 'not', of: cond } : cond
    },
    text: negated ? `not ${said}` : said,
    related: null,
  }
}

/** Every test of a state, on the rows that `ref` refers to. */
export function toldCond(state: ToldState, ref: Reference, catalog: Catalog): Cond {
  const all = state.tests.map((test) => condOf(catalog, test, ref))
  const [only] = all
  return only && all.length === 1 ? only : { kind: 'and', of: all }
}

function condOf(catalog: Catalog, test: ToldTest, ref: Reference): Cond {
  const of = ref(columnById(catalog, test.column))
  switch (test.kind) {
    case 'null':
    case 'true':
      return { kind: test.kind, of, negated: test.negated }
    case 'in': {
      const values = test.values.map(literal)
      const [only] = values
      return only && values.length === 1
        ? { kind: 'compare', left: of, op: test.negated ? '<>' : '=', right: only }
        : { kind: 'in', of, values, negated: test.negated }
    }
    case 'compare':
      return { kind: 'compare', left: of, op: test.op, right: literal(test.amount) }
    case 'versus':
      return { kind: 'compare', left: of, op: test.op, right: ref(columnById(catalog, test.other)) }
    case 'dates':
      return between(of, test.from, test.to)
    case 'clock':
      return columnById(catalog, test.column).kind === 'time'
        ? { kind: 'compare', left: of, op: test.op, right: { kind: 'literal', value: test.time, as: 'time' } }
        : {
            kind: 'compare',
            left: { kind: 'extract', field: 'hour', of },
            op: test.op,
            right: literal(Number(test.time.slice(0, 2))),
          }
    case 'apart': {
      const start = ref(columnById(catalog, test.other))
      return {
        kind: 'compare',
        left: { kind: 'days', end: of, start, unit: test.unit },
        op: test.op,
        right: literal(test.amount),
      }
    }
    default:
      return test satisfies never
  }
}

/** From one day to before another. */
function between(of: Expr, from: string | null, to: string | null): Cond {
  const bound = (op: '>=' | '<', value: string): Cond => ({
    kind: 'compare',
    left: of,
    op,
    right: { kind: 'literal', value, as: 'date' },
  })
  const parts = [...(from === null ? [] : [bound('>=', from)]), ...(to === null ? [] : [bound('<', to)])]
  return parts.length === 1 ? (parts[0] as Cond) : { kind: 'and', of: parts }
}

function columnById(catalog: Catalog, id: string): CatalogColumn {
  const column = catalog.columnById.get(id)
  if (!column) throw new Ungrounded(`there is no column ${id}`)
  return column
}

function literal(value: string | number): Expr {
  return { kind: 'literal', value, as: typeof value === 'number' ? 'number' : 'text' }
}
