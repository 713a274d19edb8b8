import { scoped, verbCompares } from '../averages.js'
import { production } from '../chart.js'
import { elidedPatterns, insideTextFilters } from '../inside-text.js'
import type { Filter } from '../sketch.js'
import { agedFilters } from '../spans/aged.js'
import { ageFilters } from '../spans/ages.js'
import { serviceFilters } from '../spans/service.js'
import { thanAverages } from '../than-average.js'
import { together } from '../together.js'
import { versusFilters } from '../versus.js'
import { weekdayFilters } from '../weekdays.js'
import { becameFilters } from './became-filters.js'
import { bothFilters } from './both-values.js'
import { columnFilters } from './column-first.js'
import { comingFilters } from './coming-filters.js'
import { dateFilters } from './date-filters.js'
import { degreeFilters } from './degree-filters.js'
import { dueFilters } from './due-filters.js'
import { duringFilters } from './during-filters.js'
import { idiomFilters } from './idioms.js'
import { lifeFilters } from './life-filters.js'
import { lastingFilters } from './lasting-filters.js'
import { likeFilters } from './like-filters.js'
import { elidedCompares, leadingCompares } from './number-first.js'
import { moneyAmounts } from './money-amounts.js'
import { pastFilters } from './past-filters.js'
import { stateFilters } from './state-filters.js'
import { trailingDegree, unitOnly, verbAmounts } from './unit-amounts.js'
import { moreThanAverages } from './more-than-average.js'
import { numberListFilters } from './number-lists.js'
import { unknownFilters } from './unknown-filters.js'
import { yearNamedFilters } from './year-named.js'
import { valueFilters } from './value-filters.js'

/** A condition: on a value, a number, a date, a flag or a pattern. Every construct that begins at the place, cheapest first. */
export const filterAt = production<Filter>('filter', (chart, at) =>
  together(
    columnFilters(chart, at),
    leadingCompares(chart, at),
    numberListFilters(chart, at),
    elidedCompares(chart, at),
    degreeFilters(chart, at),
    verbAmounts(chart, at),
    trailingDegree(chart, at),
    unitOnly(chart, at),
    moneyAmounts(chart, at),
    valueFilters(chart, at),
    bothFilters(chart, at),
    idiomFilters(chart, at),
    stateFilters(chart, at),
    unknownFilters(chart, at),
    lifeFilters(chart, at),
    dateFilters(chart, at, null, at),
    likeFilters(chart, at, null),
    verbCompares(chart, at),
    moreThanAverages(chart, at),
    ageFilters(chart, at),
    agedFilters(chart, at),
    weekdayFilters(chart, at),
    insideTextFilters(chart, at),
    elidedPatterns(chart, at),
    versusFilters(chart, at),
    lastingFilters(chart, at),
    duringFilters(chart, at),
    becameFilters(chart, at),
    dueFilters(chart, at),
    yearNamedFilters(chart, at),
    pastFilters(chart, at),
    comingFilters(chart, at),
    serviceFilters(chart, at),
  )
    .flatMap((found) => scoped(chart, found))
    .concat(thanAverages(chart, at)),
)
