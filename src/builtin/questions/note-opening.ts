/** "Note that", "Remember:": said before what an instruction tells. */
export const opening =
  /^\s*(?:(?:please )?(?:note|remember|recall|keep in mind|be aware|assume|nb:?|hint:?)(?: that)?[,:]?\s+|here[,:]\s+)/i
