/** One record of a CSV file with the line of the file it begins on, counted from 1. */
export interface CsvRecord {
  readonly line: number
  readonly fields: readonly string[]
}

/** Every record of the text, or where it stops being CSV. */
export type CsvText =
  | { readonly ok: true; readonly records: readonly CsvRecord[] }
  | { readonly ok: false; readonly line: number; readonly reason: string }

/**
 * Reads RFC 4180: commas, quoted fields with doubled quotes and line breaks, records ended by LF or CRLF. Blank lines
 * are no records.
 */
export function parseCsv(text: string): CsvText {
  const records: CsvRecord[] = []
  let at = 0
  let line = 1
  while (at < text.length) {
    const record = readRecord(text, at, line)
    if (!record.ok) return record
    if (record.fields.length > 1 || record.fields[0] !== '') records.push({ line, fields: record.fields })
    at = record.end
    line = record.line
  }
  return { ok: true, records }
}

type ReadRecord =
  | {
      readonly ok: true
      readonly fields: readonly string[]
      readonly end: number
      readonly line: number
    }
  | { readonly ok: false; readonly line: number; readonly reason: string }

function readRecord(text: string, start: number, firstLine: number): ReadRecord {
  const fields: string[] = []
  let at = start
  let line = firstLine
  for (;;) {
    const field = text[at] === '"' ? quotedField(text, at) : plainField(text, at)
    if (field === null) return { ok: false, line, reason: 'a quoted field has no closing quote' }
    fields.push(field.value)
    line += text.slice(at, field.end).split('\n').length - 1
    at = field.end
    if (text[at] === ',') {
      at += 1
      continue
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1
    if (at >= text.length || text[at] === '\n') return { ok: true, fields, end: at + 1, line: line + 1 }
    return { ok: false, line, reason: 'text follows a closing quote' }
  }
}

interface Field {
  readonly value: string
  /** The offset of the first character after it. */
  readonly end: number
}

function plainField(text: string, start: number): Field {
  const stop = /,|\r?\n|$/g
  stop.lastIndex = start
  const end = stop.exec(text)?.index ?? text.length
  return { value: text.slice(start, end), end }
}

function quotedField(text: string, start: number): Field | null {
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return null
    if (text[quote + 1] !== '"') {
      return { value: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 }
    }
    from = quote + 2
  }
}
