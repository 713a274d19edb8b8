import abbreviations from './lexicon/abbreviations.json' with { type: 'json' }

// No prototype: a column may be called "constructor".
const short: Readonly<Record<string, string>> = Object.assign(Object.create(null), abbreviations)

/** What a part of a name is short for beside the parts around it: "min" of "delay_min", "lst" of "lst_price"; else null. */
export function byNeighbours(parts: readonly string[], at: number): string[] | null {
  const part = parts[at] ?? ''
  if (part === 'no' && at === 0 && parts.length > 1 && parts[1] !== 'of') return [part]
  if (part === 'min' && at > 0 && at === parts.length - 1 && timed.has(parts[at - 1] ?? ''))
    return ['minutes']
  if (part === 'lst' && listed.has(short[parts[at + 1] ?? ''] ?? parts[at + 1] ?? '')) return ['list']
  if (part === 'est' && ['yr', 'year'].includes(parts[at + 1] ?? '')) return ['established']
  if (part === 'ttl')
    return [summed.has(short[parts[at + 1] ?? ''] ?? parts[at + 1] ?? '') ? 'total' : 'title']
  if (part === 'pp' && at > 0 && priced.has(short[parts[at - 1] ?? ''] ?? parts[at - 1] ?? ''))
    return ['per', 'person']
  const event = shortEvents.get(part)
  if (event !== undefined && dateParts.has(parts[at + 1] ?? '')) return [event]
  if (part === 'ln' && lined.has(parts[at - 1] ?? '')) return ['line']
  return null
}

/** What happened on a date, for short: "cls_dt". */
const shortEvents: ReadonlyMap<string, string> = new Map([
  ['cls', 'closed'],
  ['opn', 'opened'],
  ['dep', 'departure'],
  ['ret', 'return'],
])
const dateParts: ReadonlySet<string> = new Set(['dt', 'date', 'ts', 'on', 'at', 'tm', 'day', 'dtm'])

/** What a total is of; anything else that is "ttl" is a title. */
const summed: ReadonlySet<string> = new Set(
  'amount cost price count quantity hours hour fee charge tax sales number value days minutes'.split(' '),
)
/** What is told per person. */
const priced: ReadonlySet<string> = new Set(['price', 'cost', 'fee', 'rate', 'charge', 'fare'])

/** What a "list price" is of; anything else that is "lst" is the last. */
const listed: ReadonlySet<string> = new Set(['price', 'cost', 'fee', 'rate', 'amount'])
/** What has lines: "ord_ln" is no loan. */
const lined: ReadonlySet<string> = new Set('ord order inv invoice so po sale sales quote cart'.split(' '))

const timed = new Set([
  'duration',
  'length',
  'time',
  'runtime',
  'playtime',
  'delay',
  'wait',
  'running',
  'dur',
  'late',
  'prep',
  'cook',
  'travel',
])
