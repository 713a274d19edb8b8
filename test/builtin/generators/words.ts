/** A noun as people say it, and its plural. */
export interface Noun {
  readonly one: string
  readonly many: string
}

/** What tables are about. None is a synonym of another or of an attribute below. */
export const things: readonly Noun[] = nouns(
  'garden gardens,kettle kettles,violin violins,canoe canoes,bakery bakeries,museum museums,tractor tractors,' +
    'lantern lanterns,orchard orchards,puppet puppets,cottage cottages,wagon wagons,trophy trophies,ladder ladders,' +
    'fountain fountains,blanket blankets,parcel parcels,saddle saddles,bucket buckets,guitar guitars,' +
    'mirror mirrors,chapel chapels,dairy dairies,balloon balloons,cushion cushions,fox foxes,shelf shelves,bench benches',
)

/** Texts with few different values, each with values that no other attribute has. */
export const categories: readonly (Noun & { readonly values: readonly string[] })[] = [
  { ...noun('flavour flavours'), values: ['vanilla', 'cinnamon', 'ginger', 'mint'] },
  { ...noun('shape shapes'), values: ['oval', 'square', 'hexagonal', 'round'] },
  { ...noun('material materials'), values: ['oak', 'copper', 'linen', 'granite', 'wool'] },
  { ...noun('pattern patterns'), values: ['striped', 'dotted', 'chequered'] },
  { ...noun('region regions'), values: ['Northmoor', 'Southfell', 'Eastlea'] },
  { ...noun('brand brands'), values: ['Halden', 'Corvex', 'Brightwell', 'Tolmar'] },
  { ...noun('scent scents'), values: ['lavender', 'cedar', 'jasmine'] },
  { ...noun('finish finishes'), values: ['matte', 'glossy', 'satin'] },
]

export const measures: readonly Noun[] = nouns(
  'weight weights,height heights,price prices,depth depths,width widths,volume volumes,thickness thicknesses,' +
    'voltage voltages,diameter diameters,warranty warranties',
)

/** Said as "a repair date in 2021". */
export const dates: readonly Noun[] = nouns(
  'repair date repair dates,harvest date harvest dates,inspection date inspection dates,painting date painting dates',
)

/** Said as "gardens that are fragile". */
export const flags: readonly Noun[] = nouns(
  'fragile fragile,wooden wooden,waterproof waterproof,antique antique',
)

/** Stand in tables that no question is about. */
export const strangers: readonly Noun[] = nouns(
  'glacier glaciers,comet comets,anchor anchors,beetle beetles,marble marbles',
)
export const strangerAttributes: readonly Noun[] = nouns(
  'salinity salinities,albedo albedos,tonnage tonnages,wingspan wingspans',
)

/** Words in no dictionary, so that nothing may explain them. */
export const nonsense: readonly string[] = [
  'flurbish',
  'quorvent',
  'zibblewick',
  'Blargonaut',
  'snorfled',
  'plimping',
  'vexlorian',
  'wobtrasks',
  'kr4zzt',
]

/** Given names of rows: no word of a question, no value of a category. */
export const properNames: readonly string[] = (
  'Velora,Tamsin,Brenwick,Ostara,Caldren,Merrow,Ithaly,Pellandra,Quillon,Rosamund,Dovrek,Yarrowby,Fennimore,' +
  'Galdwyn,Hestia,Jorvik,Kelspar,Lunden,Nymeria,Orsolo,Sefton,Thessaly,Ulverton,Wendlyn'
).split(',')

function nouns(list: string): readonly Noun[] {
  return list.split(',').map(noun)
}

/** "repair date repair dates": the first half is the singular. */
function noun(pair: string): Noun {
  const words = pair.split(' ')
  const half = words.length / 2
  return { one: words.slice(0, half).join(' '), many: words.slice(half).join(' ') }
}
