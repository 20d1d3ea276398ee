/** Frequent small words that tell languages apart. The languages after the first five are only recognised so as not to be mistaken. */
export const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  en: 'the a and of to in for with on by from at as an is are was were that this my i we our your their which who while through into across over under within between after before during per each all new not have has had will would be been it its more than using including about both such also when where them they you he she his her me us can could',
  fr: 'le la les des du de un une et en dans pour avec sur par au aux ce cette ces mon ma mes je nous vous votre vos notre nos qui que est sont été était ai a ont avons leur leurs plus chez ainsi lors entre sous vers afin selon dont où pas ne se sa son ses il elle ils elles comme mais ou très tout toute tous depuis jusqu suis être avoir c d l j n s qu',
  de: 'der die das den dem des und in zu mit von für auf bei aus im am zum zur ein eine einen einem einer eines ist sind war waren wurde wurden hat haben habe ich wir sie ihr ihre ihren unser unsere mein meine meinen als auch nach über unter durch sowie nicht werden wird oder um bis an vom seit zwischen während dass dieser diese dieses es er mich mir sich nur mehr pro je vor wie aber sehr bin',
  es: 'el la los las de del un una y en con para por al a que se su sus es son fue fueron ha he han mi mis me nos yo nuestro nuestra como más entre sobre desde hasta sin durante tras según lo le les este esta estos estas ese esa o e no muy todo toda todos cada donde cuando ser soy era está estoy también pero mediante',
  it: 'il lo gli di del della dello dei delle degli nel nella nei con per da dal dalla che e un uno una sono è stato ho abbiamo mio mia suo sua più anche come tra alla al ai alle ha non si sul sulla presso',
  pt: 'o os as um uma do da dos das no na nos nas em com para por pelo pela ao à que e é são foi foram tenho meu minha seu sua mais também como entre não se desde até após você eu',
  nl: 'de het een en van in voor met op bij aan door naar uit om te is zijn was werd ik wij mijn ons onze als ook tot over onder niet dat die deze heeft hebben wordt worden tijdens tussen sinds',
  sv: 'och i att det som en ett på för med av är var till den har inte jag vi min från om vid under mellan eller samt efter hos',
  da: 'og i at det som en et på for med af er var til den har ikke jeg vi min fra om ved under mellem eller samt efter hos blev',
  pl: 'i w na z do się że dla jest był była przez od po oraz przy nad pod jako które który która nie moje mój ich',
  tr: 've bir bu için ile olarak olan da de çok daha gibi kadar sonra üzerinde arasında ben biz',
  fi: 'ja on ei että se oli kanssa sekä joka olen myös tai kun vuonna',
  ro: 'și în de la cu pe un o este sunt pentru din care am fost mai prin sau către',
  ca: 'i el els les amb per del dels una un que és són als al va vaig meu meva més entre com',
  cs: 'a v na se s je pro z do že jsem byl byla při jako od po nebo které který',
  hu: 'a az és egy hogy nem is volt vagy mint meg által',
  id: 'dan yang di untuk dengan dari pada dalam sebagai adalah ke oleh',
  vi: 'và của các cho với trong là được tại từ những đã',
};

/** Endings of content words, for verbless lines with few function words. Only the five languages that can be checked. */
export const ENDINGS: Readonly<Record<string, string>> = {
  en: 'ing|ed|tions|ment|ments|ness|ly|ship|ied|ers|ful|able',
  fr: 'tion|tions|ement|ements|eur|eurs|euse|euses|trice|ique|iques|é|ée|és|ées|er|aux|ence|isé|ais|ait|aient',
  de: 'ung|ungen|heit|keit|schaft|lich|isch|ische|ischer|ischen|ierte|iert|ieren|ten|tete|eitete|chen|ern|gen|gt|ß',
  es: 'ción|ciones|miento|mientos|ado|ada|ados|adas|ido|ida|dad|dades|or|ora|ores|é|ó|ando|iendo|ar|ico|ica|icos|icas|aron',
};

/** Letters that occur in one of the five languages and hardly in the other four. */
export const LETTERS: Readonly<Record<string, string>> = { de: 'äöüß', fr: 'çœèêëàâîïôûùÿ', es: 'ñ¿¡óáíú' };
