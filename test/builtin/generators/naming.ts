/** How a database spells its names. */
export const styles = ['snake', 'singular', 'camel', 'pascal', 'upper', 'prefixed', 'tbl'] as const
export type Style = (typeof styles)[number]

/** Every name of a database in this style begins so. */
const prefix = 'zq_'

/** The name of a table: `garden_tools`, `"GardenTools"`, `zq_garden_tools`. */
export function tableName(noun: { readonly one: string; readonly many: string }, style: Style): string {
  switch (style) {
    case 'snake':
      return snake(noun.many)
    case 'singular':
      return snake(noun.one)
    case 'camel':
      return camel(noun.many)
    case 'pascal':
      return capital(camel(noun.one))
    case 'upper':
      return snake(noun.many).toUpperCase()
    case 'prefixed':
      return prefix + snake(noun.many)
    case 'tbl':
      return `tbl_${snake(noun.one)}`
    default:
      return style satisfies never
  }
}

/** The name of a column: `repair_date`, `repairDate`, `REPAIR_DATE`, `zq_repair_date`. */
export function columnName(words: string, style: Style): string {
  switch (style) {
    case 'snake':
    case 'singular':
    case 'tbl':
      return snake(words)
    case 'camel':
      return camel(words)
    case 'pascal':
      return capital(camel(words))
    case 'upper':
      return snake(words).toUpperCase()
    case 'prefixed':
      return prefix + snake(words)
    default:
      return style satisfies never
  }
}

function snake(words: string): string {
  return words.replaceAll(' ', '_')
}

function camel(words: string): string {
  return words.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase())
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
