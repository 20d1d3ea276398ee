/**
 * The building blocks of passwords people choose over and over: words, names, teams, keyboard walks, as they head the published lists of
 * breached passwords. Long common passwords are nearly all made of two or three of these and digits, so the blocks and the ways they are
 * joined cover far more than a list of whole passwords would (see `isCommon`). Lower case, digits-for-letters undone.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `password passwort passwd passw pass passwords motdepasse contrasena senha parola wachtwoord haslo heslo sifre salasana losenord jelszo
  qwerty qwertz azerty qwertyuiop qwertyui asdf asdfgh asdfghjkl asdfjkl zxcv zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc edcrfv rfvtgb zaqxsw
  welcome welcome letmein login logon signin admin administrator root system server user username guest test tester testing demo sample
  default changeme change secret secure security access account master manager office company computer internet network windows linux
  google facebook twitter instagram linkedin microsoft apple samsung android iphone yahoo gmail hotmail outlook amazon netflix youtube
  spotify paypal github gitlab docker kubernetes oracle mysql postgres database cisco wifi wireless router modem
  vitae curriculum resume resumes cv career careers job jobs hire hired work employee letter cover application applicant
  love loves iloveyou iloveu ilove loveyou loveme lover lovely forever always baby babygirl babyboy angel angels sweet sweetheart honey sugar
  princess prince queen king kings darling sunshine rainbow butterfly flower flowers rose roses heaven happy smile smiley kisses beautiful
  dragon dragons monkey monkeys shadow shadows tiger tigers lion lions panther panthers eagle eagles falcon falcons wolf wolves bear bears
  cat cats kitty kitten dog dogs doggy puppy horse horses fish dolphin dolphins turtle rabbit bunny snoopy garfield mickey minnie donald pluto
  football soccer baseball basketball hockey tennis golf cricket rugby boxing fishing running swimming skate skater surfer snowboard
  liverpool arsenal chelsea manchester united barcelona madrid realmadrid juventus milan inter bayern celtic rangers everton tottenham
  yankees redsox lakers cowboys steelers packers raiders bulldogs warriors celtics patriots dodgers giants broncos chicago boston
  superman batman spiderman ironman hulk thor avengers pokemon pikachu naruto sasuke starwars skywalker matrix gandalf frodo harry potter
  hogwarts zelda mario luigi sonic minecraft fortnite roblox callofduty warcraft starcraft playstation nintendo xbox gamer games game gaming
  michael michelle jennifer jessica jordan joshua matthew andrew anthony daniel david james john johnny robert richard thomas charles charlie
  george william steven kevin brian edward ronald jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon
  benjamin samuel frank gregory raymond alexander alex patrick jack dennis jerry tyler aaron jose adam henry nathan douglas zachary peter kyle
  mary patricia linda barbara elizabeth susan sarah karen nancy lisa margaret betty sandra ashley dorothy kimberly emily donna carol amanda
  melissa deborah stephanie rebecca laura sharon cynthia kathleen amy shirley angela helen anna brenda pamela nicole samantha katherine emma
  ruth christine catherine debra rachel carolyn janet maria heather diane virginia julie joyce victoria olivia kelly christina lauren joan
  evelyn judith megan cheryl andrea hannah jacqueline martha gloria teresa sara madison frances kathryn janice jean abigail sophia alice julia
  monica natasha natalie vanessa veronica valentina gabriel gabriela carlos juan miguel luis pedro jorge fernando francisco antonio marco
  andreas stefan thomas martin markus michel pierre nicolas julien sebastian florian lukas maximilian hans peter klaus sabine petra claudia
  mohamed mohammed ahmed ali hassan fatima aisha ibrahim omar yusuf ivan sergey dmitry natalia tatiana olga elena svetlana
  january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
  spring summer autumn fall winter season holiday holidays christmas easter halloween newyear birthday weekend
  one two three four five six seven eight nine ten zero hundred thousand million first second third
  red blue green yellow orange purple pink black white silver gold golden grey gray brown violet
  mother father mom mommy dad daddy mum mama papa brother sister family friend friends bestfriend grandma grandpa wife husband children kids
  god jesus christ jesuschrist lord faith hope bless blessed blessing grace spirit holy church bible allah amen
  money dollar dollars cash bank lottery lucky luck winner success power freedom peace america american usa england london paris berlin
  germany deutschland france italia italy espana spain mexico brasil brazil canada australia india pakistan turkey turkiye polska russia china
  london newyork california texas florida hollywood vegas lasvegas
  mercedes bmw porsche ferrari lamborghini audi toyota honda yamaha suzuki kawasaki ducati harley davidson corvette mustang camaro chevy ford
  chocolate cookie cookies coffee cheese pizza banana apple apples orange cherry strawberry peanut pepper pumpkin potato tomato chicken
  music guitar piano drums metallica slipknot nirvana eminem beatles ramones blink rockstar rock punk metal hiphop rapper dance dancer disco
  sex sexy sexygirl hot hottie naked fuck fucker fuckyou fuckoff bitch asshole shit bullshit pussy dick cock porn playboy lesbian
  hello hi hey hallo hola bonjour ciao goodbye bye thanks thankyou please sorry whatever nothing something anything everything nobody
  ninja samurai pirate soldier hunter killer warrior knight wizard magic mystery phantom ghost demon devil satan lucifer hell death dead
  diamond crystal silver pearl star stars moon sun sunny earth mars venus galaxy universe space rocket storm thunder lightning fire ice water
  trust trustno noone me my mine you your is the and a i u in on for to of it
  abc abcd abcde abcdef abcdefg abcdefgh abcdefghi xyz xxx zzz aaa qqq qwe asd zxc qaz wsx edc rfv tgb yhn ujm ikm poi lkj mnb
  hacker hacking cracker password unlock open opensesame sesame matrix trustnoone correct horse battery staple
  blah foo bar foobar temp temporary private public personal new old my mypassword mypass yourpassword thepassword nopassword
  student school college university teacher doctor nurse police engineer developer programmer coder boss director president`
    .split(/\s+/)
    .filter(Boolean),
);

/** Keyboard rows, alphabet and digits, read forwards, backwards and around the corner: any run of four or more on one of them is a walk. */
export const WALKS: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  '1234567890qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiopqwertyuiop',
  'asdfghjklasdfghjkl',
  'zxcvbnmzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'qawsedrftgyhujikolp',
  'q1w2e3r4t5y6u7i8o9p0',
  'qazwsxedcrfvtgbyhnujmikolp',
  'zaq1xsw2cde3vfr4bgt5nhy6mju7',
].flatMap((row) => [row, [...row].toReversed().join('')]);
