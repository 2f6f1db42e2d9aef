/** Talk of the one-to-one chats. */
export const ROOK_TEASEL = `
== rt-lift weight=14
A: {lift {soon}?|you driving {soon}|pick me up at {clock}}
B: {{ok}|outside in {nn}|your turn to drive|can't, {my.partner} has the car}
A ?50: {ta|ok|bring the sunglasses}

== rt-match season=football weight=14
A: {you watching this|{score}!!!|did you see that}
B: {in bits here|useless|{laugh}|told you he was finished}
A ?50: {{moan}|pub?|im going to bed}

== rt-dog
rook: {tyson ate the remote|[photo] tyson in his new bed|can you have the dog {soon}}
teasel: {{laugh}|yeah no bother, the kid loves him|what a unit}
rook ?50: ta mate

== rt-gym
rook: {spot me {soon}?|{big} today. NEW PB|you coming gym or what}
teasel: {{my.kid} got me up at 5, no chance|{laugh} alright arnie|{n} o clock}

== rt-spain
teasel: {flights booked, {n} seats|you still in for spain|Airport parking £{nn}. Robbery, I want to report it}
rook: {in|send me the link|how much do i owe you}
teasel ?60: {£{big}|https://wexmere-holidays.example/villa/{nn}|pay me in beer}

== rt-court
A: {{court} tomorrow. whats our story|you done {form} for the job on {road}?|did you put the time as {clock} or {clock}}
B: {its in the notes|Copy mine, change the words|as per my statement 😇|about then}
A ?50: {ta|nice one|{laugh}}

== rt-sarge
A: {col in a mood today|what did the skip want|sarge asked where we were at {clock}}
B: {told him {road}|{laugh}|he wants {form}|dunno. keep head down}
A ?40: {nice|he'll live|good lad}

== rt-call
A: [call {3|7|12|missed|2}]
B ?50: {sorry was driving|call you in {nn}|in the shop}

== rt-photo
A: [photo] {look at this|what is that|state of it}
B: {{laugh}|where is that|no way}

== rt-food
A: {kebab?|{takeaway} on way home?}
B: {always|get me a large|diet. ok small}

== rt-kid
teasel: {{my.kid} scored {n} at football. crying|parents evening. he's me all over}
rook: {what a lad|god help his teacher|{laugh} buy him a pint}

== rt-money
A: {you owe me {nn} for {golf|the villa|the curry|the tickets}|sent you that {nn}}
B: {sorted|got it ta|next payday i swear}

== rt-telly
A: {you watching {film}|put the fight on|that ref on telly is my old neighbour}
B: {asleep|missus has the remote|yeah its class|who won}
A ?40: {{laugh}|you wont believe it|sleep is for the weak}

== rt-car
rook: {cars making that noise again|quote for the exhaust is {big}|new wheels. look at em}
teasel: {turn the radio up|know a bloke|how are you paying for that|very nice}
rook ?40: {{laugh}|overtime|tenner a week for life}

== rt-early
A: {set {n} alarms and slept through all of em|who invented {clock} starts|coffee on the way in?}
B: {same|large one 2 sugars|{laugh}|youre buying}

== rt-short weight=14
A: {you up|where are you|well?|oi|you about}
B: {yes|no|{nn} mins|at mums|gym|here}

== rt-rate weight=1
rook !sexism,sexual@plover/2: {plover crewed with me tonight. {n} hours 😏|she smelt unreal. nearly said something|gareth is punching. ill say it}
teasel !laughing-along: {🤣|behave|She'd report you and I'd laugh}

== rt-nick weight=1
teasel !racism/2: {{road} full of them tonight. like a bazaar|told him speak english mate you're not at home now|new neighbours. there goes the street. you know what I mean}
rook !laughing-along,racism/1: {{laugh}|thats the bartons for you|cant move for em}

== rt-sorrel from=2023-04-10 to=2023-10-12 weight=1
rook !bullying,sexism@sorrel/2: {nursery nearly cried when i shouted. priceless|hid sorrels hat. third time. she still says sorry to ME|gave nursery the vomit job again. builds character}
teasel !laughing-along,bullying@sorrel/1: {{laugh}|You're a bad man|she'll be gone by christmas, tenner|salt in her tea next}
`;

