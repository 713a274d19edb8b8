import type { CatalogueFunction, CatalogueType, Facts, GuardCatalogue, WantedKind } from './catalogue.js'
import { judgeFunction, type Trust } from './functions.js'
import { bodyJob, checkJob, type Job, type Place, valueCheckJob } from './jobs.js'
import type { Name } from './mentions.js'
import { positionOf } from './parse.js'
import type { GuardPolicy } from './policy.js'
import { refuseSetting } from './settings.js'
import { type Refusal, type RefusalCode, refuse } from './verdict.js'

/** What judging needs beside the mentions. */
export interface Bench {
  readonly catalogue: GuardCatalogue
  readonly policy: GuardPolicy
  readonly job: Job
  /** The text that was walked. */
  readonly text: string
}

/** Where something mentioned stands. */
export function placeOf({ location }: { readonly location: unknown }, { text }: Bench): Place {
  return () => positionOf(text, location)
}

/** What the catalogue knows about a name that was loaded. */
export function factsOf(kind: WantedKind, { schema, name }: Name, bench: Bench): Facts {
  return bench.catalogue.facts({ kind, schema, name })
}

/** Judges a cast to a type, or its mention. */
export function judgeType(named: Name, position: Place, bench: Bench, further: Job[]): Refusal | null {
  const { calls, type } = factsOf('type', named, bench)
  for (const check of type?.checks ?? []) further.push(checkJob(check, position))
  return judgeRows(calls, 'type_not_allowed', 'body', position, bench, further)
}

/** Judges what values of the types that a relation, a function or an operator is made of run by themselves. */
export function judgeValues(type: CatalogueType | null, position: Place, further: Job[]): void {
  for (const check of type?.checks ?? []) further.push(valueCheckJob(check, position))
}

/** Judges functions; those that have to be looked into become jobs. */
export function judgeRows(
  rows: readonly CatalogueFunction[],
  code: RefusalCode,
  trust: Trust,
  position: Place,
  bench: Bench,
  further: Job[],
): Refusal | null {
  for (const row of rows) {
    // A setting is told by whatever leads to this function; only a call has a constant to look at.
    if (
      bench.job.author === 'model' &&
      !row.named &&
      row.origin === 'system' &&
      row.name === 'current_setting'
    )
      return refuseSetting(null, position())
    const counts = row.implied && !row.named ? 'body' : trust
    const ruling = judgeFunction(row, bench.policy, counts)
    if (ruling.kind === 'refuse') return refuse(code, `${sentence(ruling.why)}.`, ruling.hint, position())
    if (ruling.kind === 'inspect') further.push(bodyJob(row, code, position, counts))
  }
  return null
}

/** With a capital letter in front. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
