const bounds: Readonly<Record<string, readonly string[]>> = {
  max: ['max', 'maximum'],
  maximum: ['max', 'maximum'],
  min: ['min', 'minimum'],
  minimum: ['min', 'minimum'],
}

/** What is said first of a bound that a name has last: "SalaryMax" is the maximum salary. Empty for any other word. */
export function boundsOf(last: string): readonly string[] {
  return bounds[last] ?? []
}
