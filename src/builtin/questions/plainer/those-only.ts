/** "tonnes by commodity, dangerous goods only" as it is read: "…, only dangerous goods": of whom alone it is to be told. */
export function thoseOnly(question: string): string {
  return question.replace(said, (all: string, before: string, those: string) =>
    parted.test(before) ? `${before}, only ${those}` : all,
  )
}

/** Up to three words after the last comma; a period or "with …" is read as it stands. */
const said =
  /^([^.?!;]*?), ((?!(?:in|on|at|for|from|with|without|and|or|not|only|the|this|last|since|to|by|of)\b)[a-z]+(?:[ -][a-z]+){0,2}) only(?=\s*(?:[,.?!;]|$))/i

/** It is told for each of something, and what follows the comma would be one more of those. */
const parted = /\b(?:per|by|each|every)\b/i
