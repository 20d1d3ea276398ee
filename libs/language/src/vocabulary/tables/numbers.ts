/** Number words. `small` is worth itself and adds up below the next scale; `scales` multiply what stands before them. Folded. */
export const NUMBER_WORDS = {
  en: {
    small:
      'zero 0 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90 dozen 12',
    scales: 'hundred 100 thousand 1000 million 1000000 billion 1000000000 trillion 1000000000000 lakh 100000 crore 10000000',
    one: 'one a an',
    and: 'and',
  },
  fr: {
    small:
      'zero 0 deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13 quatorze 14 quinze 15 seize 16 vingt 20 vingts 20 trente 30 quarante 40 cinquante 50 soixante 60 septante 70 huitante 80 octante 80 nonante 90',
    scales: 'cent 100 cents 100 mille 1000 million 1000000 millions 1000000 milliard 1000000000 milliards 1000000000 billion 1000000000000',
    one: 'un une',
    and: 'et',
  },
  de: {
    small: 'anderthalb 1.5 eineinhalb 1.5 zweieinhalb 2.5 dreieinhalb 3.5 viereinhalb 4.5 dutzend 12',
    scales:
      'hundert 100 tausend 1000 million 1000000 millionen 1000000 milliarde 1000000000 milliarden 1000000000 billion 1000000000000 billionen 1000000000000',
    one: 'ein eine einen einer einem eines',
    and: 'und',
  },
  es: {
    small:
      'cero 0 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 doce 12 trece 13 catorce 14 quince 15 dieciseis 16 diecisiete 17 dieciocho 18 diecinueve 19 veinte 20 veintiun 21 veintiuno 21 veintiuna 21 veintidos 22 veintitres 23 veinticuatro 24 veinticinco 25 veintiseis 26 veintisiete 27 veintiocho 28 veintinueve 29 treinta 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90 cien 100 ciento 100 doscientos 200 doscientas 200 trescientos 300 trescientas 300 cuatrocientos 400 cuatrocientas 400 quinientos 500 quinientas 500 seiscientos 600 seiscientas 600 setecientos 700 setecientas 700 ochocientos 800 ochocientas 800 novecientos 900 novecientas 900 docena 12',
    scales: 'mil 1000 millon 1000000 millones 1000000 billon 1000000000000 billones 1000000000000',
    one: 'un una uno',
    and: 'y',
  },
} as const;

/** German units and tens, which grow together into one word (`dreiundzwanzig`). */
export const GERMAN_UNITS = 'ein 1 eins 1 eine 1 zwei 2 zwo 2 drei 3 vier 4 funf 5 fuenf 5 sechs 6 sieben 7 acht 8 neun 9';
export const GERMAN_TEENS =
  'zehn 10 elf 11 zwolf 12 zwoelf 12 dreizehn 13 vierzehn 14 funfzehn 15 fuenfzehn 15 sechzehn 16 siebzehn 17 achtzehn 18 neunzehn 19';
export const GERMAN_TENS = 'zwanzig 20 dreissig 30 vierzig 40 funfzig 50 fuenfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90';

/** Short forms glued to or following digits. `m` and `b` only where a currency stands by. */
export const SCALE_SIGNS: Readonly<Record<string, number>> = {
  k: 1e3,
  tsd: 1e3,
  mil: 1e3,
  m: 1e6,
  mm: 1e6,
  mn: 1e6,
  mln: 1e6,
  mio: 1e6,
  mill: 1e6,
  b: 1e9,
  bn: 1e9,
  mrd: 1e9,
  md: 1e9,
  mds: 1e9,
  g: 1e9,
  t: 1e12,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  millions: 1e6,
  billion: 1e9,
  trillion: 1e12,
  lakh: 1e5,
  lakhs: 1e5,
  crore: 1e7,
  crores: 1e7,
  mille: 1e3,
  milliard: 1e9,
  milliards: 1e9,
  millionen: 1e6,
  milliarde: 1e9,
  milliarden: 1e9,
  tausend: 1e3,
  hundert: 100,
  millon: 1e6,
  millones: 1e6,
  十: 10,
  百: 100,
  千: 1e3,
  万: 1e4,
  億: 1e8,
  兆: 1e12,
};

