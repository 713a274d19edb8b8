import type { CatalogueFunction, Facts, GuardCatalogue, Wanted, WantedKind } from './catalogue.js'
import { isColumn } from './columns.js'
import { isDeniedFunction, isSamplingMethod } from './function-names.js'
import { callable, displayFunction, judgeFunction, type Trust } from './functions.js'
import { bodyJob, checkJob, expressionJob, type Job, type Place, typeTextJob, viewJob } from './jobs.js'
import type { FieldMention, FunctionMention, Mentions, Name } from './mentions.js'
import { positionOf } from './parse.js'
import type { GuardPolicy } from './policy.js'
import { relationFault } from './relations.js'
import { isShownSetting, refuseSetting } from './settings.js'
import { suggestFunction } from './suggestions.js'
import { type Refusal, type RefusalCode, refuse } from './verdict.js'

/** What judging needs beside the mentions. */
export interface Bench {
  readonly catalogue: GuardCatalogue
  readonly policy: GuardPolicy
  readonly job: Job
  /** The text that was walked. */
  readonly text: string
}

/** Different names in one statement: what the catalogue answers in well under a second. */
const maxNames = 5000

/** Judges everything a piece of SQL mentions; what it leads to comes back as further jobs. */
export async function judge(mentions: Mentions, bench: Bench): Promise<readonly Job[] | Refusal> {
  const wanted = wantedNames(mentions)
  const distinct = new Set(wanted.map(({ kind, schema, name }) => `${kind} ${schema} ${name}`)).size
  if (distinct > maxNames) {
    return refuse(
      'too_complex',
      `The statement uses ${distinct} different names.`,
      'Write a shorter statement.',
    )
  }
  await bench.catalogue.load(wanted)
  const further: Job[] = []
  for (const relation of mentions.relations) {
    const fault = judgeRelation(relation, bench, further)
    if (fault !== null) return fault
  }
  for (const call of mentions.functions) {
    const fault = await judgeCall(call, bench, further)
    if (fault !== null) return fault
  }
  for (const field of mentions.fields) {
    const fault = judgeField(field, mentions, bench, further)
    if (fault !== null) return fault
  }
  for (const operator of mentions.operators) {
    const fault = judgeHidden('operator', operator, bench, further)
    if (fault !== null) return fault
  }
  for (const type of mentions.types) {
    const fault = judgeHidden('type', type, bench, further)
    if (fault !== null) return fault
  }
  for (const { name, location } of mentions.samplings) {
    if (isSamplingMethod(name)) continue
    const message = `The sampling method "${name}" is not known.`
    return refuse('function_not_allowed', message, 'Use BERNOULLI or SYSTEM.', placeOf({ location }, bench)())
  }
  return further
}

function wantedNames(mentions: Mentions): readonly Wanted[] {
  const want = (kind: WantedKind, names: readonly Name[]) =>
    names.map(({ schema, name }) => ({ kind, schema, name }))
  const fields = mentions.fields.map(({ name }) => ({ schema: null, name }))
  return [
    ...want('function', [...mentions.functions, ...fields]),
    // `x.word` and `word(x)` are also casts, when word is a type.
    ...want('type', [...mentions.types, ...mentions.functions.filter(({ args }) => args === 1), ...fields]),
    ...want('operator', mentions.operators),
    ...want('relation', mentions.relations),
  ]
}

function placeOf({ location }: { readonly location: unknown }, { text }: Bench): Place {
  return () => positionOf(text, location)
}

function factsOf(kind: WantedKind, { schema, name }: Name, bench: Bench): Facts {
  return bench.catalogue.facts({ kind, schema, name })
}

function judgeRelation(
  relation: Mentions['relations'][number],
  bench: Bench,
  further: Job[],
): Refusal | null {
  const position = placeOf(relation, bench)
  const { relation: found, calls } = factsOf('relation', relation, bench)
  const fault = bench.job.author === 'system' ? null : relationFault(relation, found, bench.policy)
  if (fault !== null) return refuse('relation_not_allowed', `${sentence(fault.why)}.`, fault.hint, position())
  if (found?.definition != null) further.push(viewJob(found, found.definition, position))
  if (found !== null) for (const one of found.expressions) further.push(expressionJob(found, one, position))
  return judgeRows(calls, 'type_not_allowed', 'body', position, bench, further)
}

async function judgeCall(call: FunctionMention, bench: Bench, further: Job[]): Promise<Refusal | null> {
  const position = placeOf(call, bench)
  const named = factsOf('function', call, bench).calls
  const rows = callable(named, call.args)
  if (rows.some((row) => row.named)) {
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

/** `x.name` calls the function `name` when x has no such column. */
function judgeField(field: FieldMention, mentions: Mentions, bench: Bench, further: Job[]): Refusal | null {
  const name = { schema: null, name: field.name }
  const rows = callable(factsOf('function', name, bench).calls, 1)
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

function judgeHidden(
  kind: 'operator' | 'type',
  named: Mentions['operators'][number],
  bench: Bench,
  further: Job[],
): Refusal | null {
  const position = placeOf(named, bench)
  if (kind === 'type') return judgeType(named, position, bench, further)
  const rows = factsOf('operator', named, bench).calls
  const fault = judgeRows(rows, 'operator_not_allowed', 'declaration', position, bench, further)
  return fault === null
    ? null
    : { ...fault, message: `The operator ${named.name} is not allowed: ${lower(fault.message)}` }
}

function judgeType(named: Name, position: Place, bench: Bench, further: Job[]): Refusal | null {
  const { calls, type } = factsOf('type', named, bench)
  for (const check of type?.checks ?? []) further.push(checkJob(check, position))
  return judgeRows(calls, 'type_not_allowed', 'body', position, bench, further)
}

function judgeRows(
  rows: readonly CatalogueFunction[],
  code: RefusalCode,
  trust: Trust,
  position: Place,
  bench: Bench,
  further: Job[],
): Refusal | null {
  for (const row of rows) {
    const ruling = judgeFunction(row, bench.policy, row.implied && !row.named ? 'body' : trust)
    if (ruling.kind === 'refuse') return refuse(code, `${sentence(ruling.why)}.`, ruling.hint, position())
    if (ruling.kind === 'inspect') further.push(bodyJob(row, code, position))
  }
  return null
}

function written({ schema, name }: Name): string {
  return displayFunction({ schema: schema ?? 'pg_catalog', name })
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
