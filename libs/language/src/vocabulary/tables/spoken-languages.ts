/** Spoken languages: id, then spellings in English, French, German, Spanish and Japanese. `_` joins words, `/` separates spellings. */
export const SPOKEN_LANGUAGES = `
english anglais englisch englische englischen englischer inglés inglesa 英語
french français française französisch französische französischen francés francesa フランス語 仏語
german allemand allemande deutsch deutsche_sprache alemán alemana ドイツ語 独語
spanish espagnol espagnole spanisch spanische español española castellano スペイン語 西語
japanese japonais japonaise japanisch japanische japonés japonesa 日本語
italian italien italienne italienisch italienische italiano italiana イタリア語 伊語
portuguese portugais portugaise portugiesisch portugiesische portugués portuguesa ポルトガル語 português
dutch néerlandais niederländisch niederländische neerlandés holandés オランダ語 nederlands
chinese mandarin cantonese chinois mandarin chinesisch chinesische chino mandarín 中国語 北京語
korean coréen coréenne koreanisch koreanische coreano coreana 韓国語 朝鮮語 한국어
russian russe russisch russische ruso rusa ロシア語 露語 русский
arabic arabe arabisch arabische árabe アラビア語 العربية
turkish turc turque türkisch türkische turco turca トルコ語 türkçe
polish polonais polonaise polnisch polnische polaco polaca ポーランド語 polski
ukrainian ukrainien ukrainisch ucraniano ウクライナ語 українська
czech tchèque tschechisch checo チェコ語 čeština
hungarian hongrois ungarisch húngaro ハンガリー語 magyar
romanian roumain rumänisch rumano ルーマニア語 română
greek grec griechisch griego ギリシャ語 ελληνικά
swedish suédois schwedisch sueco スウェーデン語 svenska
danish danois dänisch danés デンマーク語 dansk
norwegian norvégien norwegisch noruego ノルウェー語 norsk
finnish finnois finnisch finés finlandés フィンランド語 suomi
hebrew hébreu hebräisch hebreo ヘブライ語
hindi ヒンディー語
urdu ourdou ウルドゥー語
bengali bengalí ベンガル語
punjabi ペンジャブ語
tamil タミル語
vietnamese vietnamien vietnamesisch vietnamita ベトナム語
thai thaï thailändisch tailandés タイ語
indonesian indonésien indonesisch indonesio インドネシア語
tagalog filipino タガログ語
swahili スワヒリ語
persian farsi persan persisch persa ペルシャ語
catalan catalán katalanisch カタルーニャ語
basque euskera baskisch バスク語
galician gallego galicisch
latin latein latín ラテン語
serbian serbe serbisch serbio セルビア語
croatian croate kroatisch croata クロアチア語
bulgarian bulgare bulgarisch búlgaro ブルガリア語
asl american_sign_language sign_language langue_des_signes gebärdensprache lengua_de_signos lengua_de_señas 手話
`;

/** Degrees of command of a language, by rank: whoever wrote rank 3 may be said to have 3 or less. `_` joins words. */
export const FLUENCY: Readonly<Record<number, string>> = {
  6: 'native native_speaker mother_tongue first_language langue_maternelle langue_natale muttersprache muttersprachler muttersprachlerin muttersprachlich* nativo nativa lengua_materna idioma_materno ネイティブ 母語 母国語 bilingual bilingue zweisprachig bilingüe バイリンガル',
  5: 'fluent fluently fluency c2 full_professional complete_fluency courant couramment courante fließend* verhandlungssicher* fluido fluida fluidez con_fluidez 流暢 堪能 流ちょう ペラペラ N1',
  4: 'c1 advanced professional_working professional_proficiency professional_level business_level business-level proficient proficiency working_proficiency business_fluent avancé avancée niveau_professionnel professionnel sehr_gut sehr_gute sehr_gutes fortgeschritten* avanzado avanzada nivel_profesional nivel_alto profesional ビジネスレベル 上級 N2',
  3: 'b2 upper-intermediate upper_intermediate good gut gute gutes guten bon bonne intermédiaire_supérieur intermedio_alto bueno bien 中上級',
  2: 'b1 intermediate conversational limited_working working_knowledge intermédiaire niveau_intermédiaire conversationnel mittelstufe grundlegend_bis_gut intermedio intermedia nivel_medio conversacional 日常会話 中級 N3',
  1: 'a1 a2 basic basics elementary beginner notions notions_de débutant élémentaire scolaire grundkenntnisse grundlegend* anfänger básico básica nivel_básico principiante nociones 初級 基礎 N4 N5',
};
