import { people } from './person.ts'

const vip = { isVip: true, customerType: '💎 VIP' }

/** Shoppers who write in other languages. */
export const elsewhere = [
  ...people('fr', [
    ['camille-deroubaix', 'Camille Deroubaix', 'FR', 'email chat'],
    ['mathieu-lavergnas', 'Mathieu Lavergnas', 'FR', 'email phone'],
    ['aissatou-diarrane', 'Aïssatou Diarrane', 'FR', 'email whatsapp', vip],
    ['helene-bourgaud', 'Hélène Bourgaud', 'FR', 'email'],
    ['yann-kervalec', 'Yann Kervalec', 'FR', 'email chat'],
    ['solene-marchandet', 'Solène Marchandet', 'FR', 'email instagram'],
    ['thuy-linh-phamare', 'Thùy Linh Phamare', 'FR', 'email chat'],
    ['gaetan-roucoule', 'Gaëtan Roucoule', 'BE', 'email chat'],
    ['oceane-tremblaye', 'Océane Tremblaye', 'CA', 'email chat instagram'],
    ['bruno-castaing', 'Bruno Castaing', 'FR', 'email phone'],
    ['nadia-benkirat', 'Nadia Benkirat', 'FR', 'email whatsapp'],
    ['florence-auzeil', 'Florence Auzeil', 'CH', 'email'],
  ]),
  ...people('de', [
    ['annika-brunnhuber', 'Annika Brunnhuber', 'DE', 'email chat'],
    ['joerg-haferkorn', 'Jörg Haferkorn', 'DE', 'email phone'],
    ['selin-aydogmus', 'Selin Aydogmus', 'DE', 'email chat whatsapp', vip],
    ['matthias-rehberg', 'Matthias Rehberg', 'AT', 'email'],
    ['ute-lindenschmidt', 'Ute Lindenschmidt', 'DE', 'email phone'],
    ['florian-zwerger', 'Florian Zwerger', 'AT', 'email chat'],
    ['marlene-kostadin', 'Marlene Kostadin', 'DE', 'email instagram'],
    ['kofi-brandstetter', 'Kofi Brandstetter', 'DE', 'email chat'],
    ['regula-ammaneg', 'Regula Ammaneg', 'CH', 'email'],
    ['torben-wulfsen', 'Torben Wulfsen', 'DE', 'email chat'],
    ['katharina-ebelmann', 'Katharina Ebelmann', 'DE', 'email whatsapp'],
    ['dilnoza-karimar', 'Dilnoza Karimar', 'DE', 'email chat'],
  ]),
  ...people('es', [
    ['lucia-manzaneda', 'Lucía Manzaneda', 'ES', 'email chat whatsapp'],
    ['rodrigo-ibarrena', 'Rodrigo Ibarrena', 'MX', 'email whatsapp'],
    ['ines-valcarce', 'Inés Valcarce', 'ES', 'email chat'],
    ['ximena-tzoc', 'Ximena Tzoc', 'GT', 'email instagram'],
    ['alvaro-quintero', 'Álvaro Quintero-Salas', 'ES', 'email chat'],
    ['mercedes-oyarzabal', 'Mercedes Oyarzabal', 'CL', 'email phone'],
    ['nuria-castellbou', 'Núria Castellbou', 'ES', 'email chat instagram'],
    ['joaquin-pereyral', 'Joaquín Pereyral', 'AR', 'email whatsapp'],
    ['belen-montesdeoca', 'Belén Montesdeoca', 'ES', 'email'],
    ['tomas-guarachi', 'Tomás Guarachi', 'BO', 'whatsapp'],
  ]),
  ...people('it', [
    ['giulia-ferrandini', 'Giulia Ferrandini', 'IT', 'email chat'],
    ['lorenzo-bassanelli', 'Lorenzo Bassanelli', 'IT', 'email whatsapp'],
    ['chiara-montrasi', 'Chiara Montrasi', 'IT', 'email instagram'],
    ['davide-okafori', 'Davide Okafori', 'IT', 'email chat'],
    ['ornella-scaglioni', 'Ornella Scaglioni', 'IT', 'email phone'],
    ['pietro-zanolari', 'Pietro Zanolari', 'CH', 'email chat'],
    ['miriam-el-sherbi', 'Miriam El Sherbi', 'IT', 'email whatsapp'],
  ]),
  ...people('ja', [
    ['haruka-minasato', '皆里 遥香', 'JP', 'email chat'],
    ['sota-kuromine', '黒峰 颯太', 'JP', 'email'],
    ['mizuki-tadokoro', '田所 瑞希', 'JP', 'email chat', vip],
    ['naoko-yukishiro', '雪城 直子', 'JP', 'email'],
    ['ryo-hatanaka', '畑仲 涼', 'JP', 'email chat'],
    ['ayame-fujioka', '藤丘 あやめ', 'JP', 'email instagram'],
  ]),
  ...people('nl', [
    ['femke-oosterling', 'Femke Oosterling', 'NL', 'email chat'],
    ['jelle-van-der-wiele', 'Jelle van der Wiele', 'NL', 'email'],
    ['soraya-achterbos', 'Soraya Achterbos', 'BE', 'email whatsapp'],
  ]),
  ...people('pt', [
    ['matilde-sarmento', 'Matilde Sarmenteira', 'PT', 'email chat'],
    ['caio-vasconde', 'Caio Vasconde', 'BR', 'email whatsapp'],
    ['jussara-lourival', 'Jussara Lourival', 'BR', 'email instagram'],
  ]),
  ...people('sv', [
    ['ebba-nordenskog', 'Ebba Nordenskog', 'SE', 'email'],
    ['amir-lindhammar', 'Amir Lindhammar', 'SE', 'email chat'],
  ]),
]
