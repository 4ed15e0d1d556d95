import type { Timezone } from '@rhetor/contract'
import { at, hash } from './chance.ts'
import type { Key } from './keys.ts'
import type { DemoAddress } from './order-types.ts'

interface Country {
  readonly timezone: Timezone
  readonly provinces: readonly string[]
  readonly towns: readonly string[]
  readonly streets: readonly string[]
  /** `#` is a digit. */
  readonly zip: string
  readonly numberFirst: boolean
}

const english = ['Larch Lane', 'Old Ferry Road', 'Millrace Way', 'Quarry Hill', 'Bellflower Street', 'Heron Court']

// towns that no map has, in countries that every customs form has
const countries: Readonly<Record<string, Country>> = {
  US: {
    timezone: 'America/Chicago',
    provinces: ['OR', 'VT', 'MN', 'NC', 'CO', 'ME'],
    towns: ['Alder Crossing', 'Port Ellery', 'Wexhollow', 'Tamarack Falls', 'New Saltmarsh', 'Cooper Bluff'],
    streets: english,
    zip: '000##',
    numberFirst: true,
  },
  CA: {
    timezone: 'America/Toronto',
    provinces: ['ON', 'BC', 'NS', 'QC'],
    towns: ['Lac-aux-Grèbes', 'Birchmouth', 'Stillwater Bay'],
    streets: english,
    zip: 'X0X 0X#',
    numberFirst: true,
  },
  GB: {
    timezone: 'Europe/London',
    provinces: [],
    towns: ['Thornwick Regis', 'Nether Peverell', 'Holmsbury-on-Wye', 'Kirk Ardle'],
    streets: ['Chapel Row', 'Weavers Close', 'Tithe Barn Lane', 'Orchard Mews', 'Station Parade'],
    zip: 'ZZ# #ZZ',
    numberFirst: true,
  },
  IE: {
    timezone: 'Europe/Dublin',
    provinces: [],
    towns: ['Ballycorran', 'Dunmorrow'],
    streets: ['Strand Road', 'Well Lane', 'Bridge Street'],
    zip: 'Z00 ZZ##',
    numberFirst: true,
  },
  FR: {
    timezone: 'Europe/Paris',
    provinces: [],
    towns: ['Vallombre', 'Saint-Orens-des-Bois', 'Port-Aubrac', 'Clairfontenay'],
    streets: ['rue des Tisserands', 'chemin du Lavoir', 'place du Vieux Four', 'impasse des Mésanges'],
    zip: '000##',
    numberFirst: true,
  },
  BE: {
    timezone: 'Europe/Brussels',
    provinces: [],
    towns: ['Waldervoorde', 'Fontaine-le-Gué'],
    streets: ['rue du Moulin Bas', 'Veldstraatje'],
    zip: '00##',
    numberFirst: false,
  },
  CH: {
    timezone: 'Europe/Zurich',
    provinces: [],
    towns: ['Oberfluhwil', 'Val-Sorbier'],
    streets: ['Lindengasse', 'chemin des Sapins'],
    zip: '00##',
    numberFirst: false,
  },
  DE: {
    timezone: 'Europe/Berlin',
    provinces: [],
    towns: ['Sankt Aldern', 'Wiesenbrück', 'Hohenmoor', 'Kaltenhain'],
    streets: ['Amselweg', 'Zur Alten Weberei', 'Mühlengraben', 'Lerchenstieg'],
    zip: '000##',
    numberFirst: false,
  },
  AT: {
    timezone: 'Europe/Vienna',
    provinces: [],
    towns: ['Obermoosach', 'Fichtlau'],
    streets: ['Dorfanger', 'Holzknechtgasse'],
    zip: '00##',
    numberFirst: false,
  },
  ES: {
    timezone: 'Europe/Madrid',
    provinces: [],
    towns: ['Valdeluna del Río', 'Puerto Almena', 'Santa Orosia'],
    streets: ['calle del Telar', 'paseo de los Tilos', 'plaza de la Fuente'],
    zip: '000##',
    numberFirst: false,
  },
  MX: mild('America/Mexico_City', ['San Isidro Tezcala'], ['calle Jacarandas']),
  GT: mild('America/Guatemala', ['Santa Lucía Xepac'], ['3a avenida']),
  CL: mild('America/Santiago', ['Puerto Alerce'], ['pasaje Los Boldos']),
  AR: mild('America/Argentina/Buenos_Aires', ['Villa Ceibal'], ['calle Los Aromos']),
  BO: mild('America/La_Paz', ['Villa Quellani'], ['calle Illampu Chico']),
  IT: mild('Europe/Rome', ['Montefiorito', 'Pieve Solana', 'Castelgrisolia'], ['via dei Setaioli', 'vicolo del Forno']),
  JP: mild('Asia/Tokyo', ['青霧町', '小鳥浜市'], ['若葉台', '水車通り']),
  NL: mild('Europe/Amsterdam', ['Oudewaterdam', 'Lisserveen'], ['Wolstraat', 'Kraaienpad']),
  PT: mild('Europe/Lisbon', ['Vila Sombreira', 'Serra de Aveiras Velhas'], ['rua dos Cardadores', 'travessa do Poço']),
  BR: mild('America/Sao_Paulo', ['Nova Araucária', 'Ribeirão do Ipê'], ['rua das Quaresmeiras']),
  SE: mild('Europe/Stockholm', ['Granhamn', 'Vitsjöby'], ['Linvägen', 'Sparvstigen']),
  AU: mild('Australia/Melbourne', ['Wattle Inlet', 'Mount Corrin'], ['Saltbush Drive']),
  NZ: mild('Pacific/Auckland', ['Port Kererū'], ['Harakeke Street']),
  SG: mild('Asia/Singapore', ['Singapore'], ['Tanjong Lorong']),
  ZA: mild('Africa/Johannesburg', ['Karoofontein'], ['Protea Road']),
  CN: mild('Asia/Shanghai', ['Beihe'], ['Textile Park Road']),
}