export const ROOK_ALDER = `
== ra-duty weight=16
rook: {sarge can i finish at {clock} {soon}|skip am i on the van {soon}|sarge ok to swap with bracks {soon}|can i have {day} off}
alder: {Yes. Put it on the system.|No. Numbers.|If {form} is in by then.|Ask me in person.}
rook ?60: {ta skip|ok|nice one}

== ra-chase weight=12
alder: {Where are you? Briefing started.|I need {form} by {clock}.|Ring me.|Did you book {car} back in?}
rook: {{nn} mins|on it|sorry sarge|doing it now}
alder ?30: {Good.|Today, Danny.|Hm.}

== ra-fish
alder: {[photo] twelve pounds|Carp. {n} of them. You should come.|Lake {day}, {clock} if you want to come.}
rook: {{wow}|thats bigger than your house|only if theres beer}

== ra-match season=football
rook: {{score} sarge. unlucky 😂|athletic at the bottom where they belong}
alder: {Long season.|Say that again in May.|Get back to work.}

== ra-caravan
alder: {Bev and I are at the caravan till {day}. Keep the wheels on.|Awning blew down. {road} market has it now, I expect.|Caravan site has a bar. It is shut.}
rook: {{laugh}|enjoy skip|bring us a stick of rock}

== ra-posting
alder: {You have the new lad from {town} for the week.|You and Teasel together, {car}. Behave.|Front counter for you on {day}. Smile.}
rook: {do i have to|result|i dont do smiling sarge|ok skip}
alder ?40: {Yes.|You do on {day}.|It was not a question.}

== ra-tickets
rook: {spare for the {opp} game sarge, want it|got {n} for saturday. you in}
alder: {Go on then.|Working. As are you.|I would rather have toothache.}
rook ?50: {{laugh}|your loss|swap with bracks?}

== ra-call
A: [call {2|4|missed|6|1}]
B ?40: {Sorry, in a meeting.|ring you back in {nn}|on the phone to {guv}}

== ra-cover weight=5 from=2022-05-01
alder: {{guv} is asking about {road}. What did you write?|There is a complaint about the stop on {day}. Get your notes straight before I see them.}
rook: {same as last time|teas has the same|ill sort it}
alder ?60: {Good. Make sure they match.|Not on here.|I will lose it in the tray for a week.}

== ra-women weight=1
alder !sexism@heron/1: {Heron wants part time. That is what you get.|Another one off to have babies. {n} down.|Heron has been bending my ear about language. Watch yourself.}
rook !sexism,laughing-along/1: {{laugh} send her to front counter|cant say boo to em now|she needs a hobby}
`;

export const HERON_SORREL = `
== hs-check weight=16
heron: {How was today?|You all right? You were quiet at handover.|Did you get home ok?|First solo done! How was it?}
sorrel: {Long but good. Thank you for asking|Ok I think. I forgot the time on {form}|Yes thanks. Tired|Bit much but fine 😅}
heron ?70: {Everybody forgets the time. Write it on your hand.|You did well, I heard you on the radio.|Have a bath and no revising.|Proud of you.}

== hs-howto weight=16
sorrel: {Quick one, for {form}, do I put the address or just the road?|Is it me or does {system} log you out?|Can I ask something stupid about exhibits|Do I need a separate statement for each exhibit?}
heron: {Road and number if you have it. Draw it if in doubt.|Not stupid. Ring me|One statement, list them all.|Save every two minutes. It hates us.}
sorrel ?60: {Thank you!!|You're a lifesaver|Got it 🙏}

== hs-netball
sorrel: {We won! {nn}-{n}|Netball {day} if the shifts allow|Top of the league. There are five teams, but still}
heron: {Well done you|Edie wants to come and watch.|I can't throw a ball of wool. Respect.}

== hs-eggs
heron: {Hens are laying. Half a dozen in your locker.|Courgettes. I am sorry. There are more.}
sorrel: {Best locker in the building|Yes please!! Thank you|The tortoise says thanks for the courgette}

== hs-call
A: [call {12|25|missed|8|17}]

== hs-photo
heron: [photo] {view from the allotment|Bea did this for you|Bea drew you. You have eleven fingers|first broad beans}
sorrel: {Oh I love it|🙂🙂|Beautiful|Tell her it's going on the fridge}

== hs-photo-2
sorrel: [photo] {the tortoise in a hat|my desk of shame|revision, day {n}|found this in my locker}
heron: {Ha!|I love it|That is a very small hat|Is that from us? Good.}

== hs-thumb once
sorrel: Sprained my thumb at netball. It's fine
heron: Ice on it. And tell me before you drive.
sorrel: It's my left
heron: You steer with your left.

== hs-exam
sorrel: {Exam on {day}. I know nothing|What's the one about reasonable suspicion again|Mock was {nn} out of 50. Is that bad|I can say the caution in my sleep. Gareth in the flat below confirms it}
heron: {You know more than the sergeant.|Flash cards. Bea will test you.|Breathe. You read too fast, that's all.|That's a pass. Sleep now.}
sorrel ?60: {Thank you|Flash cards it is|ok. Breathing}

== hs-kit
sorrel: {Do they do boots in a four?|My vest still smells of whoever had it before|Found my name on the locker!! In proper letters}
heron: {Ask stores for Doris, say I sent you.|Bicarb and a day on the line.|It took me six years. Well done.}

== hs-tutor
heron: {Tutor report is in. You'll like it.|You drove well today. The kerb forgives you.|You were very kind to that lady. I noticed.|When you write it up, start with what you saw, not what you think.}
sorrel: {Thank you for saying that|Really?|I was shaking the whole time|Writing that on my hand}
heron ?50: {Really.|Nobody could tell.|Good hand.}

== hs-food
heron: {There's soup in the flask in my car, take it.|Did you eat?|Mick has made too much lasagne, box on your desk.}
sorrel: {You're the best|A biscuit. Does that count|Tell Mick he's a hero}
heron ?50: {It does not count.|I won't, he'll be unbearable.}

== hs-home
sorrel: {Mum wants to know if you'd come for Sunday lunch|Shower's broken, can I use the gym one at work?|I've got a plant. It's alive so far}
heron: {I'd love to. Can I bring eggs?|Take the key from the hook, don't tell anybody.|Talk to it. Not about work.}
sorrel ?50: {She'll be so pleased|Thank you!|It knows everything already}

== hs-worry weight=9 from=2023-05-20
sorrel: {They've done the hat thing again|He called me nursery in front of a prisoner|Someone put salt in my tea. I know it's small|They go quiet when I come in}
heron !support: {It isn't small. Write it down, with the date.|That is not all right and it isn't you.|I'll say something. Again.|Are you keeping notes? Keep notes.}
sorrel ?60: {I don't want to make it worse|I'm still on probation, Jo|Thank you. I am}
heron ?50 !support: {Then let me be the one who makes it worse.|I was a probationer under worse. I should have spoken then.|You don't owe anybody a laugh.}
`;

