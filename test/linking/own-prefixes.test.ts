import { describe, expect, it } from 'vitest'
import { nameSplitter } from '../../src/linking/names.js'
import { ownPrefixes } from '../../src/linking/own-prefixes.js'

const station = { name: 'standard', columns: ['std_id', 'std_name', 'std_town', 'has_lift'] }
const stadium = { name: 'stadium', columns: ['std_id', 'std_name', 'std_cap', 'std_built_yr', 'has_roof'] }
const transfer = { name: 'trnsf', columns: ['trf_id', 'from_clb_id', 'to_clb_id', 'trf_dt', 'trf_type'] }
const club = { name: 'club', columns: ['clb_id', 'clb_name', 'clb_city', 'clb_std_id', 'coach'] }

describe('the beginning of most columns of a table', () => {
  it('stands for the table, whatever else it is short for', () => {
    const names = nameSplitter([stadium, transfer, club])
    expect(names.column('stadium', 'std_name')).toEqual(['stadium', 'name'])
    expect(names.column('trnsf', 'trf_dt')).toEqual(['transfer', 'date'])
    expect(names.column('club', 'clb_std_id')).toEqual(['club', 'stadium', 'id'])
    expect(names.column('stadium', 'has_roof')).toEqual(['has', 'roof'])
  })

  it('stands for the table without such a key too, where every column begins so', () => {
    const programme = { name: 'prog', columns: ['pg_code', 'pg_title', 'pg_active'] }
    expect(ownPrefixes([programme])).toEqual(new Map([['pg', 'prog']]))
    expect(ownPrefixes([{ ...programme, columns: [...programme.columns, 'budget'] }]).size).toBe(0)
  })

  it('stands for no table where two have it', () => {
    expect(ownPrefixes([stadium, station])).toEqual(new Map())
  })

  it.each([
    ['the letters are not in its name', { name: 'course', columns: ['std_id', 'std_name', 'std_year'] }],
    ['only the key has it', { name: 'stadium', columns: ['std_id', 'name', 'city', 'std_cap'] }],
    ['it is a plain word', { name: 'islands', columns: ['is_id', 'is_open', 'is_big'] }],
  ])('stands for no table where %s', (_, table) => {
    expect(ownPrefixes([table]).size).toBe(0)
  })
})