function mild(timezone: Timezone, towns: readonly string[], streets: readonly string[]): Country {
  return { timezone, towns, streets, provinces: [], zip: '000##', numberFirst: false }
}

export function timezoneOf(country: string): Timezone {
  return countryNamed(country).timezone
}

/** Where somebody lives; with another `home`, where they live next. */
export function addressOf(
  person: { readonly key: Key; readonly name: string | null; readonly country: string },
  home: 'first' | 'next' = 'first',
): DemoAddress {
  const country = countryNamed(person.country)
  const seed = hash('address', person.key, home)
  const street = at(country.streets, seed)
  const number = 3 + ((seed >>> 4) % 88)
  const flat = (seed >>> 9) % 4 === 0
  return {
    name: person.name ?? 'Customer',
    address1: country.numberFirst ? `${number} ${street}` : `${street} ${number}`,
    address2: flat && country.numberFirst ? `Flat ${1 + ((seed >>> 11) % 9)}` : null,
    city: at(country.towns, seed >>> 3),
    province: country.provinces.length ? at(country.provinces, seed >>> 5) : null,
    country_code: person.country,
    zip: digits(country.zip, seed >>> 7),
    phone: null,
  }
}

function digits(pattern: string, seed: number): string {
  let left = seed
  return pattern.replaceAll('#', () => {
    const digit = String(left % 10)
    left = Math.floor(left / 10)
    return digit
  })
}

const areas = ['212', '312', '415', '503', '617', '718', '206', '305']

/** A number of the range that belongs to nobody: 555-0100 to 555-0199. */
export function phoneNumber(index: number): string {
  return `+1${at(areas, index)}55501${String(Math.floor(index / areas.length)).padStart(2, '0')}`
}

function countryNamed(code: string): Country {
  const country = countries[code]
  if (!country) throw new Error(`there is no country ${code}`)
  return country
}
