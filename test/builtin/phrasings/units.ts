import type { Phrasing, Unanswerable } from './phrasing.js'

export const units: readonly Phrasing[] = [
  {
    db: 'gym',
    sql: 'select avg(duration_min) from class',
    asked: [
      'What is the average duration of a class in minutes?',
      'Average class duration in minutes',
      'How long is the average class?',
      'How long is a class on average?',
      'How long are classes on average?',
      'On average, how long is a class?',
      'How many minutes does a class take on average?',
      'Average length of a class in minutes',
      'average length of the classes, in minutes',
      'What is the mean class duration, in minutes?',
      'How long does a class last on average?',
    ],
  },
  {
    db: 'gym',
    sql: 'select title from class where duration_min > 60',
    asked: [
      'Which classes last longer than 60 minutes?',
      'Which classes are longer than 60 minutes?',
      'Classes longer than 60 minutes',
      'Which classes take more than 60 minutes?',
      'Titles of the classes with a duration of more than 60 minutes',
      'Which classes last more than an hour?',
      'Which classes last longer than one hour?',
      'Which classes are longer than an hour?',
      'Which classes have a duration above 60 min?',
      'classes over 60 minutes in length',
      'Which classes run for more than 60 minutes?',
    ],
  },
  {
    db: 'gym',
    sql: 'select title, duration_min from class',
    asked: [
      'Show each class and its duration in minutes.',
      'List the classes and how long they are.',
      'How long is each class?',
      'How long does each class last?',
      'title of each class with its length in minutes',
      'List every class and how many minutes it takes.',
      'For each class, show how long it lasts.',
      'Class titles and durations in minutes',
    ],
  },
  {
    db: 'gym',
    sql: "select duration_min from class where title = 'Heavy Bag'",
    asked: ['How long is Heavy Bag?', 'How long is the class Heavy Bag?', 'How long does Heavy Bag last?', "What is the duration of the class 'Heavy Bag'?", 'How many minutes does Heavy Bag take?', 'duration of Heavy Bag in minutes', 'How long does the Heavy Bag class take?'],
  },
  {
    db: 'gym',
    sql: 'select max(duration_min) from class',
    asked: ['How long is the longest class?', 'How long is the longest class, in minutes?', 'What is the longest duration of a class in minutes?', 'How many minutes does the longest class take?', 'maximum class duration in minutes', 'How long was the longest class?'],
  },
  {
    db: 'gym',
    sql: 'select full_name, hourly_rate from trainer',
    asked: ['Show every trainer and the hourly rate in euros.', 'trainers with their hourly rate', 'What is the hourly rate of each trainer, in dollars?', 'How much is the hourly rate of each trainer?', 'trainer names and hourly rates in EUR', 'List the trainers together with the hourly rate (euros).'],
  },
  {
    db: 'freight',
    sql: 'select sum(freight_cost) from shipment',
    asked: ['What is the total freight cost in euros?', 'Total freight cost in EUR', 'total freight cost of all shipments, in euros', 'How much is the total freight cost?', 'How much is the freight cost in total?', 'How high is the total freight cost?', 'What does the freight cost add up to?', 'Sum of the freight cost of shipments in dollars'],
  },
  {
    db: 'freight',
    sql: 'select sum(weight_kg) from shipment',
    asked: ['What is the total weight of all shipments in kilograms?', 'Total shipment weight in kg', 'How many kilograms do all shipments weigh in total?', 'How much do the shipments weigh in total?', 'total weight of shipments (kg)', 'combined weight of all shipments in kilos', 'How heavy are all shipments together?'],
  },
  {
    db: 'freight',
    sql: 'select shipment_id, distance_km from shipment where distance_km > 1000',
    also: ['select shipment_id from shipment where distance_km > 1000'],
    asked: ['Which shipments travelled more than 1000 km?', 'Shipments with a distance above 1000 kilometres', 'shipments with a distance of over 1000 km', 'List shipments whose distance is greater than 1,000 kilometers.', 'Which shipments have a distance longer than 1000 km?', 'Shipments that went further than 1000 km'],
  },
  {
    db: 'freight',
    sql: 'select avg(salary_eur) from driver',
    asked: ['What is the average salary of drivers in euros?', 'How much does a driver earn on average?', 'How much do drivers earn on average?', 'average driver salary in EUR', 'What is the average salary of a driver, in euros a year?', 'average salary of the drivers', 'How high is the average salary of drivers?'],
  },
  {
    db: 'museum',
    sql: "select height_cm, width_cm from artwork where title = 'Study 3'",
    asked: ["How tall and how wide is 'Study 3'?", "How high and how wide is 'Study 3'?", 'What are the height and width of Study 3?', 'height and width of Study 3 in centimetres', 'What are the height and the width, in cm, of the artwork Study 3?', 'Give me the height and width in cm of Study 3.'],
  },
  {
    db: 'museum',
    sql: "select sum(insured_value) from artwork where medium = 'oil'",
    asked: ['What is the total insured value of oil artworks in euros?', 'total insured value of the artworks in oil', 'How much are the oil artworks insured for in total?', 'What is the total insured value of all oil works?', 'Sum of the insured value for medium oil, in dollars', 'How high is the total insured value of oil artworks?'],
  },
  {
    db: 'museum',
    sql: 'select language, avg(duration_minutes) from guided_tour group by language',
    asked: [
      'Average duration in minutes of guided tours per language',
      'How long are guided tours on average, per language?',
      'How long is a guided tour on average in each language?',
      'average length of guided tours in minutes by language',
      'For each language, how long do guided tours last on average?',
      'What is the average duration, in minutes, of guided tours for each language?',
      'average guided tour duration by language, minutes',
    ],
  },
  {
    db: 'museum',
    sql: 'select avg(duration_minutes) / 60.0 from guided_tour',
    asked: ['What is the average duration of a guided tour in hours?', 'average guided tour duration in hours', 'Average length of guided tours in hours', 'average duration of the guided tours, in hours', 'mean duration of guided tours expressed in hours', 'How many hours does a guided tour take on average?'],
  },
  {
    db: 'museum',
    sql: 'select avg(annual_salary) from staff',
    asked: ['What is the average annual salary of staff?', 'How much do staff earn a year on average?', 'average salary a year of the staff', 'average annual salary in euros', 'average yearly salary of staff members', 'What do staff earn on average per year?', 'average salary per year of the staff in euros'],
  },
]

export const unitsDeclined: readonly Unanswerable[] = [
  {
    db: 'freight',
    asked: [
      'What is the total freight cost in Norwegian kroner per mile?',
      'total weight of all shipments in tons',
      'How long is the average shipment?',
      'How long does a shipment take?',
      'How big is a client?',
      'What is the average salary of drivers per month?',
      'How many tons do all shipments weigh?',
      'How far is Norway?',
    ],
  },
  { db: 'gym', asked: ['Average class duration in days', 'How long is a trainer?', 'How much is a member?', 'average class duration in euros', 'What is the weight of a class in minutes?', 'How long has Ada Berg been a member?'] },
]