/** Words for a number nobody gave: how many, roughly (`#0`: beyond counting; `=`: the figure itself may be called so), by language. */
export const SCALE_WORDS: Readonly<Record<string, string>> = {
  en: '#10 tens_of; #12 dozens; #100 hundreds; #1000 thousands; #1000000 millions; #1000000000 billions; #0 countless; #0 innumerable; #0 myriad; #0 a_multitude',
  fr: '#10= une_dizaine; #10= dizaine; #10 dizaines; #12= une_douzaine; #12= douzaine; #12 douzaines; #15= quinzaine; #20= vingtaine; #30= trentaine; #40= quarantaine; #50= cinquantaine; #60= soixantaine; #100= centaine; #100 centaines; #1000= millier; #1000 milliers; #0 d_innombrables; #0 innombrables; #0 une_multitude',
  de: '#12 dutzende; #12 dutzenden; #12 dutzender; #100 hunderte; #100 hunderten; #100 hunderter; #1000 tausende; #1000 tausenden; #1000 tausender; #1000000 millionenfach; #0 zahllose; #0 zahllosen; #0 unzahlige; #0 unzahligen',
  es: '#10= decena; #10 decenas; #12 docenas; #20= veintena; #30= treintena; #40= cuarentena; #50= cincuentena; #100= centenar; #100 centenares; #100= centena; #100 centenas; #100 cientos; #1000 miles; #1000= millar; #1000 millares; #0 innumerables; #0 incontables; #0 multitud_de',
  ja: '#10 数十; #100 数百; #1000 数千; #10000 数万; #0 無数',
};

/** Words for a factor or a share without digits: `doubled` is ×2 and +100 %, `halved` −50 %. Value pairs: factor, percent. */
export const FACTOR_WORDS: Readonly<Record<string, string>> = {
  en: '2,100 doubl*; 2,100 twofold; 2,100 two_fold; 2,100 twice_*; 3,200 tripl*; 3,200 threefold; 3,200 trebled; 4,300 quadrupl*; 0.5,50 halv*; 0.5,50 by_half; 0.5,50 half_of; 0.5,50 in_half; 0.3333,33 a_third_of; 0.3333,33 by_a_third; 0.3333,33 one_third; 0.6667,67 two_thirds; 0.25,25 a_quarter_of; 0.25,25 by_a_quarter; 0.25,25 one_quarter; 0.75,75 three_quarters; 0.2,20 a_fifth; 0.2,20 one_fifth; 0.2,20 by_a_fifth; 0.2,20 a_fifth_of',
  fr: '2,100 doubl*; 3,200 tripl*; 4,300 quadrupl*; 0.5,50 de_moitie; 0.5,50 la_moitie; 0.5,50 divis*_par_deux; 2,100 multipli*_par_deux; 0.3333,67 divis*_par_trois; 3,200 multipli*_par_trois; 4,300 multipli*_par_quatre; 0.3333,33 un_tiers; 0.3333,33 d_un_tiers; 0.6667,67 deux_tiers; 0.2,20 d_un_cinquième; 0.2,20 un_cinquième; 0.25,25 d_un_quart; 0.25,25 un_quart; 0.75,75 trois_quarts',
  de: '2,100 verdoppel*; 2,100 doppelt*; 3,200 verdreifach*; 4,300 vervierfach*; 0.5,50 halbier*; 0.5,50 die_halfte; 0.5,50 um_die_halfte; 0.3333,33 ein_drittel; 0.3333,33 um_ein_drittel; 0.6667,67 zwei_drittel; 0.2,20 ein_fünftel; 0.25,25 ein_viertel; 0.75,75 drei_viertel',
  es: '2,100 duplic*; 2,100 dupliqu*; 2,100 dobl*; 2,100 el_doble; 3,200 triplic*; 3,200 tripliqu*; 3,200 el_triple; 4,300 cuadruplic*; 4,300 cuadrupliqu*; 0.5,50 la_mitad; 0.5,50 a_la_mitad; 2,100 multipliqu*_por_dos; 3,200 multipliqu*_por_tres; 0.3333,33 un_tercio; 0.6667,67 dos_tercios; 0.2,20 un_quinto; 0.2,20 una_quinta_parte; 0.25,25 una_cuarta_parte; 0.75,75 tres_cuartas_partes',
  ja: '2,100 倍増; 2,100 二倍; 3,200 三倍; 0.5,50 半減; 0.5,50 半分; 0.3333,33 三分の一; 0.6667,67 三分の二; 0.25,25 四分の一',
};
