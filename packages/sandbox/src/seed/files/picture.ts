export type Colour = readonly [red: number, green: number, blue: number]

/** What is seen at a place of a picture, both from 0 to 1. */
export type Picture = (x: number, y: number) => Colour

/** What a file of that name may show: a screen full of lines, a box, or a cracked bowl in a colour of its own. */
export function pictureOf(name: string): Picture {
  if (/statement|remark/.test(name)) return screen
  if (/box|carton|karton|scatola|pallet|shelf/.test(name)) return (x, y) => box(x, y) ?? room(y)
  const hue = [...name].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7) >>> 0
  const glaze: Colour = [90 + (hue % 120), 80 + ((hue >> 7) % 110), 70 + ((hue >> 13) % 120)]
  return (x, y) => bowl(x, y, glaze) ?? room(y)
}

function room(y: number): Colour {
  return y < 0.62 ? [222 - 40 * y, 216 - 46 * y, 204 - 50 * y] : [148, 112, 80]
}

function screen(x: number, y: number): Colour {
  const line = Math.floor(y * 18)
  const isText = y * 18 - line < 0.45 && x > 0.08 && x < 0.5 + 0.4 * Math.abs(Math.sin(line * 2.3))
  return isText ? [96, 102, 112] : [250, 250, 252]
}

function box(x: number, y: number): Colour | undefined {
  if (Math.abs(x - 0.5) > 0.28 || Math.abs(y - 0.55) > 0.25) return undefined
  if (Math.abs(x - 0.5) < 0.035) return [226, 205, 160]
  return y < 0.36 ? [150, 108, 66] : [186, 140, 92]
}

function bowl(x: number, y: number, glaze: Colour): Colour | undefined {
  const within = (height: number) => ((x - 0.5) / 0.3) ** 2 + ((y - 0.42) / height) ** 2 < 1
  const shaded = (light: number): Colour => [glaze[0] * light, glaze[1] * light, glaze[2] * light]
  if (within(0.07)) return shaded(0.6)
  if (y < 0.42 || !within(0.34)) return undefined
  const crack = 0.58 + 0.05 * Math.abs(((y * 9) % 2) - 1)
  return Math.abs(x - crack) < 0.009 ? [34, 28, 26] : shaded(1.25 - x)
}
