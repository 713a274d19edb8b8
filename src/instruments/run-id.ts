import { randomBytes } from 'node:crypto'

// Crockford's base 32: sorts like the numbers it spells, and has no i, l, o or u to misread.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const timeLength = 9
const randomLength = 7

/**
 * A new run's id: 16 letters and digits, the start instant in milliseconds followed by 35 random bits.
 * Ids sort by start; two runs of one millisecond differ. A prefix is enough wherever a person types one.
 */
export function newRunId(startedAtMs: number = Date.now()): string {
  let time = ''
  for (let rest = Math.trunc(startedAtMs), i = 0; i < timeLength; i++, rest = Math.floor(rest / 32)) {
    time = alphabet.charAt(rest % 32) + time
  }
  let random = ''
  for (const byte of randomBytes(randomLength)) random += alphabet.charAt(byte % 32)
  return time + random
}

/** Whether `text` may name a run, and so a journal file: nothing that could leave the journal's folder. */
export function isRunId(text: string): boolean {
  return /^[0-9A-Za-z_-]{1,64}$/.test(text)
}
