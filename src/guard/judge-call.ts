import type { CatalogueFunction } from './catalogue.js'
import { type Bench, factsOf, judgeRows, judgeType, judgeValues, placeOf } from './bench.js'
import { isColumn } from './columns.js'
import { isDeniedFunction } from './function-names.js'
import { callable, displayFunction } from './functions.js'
import { type Job, type Place, typeTextJob } from './jobs.js'
import type { FieldMention, FunctionMention, KeywordMention, Mentions, Name } from './mentions.js'
import { isShownSetting, refuseSetting } from './settings.js'
import { suggestFunction } from './suggestions.js'
import { type Refusal, refuse } from './verdict.js'

/** Judges a call by name. */
export async function judgeCall(
  call: FunctionMention,
  bench: Bench,
  further: Job[],
): Promise<Refusal | null> {
  const position = placeOf(call, bench)
  const named = factsOf('function', call, bench).calls
  const rows = callable(named, call.args, bench.job.author)
  if (rows.some((row) => row.named)) {
    judgeValues(factsOf('function', call, bench).type, position, further)
    return (
      judgeRows(rows, 'function_not_allowed', bench.job.trust, position, bench, further) ??
      judgeArguments(call, rows, position, bench, further)
    )
  }
  if (call.args === null) return null
  if (call.args === 1 && factsOf('type', call, bench).type !== null)
    return judgeType(call, position, bench, further)
  if (isDeniedFunction(call.name, call.schema)) {
    const message = `The function ${written(call)} may not be called.`
    return refuse('function_not_allowed', message, 'Leave it out; it cannot be allowed.', position())
  }
  return refuseUnknown(call, named, position, bench)
}

/** Functions that do what a constant among their arguments says. */
function judgeArguments(
  call: FunctionMention,
  rows: readonly CatalogueFunction[],
  position: Place,
  bench: Bench,
  further: Job[],
): Refusal | null {
  if (bench.job.author !== 'model' || !rows.some((row) => row.origin === 'system')) return null
  if (call.name === 'current_setting') {
    const setting = call.constants[0] ?? null
    return setting !== null && isShownSetting(setting) ? null : refuseSetting(setting, position())
  }
  if (call.name === 'pg_input_is_valid' || call.name === 'pg_input_error_info') {
    const type = call.constants[1] ?? null
    if (type === null) {
      return refuse(
        'type_not_allowed',
        `${call.name} is called with a type that is not a constant.`,
        null,
        position(),
      )
    }
    further.push(typeTextJob(type, position))
  }
  return null
}

async function refuseUnknown(
  call: FunctionMention,
  named: readonly CatalogueFunction[],
  position: Place,
  bench: Bench,
): Promise<Refusal> {
  if (named.length > 0) {
    const counts = [...new Set(named.filter((row) => row.named).map(argumentCount))].join(' or ')
    const message = `No function ${written(call)} takes ${call.args} ${call.args === 1 ? 'argument' : 'arguments'}.`
    return refuse('function_unknown', message, `It takes ${counts}.`, position())
  }
  const hint = suggestFunction(call.name, await bench.catalogue.functionNames())
  return refuse('function_unknown', `The function ${written(call)} does not exist.`, hint, position())
}

function argumentCount({ minArgs, maxArgs }: CatalogueFunction): string {
  if (maxArgs === null) return `${minArgs} or more`
  return minArgs === maxArgs ? `${minArgs}` : `${minArgs} to ${maxArgs}`
}

/** Judges what an older server takes for a call of somebody's function. */
export function judgeKeyword(keyword: KeywordMention, bench: Bench, further: Job[]): Refusal | null {
  const rows = factsOf('function', keyword, bench).calls.filter(({ origin }) => origin === 'user')
  return judgeRows(rows, 'function_not_allowed', 'body', placeOf(keyword, bench), bench, further)
}

/** `x.name` calls the function `name` when x has no such column. */
export function judgeField(
  field: FieldMention,
  mentions: Mentions,
  bench: Bench,
  further: Job[],
): Refusal | null {
  const name = { schema: null, name: field.name }
  const rows = callable(factsOf('function', name, bench).calls, 1, bench.job.author)
  const { calls, type } = factsOf('type', name, bench)
  if (rows.length === 0 && calls.length === 0 && (type?.checks.length ?? 0) === 0) return null
  const position = placeOf(field, bench)
  const leads: Job[] = []
  const call = { schema: null, name: field.name, args: 1, constants: [], location: field.location }
  const fault =
    judgeRows(rows, 'function_not_allowed', 'declaration', position, bench, leads) ??
    judgeArguments(call, rows, position, bench, leads) ??
    judgeType(name, position, bench, leads)
  if (fault === null && leads.length === 0) return null
  const relation = (schema: string | null, relationName: string) =>
    factsOf('relation', { schema, name: relationName }, bench).relation
  if (isColumn(field.qualifier, field.name, { sources: mentions.sources, relation })) return null
  further.push(...leads)
  return fault
}

function written({ schema, name }: Name): string {
  return displayFunction({ schema: schema ?? 'pg_catalog', name })
}
