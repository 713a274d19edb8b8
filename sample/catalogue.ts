/** The categories of the shop: name, description, and how much better they sell in November and December. */
export const categoryList = [
  { name: 'Coffee', description: 'Roasted coffee beans and ground coffee', giftFactor: 1 },
  { name: 'Tea', description: 'Loose leaf tea, herbal tea and matcha', giftFactor: 1 },
  { name: 'Espresso Machines', description: 'Machines that brew espresso', giftFactor: 1.6 },
  { name: 'Grinders', description: 'Hand and electric coffee grinders', giftFactor: 1.4 },
  { name: 'Brewing Gear', description: 'Drippers, presses, kettles and teapots', giftFactor: 1.2 },
  { name: 'Cups and Mugs', description: 'Cups, mugs and glasses for coffee and tea', giftFactor: 1.2 },
  { name: 'Accessories', description: 'Filters, scales, cleaning and other small things', giftFactor: 1 },
  { name: 'Gift Sets', description: 'Boxes and sets put together as presents', giftFactor: 4 },
] as const

export type CategoryName = (typeof categoryList)[number]['name']

export type Attributes = Readonly<Record<string, string | number | boolean>>

/** A product as the catalogue lists it. */
export interface CatalogueEntry {
  readonly category: CategoryName
  readonly name: string
  readonly brand: string
  readonly priceCents: number
  readonly weightGrams: number | null
  /** How often it is bought, relative to the others. */
  readonly popularity: number
  /** ISO 8601 dates. */
  readonly launchedOn: string
  readonly discontinuedOn: string | null
  readonly attributes: Attributes
}

/** Every product, in order of its number. All names and brands are invented. */
export function catalogue(): readonly CatalogueEntry[] {
  return catalogueLines.trim().split('\n').map(parseLine)
}

function parseLine(line: string): CatalogueEntry {
  const [category, name, brand, price, weight, popularity, launchedOn, discontinuedOn, attributes] = line
    .split('|')
    .map((part) => part.trim())
  const known = categoryList.find((candidate) => candidate.name === category)
  if (!known || !name || !brand || !launchedOn) throw new Error(`not a line of the catalogue: ${line}`)
  return {
    category: known.name,
    name,
    brand,
    priceCents: Math.round(Number(price) * 100),
    weightGrams: weight ? Number(weight) : null,
    popularity: Number(popularity),
    launchedOn,
    discontinuedOn: discontinuedOn || null,
    attributes: parseAttributes(attributes ?? ''),
  }
}

/** `cups=4, organic=true, material=cast iron` */
function parseAttributes(text: string): Attributes {
  const pairs = text ? text.split(', ').map((pair) => pair.split('=')) : []
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, attributeValue(value)]))
}

function attributeValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^\d+$/.test(text) ? Number(text) : text
}

