import type { Cond, Expr } from '../../../src/builtin/planning/plan.js'
import type { Edge } from '../../../src/linking/catalog.js'
import { valuesOf } from './filter-phrases.js'
import { openFaults } from './open-faults.js'
import {
  aggregateOf,
  asked,
  columnExpr,
  compare,
  countRows,
  joinOver,
  number,
  planOf,
  text,
} from './plan-parts.js'
import { pick } from './random.js'
import { cellsOf, columnOfRole, type SampleLink, type SampleTable } from './schema.js'
import { cataloguedColumn, type Subject, speaking, type Template } from './subject.js'

/** Questions about a table and one that it refers to. */
export const linkTemplates: Readonly<Record<string, Template>> = {
  countPerParent: (subject) => {
    const pair = pairOf(subject)
    if (pair === null) return null
    const { child, joined, group, title } = pair
    const plan = planOf({
      from: child.source,
      joins: joined,
      select: [asked(title, 'name'), asked(countRows, 'count')],
      group,
    })
    return { question: `How many ${pair.childMany} are there per ${pair.parentOne}?`, plan, filter: null }
  },
  aggregatePerParent: (subject) => {
    const pair = pairOf(subject)
    if (pair === null) return null
    const measure = columnOfRole(subject.table, 'measure')
    const value = aggregateOf('avg', pair.child.ref(measure))
    const plan = planOf({
      from: pair.child.source,
      joins: pair.joined,
      select: [asked(pair.title, 'name'), asked(value, 'value')],
      group: pair.group,
    })
    const question = `What is the average ${measure.noun.one} of the ${pair.childMany} of each ${pair.parentOne}?`
    return { question, plan, filter: null }
  },
  countOfParentValue: (subject) => {
    const pair = pairOf(subject)
    if (pair === null) return null
    const category = columnOfRole(pair.to, 'category')
    const values = [...new Set(cellsOf(pair.to, category.name).filter((cell) => cell !== null))]
    if (values.length === 0) return null
    const value = String(pick(subject.random, values))
    const where = [compare(pair.parent.ref(category), '=', text(value))]
    const plan = planOf({
      from: pair.child.source,
      joins: pair.joined,
      select: [asked(countRows, 'count')],
      where,
    })
    const phrase = `of ${pair.parentMany} whose ${category.noun.one} is ${value}`
    return {
      question: `How many ${pair.childMany} ${phrase} are there?`,
      plan,
      filter: { phrase, literals: [`'${value}'`] },
    }
  },
  parentsWithout: (subject) => {
    const pair = pairOf(subject)
    if (pair === null) return null
    const absent: Cond = {
      kind: 'exists',
      negated: true,
      plan: planOf({ from: pair.child.source }),
      link: pair.link,
    }
    const plan = planOf({ from: pair.parent.source, select: [asked(pair.title, 'name')], where: [absent] })
    const phrase = `without ${pair.childMany}`
    const question = `List the names of ${pair.parentMany} ${phrase}.`
    return { question, plan, filter: { phrase, literals: [pair.childOwn] } }
  },
  parentsWithMany: (subject) => {
    const pair = pairOf(subject)
    if (pair === null) return null
    const least = 1 + Math.floor(subject.random() * 4)
    const plan = planOf({
      from: pair.child.source,
      joins: pair.joined,
      select: [asked(pair.title, 'name')],
      group: pair.group,
      having: [compare(countRows, '>', number(least))],
    })
    const phrase = `with more than ${least} ${pair.childMany}`
    return {
      question: `List the names of ${pair.parentMany} ${phrase}.`,
      plan,
      filter: { phrase, literals: [pair.childOwn] },
    }
  },
  parentWithMost: (subject) => {
    const pair = pairOf(subject)
    if (pair === null) return null
    const order = [{ by: countRows, descending: true }]
    const select = [asked(pair.title, 'name')]
    const plan = planOf({
      from: pair.child.source,
      joins: pair.joined,
      select,
      group: pair.group,
      order,
      limit: 1,
      ties: true,
    })
    return { question: `Which ${pair.parentOne} has the most ${pair.childMany}?`, plan, filter: null }
  },
  parentsOfValue: (subject) => {
    const pair = pairOf(subject)
    const [value] = pair === null ? [] : valuesOf(subject)
    if (pair === null || value === undefined) return null
    const where = [compare(pair.child.ref(columnOfRole(subject.table, 'category')), '=', text(value))]
    const some: Cond = {
      kind: 'exists',
      negated: false,
      plan: planOf({ from: pair.child.source, where }),
      link: pair.link,
    }
    const plan = planOf({ from: pair.parent.source, select: [asked(pair.title, 'name')], where: [some] })
    const phrase = `that have ${value} ${pair.childMany}`
    return {
      question: `List the names of ${pair.parentMany} ${phrase}.`,
      plan,
      filter: { phrase, literals: [`'${value}'`] },
    }
  },
  totalOfParent: (subject) => {
    const pair = pairOf(subject)
    if (pair === null) return null
    const measure = columnOfRole(subject.table, 'measure')
    const select = [asked(pair.title, 'name'), asked(aggregateOf('sum', pair.child.ref(measure)), 'value')]
    const plan = planOf({ from: pair.child.source, joins: pair.joined, select, group: pair.group })
    return {
      question: `Show the total ${measure.noun.one} of ${pair.childMany} per ${pair.parentOne}.`,
      plan,
      filter: null,
    }
  },
  countOfNamedParent: (subject) => {
    const pair = pairOf(subject)
    if (pair === null) return null
    const name = String(pick(subject.random, cellsOf(pair.to, columnOfRole(pair.to, 'name').name)))
    const where = [compare(pair.title, '=', text(name))]
    const plan = planOf({
      from: pair.child.source,
      joins: pair.joined,
      select: [asked(countRows, 'count')],
      where,
    })
    const phrase = pick(subject.random, [
      `the ${pair.parentOne} named ${name}`,
      `the ${pair.parentOne} ${name}`,
    ])
    const filter = { phrase: `of ${phrase}`, literals: [`'${name}'`] }
    return { question: `How many ${pair.childMany} of ${phrase} are there?`, plan, filter }
  },
  bothCounts: (subject) => {
    const pair = openFaults.twoCountsJoined ? null : pairOf(subject)
    if (pair === null) return null
    const count = (side: typeof pair.child) =>
      planOf({ from: side.source, select: [asked(countRows, 'count')] })
    const select = [pair.child, pair.parent].map((side) =>
      asked({ kind: 'scalar', plan: count(side) }, 'count'),
    )
    const question = `How many ${pair.childMany} and how many ${pair.parentMany} are there?`
    return { question, plan: planOf({ from: pair.parent.source, select, limit: 1 }), filter: null }
  },
  childrenWithParentName: (subject) => {
    const pair = pairOf(subject)
    if (pair === null) return null
    const name = columnOfRole(subject.table, 'name')
    const plan = planOf({
      from: pair.child.source,
      joins: pair.joined,
      select: [asked(pair.child.ref(name), 'name'), asked(pair.title, 'parent')],
    })
    return {
      question: `List the name of each ${pair.childOne} and the name of its ${pair.parentOne}.`,
      plan,
      filter: null,
    }
  },
}

/** A child table, the parent it refers to, and how they join; null when the table refers to none or to two. */
function pairOf(subject: Subject) {
  const { table, sample } = subject
  const [link, second] = table.links
  const to = link ? sample.tables[link.to] : undefined
  if (!link || second || !to) return null
  const [child, parent] = [speaking(subject, table), speaking(subject, to)]
  const edge = edgeOf(subject, table, link)
  if (edge === null) return null
  const join = joinOver(edge, child, parent.source)
  const title: Expr = parent.ref(columnOfRole(to, 'name'))
  const key = columnExpr(parent.alias, cataloguedColumn(parent.source.table, columnOfRole(to, 'key')))
  return {
    child,
    parent,
    to,
    title,
    joined: [join],
    link: join.on.map(({ left, right }) => ({ left: right, right: left })),
    group: [title, key],
    childOne: table.noun.one,
    childMany: table.noun.many,
    childOwn: table.name,
    parentOne: to.noun.one,
    parentMany: to.noun.many,
  }
}

function edgeOf({ catalog, sample }: Subject, table: SampleTable, link: SampleLink): Edge | null {
  const id = `${sample.schema}.${table.name}`
  return catalog.edges.find((edge) => edge.from.table === id && edge.from.columns[0] === link.column) ?? null
}
