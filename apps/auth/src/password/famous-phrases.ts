/**
 * What everybody can say by heart: sayings, songs, films, prayers, pangrams, the passphrases of textbooks. Lower case, without spaces and
 * punctuation; compared so, whole or from the beginning, with a slip or two (see `isFamous`).
 */
export const FAMOUS_PHRASES: readonly string[] = `
correct horse battery staple|the quick brown fox jumps over the lazy dog|pack my box with five dozen liquor jugs|how vexingly quick daft zebras jump
to be or not to be that is the question|may the force be with you|luke i am your father|do or do not there is no try|these are not the droids you are looking for
supercalifragilisticexpialidocious|abracadabra alakazam|open sesame|hakuna matata|once upon a time|happily ever after|they lived happily ever after
all you need is love|let it be let it be|here comes the sun|we are the champions|we will rock you|bohemian rhapsody|stairway to heaven|hotel california|smells like teen spirit
never gonna give you up|never gonna let you down|dont worry be happy|dont stop believing|i will always love you|my heart will go on|i want to hold your hand|yellow submarine
twinkle twinkle little star|happy birthday to you|jingle bells jingle bells|we wish you a merry christmas|silent night holy night|row row row your boat|mary had a little lamb
humpty dumpty sat on a wall|old macdonald had a farm|itsy bitsy spider|roses are red violets are blue|god save the queen|god save the king|god bless america|in god we trust
our father who art in heaven|the lord is my shepherd|hail mary full of grace|jesus is my saviour|jesus is lord|bismillahirrahmanirrahim|alhamdulillah|allahu akbar|la ilaha illallah
for god so loved the world|in the beginning was the word|i can do all things through christ|amazing grace how sweet the sound|hare krishna hare rama|om mani padme hum|shalom aleichem
i have a dream|ask not what your country can do for you|one small step for man|we the people of the united states|four score and seven years ago|give me liberty or give me death
i think therefore i am|cogito ergo sum|carpe diem seize the day|veni vidi vici|alea iacta est|et tu brute|lorem ipsum dolor sit amet|e pluribus unum|semper fidelis|memento mori
knowledge is power|time is money|money makes the world go round|practice makes perfect|an apple a day keeps the doctor away|actions speak louder than words|better late than never
carpe noctem carpe diem|live laugh love|live long and prosper|keep calm and carry on|just do it just do it|yes we can|make america great again|winter is coming|valar morghulis
a lannister always pays his debts|one ring to rule them all|my precious my precious|you shall not pass|speak friend and enter|not all those who wander are lost
elementary my dear watson|houston we have a problem|ill be back|hasta la vista baby|i see dead people|you cant handle the truth|frankly my dear i dont give a damn|theres no place like home
toto ive a feeling were not in kansas anymore|somewhere over the rainbow|follow the yellow brick road|life is like a box of chocolates|run forrest run|the truth is out there
to infinity and beyond|just keep swimming|let it go let it go|i am your father|i am iron man|with great power comes great responsibility|why so serious|avada kedavra|expecto patronum
wingardium leviosa|i solemnly swear that i am up to no good|mischief managed|gotta catch em all|all your base are belong to us|the cake is a lie|would you kindly|its dangerous to go alone
up up down down left right left right|there is no spoon|follow the white rabbit|wake up neo|red pill blue pill|hello world hello world|hack the planet|shall we play a game
it was the best of times it was the worst of times|call me ishmael|it was a dark and stormy night|big brother is watching you|romeo and juliet|wherefore art thou romeo|all the worlds a stage
curiouser and curiouser|alice in wonderland|through the looking glass|so long and thanks for all the fish|the answer is forty two|dont panic dont panic|rosebud rosebud
this is my password|this is a password|my password is password|this is not a password|you will never guess|you will never guess my password|i forgot my password|i dont know my password
my name is inigo montoya|this is a long password|this is a secret|nobody knows my password|i hate passwords|what is your password|enter your password|correct password
you shall be as gods|never say never|mamma mia here i go again|dancing queen young and sweet|viva la revolucion|viva la vida loca|la cucaracha la cucaracha|que sera sera
liberte egalite fraternite|je ne regrette rien|frere jacques frere jacques|je pense donc je suis|cest la vie|alle meine entchen|ich liebe dich|ich bin ein berliner|te quiero mucho
te amo mi amor|mi amor eterno|dios es amor|gracias a dios|padre nuestro que estas en los cielos|eu te amo|deus e fiel|jesus e o senhor|ti amo da morire|nel mezzo del cammin di nostra vita
you never walk alone|youll never walk alone|glory glory man united|forza juventus|visca el barca|hala madrid|come on you reds|blue is the colour|the beautiful game
`
  .trim()
  .split(/[|\n]/)
  .map((phrase) => phrase.replace(/ /g, ''));
