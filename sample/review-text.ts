import type { Random } from './random.js'

const openings = {
  1: ['Very disappointed.', 'Broken after a week.', 'Not what I ordered it for.'],
  2: ['Could be better.', 'I expected more.', 'The photos promise too much.'],
  3: ['It does the job.', 'Neither good nor bad.', 'Fine for the money.'],
  4: ['Really good.', 'Happy with it.', 'Nearly perfect.'],
  5: ['Excellent!', 'Best purchase in a long time.', 'Could not do without it any more.'],
} as const

const endings = {
  low: [
    'I sent it back.',
    'Support was friendly at least.',
    'I will not buy it again.',
    'The parcel came late too.',
  ],
  high: [
    'Arrived quickly and well packed.',
    'We use it every morning.',
    'A lovely present.',
    'Would order again.',
  ],
} as const

/** A short invented review that fits a rating from 1 to 5. */
export function reviewText(random: Random, rating: number): string {
  const opening = random.pick(
    openings[rating === 1 || rating === 2 || rating === 3 || rating === 4 ? rating : 5],
  )
  return random.chance(0.4) ? opening : `${opening} ${random.pick(rating < 3 ? endings.low : endings.high)}`
}
