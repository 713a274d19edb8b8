import { describe, expect, it } from 'vitest'
import { readQuestions } from '../../src/evaluation/read-questions.js'

describe('readQuestions', () => {
  it('reads JSON lines with one gold, several, expected rows, and none to be answered', () => {
    const text = [
      '\uFEFF{"id": 7, "question": " How many? ", "gold": "select 1", "mine": true}',
      '',
      '{"question": "Which?", "gold": ["select 1", "select 2"], "category": "choice", "instructions": "be brief"}',
      '{"question": "Who?", "rows": [{"name": "Ada", "age": 36}]}',
      '{"question": "Pairs?", "rows": [["a", 1], ["b", null]]}',
      '{"question": "The weather?", "answerable": false, "gold": []}',
    ].join('\r\n')
    const questions = readQuestions(text, 'mine.jsonl')
    expect(questions[0]).toEqual({
      id: '7',
      question: 'How many?',
      category: null,
      instructions: null,
      answerable: true,
      golds: ['select 1'],
      rows: null,
    })
    expect(questions[1]).toMatchObject({ golds: ['select 1', 'select 2'], category: 'choice' })
    expect(questions[2]?.rows).toEqual({
      columns: [
        { name: 'name', type: null },
        { name: 'age', type: null },
      ],
      rows: [['Ada', 36]],
    })
    expect(questions[3]?.rows?.rows).toEqual([
      ['a', 1],
      ['b', null],
    ])
    expect(questions[4]).toMatchObject({ answerable: false, golds: [] })
  })

  it('reads CSV with a header of the same names', () => {
    const text = `Question,gold,answerable,rows,category
How many?,"select count(*), 1
from orders",,,
Which?,"[""select 1"", ""select 2""]",yes,,choice
The weather?,,false,,
Who?,,,"[{""name"": ""Ada""}]",`
    const questions = readQuestions(text, 'mine.csv')
    expect(questions.map(({ golds, answerable }) => [golds, answerable])).toEqual([
      [['select count(*), 1\nfrom orders'], true],
      [['select 1', 'select 2'], true],
      [[], false],
      [[], true],
    ])
    expect(questions[1]?.category).toBe('choice')
    expect(questions[3]?.rows?.rows).toEqual([['Ada']])
  })

  it.each([
    ['what is no JSON', '{"question": ', 'line 1: it is not JSON'],
    ['what is no object', '[]', 'line 1: it is not an object'],
    ['a missing question', '{"gold": "select 1"}', 'line 1: question: is missing'],
    ['an empty question', '{"question": " ", "gold": "select 1"}', 'line 1: question: is empty'],
    ['a question that is no text', '{"question": 5, "gold": "select 1"}', 'line 1: question: is not text'],
    ['a gold that is no statement', '{"question": "a", "gold": 5}', 'line 1: gold: is neither a statement'],
    ['no gold', '{"question": "a"}', 'line 1: gold: there is none, nor rows'],
    [
      'a gold for no answer',
      '{"question": "a", "gold": "select 1", "answerable": false}',
      'line 1: gold: there is one',
    ],
    [
      'an odd answerable',
      '{"question": "a", "gold": "b", "answerable": "no"}',
      'line 1: answerable: is neither true nor false',
    ],
    ['rows of two kinds', '{"question": "a", "rows": [[1], {"a": 1}]}', 'line 1: rows: the rows must be all'],
    ['rows of two lengths', '{"question": "a", "rows": [[1], [1, 2]]}', 'line 1: rows: row 2 has 2 values'],
    [
      'rows of other names',
      '{"question": "a", "rows": [{"a": 1}, {"b": 1}]}',
      'line 1: rows: row 2 has no "a"',
    ],
    [
      'rows of more names',
      '{"question": "a", "rows": [{"a": 1}, {"a": 1, "b": 1}]}',
      'line 1: rows: row 2 has "b"',
    ],
    [
      'an id used twice',
      '{"id": "x", "question": "a", "gold": "b"}\n{"id": "x", "question": "c", "gold": "d"}',
      'line 2: id: "x" is that of line 1 too',
    ],
  ])('names the line of %s', (_, text, message) => {
    expect(() => readQuestions(text, 'mine.jsonl')).toThrow(message)
  })

  it.each([
    [
      'a header without question',
      'frage,gold\na,b',
      'mine.csv has bad lines:\n  line 1: the header has no "question"',
    ],
    ['a field too many', 'question,gold\na,b,c', 'line 2: it has 3 fields'],
    ['rows that are no JSON', 'question,rows\na,b', 'line 2: rows: it is not JSON'],
    ['an odd answerable', 'question,gold,answerable\na,b,perhaps', 'line 2: answerable: is neither'],
    ['an open quote', 'question,gold\na,"b', 'line 2: a quoted field'],
  ])('names the line of %s in CSV', (_, text, message) => {
    expect(() => readQuestions(text, 'mine.csv')).toThrow(message)
  })

  it('tells all bad lines at once, and how many more there are', () => {
    const text = Array.from({ length: 12 }, () => '{}').join('\n')
    expect(() => readQuestions(text, 'mine.jsonl')).toThrow(/line 8: question: is missing\n {2}and 4 more$/)
  })

  it('refuses a file of another kind and a file without questions', () => {
    expect(() => readQuestions('', 'mine.txt')).toThrow('mine.txt is neither .jsonl, .ndjson nor .csv.')
    expect(() => readQuestions('\n', 'mine.jsonl')).toThrow('mine.jsonl holds no questions.')
    expect(() => readQuestions('question,gold\n', 'mine.csv')).toThrow('mine.csv holds no questions.')
  })
})