// category | name | brand | price | weight in grams | popularity | launched | discontinued | attributes
const catalogueLines = `
Coffee | Morning Ridge Espresso Beans 1 kg | Ridgeway | 21.90 | 1050 | 9 | 2023-07-01 |  | origin=Brazil, roast=dark, organic=false
Coffee | Harbour Light Filter Beans 500 g | Ridgeway | 13.50 | 540 | 8 | 2023-07-01 |  | origin=Colombia, roast=medium, organic=false
Coffee | Sidama Sunrise Beans 250 g | Alto Verde | 11.90 | 280 | 6 | 2023-07-01 |  | origin=Ethiopia, roast=light, organic=true
Coffee | Huehuetenango Reserve 250 g | Alto Verde | 13.90 | 280 | 4 | 2023-07-01 |  | origin=Guatemala, roast=medium, organic=true
Coffee | Night Shift Decaf 500 g | Ridgeway | 14.20 | 540 | 4 | 2023-07-01 |  | origin=Colombia, roast=medium, organic=false, decaf=true
Coffee | Old Port House Blend 1 kg | Ridgeway | 19.40 | 1050 | 10 | 2023-07-01 |  | origin=Brazil, roast=medium, organic=false
Coffee | Nyeri Hill Peaberry 250 g | Alto Verde | 15.80 | 280 | 3 | 2023-11-06 |  | origin=Kenya, roast=light, organic=false
Coffee | Lake Toba Dark 500 g | Ridgeway | 14.90 | 540 | 3 | 2024-03-04 |  | origin=Indonesia, roast=dark, organic=false
Coffee | Santa Ana Honey Process 250 g | Alto Verde | 14.60 | 280 | 3 | 2024-09-16 |  | origin=El Salvador, roast=light, organic=true
Coffee | Cold Brew Coarse Ground 500 g | Ridgeway | 12.90 | 540 | 3 | 2024-05-13 | 2025-10-31 | origin=Brazil, roast=medium, organic=false
Coffee | Office Barrel Beans 2 kg | Ridgeway | 36.00 | 2100 | 4 | 2024-01-15 |  | origin=Brazil, roast=dark, organic=false
Coffee | Limited Geisha Lot 100 g | Alto Verde | 32.00 | 130 | 1 | 2025-04-07 |  | origin=Panama, roast=light, organic=true
Tea | Garden Gate Breakfast Tea 250 g | Leaf & Lantern | 9.80 | 280 | 7 | 2023-07-01 |  | origin=India, type=black, organic=false
Tea | Quiet Hour Earl Grey 100 g | Leaf & Lantern | 7.90 | 120 | 6 | 2023-07-01 |  | origin=Sri Lanka, type=black, organic=false
Tea | Cloud Terrace Sencha 100 g | Leaf & Lantern | 11.40 | 120 | 4 | 2023-07-01 |  | origin=Japan, type=green, organic=true
Tea | Jasmine Pearls 100 g | Leaf & Lantern | 12.60 | 120 | 3 | 2023-07-01 |  | origin=China, type=green, organic=false
Tea | Silver Needle White 50 g | Leaf & Lantern | 14.90 | 70 | 2 | 2023-10-02 |  | origin=China, type=white, organic=true
Tea | Evening Meadow Herbal 75 g | Leaf & Lantern | 6.40 | 95 | 5 | 2023-07-01 |  | origin=Germany, type=herbal, organic=true
Tea | Rooibos Vanilla 150 g | Leaf & Lantern | 6.90 | 170 | 4 | 2023-07-01 |  | origin=South Africa, type=herbal, organic=false
Tea | Winter Spice Chai 200 g | Leaf & Lantern | 9.20 | 230 | 4 | 2023-09-18 |  | origin=India, type=black, organic=false
Tea | Ceremonial Matcha 40 g | Leaf & Lantern | 24.50 | 90 | 4 | 2024-02-12 |  | origin=Japan, type=green, organic=true
Tea | Milk Oolong 100 g | Leaf & Lantern | 13.30 | 120 | 2 | 2024-06-10 | 2026-02-28 | origin=Taiwan, type=oolong, organic=false
Espresso Machines | Piccolo One Espresso Machine | Caldera | 249.00 | 5200 | 2.6 | 2023-07-01 |  | colour=black, warranty_months=24, power_watts=1350
Espresso Machines | Caldera Duo Espresso Machine | Caldera | 649.00 | 11800 | 1.5 | 2023-07-01 |  | colour=steel, warranty_months=36, power_watts=1700
Espresso Machines | Caldera Pro Dual Boiler | Caldera | 1290.00 | 19500 | 0.55 | 2024-04-08 |  | colour=steel, warranty_months=36, power_watts=2400
Espresso Machines | Brava Lever Machine | Brava | 890.00 | 14200 | 0.35 | 2023-07-01 |  | colour=copper, warranty_months=24, power_watts=1000
Espresso Machines | Brava Office Automatic | Brava | 1095.00 | 17300 | 0.7 | 2024-10-14 |  | colour=black, warranty_months=36, power_watts=1500
Espresso Machines | Piccolo Capsule Machine | Caldera | 129.00 | 3900 | 1.4 | 2023-07-01 | 2025-06-30 | colour=red, warranty_months=24, power_watts=1200
Grinders | Millstone Hand Grinder | Millstone | 59.00 | 620 | 3.2 | 2023-07-01 |  | colour=black, warranty_months=24, burr=ceramic
Grinders | Millstone Hand Grinder Steel | Millstone | 119.00 | 740 | 2.2 | 2024-08-19 |  | colour=steel, warranty_months=60, burr=steel
Grinders | Millstone Home 40 Grinder | Millstone | 169.00 | 2900 | 2.2 | 2023-07-01 |  | colour=white, warranty_months=24, burr=steel
Grinders | Millstone Studio 64 Grinder | Millstone | 429.00 | 6800 | 0.9 | 2024-02-26 |  | colour=black, warranty_months=36, burr=steel
Grinders | Tornado Blade Grinder | Brava | 34.00 | 980 | 1.8 | 2023-07-01 | 2025-03-31 | colour=red, warranty_months=12, burr=blade
Brewing Gear | Glass Pour-Over Dripper | Still Water | 24.90 | 410 | 4 | 2023-07-01 |  | material=glass, cups=4
Brewing Gear | Ceramic Dripper No. 2 | Still Water | 22.50 | 480 | 3.5 | 2023-07-01 |  | material=ceramic, cups=2
Brewing Gear | French Press 1 l | Still Water | 34.90 | 890 | 4.5 | 2023-07-01 |  | material=glass, cups=8
Brewing Gear | Travel Press 350 ml | Still Water | 29.90 | 390 | 2.5 | 2023-08-21 |  | material=steel, cups=1
Brewing Gear | Stovetop Moka Pot 6 Cups | Brava | 38.50 | 710 | 4 | 2023-07-01 |  | material=aluminium, cups=6
Brewing Gear | Cold Brew Jug 1.5 l | Still Water | 31.00 | 1020 | 2.6 | 2024-04-22 |  | material=glass, cups=10
Brewing Gear | Vacuum Siphon | Still Water | 84.00 | 1650 | 0.9 | 2023-07-01 |  | material=glass, cups=5
Brewing Gear | Gooseneck Kettle 0.9 l | Still Water | 54.00 | 1180 | 3 | 2023-07-01 |  | material=steel, cups=6
Brewing Gear | Electric Gooseneck Kettle | Still Water | 129.00 | 1900 | 2.2 | 2024-09-02 |  | material=steel, cups=6, warranty_months=24
Brewing Gear | Cast Iron Teapot 0.8 l | Leaf & Lantern | 49.00 | 1850 | 2 | 2023-07-01 |  | material=cast iron, cups=4
Brewing Gear | Glass Teapot with Strainer | Leaf & Lantern | 32.00 | 820 | 2.8 | 2023-07-01 |  | material=glass, cups=5
Cups and Mugs | Stoneware Mug 300 ml | Kiln & Co | 14.50 | 380 | 5 | 2023-07-01 |  | material=stoneware, colour=grey, capacity_ml=300
Cups and Mugs | Espresso Cups Set of 4 | Kiln & Co | 27.00 | 760 | 4 | 2023-07-01 |  | material=porcelain, colour=white, capacity_ml=80
Cups and Mugs | Cappuccino Cups Set of 2 | Kiln & Co | 25.00 | 690 | 3.5 | 2023-07-01 |  | material=porcelain, colour=white, capacity_ml=180
Cups and Mugs | Double Wall Glasses Set of 2 | Still Water | 19.90 | 420 | 4 | 2023-07-01 |  | material=glass, capacity_ml=250
Cups and Mugs | Enamel Camping Mug | Kiln & Co | 11.90 | 210 | 3 | 2024-05-06 |  | material=enamel, colour=blue, capacity_ml=350
Cups and Mugs | Insulated Travel Mug 400 ml | Still Water | 28.90 | 340 | 4.5 | 2023-09-04 |  | material=steel, colour=green, capacity_ml=400
Cups and Mugs | Tea Bowl Raku | Kiln & Co | 36.00 | 330 | 1.2 | 2023-07-01 | 2024-12-31 | material=stoneware, colour=black, capacity_ml=200
Accessories | Paper Filters No. 2 Pack of 100 | Still Water | 4.90 | 190 | 9 | 2023-07-01 |  | material=paper
Accessories | Paper Filters No. 4 Pack of 100 | Still Water | 5.40 | 230 | 6 | 2023-07-01 |  | material=paper
Accessories | Reusable Steel Filter | Still Water | 16.90 | 110 | 3 | 2023-10-16 |  | material=steel
Accessories | Milk Jug 350 ml | Caldera | 18.50 | 260 | 3.5 | 2023-07-01 |  | material=steel
Accessories | Electric Milk Frother | Caldera | 44.90 | 850 | 3 | 2023-07-01 |  | colour=white, warranty_months=24
Accessories | Tamper 58 mm | Caldera | 29.00 | 450 | 2.2 | 2023-07-01 |  | material=steel
Accessories | Brewing Scale with Timer | Still Water | 46.00 | 520 | 3 | 2023-11-13 |  | colour=black, warranty_months=24
Accessories | Airtight Tin 500 g | Ridgeway | 17.90 | 360 | 3.5 | 2023-07-01 |  | material=steel, colour=green
Accessories | Tea Strainer Basket | Leaf & Lantern | 8.90 | 90 | 4 | 2023-07-01 |  | material=steel
Accessories | Bamboo Matcha Whisk | Leaf & Lantern | 15.90 |  | 2.5 | 2024-02-12 |  | material=bamboo
Accessories | Descaling Liquid 500 ml | Caldera | 9.90 | 560 | 4.5 | 2023-07-01 |  |
Accessories | Water Filter Cartridge | Caldera | 12.90 |  | 3.5 | 2023-07-01 |  | warranty_months=6
Accessories | Barista Apron | Kiln & Co | 39.00 | 430 | 1 | 2024-11-04 |  | colour=grey, material=cotton
Gift Sets | Coffee Discovery Box | Ridgeway | 34.90 | 980 | 2.5 | 2023-07-01 |  | bags=4, gift_wrapped=true
Gift Sets | Tea Discovery Box | Leaf & Lantern | 29.90 | 520 | 2.5 | 2023-07-01 |  | bags=6, gift_wrapped=true
Gift Sets | Pour-Over Starter Set | Still Water | 59.00 | 1700 | 1.8 | 2023-07-01 |  | gift_wrapped=false
Gift Sets | Matcha Ritual Set | Leaf & Lantern | 69.00 |  | 1.4 | 2024-10-07 |  | gift_wrapped=true
Gift Sets | Coffee Lovers Hamper | Ridgeway | 49.90 | 1450 | 2.2 | 2023-09-25 |  | bags=24, gift_wrapped=true
Gift Sets | Tea Lovers Hamper | Leaf & Lantern | 42.90 | 900 | 2 | 2024-09-23 |  | bags=24, gift_wrapped=true
Gift Sets | Barista Weekend Set | Caldera | 119.00 | 2600 | 0.8 | 2025-02-03 |  | gift_wrapped=false
`
