import type { List } from '@rhetor/client'

/** Reads all pages of a list. */
export async function allOf<Item>(list: List<Item>): Promise<readonly Item[]> {
  return (await list.all()).items
}
