/**
 * A value as JSON that every jsonb column takes. Postgres stores no NUL character and no half of a surrogate pair,
 * which a question from a pipe or a model's reply may hold: each becomes U+FFFD.
 */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value) ?? 'null'
  // JSON.stringify escapes exactly these; `.` steps over other escapes, so that an escaped backslash stays one.
  return json.replace(/\\(u0000|ud[89a-f][0-9a-f]{2}|.)/g, (all, code: string) =>
    code.length > 1 ? '\ufffd' : all,
  )
}

/** A string that every text column takes, in the same way. */
export function storableText(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\ufffd')
}
