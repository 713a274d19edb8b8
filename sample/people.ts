/** Given and family names that are combined at random; no real person is meant. */
export function givenNames(): readonly string[] {
  return words(`
  Ada Adrian Agnes Alba Alma Amélie Andrea Anika Anton Arthur Astrid Aurelio Beatriz Benno Bianca Björn Bruno Camille
  Carla Carlos Cecilia Chiara Clara Clemens Colette Cornelia Daan Daria David Diego Dora Edith Eduardo Elena Elias Elin
  Emil Emma Enzo Erik Esther Eva Fabian Fanny Felix Femke Finn Flora Francesca Frida Gabriel Gemma Gerrit Gilles Giulia
  Greta Hanna Hector Helena Henrik Hugo Ida Ignacio Ilse Inès Irene Isabel Iván Jana Jasper Joanna Johan Jonas Josefine
  Judith Julien Karin Kasper Katja Klara Lara Lars Laura Lea Leo Lidia Lotte Luca Lucía Lukas Maja Manon Marco Margot
  Marta Mateo Mathilde Max Mila Milan Mira Moritz Nadia Nico Nina Noah Nora Olga Oliver Oscar Paola Paul Petra Philippa
  Pia Quentin Rafael Rebecca Remi Rita Roman Rosa Ruben Sara Sebastian Selma Silvia Simon Sofia Stefan Stella Sven
  Tamara Teresa Theo Thijs Tilda Tobias Ursula Valentin Vera Victor Vincent Viola Willem Xavier Yara Yvonne Zoë`)
}

/** See {@link givenNames}. */
export function familyNames(): readonly string[] {
  return words(`
  Aalbers Abel Albrecht Almeida Amadori Andersen Arnaud Baptist Barlow Bauer Becker Bellini Berger Bianchi Blanchard
  Boone Bosch Brandt Brunner Calvo Cardoso Carlier Castellano Chevalier Claes Conti Crespo Dahl Dekker Delgado Dietrich
  Dubois Dupont Eberle Egger Engel Estrada Falk Faure Fernández Ferri Fischer Fontaine Forster Fuchs Gallo Garnier
  Gerber Giraud Graf Greco Groen Gruber Haas Hartmann Heinrich Herrera Hoffmann Holt Huber Iglesias Jacobs Janssen
  Kaiser Keller Klein Koch Kowalski Kramer Krause Kuiper Lambert Lang Lefèvre Lehmann Lindner Lombardi Lorenz Maes
  Marchetti Marín Martens Mayer Mercier Meyer Molina Moreau Moretti Müller Navarro Neumann Nowak Olsen Ortega Otto
  Palmer Pereira Perrin Peters Pichler Pons Prieto Quinn Rademaker Ramos Renard Ricci Richter Riedl Rinaldi Romero
  Rousseau Russo Salas Sánchez Schäfer Schmid Schneider Schulz Seidel Silva Smit Sommer Steiner Sturm Tessier Thomsen
  Toussaint Valdés Verhoeven Vidal Visser Vogel Wagner Weber Weiss Werner Winkler Wolf Zeller Ziegler Zimmermann`)
}

/** Countries with the share of customers that live there, and their cities, the largest first. */
export const countries = [
  { name: 'Germany', share: 34, cities: ['Berlin', 'Hamburg', 'Munich', 'Cologne', 'Leipzig', 'Freiburg'] },
  { name: 'France', share: 17, cities: ['Paris', 'Lyon', 'Marseille', 'Nantes', 'Lille'] },
  { name: 'Netherlands', share: 13, cities: ['Amsterdam', 'Rotterdam', 'Utrecht', 'Groningen'] },
  { name: 'Austria', share: 11, cities: ['Vienna', 'Graz', 'Salzburg', 'Innsbruck'] },
  { name: 'Italy', share: 9, cities: ['Milan', 'Rome', 'Turin', 'Bologna'] },
  { name: 'Spain', share: 8, cities: ['Madrid', 'Barcelona', 'Valencia', 'Seville'] },
  { name: 'Belgium', share: 6, cities: ['Brussels', 'Antwerp', 'Ghent'] },
  { name: 'Portugal', share: 2, cities: ['Lisbon', 'Porto'] },
] as const

/** The staff, managers before the people they lead: name, job title, department, manager, salary, hired, left. */
export const staff = [
  ['Henriette Vogt', 'Managing Director', 'Management', null, 118_000, '2021-02-01', null],
  ['Tomas Lindqvist', 'Head of Sales', 'Sales', 1, 84_000, '2021-05-17', null],
  ['Nour Haddad', 'Head of Operations', 'Warehouse', 1, 81_500, '2021-06-01', null],
  ['Marguerite Oyelaran', 'Head of Marketing', 'Marketing', 1, 79_000, '2022-01-10', null],
  ['Pavel Dostal', 'Head of Engineering', 'Engineering', 1, 96_000, '2021-09-06', null],
  ['Ingrid Solheim', 'Sales Representative', 'Sales', 2, 46_500, '2022-03-14', null],
  ['Bastien Roche', 'Sales Representative', 'Sales', 2, 45_000, '2022-08-01', null],
  ['Yusuf Karaca', 'Sales Representative', 'Sales', 2, 44_000, '2023-02-06', '2025-08-29'],
  ['Lena Ostermann', 'Sales Representative', 'Sales', 2, 43_500, '2024-01-08', null],
  ['Ricardo Fonseca', 'Store Assistant', 'Sales', 2, 34_800, '2022-11-07', null],
  ['Mirjam Kroll', 'Store Assistant', 'Sales', 2, 33_600, '2023-06-12', null],
  ['Aino Lehtonen', 'Store Assistant', 'Sales', 2, 33_000, '2025-09-15', null],
  ['Dirk Wessels', 'Warehouse Lead', 'Warehouse', 3, 42_000, '2021-10-04', null],
  ['Oksana Melnyk', 'Warehouse Worker', 'Warehouse', 13, 31_200, '2022-04-19', null],
  ['Jerome Adjei', 'Warehouse Worker', 'Warehouse', 13, 30_900, '2023-03-01', null],
  ['Tuula Rantanen', 'Warehouse Worker', 'Warehouse', 13, 30_400, '2023-09-18', '2024-12-31'],
  ['Piotr Zalewski', 'Warehouse Worker', 'Warehouse', 13, 30_100, '2025-01-20', null],
  ['Celeste Amari', 'Content Editor', 'Marketing', 4, 43_800, '2022-06-20', null],
  ['Joris van Dam', 'Campaign Manager', 'Marketing', 4, 52_000, '2023-04-03', null],
  ['Saskia Brehm', 'Photographer', 'Marketing', 4, 40_500, '2023-10-09', '2025-05-30'],
  ['Kaveh Moradi', 'Software Engineer', 'Engineering', 5, 71_000, '2022-02-14', null],
  ['Elodie Marchand', 'Software Engineer', 'Engineering', 5, 68_500, '2023-05-22', null],
  ['Gunnar Eklund', 'Data Analyst', 'Engineering', 5, 61_000, '2024-03-18', null],
  ['Fatima Benali', 'Accountant', 'Management', 1, 54_500, '2021-11-15', null],
] as const

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}
