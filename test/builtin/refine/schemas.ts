import { parse } from '../../../src/builtin/parse.js'
import { refine } from '../../../src/builtin/refine/refine.js'
import type { Refined } from '../../../src/builtin/refine/ways.js'
import type { Catalog } from '../../../src/linking/catalog.js'
import { tokenise } from '../../../src/linking/tokens.js'
import { spellings } from '../../../src/linking/value-forms.js'
import { knownValues } from '../../../src/linking/values.js'
import { madeCatalog, museum } from '../made-catalog.js'

export const clock = { now: '2025-05-14T10:00:00Z', timeZone: 'UTC' }

const depot = madeCatalog({
  carrier: {
    columns: {
      carrier_id: { type: 'integer' },
      name: { type: 'text', values: ['Nordfrakt', 'Aqua Lines', 'Bluebird'] },
      country: { type: 'text', values: ['Norway', 'Malta', 'Chile'] },
    },
  },
  shipment: {
    rows: 5000,
    columns: {
      shipment_id: { type: 'integer' },
      carrier_id: { type: 'integer', references: 'carrier.carrier_id' },
      shipped_on: { type: 'date' },
      priority: { type: 'text', values: ['express', 'standard', 'bulk'] },
      weight: { type: 'decimal' },
      cost: { type: 'decimal' },
    },
  },
})

const clinic = madeCatalog({
  doctor: {
    columns: {
      doctor_id: { type: 'integer' },
      full_name: { type: 'text' },
      specialty: { type: 'text', values: ['Cardiology', 'Surgery', 'Neurology'] },
    },
  },
  patient: {
    columns: {
      patient_id: { type: 'integer' },
      full_name: { type: 'text' },
      city: { type: 'text', values: ['Porto', 'Braga', 'Faro'] },
      gender: { type: 'text', values: ['female', 'male'] },
    },
  },
  appointment: {
    rows: 2000,
    columns: {
      appointment_id: { type: 'integer' },
      doctor_id: { type: 'integer', references: 'doctor.doctor_id' },
      patient_id: { type: 'integer', references: 'patient.patient_id' },
      starts_at: { type: 'timestamp' },
      status: { type: 'text', values: ['kept', 'missed', 'moved'] },
      fee: { type: 'decimal' },
    },
  },
})

const schemas = { museum, depot, clinic } as const
export type SchemaName = keyof typeof schemas

function reader(catalog: Catalog, words: string) {
  const tokens = tokenise(words)
  const values = knownValues(tokens, spellings(tokens), catalog)
  return {
    values,
    read: (question: string) => ({ meant: question, outcome: parse(question, catalog, values, clock) }),
  }
}

/** The statement of a question asked on its own. */
export function alone(name: SchemaName, question: string): string {
  const { outcome } = reader(schemas[name], question).read(question)
  return outcome.kind === 'answer' ? outcome.sql : `${outcome.kind}: ${JSON.stringify(outcome)}`
}

/** What a chain of follow-ups makes of a question; it ends at the first that is not understood. */
export function follow(name: SchemaName, question: string, ...followUps: readonly string[]): Refined {
  const catalog = schemas[name]
  let asked: { question: string; reading: string | null } = { question, reading: null }
  let last: Refined = { kind: 'fresh', question }
  for (const followUp of followUps) {
    const { read, values } = reader(catalog, `${asked.question}\n${followUp}`)
    last = refine(asked, followUp, { read, catalog, values, clock })
    if (last.kind !== 'refined') return last
    asked = { question: last.question, reading: last.answer.interpretation }
  }
  return last
}

/** The statement of a refined question, or why there is none. */
export function sqlOf(refined: Refined): string {
  return refined.kind === 'refined' ? refined.answer.sql : JSON.stringify(refined)
}
