import type { Attempt, Problem, RunEvent } from '../events.js'

/**
 * `text` with every password in it masked: those of URLs (`//user:secret@`) and of connection strings
 * (`password=secret`). What is stored or said about a database goes through here first.
 */
export function hidePasswords(text: string): string {
  return text
    .replace(/(:\/\/[^\s/?#:@]*:)[^\s/]*@/g, '$1***@')
    .replace(/\b((?:pgpassword|password|pwd)\s*=\s*)('(?:[^'\\]|\\.)*'|"[^"]*"|[^\s&;'"]+)/gi, '$1***')
}

/** The event as it may be stored. Questions, SQL and rows stay word for word: they are what the user asked and got. */
export function withoutSecrets(event: RunEvent): RunEvent {
  switch (event.type) {
    case 'started':
      return { ...event, database: hidePasswords(event.database) }
    case 'warning':
      return { ...event, message: hidePasswords(event.message) }
    case 'model-call':
      return { ...event, call: { ...event.call, error: event.call.error && hidePasswords(event.call.error) } }
    case 'attempt-finished':
      return { ...event, attempt: attemptWithoutSecrets(event.attempt) }
    case 'finished': {
      const { answer } = event
      return {
        ...event,
        answer: {
          ...answer,
          warnings: answer.warnings.map(hidePasswords),
          error: answer.error && problemWithoutSecrets(answer.error),
          attempts: answer.attempts.map(attemptWithoutSecrets),
        },
      }
    }
    default:
      return event
  }
}

function attemptWithoutSecrets(attempt: Attempt): Attempt {
  const { error } = attempt
  if (error === null) return attempt
  const detail = error.detail && hidePasswords(error.detail)
  return { ...attempt, error: { ...error, ...problemWithoutSecrets(error), detail } }
}

function problemWithoutSecrets({ code, message, hint }: Problem): Problem {
  return { code, message: hidePasswords(message), hint: hint && hidePasswords(hint) }
}
