import { type Catalog, mustTable } from '../../../linking/catalog.js'
import { rounded } from '../../grammar/form.js'
import type { Shown, Spec } from '../../grounding/spec.js'
import { isMeasure } from '../../grounding/spec-tables.js'
import { listRows } from './list-rows.js'
import { measureGroups } from './measure-groups.js'
import { checkDirective, checkLoose, checkParts } from './refuse-unclear.js'
import { setShape } from './sets.js'
import type { Shaped } from './shaped.js'
import { chosenOutputs, ofTheBest } from './shown.js'

/** The plan of a spec: which rows, at what grain, what beside what. @throws {Ungrounded} where it would be wrong. */
export function shape(spec: Spec, catalog: Catalog): Shaped {
  const set = spec.valuesOnly ? null : setShape(spec, catalog, (each) => shape(each, catalog))
  if (set) return set
  checkLoose(spec, catalog)
  checkDirective(spec, catalog)
  checkParts(spec)
  const outputs = ofTheBest(spec, chosenOutputs(spec))
  const measures = [
    ...outputs,
    ...(spec.rank ? [spec.rank.by] : []),
    ...spec.orders.map((order) => order.by),
  ].filter(isMeasure)
  const grouped = measures.length > 0 || groupsByColumn(spec, outputs, catalog)
  const shaped = grouped ? measureGroups(spec, outputs, measures, catalog) : listRows(spec, outputs, catalog)
  return spec.form.digits === null ? shaped : { ...shaped, plan: rounded(shaped.plan, spec.form.digits) }
}

/** "statuses shared by more than two cities": the column's values are what is counted over. */
function groupsByColumn(spec: Spec, outputs: readonly Shown[], catalog: Catalog): boolean {
  if (spec.having.length === 0) return false
  const target = mustTable(catalog, spec.target)
  const entityLevel =
    outputs.some((output) => output.kind === 'entity') ||
    (spec.having.every((having) => having.table !== spec.target) &&
      target.key !== null &&
      spec.requires.some((need) => need.table === spec.target))
  return !entityLevel
}
