/** Everything is a loss: a perfect link in its governor's table costs nothing, so readings with more slots are not favoured. */
export const weights = {
  apart: 0.45,
  measureApart: 0.12,
  valueApart: 0.25,
  view: 0.12,
  hop: 0.12,
  unreachable: 4,
  notInPlay: 0.3,
  boundTable: 0.25,
  title: 0.2,
  reference: 0.45,
  sameReference: 0.2,
  crowd: 14,
} as const
