import type { Share } from './wilson.js'

/** A share as people read it: `93.8 %`; `-` when there is nothing to take a share of. */
export function percent(share: number | null): string {
  return share === null ? '-' : `${(share * 100).toFixed(1)} %`
}

/** A share's 95 % interval: `86.2 to 97.3 %`. */
export function interval(share: Share | null): string {
  return share === null ? '-' : `${(share.low * 100).toFixed(1)} to ${(share.high * 100).toFixed(1)} %`
}

/** An amount to a hundredth of a cent: `$0.0123`; null, a price nobody knows, is said so. */
export function dollars(usd: number | null): string {
  return usd === null ? 'price unknown' : `$${usd.toFixed(4)}`
}

/** `1 call`, `2 calls`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
