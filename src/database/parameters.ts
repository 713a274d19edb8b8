import { InternalError } from '../errors.js'
import { arrayLiteral } from './arrays.js'

/**
 * The text form a parameter is bound with; arrays become array literals. Null is SQL NULL.
 * @throws {InternalError} for anything else: parameters are agentdb's own, never a user's object.
 */
export function parameterText(value: unknown): string | null {
  if (value === null) return null
  if (Array.isArray(value)) return arrayLiteral(value.map(parameterText))
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value)
  throw new InternalError('bad_parameter', `A value of type ${typeof value} cannot be bound to a statement.`)
}
