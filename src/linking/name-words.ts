/** Last words of tables that keep records of something: the revenue of ticket sales is "ticket revenue". */
export const recordWords = new Set(['sale', 'record', 'entry', 'log', 'history'])

/** An amount that is told by no more than this is not of one thing: "freight amount" is revenue from freight. */
export const plainAmounts = new Set([
  'total',
  'net',
  'gross',
  'tax',
  'discount',
  'refund',
  'claim',
  'limit',
  'credit',
])

/** Last words of a column's name that may be left out: "type" of "ticket type". */
export const suffixes = new Set([
  'name',
  'number',
  'code',
  'type',
  'date',
  'year',
  'time',
  'status',
  'value',
  'text',
  'point',
  'amount',
  'address',
  'title',
  'kind',
  'level',
  'flag',
  'timestamp',
  'datetime',
  'num',
  'str',
  'string',
  'class',
  'category',
  'score',
  'rate',
  'price',
  'count',
  'cost',
  'provider',
])
