/** A form that printing does not know. Thrown inside, and a null where printing starts. */
export class Unprintable extends Error {}
