/**
 * Words that say which half of the day a 12-hour clock means, in the languages phones are set to. Taken from the
 * Unicode CLDR (day periods "a" and "B", as Node's ICU prints them) plus spellings seen in exports.
 * Keys are lower case, without full stops and blanks: "p. m." is `pm`, "in the afternoon" is `intheafternoon`.
 */

/** Hours 0 to 11 only. */
const BEFORE_NOON = [
  'aamulla aamupäivällä alfajiri am ap asubuhi aðmorgni aðnóttu damadrugada damanhã damañá de',
  'delamadrugada delamañana dienag dieoggend dimattina dimineața dinotte dop dopoldan dopoledne',
  'dopoludnia dumatin délelőtt ekuseni emëngjesit enatës entathakusa eparadites ertalab fh fm früh gecə',
  'gh goizaldeko goizeko goöň günortadanöň hajnal hommikul inthemorning madaling-araw madrugada',
  'matinada matí mañana midnight morgens nachts naktis ngumaga norīta omformiddagen ommorgenen omnatten',
  'pagi pd pg priekšp priešpiet przedpołudniem påformiddagen påförmiddagen påmorgenen påmorgonen',
  'pånatten rano reggel rn rytas ráno sa sabah sáng sübh səhər tengahmalam to ujutro ujutru vm vorm',
  'vormittags ybore zjutraj öö öğledenönce μεσάνυχτα πμ τοπρωί дп наутро ночі ноќе претпл претпладне',
  'ранку сутринта таңғы тң утра ујутру эртеңменен үө өглөө առավոտյան գիշերվա בבוקר לפנותבוקר بامداد ص',
  'صباحا صباحاً صباحًا صبح صبح،منجهند صبحمیں غم فيالصباح فيالمساء قظ ليلاً نیمه‌شب پیشازظهر पहाट',
  'पूर्वाह्न बिहान सकाळ सुबह ভোরবেলায় সকালবেলায় ਸਵੇਰੇ સવારે அதிகாலை காலை ఉదయం ಬೆಳಗ್ಗೆ പുലർച്ചെ രാവിലെ',
  'උදේ පාන්දර පෙව මැදියමටපසු ในตอนเช้า ກ່ອນທ່ຽງ ຕອນເຊົ້າ နံနက် დილით በሌሊት ጥዋት នៅពេល​ព្រឹក ’snachts',
  '’sochtends 上午 上晝 凌晨 午前 早上 朝 朝早 清晨 아침 오전',
];

/** Hours 12 to 23 only. */
const AFTER_NOON = [
  'abends akşam akşamüstü arratsaldeko axşam axşamüstü aðkvöldi canoldydd ch chiều danoite',
  'datarde delanoche delatarde delmediodía delpomeriggio del’après-midi dieaand diemiddag disera',
  'domediodía du după-amiaza dusoir dél délután ebusuku eguerdiko eh em embrëmjes emesditës epasdites',
  'este gaueko gd gosoň gündüz günorta günortadansoň hádegi illalla iltapäivällä iluntzeko in',
  'intheafternoon intheevening ip jioni kechqurun keskipäivällä keskpäeval laamiază malam mchana md',
  'mediodía meio-dia mezzogiorno midday midi migdia mittags nachm nachmittags napoludnie navečer nggabi',
  'nghapon nit nm noche noon ntambama odp odpoledne omaftenen omeftermiddagen opoldne perpiet petang pm',
  'podne poledne pop popiet popietė popodne popoldan popoludní popołudniu poslijepodne ptg pusdienlaikā',
  'pärastlõunal påeftermiddagen påettermiddagen påkvelden påkvällen pēcp pēcpusdienā saasitazamchana',
  'seara sore síðdegis tanghaling-tapat tarda tarde tengahhari tk trưa tushpayti tối uveče vakaras',
  'vakarā vespre večer wieczorem wpołudnie yprynhawn yrhwyr zvečer õhtul ös öğle öğledensonra μμ',
  'τοαπόγευμα τομεσημέρι вечера вечерта вечора дня кечинде кешкі навечер напладне орой подне полдень',
  'попл попладне поподне пп следобед тк түскі түстенкейінгі түштөнкийин увече чактүш үддунд үх өдөр',
  'երեկոյան կեսօրին ցերեկվա אחרהצהריים בערב בצהריים بظ بعدازظهر بعدالظهر دوپہرمیں سہپہر شام شاممیں شب',
  'ظهرًا عصر غو م مساء مساءً منجهند،شام अपरान्ह अपराह्न दुपार दोपहर बेलुकी मध्यान्ह शाम संध्याकाळ साँझ',
  'দুপুরবেলায় বিকাল সন্ধ্যাবেলায় ਦੁਪਹਿਰੇ ਸ਼ਾਮੀਂ બપોરે સાંજે அந்திமாலை நண்பகல் பிற்பகல் மதியம் மாலை',
  'మధ్యాహ్నం సాయంత్రం ಮಧ್ಯಾಹ್ನ ಸಂಜೆ ഉച്ച ഉച്ചതിരിഞ്ഞ് ഉച്ചയ്ക്ക് വൈകുന്നേരം സന്ധ്യ දවල් පව මධ්‍යාහ්නය',
  'රෑ හවස ค่ำ บ่าย เที่ยง ในตอนเย็น ຕອນທ່ຽງ ຕອນບ່າຍ ຕອນແລງ ຫຼັງທ່ຽງ ည ညနေ နေ့လယ် မွန်းတည့် ნაშუადღევს',
  'საღამოს შუადღეს ቀትር በምሽት ከሰዓት ថ្ងៃត្រង់ នៅពេលរសៀល នៅពេល​យប់ នៅពេល​ល្ងាច ’savonds ’smiddags 下午 下晝 中午',
  '午後 夕方 夜 夜晚 昼 晚上 正午 오후 저녁 정오',
];