export const ALDER_SORREL = `
== as-duty weight=18
sorrel: {Sarge, is it ok to come in by the back gate {soon}?|Sarge I've put {form} in your tray|Morning Sarge, I'm crewed with Danny again, is there any chance of somebody else?|Sarge could I have {day} for the exam please}
alder: {Yes.|Fine.|You go where you are posted.|We will see.}
sorrel ?60: {Thank you|Ok Sarge|Thanks Sarge}

== as-chase weight=12
alder: {{form} is not good enough. Do it again.|Your notes stop at {clock}. Why?|You are late on e-learning.}
sorrel: {Sorry Sarge, doing it now|I'll do it tonight|I had constant obs till {clock}, I'll finish it now}
alder ?50: {Today.|See that you do.|Noted.}

== as-drink weight=4 from=2023-06-01
alder !sexual@sorrel/2: {You scrub up well. Saw the photo from the netball.|You could do with somebody looking after you on this team. Think about it.|Drink after shift? Just us. I don't bite.|Bev is away {day}. House is very quiet.}
sorrel: {I'm busy sorry|I'd rather keep it about work Sarge|No thank you Sarge|I've got revision}
alder ?60 !bullying@sorrel/2: {Shame. Your report is due, you know.|Suit yourself. It was only a drink.|Don't be like that. I sign off your probation.|You need a sense of humour in this job.}

== as-leave
sorrel: {Sarge, can I take {day} as leave for my cousin's wedding?|Sarge is {form} from {day} all right now?|Sarge, who do I see about the parking permit?}
alder: {Leave is with the inspector.|No. See me.|It will do.|Ask Heron. You ask her everything else.}
sorrel ?70: {Ok, thank you|Yes Sarge|Will do}

== as-post
alder: {You are with Rook on {day}.|Front counter for you {soon}.|Constant obs, cell {n}, until {clock}.|Van wants cleaning.}
sorrel: {Yes Sarge|Ok. I did the last three, could it go round?|Will do|Ok, is Jo on?}
alder ?40: {It goes where I say.|No.|Fine.}

== as-late
alder: {You booked on at {clock}. Parade was before that.|Why is your radio off?|Who told you to go to {road}?}
sorrel: {I was in property with the exhibits, Sarge|Battery. Four radios, one charged|Control did, it's on the log}
alder ?60: {Do not be clever.|Put it in writing.|Noted.}

== as-praise
alder: {Good job at {road} today.|{guv} noticed. Well done.}
sorrel: {Thank you Sarge|🙂}
`;

