import type { Phrasing, Unanswerable } from './phrasing.js'

/** Every word counts: clauses after the first, words of state, lists of amounts. */
export const wholeQuestions: readonly Phrasing[] = [
  {
    db: 'museum',
    sql: 'select avg(width_cm), avg(height_cm) from artwork',
    asked: [
      'What is the average width and height of our artworks?',
      'average width and height of the artworks',
      'Average height and width of all artworks',
      'Give me the average width and height of the artworks.',
    ],
  },
  {
    db: 'museum',
    sql: 'select medium, avg(width_cm), avg(height_cm) from artwork group by medium',
    asked: ['average width and height of the artworks per medium', 'Average width and height by medium'],
  },
  {
    db: 'freight',
    sql: 'select avg(weight_kg), avg(distance_km), avg(freight_cost) from shipment',
    asked: [
      'What is the average weight, distance and freight cost of the shipments?',
      'average weight, distance, and freight cost of shipments',
    ],
  },
  {
    db: 'observatory',
    sql: 'select avg(duration_min), avg(quality_score) from observation',
    asked: [
      'What are the average duration and quality score of the observations?',
      'average duration and quality score of the observations',
    ],
  },
  {
    db: 'freight',
    sql: 'select d.name, count(*) from vehicle v join depot d using (depot_id) group by d.depot_id, d.name',
    asked: [
      'vehicles per depot',
      "vehicles per depot, with the depot's name",
      'Number of vehicles per depot',
    ],
  },
  {
    db: 'gym',
    sql: 'select t.full_name, count(*) from class c join trainer t using (trainer_id) group by t.trainer_id, t.full_name',
    asked: ['classes per trainer', "classes per trainer, with the trainer's name"],
  },
  {
    db: 'gym',
    sql: 'select full_name from member where is_active',
    asked: ['Which members are still active?', 'members that are currently active', 'active members only'],
  },
  {
    db: 'gym',
    sql: 'select full_name, city from member where is_active',
    asked: ['active members and the city', 'Which members are active, and in which city?'],
  },
  {
    db: 'museum',
    sql: 'select title, start_date from exhibition',
    asked: [
      'List the exhibitions and their start date.',
      'Which exhibitions are there, and what is their start date?',
    ],
  },
]

/** A word that no part of a reading says is no word to pass over. */
export const passedOver: readonly Unanswerable[] = [
  {
    db: 'museum',
    asked: [
      'Which artworks are on display, and who made them?',
      'Which artworks are on display and where are they?',
      'Artworks over 5000 and what each of them is',
      'Which exhibitions had tours, and what were they about?',
      'artworks by Dutch artists, and to whom they were lent',
      'Where are the artworks?',
      'average insured value and start date of the exhibitions',
    ],
  },
  {
    db: 'freight',
    asked: [
      'Which drivers were hired by Abel Aas?',
      'drivers trained by Abel Aas',
      'Drivers who report to Abel Aas and what they do',
      'clients with only delivered shipments',
      'clients who only had delivered shipments',
      'What sorts of shipments are there?',
      'distance driven by Abel Aas',
      'freight cost of German clients in 2022',
      'Which drivers are the best, and since when?',
    ],
  },
  {
    db: 'observatory',
    asked: [
      'telescopes in use right now',
      'current telescopes and their site',
      'How many telescopes do we currently have?',
      'Which telescopes still exist, and in which country?',
      'telescopes that were only used once',
    ],
  },
  {
    db: 'gym',
    asked: [
      'current members with their city',
      'members who came only once',
      'Which classes are on, and how does one get there?',
      'classes per trainer, active ones only',
    ],
  },
]
