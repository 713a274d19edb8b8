/** The word of an extreme that only names the measure of an earlier one: "by revenue". */
export const by = 'by'

/** As `by`, but surely no key to group by: "in terms of revenue", "going by the capacity". */
export const gauged = 'in terms of'

/** As `gauged`, and the direction is said as well: "going by the earliest hiring date". */
export const byThe = 'going by the'

/** Whether an extreme's word only says by what an earlier superlative is measured. */
export function namesMeasure(word: string): boolean {
  return word === by || word === gauged || word === byThe
}
