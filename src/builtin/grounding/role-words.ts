/** Last words of the name of a column that refers to a row. */
export const keyWords: ReadonlySet<string> = new Set([
  'id',
  'key',
  'code',
  'no',
  'number',
  'nr',
  'ref',
  'fk',
  'uuid',
  'num',
])
/** Ways to say who is above somebody, as lemmas. */
export const superiors: readonly (readonly string[])[] = [
  ['manager'],
  ['supervisor'],
  ['bos'],
  ['boss'],
  ['superior'],
  ['team', 'leader'],
  ['team', 'lead'],
  ['line', 'manager'],
  ['direct', 'manager'],
  ['direct', 'supervisor'],
  ['report', 'to'],
  ['report', 'to', 'somebody'],
  ['report', 'to', 'someone'],
  ['report', 'to', 'anyone'],
]
/** What a column is called that refers to whom is above. */
export const superiorNames: ReadonlySet<string> = new Set([
  'manager',
  'supervisor',
  'boss',
  'superior',
  'reports to',
  'report to',
  'mgr',
  'manages',
  'managed by',
  'supervised by',
  'chief',
])
