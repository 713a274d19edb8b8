import type { Choice } from './choice.js'

/** Why a reading cannot be a query; another reading may. */
export class Ungrounded extends Error {
  /** Words of the question that are to blame. */
  readonly words: readonly string[]
  /** Readings a person could choose from, when the trouble is a tie. */
  readonly options: readonly Choice[]

  constructor(message: string, words: readonly string[] = [], options: readonly Choice[] = []) {
    super(message)
    this.name = 'Ungrounded'
    this.words = words
    this.options = options
  }
}

/** What is shown is nothing of the kind that was asked for: no better than a reading that scores much less. */
export class Unfit extends Ungrounded {}

/** A word that was said is in no part of the reading; one that scores much less is no answer either. */
export class PassedOver extends Ungrounded {}
