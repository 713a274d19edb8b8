import { readFollowUp } from '../builtin/refine/fragment.js'

/** Whether the words alone say that a question goes on from another: "now by month", "only France". */
export function goesOn(question: string): boolean {
  const { fragment, mayStand } = readFollowUp(question)
  return fragment !== null && !mayStand
}
