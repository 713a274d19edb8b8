/**
 * Faults that the properties found and that are not repaired yet. What is true here is left out of the generators or of
 * the assertion that would fail; with the repair it becomes false, and then goes.
 */
export const openFaults = {
  /** "how many kettles and how many gardens" counts the rows of their join. */
  twoCountsJoined: true as boolean,
  /** "gardens that have only oak kettles", "just", "all": read as gardens with some oak kettle. */
  universalsReadAsSome: true as boolean,
  /** "above 50%" is read as above 50. */
  percentDropped: true as boolean,
  /** "the names of the gardens and their kettles" is read as the names of gardens that have kettles. */
  secondThingReadAsCondition: true as boolean,
  /** "the garden Velora", where only a kettle is called so, is read as that kettle. */
  namedRowSoughtElsewhere: true as boolean,
  /** Two readings that differ in the table of a column are offered in the same words. */
  optionsAlike: true as boolean,
}
