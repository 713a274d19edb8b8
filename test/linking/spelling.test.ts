import { describe, expect, it } from 'vitest'
import { american } from '../../src/linking/spelling.js'
import { stem } from '../../src/linking/stem.js'

describe('british and american spelling', () => {
  it.each([
    ['colour', 'color'],
    ['favourite', 'favorite'],
    ['neighbourhood', 'neighborhood'],
    ['centre', 'center'],
    ['organisation', 'organization'],
    ['specialised', 'specialized'],
    ['catalogue', 'catalog'],
    ['programmes', 'programs'],
    ['licence', 'license'],
    ['enrolment', 'enrollment'],
    ['instalment', 'installment'],
    ['labelled', 'labeled'],
    ['haemoglobin', 'hemoglobin'],
    ['anaemia', 'anemia'],
    ['paediatric', 'pediatric'],
    ['archaeology', 'archeology'],
    ['sulphate', 'sulfate'],
    ['aluminium', 'aluminum'],
    ['artefacts', 'artifacts'],
    ['yoghurt', 'yogurt'],
    ['analysed', 'analyzed'],
    ['cancellation', 'cancellation'],
  ])('stems "%s" as "%s"', (british, other) => {
    expect(stem(british)).toBe(stem(other))
  })

  it.each([
    'hour',
    'aerial',
    'shoulder',
    'tour',
    'four',
    'promise',
    'exercise',
    'premise',
    'metre',
    'acre',
    'price',
    'prey',
    'rise',
  ])('leaves "%s" as it is', (word) => {
    expect(american(word)).toBe(word)
  })
})
