import { askedColumns } from './checks/asked-columns.js'
import { counted } from './checks/counted.js'
import { crossJoin } from './checks/cross-join.js'
import { calendarPeriod, lastDay, outsideData } from './checks/date-range.js'
import { division } from './checks/division.js'
import { droppedRows } from './checks/dropped-rows.js'
import { emptyResult } from './checks/empty-result.js'
import { fanOut } from './checks/fan-out.js'
import { joinKeys } from './checks/join-keys.js'
import { leftJoinCount } from './checks/left-join-count.js'
import { literals } from './checks/literals.js'
import { averageOfAverages, measures } from './checks/measures.js'
import { namedColumn } from './checks/named-column.js'
import { names } from './checks/names.js'
import { notRead } from './checks/not-read.js'
import { notInNull, nullComparison, nullsFirst } from './checks/null-traps.js'
import { percentages } from './checks/percentages.js'
import { ordering, ranking } from './checks/ranking.js'
import { repeatedRows } from './checks/repeated-rows.js'
import { asCriticCheck, noRows, nullResult, type ResultCheck, totals, truncated } from './checks/results.js'
import { sameTwice } from './checks/same-twice.js'
import { oneRow, shape } from './checks/shape.js'
import { statedComparisons } from './checks/stated-comparisons.js'
import { statedDates } from './checks/stated-dates.js'
import { statedNumbers } from './checks/stated-numbers.js'
import { statedValues } from './checks/stated-values.js'
import { tieAtCut } from './checks/tie-at-cut.js'
import { timeZone } from './checks/time-zone.js'
import { unusedJoin } from './checks/unused-join.js'
import type { CriticCheck } from './review-task.js'

/** Every check in the order of the receipt: names, joins, aggregates, constants, NULLs, time, the question, the result. */
export const criticChecks: readonly CriticCheck[] = [
  names,
  crossJoin,
  joinKeys,
  fanOut,
  notRead,
  counted,
  repeatedRows,
  unusedJoin,
  droppedRows,
  leftJoinCount,
  division,
  averageOfAverages,
  sameTwice,
  literals,
  notInNull,
  nullComparison,
  nullsFirst,
  timeZone,
  lastDay,
  outsideData,
  calendarPeriod,
  statedValues,
  statedNumbers,
  statedDates,
  statedComparisons,
  ranking,
  ordering,
  measures,
  namedColumn,
  askedColumns,
  shape,
  oneRow,
  percentages,
  emptyResult,
  tieAtCut,
  ...[nullResult, truncated, totals].map(asCriticCheck),
]

/** Those that can be said of a result alone. */
export const resultChecks: readonly ResultCheck[] = [noRows, nullResult, truncated, totals]
