import { post, resource } from '../operation.ts'
import { dataOf } from '../paging.ts'
import { SearchRequest, SearchResult } from '../schemas/search.ts'

export const search = resource('search', {
  find: post('/search', {
    id: 'search',
    summary: 'Find customers, users, teams, tags or integrations',
    effect: 'read',
    repeat: 'safe',
    scopes: 'undocumented',
    body: SearchRequest,
    quirks: { refusal: 'Invalid parameters', unknownKey: 'No such field.' },
    reply: dataOf(SearchResult),
  }),
})
