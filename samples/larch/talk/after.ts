/**
 * Talk of the small chat after work. Most of it is harmless; a share is not. Worst words are masked or only hinted at,
 * as a newspaper would print them.
 */
export const AFTER = `
== pint weight=16
A: {Pint?|{pub} at {n}?|anyone out {soon}|Thirsty}
B: {In|go on then|{nn} mins|one sec, asking the boss}
C ?60: {In|not me, skint|working you lucky gits|Save me a seat}
A ?40: {[photo] first of the day|got the table by the fire|Hurry up}

== gym
rook: {smashed {big} on the bench|gym at {n}? back and bis|legs day. cant do stairs}
A: {weights or excuses|{laugh}|in|You love that mirror}
rook ?50: {{laugh}|jealous|see you there then}

== match-banter season=football weight=16
A: {{my.team} {score}. Get in|{my.team} are a disgrace|Ref needs glasses}
B: {{laugh}|{moan}|told you|Enjoy it while it lasts}
C ?50: {we'll stuff {opp}|sack the lot|{score} next week, screenshot this}
A ?30: [gif]

== fantasy season=football
A: {{nn} points this week. Read it and weep|captained the wrong one again|Bottom of the league. Me. ME}
B: {{laugh}|{nn} here|bench had {nn} on it. gutted}
C ?40: {forfeit for last place is karaoke|{moan}}

== curry
A: {curry {day}?|Curry after lates? Table for {n}}
B: {In|no vindaloo for {@C} this time|yes!!}
C ?60: {in|never again. ok in|{laugh}}

== golf-after
teasel: {golf {day}, {clock}, who's in|{nn} over. the course won|Pedal cart or walk}
A: {In|my back says no|only if you don't cheat}
teasel ?60: {I do not cheat I interpret|{ok}|loser buys}

== bets
A: {tenner says {opp} win|sweepstake, {n} quid each}
B: {done|Not touching that|You still owe me a tenner}
A ?50: {{laugh}|double or nothing|what tenner}

== hangover
A: {Head. My head|who let me have the {n}th one|Woke up with a traffic cone. In the bed}
B: {{laugh}|your own fault|[photo] remember this?}
C ?50: {delete that|Water and a fry up|legend}

== wives
bracken: {steph has hidden the xbox|in the dog house. forgot anniversary|missus says im not allowed out till the shelf is up}
A: {{laugh}|What did you do|flowers mate}
B ?50: {put the shelf up then|moving in with us?|{moan}}

== holiday-after
teasel: {{n} sleeps till Spain|[photo] office today|Villa's got a pool AND a bar}
A: {jealous|{weather} here|bring me back a sombrero}
B ?50: {don't come back|take me|{laugh}}

== work-moan weight=14
A: {if I get one more email about {form} i swear|{guv} wants a word. again|Back to back earlies. Kill me}
B: {{moan}|Same|pint will fix it}
C ?40: {ignore it|just say yes and do nothing, worked for me|{laugh}}

== poll-friday from=2022-12-01
A: [poll {Friday?/{pub} 3/{pub} 1/Home like a saint 0|Stag venue/Port Selby 2/Brackwater 1/Anywhere with go karts 2|Kick off at/6pm 1/7pm 3/8pm 0|Curry or chips/Curry 3/Chips 2}]
B ?60: {voted|democracy in action|rigged}

== live-loc
A: {where are you lot|which pub|lost. help}
B: {[location]|[live]|Back of {pub}}
A: {{nn} mins|see you now|ta}

== kebab
A: {[photo] 2am. no regrets|kebab of champions}
B: {{laugh}|you animal|save me some}

== gif
A: [gif]
B ?70: {laugh}
C ?30: {[sticker]|💀|😂}

== voice-after
A: [voice]
B: {can't understand a word of that|{laugh}|are you in a bin}
A ?50: {bad signal|[voice]|never mind}

== rate weight=2
rook !sexism,sexual/2: {new one on front counter. {8|9|7} at least 👀|have you SEEN the new one in the control room. i would|that trainee from Port Selby. f*** me}
A !laughing-along: {{laugh}|👀👀|Photo?|calm down Rooky}
teasel ?60 !sexism/1: {she'd have you for breakfast|bit of eye candy for nights at last|Knew they hired her for a reason}
yarrow ?15 !challenge: She's a colleague. Pack it in.

== drivers weight=1
teasel !sexism/1: {Woman driver in {car}. Stand back|who let a bird reverse {car}|she took {n} goes at that bay 🙄}
rook !laughing-along: {{laugh}|kerb never stood a chance}
bracken ?40 !sexism/1: {should stick to making the tea|its why they dont get the van}

== kitchen-joke weight=1
rook !sexism/1: {got heron to do my brew. as nature intended|told plover the kettle was lonely|women's work innit, someone has to do the mugs}
A !laughing-along ?80: {{laugh}|brave man|she'll poison it}
alder ?35 !laughing-along: Ha. Don't let HR hear.

== drink-joke weight=2
rook !homophobia/2: {f*** off you b3nder|that drink is proper g*y mate|nice shirt, does it come in straight}
A !laughing-along ?70: {{laugh}|oooh hello sailor|😂😂}
teasel ?40 !homophobia/1: {each to their own, backs to the wall lads|knew it when he ordered the rosé}
yarrow ?15 !challenge: My lad's gay, Danny. You know that. Leave it out.
rook ?15 !banter-defence: its a joke tom. banter

== pc-gone-mad weight=1
teasel !racism/2: {another diversity e-learning. what next, p*** appreciation week|we'll be policing in sandals soon the way they're recruiting|had one of *them* on {road} playing the race card before I'd got out of the car}
rook !laughing-along,racism/1: {{laugh} they all do|same old tune|cant say anything these days}
alder ?30: Careful what you put on here.
bracken ?30 !banter-defence: its only us in here sarge

== stopped weight=1
rook !racism/2: {stopped a nice {merc|beemer|range rover} on {road}. you can guess why 😉|lad with a car that nice on the Bartons. come on. we all know|couldnt tell him from the last one tbh they all look the f***ing same}
A !laughing-along ?70: {{laugh}|any gear?|fishing again}
alder ?30: What did the form say.
rook ?30 !racism/1: smell of cannabis. always the smell of cannabis 😂

== sedge-jokes weight=1
teasel !racism,bullying@sedge/1: {Anton's put his towel on the good desk again|don't mention the war in front of sedge|Herr Flick is on front counter}
A !laughing-along: {{laugh}|👏|you're terrible}

== heron-moan weight=1
rook !sexism,bullying@heron/2: {heron on her period again by the look of it|got the look off jo. someone get the woman some chocolate|miserable c** that heron}
teasel !laughing-along: {🤣|that time of the month|Every week's that week}
alder ?35 !laughing-along: She runs a tight ship.

== plover-comments weight=2
rook !sexual,sexism@plover/2: {plover in gym kit. had to sit down|nia bent down for the kettle. best part of the shift 😏|what i wouldnt do. i wont write it on here}
A !laughing-along ?80: {👀|{laugh}|down boy}
bracken ?30: {shes got a bloke mate|give it a rest}

== steroids weight=2 from=2022-09-01
rook: {stuff's in, same price|who wants the vitamins. usual place|my man has the good stuff back in}
A ?70: {put me down for one|keep that off here|what is it this time}
alder ?40: Not on here.
`;
