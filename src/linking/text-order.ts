/** Orders text by its code units: the same on every machine, and without loading a locale's rules. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
