/** Time that passed, in whole seconds, so that the screen changes once a second and no more: "4 s", "1 min 05 s". */
export function elapsedText(elapsedMs: number): string {
  const seconds = Math.floor(elapsedMs / 1000)
  if (seconds < 60) return `${seconds} s`
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`
}