export const PLOVER_SEDGE = `
== ps-run weight=14
A: {run {soon}? easy {n}k|Parkrun or lie in?|Bike or run on {day}?}
B: {Yes. {clock} at the bandstand|Lie in|Bike. The weather is good|my knee says swim}
A ?50: {deal|See you there|{laugh}}

== ps-cat
plover: {Pickle sat on my laptop and sent an email to {guv}|[photo] he is helping|cat sitter needed {n} to {nn}, interested?}
sedge: {What did the email say?|He has better grammar than most|Of course. He can bite me again}
plover ?60: {"hhhhhhhhh"|you're the best|he says he's sorry}

== ps-bread
sedge: {[photo] today's loaf|The sourdough is alive. I have named it|New bread for {soon}. Rye}
plover: {I can smell it from here|Save me the end bit|😍}

== ps-wedding from=2022-06-01 to=2023-09-30
sedge: {Lena asks if you eat fish. For the wedding|Which of these ties?|[photo] tie one|Do I need a best man speech under {nn} minutes}
plover: {I eat everything|The green|Yes and no jokes about the baton|one with ducks obviously}
sedge ?60: {Thank you|Good. That is decided|Lena agrees with you. So I have lost}

== ps-word weight=10
sedge: {How do you say it in English, {when it rains a little but long|the day between two holidays|when food makes you tired}?|Is '{knackered|gutted|chuffed}' ok for a statement?}
plover: {Drizzle. We have forty words|There isn't one, we need it|Absolutely not 😂|Only if you're quoting}
sedge ?40: {I write it down|English is not serious|Danke}

== ps-work weight=12
A: {are you on with me {soon}?|Did you see the posting?|How was court?|Coffee before?}
B: {Yes, {car}|Adjourned|yes please, usual|no, {team2} have borrowed me}
A ?50: {good|see you at {clock}|🙌}

== ps-call
A: [call missed]
B: {sorry, in the gym|Was asleep, what's up?|call you in {nn}?}
A ?60: {nothing, all good|Just the keys, found them|was a pocket call}

== ps-rook weight=5 from=2023-01-15
plover: {Danny made a comment again. I just walked off|I'm asking not to be crewed with Rook|he messages me at 2am Anton}
sedge !support: {That is not ok. Shall I say something?|Write it down. I will also write down what I heard.|Do you want me to come with you to the sergeant?}
plover ?70: {The sergeant laughs at his jokes|Maybe. Thank you|not yet}

== ps-pottery
plover: {[photo] my first bowl. It's a plate|Pottery was a disaster. It's an ashtray now|Kiln day {soon}!!}
sedge: {It is a very brave plate.|I will take it. For the bread|In Germany we would call this art}
plover ?50: {{laugh}|you're getting it for your wedding|stop it 😂}

== ps-train
sedge: {The train is {nn} minutes late. They apologise for the leaves|I cycled in the rain. I am now a river|New lights for the bike. I can be seen from space}
plover: {Sounds about right|towels in my locker|{laugh}|please be careful on the ring road}

== ps-book
A: {are you reading anything good?|finished the lighthouse one. Cried on the bus|Do you want my copy of the canal mystery?}
B: {Only cook books|No spoilers, page {nn}|Yes please|it was the vicar}
A ?50: {it's always the vicar|I'll bring it {soon}|you heartless man}

== ps-recipe
A: {what was that soup called|Recipe please!!}
B: {1 onion, {n} carrots, stock\\n20 minutes\\nblend it\\nlemon at the end|Leek, potato, cream.\\nThat is all.\\nMore cream.}
A: {{ta}|making it tonight|It went green?}
`;

export const ROOK_PLOVER = `
== rp-work weight=20
rook: {you on {soon}|whos got {car}|did you put {form} in|got a spare {kit}}
plover: {Yes|{@C} I think|On your desk|In {desk}|Ask {@C}}

== rp-push weight=6
rook: {you free for a drink {soon}|saw you at {shop} 👀|that was a nice dress|you were quiet today}
plover: {Busy, sorry|Work chat only please Danny|No thanks|Just tired}
rook ?50: {your loss|only asking|next time then}

== rp-late weight=2
rook !sexual@plover/1: {cant sleep. thinking about your legs|crewed with you next week. lucky me 😏|send us a pic then}
plover ?70 !challenge: {Please stop|No.|Not ok, Danny.}
rook ?50 !banter-defence: {calm down|kidding|joke!!}
`;
