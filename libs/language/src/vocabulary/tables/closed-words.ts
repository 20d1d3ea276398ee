/**
 * The closed classes of each language as far as they are no operators (see `operators.ts`): auxiliaries and copulas, pronouns,
 * prepositions, conjunctions, adverbs of place, time and order, cardinal letters of lists. They say nothing by themselves.
 */
export const CLOSED_WORDS = {
  en: `a an the this that these those i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom whose which what whatever whoever
be am is are was were been being have has had having do does did done doing will would shall should can could may might must ought
about above across after against ahead along alongside amid among amongst around as at before behind below beneath beside besides between beyond by concerning despite down during except for from in inside into like near of off on onto opposite out outside over past per regarding round since than through throughout to toward towards under underneath until till up upon via with within
and or nor but so yet if unless whether while whereas although though because since when whenever where wherever how why
here there now then once again away back forth forward together apart aside elsewhere somewhere thereby herein
also too as well even just quite rather very much more less so such own same other another else
mr mrs ms dr etc eg ie vs no nr am being been getting having s t re ve ll d minus plus each every one's including excluding besides thereof whereby therein thereafter beforehand afterwards throughout co ex compared`,
  fr: `chaque chacun chacune le la les l un une des du de d ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs je j me m tu te il elle on nous vous ils elles se s lui eux y en qui que qu quoi dont où lequel laquelle lesquels lesquelles celui celle ceux celles
être suis es est sommes êtes sont étais était étaient fus fut été étant avoir ai as a avons avez ont avais avait avaient eu ayant aller vais va vont pouvoir peux peut peuvent pu devoir dois doit doivent dû faire fais fait font
à au aux après avant avec chez contre dans depuis derrière dès devant durant entre envers hors jusque jusqu malgré outre par parmi pendant pour près sans sauf selon sous suivant sur vers via voici voilà lors
et ou ni mais or donc car si comme quand lorsque puisque tandis
ici là alors ensuite puis enfin déjà encore toujours aussi également ainsi autant tant très bien ensemble ailleurs autour dedans dehors dessus dessous là-bas désormais
m mme mlle dr etc cf n serai seras sera serons serez seront serais serait étions étiez aurai aura auront aurait avions aviez aurons eus eut eurent soit soient ait aient vas allons allez allait allaient ira iront irai fera feront faisait faisaient ferai pourrai pourra pourraient pourrait devra devront devrait devraient devait devaient veux veut voulais voulait voulu voudrait sais sait savoir su minus moins plus mien mienne tien sien nôtre vôtre celle-ci celui-ci ceci cela ça dont auquel auxquels auxquelles duquel desquels hors dès tandis lors afin car dorénavant auprès co ex rapport comparaison`,
  de: `der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem jener jene jenes welcher welche welches ich mir mich du er sie es wir uns ihr ihnen sich mein meine meinen meinem meiner meines sein seine seinen seinem seiner ihre ihren ihrem ihrer unser unsere unseren euer eure man wer was wem wen dessen deren denen
bin ist sind seid war waren gewesen sein habe hat haben hatte hatten gehabt werde wird werden wurde wurden worden kann können konnte konnten darf dürfen muss müssen soll sollen will wollen mag möchte
ab an auf aus außer bei beim binnen bis durch für gegen gegenüber gemäß hinter in im ins innerhalb außerhalb laut mit nach neben oberhalb ohne pro seit statt trotz über um unter unterhalb von vom vor während wegen zu zum zur zwischen zufolge
und oder aber denn sondern doch als wie wenn falls ob dass weil da obwohl indem bevor nachdem sobald sowie sowohl
hier dort da dorthin daheim drinnen draußen oben unten vorn hinten dann danach davor dabei dadurch dafür dagegen daher dahin damit daneben daran darauf daraus darin darüber darum darunter davon dazu hierfür hierbei hierzu wobei worin woran wofür wodurch
auch noch schon bereits so sehr etwa eben gerade gern wieder weiter weg hin her ein aus auf ab an zu mit vor nach um
herr frau dr usw bzw ca z b d h wäre wären würde würden hätte hätten könnte könnten müsste sollte sollten wollte wollten durfte durften musste mussten bist warst wart habt hattet wirst werdet geworden worin womit worauf worüber woraus hiermit damals derzeit zuletzt seither seitdem davon minus plus dieselbe dieselben derselbe denselben deren dessen jedoch allerdings dennoch trotzdem hingegen beziehungsweise respektive Regel zuvor vorher jahrgang jahrgangsstufe bisher bislang lang vergleich verglichen`,
  es: `cada el la los las lo un una unos unas al del este esta estos estas ese esa esos esas aquel aquella mi mis tu tus su sus nuestro nuestra nuestros nuestras yo me mí tú te él ella ello nos nosotros nosotras ustedes usted ellos ellas le les se sí que quien quienes cual cuales cuyo cuya donde cuando como
ser soy es somos son era eran fui fue fueron sido siendo estar estoy está están estaba estuve estado haber he ha hemos han había habían hubo habido tener tengo tiene tienen tenía tuve poder puedo puede pueden pude deber debo debe hacer hago hace hacen hice
a ante bajo con contra de desde durante en entre hacia hasta mediante para por según sin sobre tras vía
y e o u ni pero sino aunque porque pues si mientras
aquí ahí allí allá ahora entonces luego después antes ya aún todavía también además así muy más menos bien tan tanto juntos donde
sr sra dr etc n eres seré será serán sería éramos fuimos fuiste sea sean siendo estás estamos estábamos estaban estuvimos estuvieron estará estarán esté estén estando habrá habrán habría haya hayan habíamos habido tenemos tenían tuvimos tuvieron tendrá tendré teniendo podemos podía podrá podrán podría pudo pudieron debemos debía deberá debería debió hacemos hacía hacían hizo hicimos hicieron haciendo iba iban vamos vais vamos yendo fuera cuya cuyos cuyas cuanto cuanta quienes cualquiera mientras aunque sino pues dicho dicha dichos dichas plena pleno menos más cerca lejos pese co ex da dan suyo suya comparación comparado`,
  ja: `一方 及び 並び 又は 或い 其の 此の 又 且つ 更に 特に 際し 於い 対し 対す 関し 関す 通し 通じ 基づ 伴い 向け 加え 含む 含め 従い 応じ 沿っ`,
} as const;
