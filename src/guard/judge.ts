import type { Wanted, WantedKind } from './catalogue.js'
import { type Bench, factsOf, judgeRows, judgeType, judgeValues, placeOf, sentence } from './bench.js'
import { isSamplingMethod } from './function-names.js'
import { expressionJob, type Job, viewJob } from './jobs.js'
import { judgeCall, judgeField, judgeKeyword } from './judge-call.js'
import type { Mentions, Name } from './mentions.js'
import { relationFault } from './relations.js'
import { type Refusal, refuse } from './verdict.js'

/** Different names in one statement: what the catalogue answers in well under a second. */
const maxNames = 5000

/** What a statement leads to whatever its names. */
const nothing: Name = { schema: null, name: '' }

/** Judges everything a piece of SQL mentions; what it leads to comes back as further jobs. */
export async function judge(mentions: Mentions, bench: Bench): Promise<readonly Job[] | Refusal> {
  const wanted = wantedNames(mentions, bench)
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
  const led = judgeRows(
    factsOf('everything', nothing, bench).calls,
    'type_not_allowed',
    'body',
    () => null,
    bench,
    further,
  )
  if (led !== null) return led
  for (const relation of mentions.relations) {
    const fault = judgeRelation(relation, bench, further)
    if (fault !== null) return fault
  }
  for (const call of mentions.functions) {
    const fault = await judgeCall(call, bench, further)
    if (fault !== null) return fault
  }
  for (const keyword of mentions.keywords) {
    const fault = judgeKeyword(keyword, bench, further)
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

function wantedNames(mentions: Mentions, { job }: Bench): readonly Wanted[] {
  const want = (kind: WantedKind, names: readonly Name[]) =>
    names.map(({ schema, name }) => ({ kind, schema, name }))
  const fields = mentions.fields.map(({ name }) => ({ schema: null, name }))
  return [
    ...(job.what === null ? want('everything', [nothing]) : []),
    ...want('function', [...mentions.functions, ...mentions.keywords, ...fields]),
    // `x.word` and `word(x)` are also casts, when word is a type.
    ...want('type', [...mentions.types, ...mentions.functions.filter(({ args }) => args === 1), ...fields]),
    ...want('operator', mentions.operators),
    ...want('relation', mentions.relations),
  ]
}

function judgeRelation(
  relation: Mentions['relations'][number],
  bench: Bench,
  further: Job[],
): Refusal | null {
  const position = placeOf(relation, bench)
  const { relation: found, calls, type } = factsOf('relation', relation, bench)
  const fault = bench.job.author === 'system' ? null : relationFault(relation, found, bench.policy)
  if (fault !== null) return refuse('relation_not_allowed', `${sentence(fault.why)}.`, fault.hint, position())
  if (found?.definition != null) further.push(viewJob(found, found.definition, position))
  if (found !== null) for (const one of found.expressions) further.push(expressionJob(found, one, position))
  judgeValues(type, position, further)
  return judgeRows(calls, 'type_not_allowed', 'body', position, bench, further)
}

function judgeHidden(
  kind: 'operator' | 'type',
  named: Mentions['operators'][number],
  bench: Bench,
  further: Job[],
): Refusal | null {
  const position = placeOf(named, bench)
  if (kind === 'type') return judgeType(named, position, bench, further)
  const { calls: rows, type } = factsOf('operator', named, bench)
  judgeValues(type, position, further)
  const fault = judgeRows(rows, 'operator_not_allowed', 'declaration', position, bench, further)
  return fault === null
    ? null
    : { ...fault, message: `The operator ${named.name} is not allowed: ${lower(fault.message)}` }
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