/** Words for a part of the night or day that lies on both sides of noon or midnight: the hours they name. */
const SPANNING: readonly (readonly [words: string, from: number, to: number])[] = [
  ['atnight', 21, 5],
  ['emini', 10, 12],
  ['наобяд', 11, 13],
  ['siang', 10, 14],
  ['kunduzi', 11, 17],
  ['രാത്രി', 19, 2],
  ['usiku', 19, 3],
  ['τοβράδυ راتمیں रात রাত্রিবেলায় રાત્રે', 20, 3],
  ['ຕອນກາງຄືນ', 20, 4],
  ['இரவு 밤', 21, 2],
  ['ponoći éjjel đêm रात्र ਰਾਤੀਂ', 21, 3],
  ['ღამით', 21, 4],
  ['gece noću wnocy ноћу түнгі түничинде шөнө రాత్రి ರಾತ್ರಿ กลางคืน', 21, 5],
  ['בלילה', 22, 2],
  ['vnoci ночи презнощта', 22, 3],
  ['noaptea', 22, 4],
  ['kechasi ponoči', 22, 5],
  ['夜中', 23, 3],
  ['yöllä öösel', 23, 4],
  ['naktī', 23, 5],
];

/** Words after a time that mean no half of the day ("14:56 Uhr"). */
const NEUTRAL = ['uhr', 'ч', 'น', 'h', 'hrs', 'klo'];

/** Bit n is set where the word can stand beside hour n; `null` for a word without meaning for the hour. */
const HOURS = new Map<string, number | null>();
for (const word of BEFORE_NOON.flatMap((line) => line.split(' '))) HOURS.set(word, 0x000fff);
for (const word of AFTER_NOON.flatMap((line) => line.split(' '))) HOURS.set(word, 0xfff000);
for (const [words, from, to] of SPANNING) {
  let mask = 0;
  for (let hour = from; ; hour = (hour + 1) % 24) {
    mask |= 1 << hour;
    if (hour === to) break;
  }
  for (const word of words.split(' ')) HOURS.set(word, mask);
}
for (const word of NEUTRAL) HOURS.set(word, null);

/** What a day period as printed says about the hour: a bit per hour, null (nothing), or undefined (not known). */
export function hoursOfPeriod(printed: string): number | null | undefined {
  return HOURS.get(printed.normalize('NFC').toLowerCase().replace(/[.\s]/g, ''));
}

/**
 * The hour of a 24-hour clock for a printed hour and the hours its day period allows. A printed hour over 12 keeps
 * its value whatever the word says (an edited file): the caller flags it.
 */
export function hourOfDay(printed: number, mask: number): number {
  if (printed > 12) return printed;
  const early = printed % 12;
  const late = early + 12;
  const earlyFits = (mask >> early) & 1;
  const lateFits = (mask >> late) & 1;
  if (earlyFits !== lateFits) return earlyFits ? early : late;
  return (mask & 0xfff) !== 0 ? early : late;
}
