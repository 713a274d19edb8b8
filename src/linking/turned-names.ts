/** "The maximum salary" of `salary_max`, "the min price" of `price_minimum`, "the max draft" of `maxdraft`. */
export function boundFirst(words: readonly string[]): readonly (readonly string[])[] {
  if (words.length < 2) return []
  const [first = '', ...rest] = words
  const last = bounds.get(words.at(-1) ?? '') ?? []
  return [
    ...last.map((bound) => [bound, ...words.slice(0, -1)]),
    ...(bounds.get(first) ?? []).map((bound) => [bound, ...rest]),
  ]
}

/** How the least and the most of a thing are written. */
export const bounds: ReadonlyMap<string, readonly string[]> = new Map([
  ['max', ['max', 'maximum']],
  ['maximum', ['max', 'maximum']],
  ['min', ['min', 'minimum']],
  ['minimum', ['min', 'minimum']],
])

/** "The daily rate" of `day_rate`, "the nightly rate" of `night_rate`. */
export const periodic: ReadonlyMap<string, string> = new Map([
  ['day', 'daily'],
  ['week', 'weekly'],
  ['month', 'monthly'],
  ['quarter', 'quarterly'],
  ['year', 'yearly'],
  ['hour', 'hourly'],
  ['night', 'nightly'],
])

/** "The hourly capacity" of `capacity_per_hour`, "the rate per hour" of `hourly_rate`. */
export function perPeriod(words: readonly string[]): readonly (readonly string[])[] {
  const [first, ...after] = words
  const adjective = periodic.get(words.at(-1) ?? '')
  if (words.length > 2 && words.at(-2) === 'per' && adjective !== undefined)
    return [[adjective, ...words.slice(0, -2)]]
  if (words.length === 2 && first === 'hour' && adjective !== undefined)
    return [
      [adjective, 'hour'],
      ['hour', 'per', words[1] ?? ''],
      ['hour', 'a', words[1] ?? ''],
    ]
  const period = [...periodic].find(([, adjective]) => adjective === first)
  return period && after.length > 0 ? [[...after, 'per', period[0]]] : []
}

/** "The fee" of `fee_per_course`: what it is called when nothing is said of what it is for. */
export function pricePer(words: readonly string[]): readonly string[] {
  const per = words.indexOf('per')
  return per > 0 && per < words.length - 1 && prices.has(words[per - 1] ?? '') ? words.slice(0, per) : []
}

const prices: ReadonlySet<string> = new Set('fee price rate charge wage fare rent'.split(' '))

/** "The destination" of `dest_country`: where it ends, whatever kind of place that is. */
export function placeless([end = '', kind = '', ...more]: readonly string[]): readonly string[] {
  return more.length === 0 && ends.has(end) && places.has(kind) ? [end] : []
}

const ends: ReadonlySet<string> = new Set(['destination', 'origin'])
const places: ReadonlySet<string> = new Set('country city town place port airport station region'.split(' '))
