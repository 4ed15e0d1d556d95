import { agent, customer, photo, type Thread } from '../thread.ts'

const ja = { language: 'ja' } as const

export const japanese: readonly Thread[] = [
  {
    ...ja,
    key: 'ja-haitatsu',
    topic: 'delivery',
    channel: 'email',
    store: 'teahouse',
    tellings: 3,
    order: { state: 'on-its-way', days: [9, 12] },
    products: ['pebble-mug', 'six-hills', 'smoke-ridge'],
    subject: '[注文 {order} の配送状況について|{order} がまだ届きません|お届け予定日の確認]',
    lines: [
      customer(
        '[{days}日前に{product}を注文しましたが、まだ届いておりません。|注文番号{order}の件です。注文から{days}日経ちましたが、発送のご連絡がありません。] [現在の状況を教えていただけますか。|いつ頃届く予定でしょうか。]',
      ),
      agent(
        'ご心配をおかけして申し訳ございません。{order}は{carrier}にて輸送中で、追跡番号は{tracking}です。[二、三日中にお届けできる見込みです。|明後日頃のお届けとなる見込みです。]',
      ),
      customer('[ご確認ありがとうございます。待つことにします。|安心しました。ありがとうございます。]'),
    ],
    mood: 'good',
  },
  {
    ...ja,
    key: 'ja-size',
    topic: 'sizing',
    channel: 'chat',
    tellings: 2,
    products: ['lark', 'moorland'],
    lines: [
      customer(
        '[{product}のサイズについて質問です。身長160cmですが、{size}で大丈夫でしょうか。|{product}は日本のサイズより大きめですか？]',
      ),
      agent('お問い合わせありがとうございます。お手持ちのニットの身幅を測っていただけますか。'),
      customer('[{girth}です。|約{girth}でした。]'),
      agent('それでしたら{size}がちょうどよいと思います。着ているうちに少し伸びます。'),
      customer('[ありがとうございます。注文します。|よくわかりました。ありがとうございました。]'),
    ],
    mood: 'good',
  },
  {
    ...ja,
    key: 'ja-hason',
    topic: 'damaged',
    channel: 'email',
    store: 'teahouse',
    tellings: 2,
    order: { state: 'delivered', days: [13, 15], deliveredDays: 1 },
    products: ['tarn-teapot', 'pebble-mug', 'river-bowl'],
    subject: '[破損について（{order}）|{product}が割れていました|商品の破損]',
    lines: [
      customer(
        '[本日{order}が届きましたが、{product}にひびが入っておりました。|届いた{product}が割れておりました。] [写真を添付いたします。|写真をご確認ください。]',
        { files: [photo('hibi.jpg')] },
      ),
      agent(
        '大切なお品が破損していたとのこと、誠に申し訳ございません。本日、代わりのお品を{replacement}として発送いたします。破損したお品はご返送いただかなくて結構です。',
      ),
      customer('[迅速なご対応に感謝いたします。|ありがとうございます。楽しみに待っております。]'),
    ],
    endings: [{ lines: [], mood: 'good', after: { replaced: 'same' } }],
  },
  {
    ...ja,
    key: 'ja-kanzei',
    topic: 'customs',
    channel: 'email',
    tellings: 2,
    products: ['drift', 'moorland'],
    subject: '[日本への送料と関税について|関税はかかりますか]',
    lines: [
      customer(
        '{product}の購入を検討しています。[日本への送料と、関税がかかるかどうかを教えてください。|日本まで配送していただけますか。関税はどのくらいでしょうか。]',
      ),
      agent(
        '日本へも発送しております。送料は14ドル、150ドル以上で無料です。関税はお届け時に運送会社へお支払いいただく場合がございますが、金額は当店ではわかりかねます。',
      ),
      customer('[丁寧なご説明ありがとうございます。|検討いたします。ありがとうございました。]'),
    ],
    mood: 'good',
  },
]
