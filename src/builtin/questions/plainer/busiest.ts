import pluralize from 'pluralize'
import type { Catalog } from '../../../linking/catalog.js'
import { done, eventsFor, eventsOf } from './how-often.js'

/**
 * "the busiest judge", "Which room is used most often?", "Which books were borrowed most often?": whoever has the most rows of the one table that refers to them.
 * Where there is no such table, or several, the question stays as it is.
 */
export function busiest(question: string, catalog: Catalog): string {
  return question.replace(isBusiest, busyIs).replace(busyNoun, busyOne).replace(doneMost, doneOften)

  function busyIs(all: string, which: string, noun: string, degree: string): string {
    const events = eventsFor(noun, catalog)
    return events === null ? all : `${which}${noun} has the ${many(degree)} ${events}`
  }

  function busyOne(all: string, before: string, degree: string, noun: string): string {
    const events = eventsFor(noun, catalog)
    return events === null ? all : `${before}${noun} with the ${many(degree)} ${events}`
  }

  function doneOften(all: string, which: string, noun: string, verb: string, often: string): string {
    const one = pluralize.singular(noun)
    const events = eventsOf(verb, one, catalog)
    if (events === null || (verb.toLowerCase() !== 'used' && !/ /.test(often))) return all
    return `${which}${noun} ${one === noun ? 'has' : 'have'} the ${many(often)} ${events}`
  }
}

const degrees = '(busiest|quietest|(?:most|least) (?:active|busy|used|frequently used|often used))'
const isBusiest = new RegExp(
  `^(\\s*(?:which|what) )([a-z]+) (?:is|was) (?:the )?${degrees}(?=\\s*[?.!]|$)`,
  'i',
)
const busyNoun = new RegExp(
  `(^\\s*|(?<!from )\\bthe |\\bour )${degrees} ([a-z]+)\\b(?! (?:first|on top|at the top|to|by)\\b)`,
  'i',
)
const doneMost = new RegExp(
  `^(\\s*(?:which|what) )([a-z]+) (?:(?:is|are|was|were|gets?|has|have|has been|have been) )?${done} (?:the )?((?:most|least)(?: often| frequently)?)(?=\\s*[?.!]|$| (?:in|since|during|last|this|before|after|over) )`,
  'i',
)

function many(degree: string): string {
  return /quiet|least/i.test(degree) ? 'fewest' : 'most'
}
