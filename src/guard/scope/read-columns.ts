import { nodes, stringOf } from '../mentions.js'
import type { AstNode } from '../parse.js'
import { type Field, fault, faultMasked, type Level, type Reading, type Source } from './reading.js'

/** Resolves a column, a star or a whole row that is only handed on; what comes back is what it shows. */
export function readColumn(
  ref: AstNode,
  level: Level,
  reading: Reading,
  starIsRead = true,
): readonly Field[] {
  const fields = nodes(ref.fields)
  const star = fields.length > 0 && stringOf(fields.at(-1)) === null
  const [column, label = null, schema = null] = fields.map(stringOf).reverse()
  if (!star && label === null) return readBare(column ?? '', ref, level, reading)
  if (star && label === null) {
    const shown = level.sources.filter(({ inner }) => !inner)
    return shown.flatMap((source) => wholeOf(source, '*', ref, reading, starIsRead))
  }
  const source = labelled(label, schema, level)
  if (source === null) return []
  if (schema !== null && source.rewritten) reading.unqualified.add(ref)
  if (star) return wholeOf(source, `${label}.*`, ref, reading, starIsRead)
  return readField(source, column ?? '', ref, reading)
}

/** Resolves a column that is compared, sorted or computed with: a masked one may not be. */
export function useColumn(ref: AstNode, level: Level, reading: Reading): void {
  for (const { masked } of readColumn(ref, level, reading))
    if (masked !== null) faultMasked(reading, masked, ref.location)
}

/** Whether a bare name is a column of the innermost FROM clause: a readable one, or one that is not. */
export function standing(name: string, level: Level): 'field' | 'hidden' | 'none' {
  if (level.sources.some((source) => fieldsNamed(source, name).length > 0)) return 'field'
  return level.sources.some(({ hidden }) => hidden?.has(name) === true) ? 'hidden' : 'none'
}

function readBare(name: string, ref: AstNode, level: Level, reading: Reading): readonly Field[] {
  for (let at: Level | null = level; at !== null; at = at.outer) {
    const found = at.sources.filter(({ inner }) => !inner).flatMap((source) => fieldsNamed(source, name))
    if (found.length > 0) return firstMasked(found)
  }
  const row = labelled(name, null, level)
  if (row !== null) return wholeOf(row, `The row ${name}`, ref, reading, true)
  const around = everySource(level)
  const limited = around.filter(({ hidden }) => hidden !== null)
  const hiding = limited.find(({ hidden }) => hidden?.has(name) === true)
  const blamed = hiding ?? (around.some(({ open }) => open) ? undefined : limited[0])
  if (blamed !== undefined) faultColumn(blamed, name, ref, reading)
  return []
}

function readField(source: Source, name: string, ref: AstNode, reading: Reading): readonly Field[] {
  const found = fieldsNamed(source, name)
  if (found.length > 0) return firstMasked(found)
  if (source.hidden !== null) faultColumn(source, name, ref, reading)
  // `c.fn` calls fn(c), which sees the whole row.
  else if (!source.open && source.fields.some(({ masked }) => masked !== null))
    return wholeOf(source, `The row ${source.label}`, ref, reading, true)
  return []
}

function wholeOf(
  source: Source,
  what: string,
  ref: AstNode,
  reading: Reading,
  starIsRead: boolean,
): readonly Field[] {
  if (source.hidden !== null && starIsRead) {
    const message = `${what} would read columns of ${source.label} that may not be read.`
    fault(reading, 'column', ref.location, message, `Name the columns: ${namesOf(source)}.`)
  }
  if (!what.startsWith('The row')) return source.fields
  const masked = source.fields.find((field) => field.masked !== null)?.masked ?? null
  if (masked !== null) faultMasked(reading, masked, ref.location)
  return []
}

/** The same words whether the column exists or not. */
function faultColumn(source: Source, name: string, ref: AstNode, reading: Reading): void {
  const message = `${source.label} has no column "${name}" that may be read.`
  fault(reading, 'column', ref.location, message, `It has: ${namesOf(source)}.`)
}

function namesOf({ fields }: Source): string {
  const shown = fields.slice(0, 30).map(({ name }) => name)
  if (shown.length === 0) return 'none'
  return fields.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ')
}

function labelled(label: string | null, schema: string | null, level: Level): Source | null {
  for (let at: Level | null = level; at !== null; at = at.outer) {
    const found = at.sources.find(
      (source) => source.label === label && (schema === null || source.schema === schema),
    )
    if (found !== undefined) return found
  }
  return null
}

function everySource(level: Level): readonly Source[] {
  const all: Source[] = []
  for (let at: Level | null = level; at !== null; at = at.outer) all.push(...at.sources)
  return all
}

function fieldsNamed({ fields }: Source, name: string): readonly Field[] {
  return fields.filter((field) => field.name === name)
}

function firstMasked(found: readonly Field[]): readonly Field[] {
  const field = found.find(({ masked }) => masked !== null) ?? found[0]
  return field === undefined ? [] : [field]
}
