import SearchableMap from 'minisearch/SearchableMap';

/**
 * Whether somebody may be in danger, or no longer want to live, by what they write. Whoever needs no rescue and sees the
 * emergency numbers loses a moment; so what is unclear counts as a cry, and figures of speech are left out one by one.
 */
export function isCryForHelp(text: string): boolean {
  const said = plain(text);
  return cries.some((cry) => cry.test(said));
}

/** Nynorsk, dialect and slips of the hand, with what they stand for in the patterns below. */
const readAs: Readonly<Record<string, string>> = {
  eg: 'jeg',
  æ: 'jeg',
  je: 'jeg',
  meg: 'meg',
  mæ: 'meg',
  mei: 'meg',
  ikkje: 'ikke',
  ike: 'ikke',
  itj: 'ikke',
  leva: 'leve',
  lev: 'leve',
  døy: 'dø',
  døya: 'dø',
  dåå: 'dø',
  drepa: 'drepe',
  skada: 'skade',
  sjølv: 'selv',
  sjøl: 'selv',
  berre: 'bare',
  meir: 'mer',
  lengre: 'lenger',
  lengjer: 'lenger',
  teke: 'tatt',
  tek: 'tar',
  vere: 'være',
  vera: 'være',
  vart: 'ble',
  vert: 'blir',
  blei: 'ble',
  ho: 'hun',
  trugar: 'truer',
  trua: 'truet',
  orkar: 'orker',
  klarar: 'klarer',
  pusta: 'puste',
  banka: 'banket',
  sparka: 'sparket',
  hjelpa: 'hjelp',
  hjælp: 'hjelp',
  dissapear: 'disappear',
  wanna: 'want to',
  gonna: 'going to',
};

/** Long enough to be told by all but a letter or two. */
const keywords = new SearchableMap<true>();
for (const word of [
  'selvmord',
  'selvmordstanker',
  'selvskading',
  'voldtatt',
  'voldtekt',
  'overdose',
  'ambulanse',
  'ambulance',
  'nødhjelp',
  'kvelertak',
  'livredd',
  'suicide',
  'suicidal',
])
  keywords.set(word, true);

