import { agent, customer, note, photo, type Thread } from '../thread.ts'

const es = { language: 'es', store: 'teahouse' } as const

export const spanish: readonly Thread[] = [
  {
    ...es,
    key: 'es-donde',
    topic: 'delivery',
    channel: 'email',
    tellings: 3,
    order: { state: 'on-its-way', days: [7, 9, 8] },
    products: ['six-hills', 'pebble-mug', 'ember', 'first-light'],
    subject:
      '[¿Dónde está mi pedido {order}?|Pedido {order} sin noticias|Retraso en la entrega|Consulta sobre {order}]',
    lines: [
      customer(
        '[Hice un pedido hace {days} días y todavía no ha llegado.|Estoy esperando {product} desde hace {days} días.|El pedido {order} debería estar ya en casa.] [¿Me pueden decir dónde está?|¿Ha salido ya del almacén?]',
      ),
      agent(
        '[Lo acabo de mirar:|Claro que sí:] el pedido {order} va con {carrier}, número {tracking}, y [llegará en dos o tres días|debería llegar pasado mañana]. [Si no aparece, escríbeme y lo reclamo.|El correo con el seguimiento suele caer en spam.]',
      ),
    ],
    endings: [{ lines: [customer('[¡Mil gracias!|Perfecto, muy amable.]')], mood: 'good' }, { lines: [] }],
  },
  {
    ...es,
    key: 'es-whatsapp-regalo',
    topic: 'advice',
    channel: 'whatsapp',
    tellings: 3,
    products: ['six-hills', 'tarn-teapot', 'whisk'],
    lines: [
      customer(
        '[Hola! Busco un regalo para mi madre, le encanta el té verde 🍵|Buenas, ¿qué me recomiendan para alguien que empieza con el té?|Hola, regalo de boda de unos 50 euros, ¿ideas?]',
      ),
      agent(
        '¡Hola, {first}! Yo regalaría {product}: {price}, y lo envolvemos sin coste. Si lo pides hoy, sale mañana.',
      ),
      customer(
        '[Qué bonito. ¿Puede ir con una nota escrita a mano?|perfecto!! se puede poner una nota?|Me encanta. ¿Y una tarjeta?]',
      ),
      agent(
        'Claro, escribe el texto en la nota del pedido. [¡Que lo disfrute!|La escribe Mateus, que tiene buena letra.]',
      ),
    ],
    mood: 'good',
    resolution: 'Order::Upsold',
  },
  {
    ...es,
    key: 'es-roto',
    topic: 'damaged',
    channel: 'chat',
    tellings: 3,
    order: { state: 'delivered', days: [5, 6], deliveredDays: 1 },
    products: ['pebble-mug', 'tarn-teapot', 'river-bowl'],
    lines: [
      customer(
        '[hola, me ha llegado {product} roto|Buenas, el paquete {order} venía golpeado y {product} tiene una grieta|hola!! {product} hecho pedazos 😢]',
      ),
      agent('¡Vaya, lo siento! ¿Me mandas una foto por aquí?'),
      customer('[va|aquí está]', { files: [photo('roto.jpg')] }),
      agent('Gracias. Te envío otro hoy mismo, es el pedido {replacement}. No hace falta devolver nada.'),
      customer('[qué rápido, gracias!|Muchísimas gracias, {agent}.]'),
    ],
    endings: [{ lines: [], mood: 'good', after: { replaced: 'same' } }],
  },
  {
    ...es,
    key: 'es-devolucion',
    topic: 'refund',
    channel: 'email',
    tellings: 2,
    order: { state: 'delivered', days: [26, 31], deliveredDays: 20 },
    products: ['ember', 'tarn-teapot'],
    subject: '[Reembolso de {order}|Devolví {product} y no veo el dinero|¿Cuándo llega mi reembolso?]',
    lines: [
      customer(
        '[Devolví {product} hace casi dos semanas y no he recibido el reembolso.|Según el seguimiento, mi devolución de {order} llegó hace diez días.] [¿Hay algún problema?|¿Pueden revisarlo?]',
      ),
      note('Llegó sin papel dentro. Reembolsado ahora.'),
      agent(
        'Tienes razón y te pido disculpas: el paquete llegó sin la hoja de devolución y se quedó en una estantería. Acabo de reembolsar {main}; el banco tarda de tres a cinco días.',
      ),
    ],
    endings: [
      { lines: [customer('[Gracias por la sinceridad.|De acuerdo, gracias.]')], after: { refund: 'main' } },
      {
        lines: [customer('Recibido. Gracias.', { after: 5600 })],
        after: { refund: 'main' },
        ends: 'thanked',
        mood: 'good',
      },
    ],
  },
  {
    key: 'es-talla-ig',
    language: 'es',
    topic: 'sizing',
    channel: 'instagram-direct-message',
    tellings: 3,
    products: ['lark', 'moorland', 'rookery'],
    lines: [
      customer(
        '[holaa qué talla me pido del {product}? mido 1,68|Hola, ¿el {product} da de sí? Suelo llevar {size}|buenas! quiero el {product} 😍 normalmente llevo {size}, voy bien?]',
      ),
      agent('¡Hola! Con eso, la {size}: la lana cede un poquito.'),
      customer('[graciasss 🧡|Perfecto, la {size} entonces]'),
    ],
    mood: 'good',
    tags: ['social-question'],
  },
  {
    ...es,
    key: 'es-direccion',
    topic: 'address',
    channel: 'email',
    tellings: 3,
    priority: 'high',
    order: { state: 'waiting', days: [0, 1] },
    products: ['six-hills', 'honey', 'pebble-mug'],
    subject: '[Dirección equivocada en {order}|Cambiar la dirección de {order}]',
    lines: [
      customer(
        '[Acabo de pedir y salió mi dirección antigua.|Me equivoqué de dirección en {order}.] La buena es {newStreet}, {newZip} {newTown}. [¿Llego a tiempo?|Espero que aún se pueda.]',
      ),
      agent('[Justo a tiempo:|Llegas a tiempo:] {order} va ahora a {newStreet}, {newZip} {newTown}.'),
      customer('[¡Uf, gracias!|Muchas gracias, qué alivio.]'),
    ],
    endings: [{ lines: [], mood: 'good', after: { isReaddressed: true } }],
  },
  {
    ...es,
    key: 'es-alergia',
    topic: 'allergy',
    channel: 'email',
    tellings: 2,
    priority: 'critical',
    products: ['six-hills', 'night-fern'],
    subject: '[Alergia a los frutos secos|Alergia: ¿{product} es seguro?]',
    lines: [
      customer(
        'Mi hija tiene alergia grave a los frutos secos. [¿Puede tomar {product}?|¿{product} puede tener trazas?]',
      ),
      agent(
        'Gracias por preguntar antes. {product} no lleva frutos secos, pero se envasa en la misma sala que un té con almendra y no puedo prometer que no haya trazas. Con una alergia así, por favor, no lo compres.',
        { macro: 'allergens' },
      ),
      customer('[Gracias por la claridad, se agradece.|Muchas gracias por la honestidad.]'),
    ],
    mood: 'good',
  },
]
