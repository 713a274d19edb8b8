import type { Look, Paint } from './paint.js'

/** SQL with its keywords, strings, numbers and comments told apart; each line can stand by itself. */
export function highlightSql(sql: string, paint: Paint): string {
  let highlighted = ''
  for (const { 0: token, groups } of sql.matchAll(tokens)) {
    const look = lookOf(token, groups ?? {})
    highlighted += token
      .split('\n')
      .map((line) => paint(look, line))
      .join('\n')
  }
  return highlighted
}

// What is none of these is taken a sign at a time, so that nothing of the text is lost. An unclosed quote ends with it.
const tokens =
  /(?<comment>--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>\$(?<tag>\w*)\$[\s\S]*?(?:\$\k<tag>\$|$)|'(?:[^']|'')*(?:'|$))|"(?:[^"]|"")*(?:"|$)|(?<word>[\p{L}_][\p{L}\p{N}_$]*)|(?<number>\d+(?:\.\d+)?)|[\s\S]/gu

function lookOf(token: string, { comment, string, word, number }: Record<string, string | undefined>): Look {
  if (comment !== undefined) return 'dim'
  if (string !== undefined) return 'green'
  if (number !== undefined) return 'magenta'
  return word !== undefined && keywords.has(token.toLowerCase()) ? 'bold' : 'plain'
}

const keywords: ReadonlySet<string> = new Set(
  `all and any array as asc between by case cast cross current_date current_timestamp date desc distinct else end
   except exists explain extract false fetch filter first following for from full group grouping having ilike in inner
   intersect interval is join last lateral left like limit natural not null nulls offset on or order outer over
   partition preceding range recursive right rollup row rows select show some then timestamp true unbounded union
   using values when where window with within`.split(/\s+/),
)