function plain(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[’'´`]/g, '')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? []).map((word) => readAs[word] ?? nearKeyword(word)).join(' ');
}

function nearKeyword(word: string): string {
  // Of a much longer one no keyword is near, and to find that out would take long.
  if (word.length < 6 || word.length > 20) return word;
  const most = word.length >= 8 ? 2 : 1;
  const [near] = [...keywords.fuzzyGet(word, most)].sort(([, [, one]], [, [, other]]) => one - other);
  return near?.[0] ?? word;
}

/** Up to so many words between. */
const few = '(?: \\S+){0,3}';
const wordsOf = (...lines: readonly string[]) =>
  lines.map((line) => new RegExp(`(?<!\\S)(?:${line.replaceAll(' … ', `${few} `)})(?!\\S)`, 'u'));

const me = '(?:meg|seg|deg)';
const somebody = '(?:meg|oss|henne|ham|han|noen|en|kollegaen|den)';
const weapon = '(?:kniv|våpen|pistol|gevær|hagle|øks|balltre)';

const norwegian = wordsOf(
  // No longer wants to live.
  '(?:selv|sjølv|sjøl)mo[rd]\\S*',
  'jeg \\S+ dø(?! av)',
  'avskjedsbrev|farvel (?:alle|verden|livet)(?: \\S+)?|siste gang … (?:hører|høyrer|ser)(?: \\S+)*',
  'kjøpt (?:et )?tau|kjør\\S* utfor(?: \\S+)*',
  'ta\\S* … liv\\S* (?:mitt|sitt|ditt)',
  'ta\\S* … (?:mitt|sitt) (?:eget )?liv',
  '(?:ikke|lei) (?:\\S+ )?livet(?: mer| lenger| mitt)?(?! som| på| i)',
  'livet (?:\\S+ )?(?:er|føles|har) (?:\\S+ )?(?:verdt|over|slutt|meningsløst|håpløst|mening)(?: \\S+)*',
  '(?:ønsk\\S*|best|bedre|håp\\S*|skulle)(?: \\S+){0,4} død',
  'ingen … (?:savn\\S*|sakn\\S*) (?:meg|jeg)|(?:savne|sakne) meg',
  `ta\\S* (?:livet|liv) av ${me}`,
  `(?:drepe|skyte|henge|drukne|hengt|drept) ${me}(?: selv)?`,
  'ikke (?:\\S+ ){0,2}leve',
  '(?:vil|ville|skulle|ønsker|ønske|ønsket|lyst|håper|bare|kunne|få)(?: \\S+){0,3} dø(?! av)',
  'tenker (?:på|om) (?:å dø|døden)',
  '(?:vits|grunn|mening|mening|poeng|vitsen|meningen|poenget) (?:i|med|til|for)?(?: ?å)? ?(?:leve|livet)',
  '(?:meningsløst|umulig) å leve',
  '(?:lei|trøtt|ferdig)(?: av| med)? (?:å leve|livet mitt)',
  '(?:bedre|best|lettere|glade|glad) … uten meg',
  '(?:skade|skader|skada|skadet|kutt\\S*|skjære|skjærer|skar|ripe|riper) (?:meg|seg)(?: selv)?(?! ut| av| inn| på)',
  'selvskading',
  'gjøre slutt på (?:det|alt|livet|meg)(?! hele)',
  '(?:avslutte|ende) (?:alt|livet|livet mitt|det hele)',
  'ikke … (?:være|eksistere|finnes) (?:her |til )?(?:mer|lenger)',
  '(?:vil|kunne|bare|skulle|ønsker) … (?:forsvinne(?! fra)|sovne inn)(?: \\S+)*',
  'aldri (?:mer )?våkne(?: opp)?',
  'ikke våkne(?: opp)?(?: igjen| mer)?',
  '(?:tatt|tok|tar|svelget|ta)(?: \\S+){0,3} (?:pille\\S*|pillar|tablett\\S*|sovepill\\S*|sovetablett\\S*)',
  'overdose\\S*',
  '(?:hoppe|kaste|hopper|kaster)(?: meg)? (?:fra|foran|utfor|ut av) \\S+',
  // Violence, and other danger to life.
  `(?<!jeg )(?:slår|sparker|kveler|angriper|banker|mishandler|voldtar|jager|stikker|skyter) ${somebody}(?! til| sammen| ned på| for| i ryggen)`,
  `(?:slo|slått|sparket|dyttet|dytta|banket|angrep|angrepet|kvalte|skallet|bet|knivstakk|overfalt|mishandlet) ${somebody}(?! sammen| til| av| på at)`,
  '(?:låst|låste|stengt) (?:meg|oss|henne|ham) inne|innelåst|(?:kastet|kasta|kaster|hev) … (?:på|etter|mot) meg',
  'slag i (?:hodet|ansiktet|magen)|(?:halsen|strupen|nakken) (?:min|hennes|hans)|(?:tatt|holdt|tok|holder) … med makt',
  '(?:blir|ble) (?:dyttet|dytta|kastet) (?:ned|i|mot|inn) \\S+',
  '(?:blir|ble|er) (?:forfulgt|stalket)|(?:følger|fulgte|går) etter meg|(?:forfølger|stalker|jager) meg',
  '(?:har )?(?:falt om|falt sammen|besvimt|besvimte|kollapset)',
  '(?:lyst til å|skal|kommer til å) (?:drepe|skyte|kverke|knivstikke) \\S+',
  `(?:holder på å|kommer til å|skal|vil|prøver å|truer med å|true med å) (?:slå|banke|drepe|skade|skyte|voldta|kvele|stikke|ta livet av|angripe) ${somebody}(?: \\S+)?(?<! av)`,
  '(?:blir|ble) (?:slått|banket|sparket|angrepet|kvalt|jaget|mishandlet|knivstukket|skutt|overfalt)(?! sammen| fast| av| på| opp| ut| ned)',
  `(?:truer|truet|true|trusler)(?: \\S+){0,4} (?:drepe|${weapon}|livet|skyte|banke|ihjel|vold)`,
  'ihjel(?<!le \\S+ ihjel)',
  `(?:med|har|har en|med en|trekker|trakk|holder en) ${weapon}`,
  'voldta\\S*|voldtekt\\S*',
  '(?:tok|tar|tatt|i) kvelertak|kvelertak(?: \\S+){0,2} meg',
  'livredd|redd for livet(?: mitt)?|frykter for livet(?: mitt)?',
  '(?:er|vi er|jeg er) i (?:livs)?fare(?: nå)?|livsfare',
  '(?:ring|ringe|ringer|tilkall|send|trenger) (?:etter |til |på )?(?:politi|politiet|ambulanse|ambulansen|nødetatene|113|112|110|legevakt|legevakten)',
  'ambulanse|nødhjelp|nødsituasjon',
  'trenger (?:\\S+ )?hjelp (?:nå|straks|fort|med en gang|øyeblikkelig)|hjelp meg(?: nå)?$',
  '(?:får ikke|får nesten ikke|klarer ikke|klarer ikke å|greier ikke) puste|puster ikke',
  '(?:brystet|bryst) … vondt|vondt i brystet|brystsmerter|hjerteinfarkt|hjertestans|bevisstløs\\S*',
  '(?:mye|masse) blod|blør(?: \\S+)?|forblør',
  '(?<!er )det brenner|det er brann',
);

/** Words that hardly stand in anything else; what they do stand in is left out behind them. */
const alone = wordsOf(
  'dø(?! av)|døden|død(?! etter| av| punkt| tid)|(?:er|være|holde|holder) i live|(?:å|ikke) leve(?! med| opp| videre)|lever eller',
  'bort for alltid|leter etter meg|dreper (?:meg|seg) selv|(?:saks|flaske|øks|balltre|hammer) mot (?:meg|oss|henne|ham)',
  'ikke … (?:være|vere) til(?! stede| hjelp| nytte| bry| støtte| last| å)|slåss(?! om| for| mot)|slåsskamp|slåsskjemper|ranet|omringet|overgrep|overgrepet|skyter|skyting|skutt|gissel|gisler',
  'mot min vilje|(?:holder|holdt) (?:meg|oss|henne|ham) (?:fast|nede|igjen|tilbake)',
  '(?:truer|truet) (?:de|alle|en|noen|folk|flere) (?:ansatte|andre|kollega|kolleger|kollegaer|av oss)',
  'die(?! for| to know)|dead(?! line| end| tired| weight| link)|(?:to|deserve|dont) live(?! with| up)|alive',
  'shooter|shooting|gunman|hostage|unsafe(?= right)|feel unsafe|assaulted|going to jump|jump(?:ing)? (?:off|from|in front of) \\S+|breaking in|break in(?! the)',
);

const english = wordsOf(
  '\\S*suicid\\S*',
  '(?:feel|feels|felt) like dying',
  '(?:no one|nobody|noone) (?:would|will) (?:\\S+ )?miss me',
  '(?:want|wish|like)(?: \\S+){0,4} (?:disappear(?! from)|wasnt here|not here|never born)(?: \\S+)*',
  'life (?:is|isnt|feels)(?: \\S+)? (?:worth|over|pointless|meaningless|hopeless)(?: \\S+)*',
  '(?:hit|punched|kicked|choked|strangled|beat|attacked|assaulted|stabbed|slapped|pushed) (?:me|her|him|us)(?! with| up with| to)',
  '(?:stalking|stalks|following|follows|followed) (?:me|her|him)(?: home)?',
  '(?:kill|hurt|cut|harm) (?:my|her|him) self|goodbye (?:everyone|everybody|all|world)|(?:no|see a) way out',
  '(?:want|wish|ready)(?: \\S+){0,3} (?:end it|be over|it over)',
  'locked (?:me|us|her|him) (?:in|up)(?: \\S+)*|(?:threw|throws|throwing) … at (?:me|her|him|us)|(?:grabbed|grabs|by)(?: \\S+)? throat',
  'if i was gone|(?:cut|slit|slitting) (?:my|her|his) wrists?|send help|being (?:beaten|hit|attacked|raped|followed|chased|strangled)|outside with an? \\S+',
  '(?:passed out|collapsed|overdosed)',
  '(?:want|wants|wanted|going|ready|rather|wish|better|like)(?: \\S+){0,3} (?:die|dead)',
  '(?:dont|not|no longer|cant|never|didnt|doesnt|wont)(?: \\S+){0,3} (?:be alive|exist|live anymore|live any more|live any longer|want to live|living)',
  'go on living',
  '(?:dont|not|no longer|doesnt|cant|didnt) (?:want to|wish to|wanna)? ?(?:live|be here anymore)',
  '(?:kill|killing|hang|shoot|drown) (?:myself|herself|himself|themselves)',
  '(?:kill|shoot|stab|murder) (?:me|us|him|her|them|you|someone|somebody)',
  '(?:end|ending|ended|finish) (?:it all|it tonight|everything|(?:my|her|his|their) (?:own )?life)',
  '(?:take|taking|took) (?:my|her|his|their) (?:own )?life',
  '(?:no|any) (?:reason|point)(?: \\S+)? (?:to|in|for)(?: \\S+)? (?:live|living|alive)|nothing to live for',
  'better off (?:without me|dead|if i)',
  '(?:took|taken|take|swallowed|swallow)(?: \\S+){0,3} (?:pills|tablets)',
  '(?:cut|cutting|hurt|hurting|harm|harming|harmed) (?:myself|herself|himself)|self harm\\S*',
  'never wake up|not wake up|disappear forever',
  '(?:is|are|keeps|hes|shes|theyre|started) (?:hitting|beating|attacking|choking|strangling|stabbing|punching|kicking|chasing|raping|hurting) (?:me|us|him|her|them|someone|somebody|my \\S+)',
  '(?:has|have|with|pulled|got|holding|carrying) (?:a |his |her )?(?:knife|gun|weapon|axe)',
  'rape|raped|raping|rapes|sexually assaulted',
  'in danger|afraid for my life|fear for my life|scared for my life|life is in danger|not safe right now',
  '(?:call|need|send|get)(?: \\S+){0,2} (?:police|ambulance|911|112|113)',
  'ambulance|emergency',
  '(?:going to|will|wants to|trying to|threatened to|threatens to|threatening to) (?:hurt|kill|beat|attack|rape|shoot|stab|hit) (?:me|us|him|her|them|someone|somebody|my \\S+)',
  'help me(?: now| please)?$|need (?:\\S+ )?help (?:now|right now|immediately)',
  '(?:cant|cannot|can not) breathe|chest pain\\S*|heart attack|unconscious|bleeding|not breathing',
  'there is a fire|building is on fire',
);

const cries: readonly RegExp[] = [...alone, ...norwegian, ...english];
