import type { Key } from './keys.ts'
import type { DemoProduct } from './types.ts'

const letters = ['XS', 'S', 'M', 'L', 'XL', 'XXL']
const feet = ['36', '37', '38', '39', '40', '41', '42', '43', '44', '45']
const ages = ['2 yrs', '4 yrs', '6 yrs', '8 yrs', '10 yrs']
const wools = ['Oat', 'Fern', 'Ink', 'Rosehip']

const knitwear = { store: 'pebblewren' } as const
const teahouse = { store: 'teahouse' } as const

/** Everything for sale in both stores. */
export const catalogue: readonly DemoProduct[] = [
  {
    ...knitwear,
    key: 'moorland',
    title: 'Moorland Cardigan',
    kind: 'knit',
    price: 148,
    sizes: letters,
    colours: ['Oat', 'Fern', 'Ink'],
  },
  {
    ...knitwear,
    key: 'lark',
    title: 'Lark Crewneck',
    kind: 'knit',
    price: 128,
    sizes: letters,
    colours: ['Oat', 'Slate', 'Rosehip'],
  },
  {
    ...knitwear,
    key: 'fell-vest',
    title: 'Fell Vest',
    kind: 'knit',
    price: 98,
    sizes: letters,
    colours: ['Fern', 'Ink', 'Barley'],
  },
  {
    ...knitwear,
    key: 'rookery',
    title: 'Rookery Roll-Neck',
    kind: 'knit',
    price: 156,
    sizes: letters,
    colours: ['Ink', 'Slate', 'Oat'],
  },
  {
    ...knitwear,
    key: 'burrow',
    title: 'Burrow Wool Socks',
    kind: 'socks',
    price: 24,
    sizes: ['S', 'M', 'L', 'XL'],
    colours: wools,
  },
  {
    ...knitwear,
    key: 'hearth',
    title: 'Hearth Felt Slippers',
    kind: 'slippers',
    price: 88,
    sizes: feet,
    colours: wools,
  },
  { ...knitwear, key: 'beanie', title: 'Thicket Beanie', kind: 'small-knit', price: 38, colours: wools },
  { ...knitwear, key: 'scarf', title: 'Harbour Scarf', kind: 'small-knit', price: 64, colours: wools },
  { ...knitwear, key: 'mittens', title: 'Nettle Mittens', kind: 'small-knit', price: 42, colours: wools },
  {
    ...knitwear,
    key: 'drift',
    title: 'Drift Throw Blanket',
    kind: 'blanket',
    price: 165,
    colours: ['Oat', 'Fern', 'Heather'],
  },
  {
    ...knitwear,
    key: 'lamb',
    title: 'Lambkin Cot Blanket',
    kind: 'blanket',
    price: 84,
    colours: ['Cream', 'Moss', 'Sky'],
  },
  {
    ...knitwear,
    key: 'robe',
    title: 'Wren Waffle Robe',
    kind: 'robe',
    price: 112,
    sizes: letters,
    colours: ['Oat', 'Slate', 'Moss'],
  },
  {
    ...knitwear,
    key: 'cricket',
    title: 'Cricket Kids Sweater',
    kind: 'kids',
    price: 72,
    sizes: ages,
    colours: ['Fern', 'Rosehip', 'Sky'],
  },
  { ...knitwear, key: 'comb', title: 'Wool Care Kit', kind: 'care', price: 32 },
  { ...knitwear, key: 'balm', title: 'Lanolin Hand Balm', kind: 'care', price: 18 },
  { ...knitwear, key: 'gift-card', title: 'Pebblewren Gift Card', kind: 'gift-card', price: 75 },
  { ...teahouse, key: 'first-light', title: 'First Light Breakfast', kind: 'tea', price: 14.5 },
  { ...teahouse, key: 'moss-garden', title: 'Moss Garden Sencha', kind: 'tea', price: 18 },
  { ...teahouse, key: 'smoke-ridge', title: 'Smoke Ridge Black', kind: 'tea', price: 16.5 },
  { ...teahouse, key: 'orchard', title: 'Orchard Rooibos', kind: 'tea', price: 12.5 },
  { ...teahouse, key: 'night-fern', title: 'Night Fern Herbal', kind: 'tea', price: 12.5 },
  { ...teahouse, key: 'almond', title: 'Almond Oolong', kind: 'tea', price: 17.5 },
  { ...teahouse, key: 'six-hills', title: 'Six Hills Tasting Set', kind: 'tea-set', price: 36 },
  { ...teahouse, key: 'honey', title: 'Heather Honey', kind: 'pantry', price: 13 },
  {
    ...teahouse,
    key: 'pebble-mug',
    title: 'Pebble Mug',
    kind: 'ceramic',
    price: 22,
    colours: ['Chalk', 'Moss', 'Storm', 'Clay'],
  },
  {
    ...teahouse,
    key: 'tarn-teapot',
    title: 'Tarn Teapot',
    kind: 'ceramic',
    price: 58,
    colours: ['Chalk', 'Moss', 'Storm'],
  },
  {
    ...teahouse,
    key: 'river-bowl',
    title: 'River Bowl',
    kind: 'ceramic',
    price: 26,
    colours: ['Chalk', 'Clay', 'Storm'],
  },
  {
    ...teahouse,
    key: 'ember',
    title: 'Ember Electric Kettle',
    kind: 'kettle',
    price: 119,
    colours: ['Chalk', 'Graphite', 'Sage'],
  },
  { ...teahouse, key: 'strainer', title: 'Sparrow Strainer', kind: 'tool', price: 12 },
  { ...teahouse, key: 'whisk', title: 'Matcha Whisk Set', kind: 'tool', price: 46 },
  { ...teahouse, key: 'slow-box', title: 'Slow Morning Tea Box', kind: 'subscription', price: 24 },
]

export function product(key: Key): DemoProduct {
  const found = catalogue.find((candidate) => candidate.key === key)
  if (!found) throw new Error(`there is no product ${key}`)
  return found
}
