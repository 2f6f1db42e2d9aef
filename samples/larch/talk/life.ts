/** Talk of the main chat: home, sport, illness, money, plans. */
export const LIFE = `
== kids-school when=any
A: {{my.kid} has nits. We all have nits. Do not come near me|Nativity costume by {soon}. {my.kid} is a lobster. In a nativity|Parents evening: {my.kid} 'talks a lot'. No idea where from}
B: {{laugh}|Tea tree oil|apple, tree}
C ?60: {Mine was third sheep for two years|Good luck|Itching just reading it}

== kids-sleep when=any
A: {{n} hours sleep, {my.kid} thinks 4am is morning|{my.kid} is teething. I am a ghost|Up since {n}. {my.kid} wanted to talk about dinosaurs}
B: {Coffee waiting for you|It gets better. At about nineteen|{drink}?}
A ?50: {{ta}|I put my keys in the fridge this morning|Just resting my eyes in {car}}

== kids-party when=off
A: {Soft play with {nn} five-year-olds. Give me a Saturday night any day|{my.kid}'s party. There is a magician and he is drunk}
B: {Call for backup|{laugh}|Arrest the magician}
A ?60: {He's making a dog. It isn't a dog|Cake was good|never again}

== teenagers when=off
A: {{my.kid} has asked me to teach them to drive. I have seen things but not like this|{my.kid} passed {maths|the grade 3|swimming badge}!! 🎉}
B: {{wow}|Well done!|Tell them congrats|brace position}
C ?60: {👏👏|Proud parent alert|Brilliant}

== pets when=any
A: {{my.pet} has eaten a sock. Vet says wait. For what|[photo] {my.pet} on guard|£{big} at the vet and {my.pet} is 'fine'}
B: {Aw|{laugh}|Which sock|tell {my.pet} I said hello}
C ?40: {I'd trust that one with the van|better than {@D} on nights}

== pet-lost once when=off
plover: Pickle's been missing since last night 😿 if anyone's out round Ash Grove please look
A: Will do. What does he look like?
plover: [photo] grey, white sock, judgemental
B: Checked the Bartons, no sign. Sorry Nia
heron: Put his litter tray outside, they smell their way back
plover +5h: HE'S BACK. Was in next door's shed with a sausage
A: 🎉🎉
C: Released without charge
alder: Good. Back to work.

== diy when=off
A: {Putting up a shelf. Send a thought|Flat pack: {n} screws left over. Is that good|Hit the water pipe. It was going so well}
B: {Turn the stopcock|Left over screws are a bonus|Call {@C}, they did a course}
A ?60: {It's up. It's wonky. It stays|where IS the stopcock|[photo] don't laugh}
C ?50: {laugh}

== garden when=off season=spring,summer
A: {Anyone want courgettes? I have {nn}. Please|[photo] first tomatoes|Allotment is under attack from slugs}
B: {Yes please, leave them in {desk}|No more courgettes I beg you|Beer traps}
C ?40: {We still have last year's chutney|I'll swap for eggs}

== holiday-plan when=any
A: {Booked {trip}!! {n} nights|Has anyone been to {trip}?|Off to {trip} {soon}, don't call me}
B: {Jealous|Take a coat|We went. Rained {n} days out of {n}}
C ?60: {Bring back {snack}|Have a good one|who's covering you?}
A ?30: {ta}

== holiday-photo when=any season=summer,spring
A: [photo] {wish you were here|Office for the week|{nn} degrees. Sorry}
B: {Rude|{weather} here|Block this person}
C ?60: {Looks lovely|enjoy!|put some sun cream on}

== moving when=off once
plover: Moving on Saturday, anyone got a strong back and no plans?
A: I have a back
B: What's the pay
plover: Pizza. And my eternal thanks
sedge: I will bring the trailer. And straps.
plover: you angel. 9am, it's the third floor
B: you didn't say third floor
plover: I did not 😇

== car-trouble when=any
A: {Failed its MOT on {nn} things. He laughed|Exhaust fell off on {road}. Actually fell off|garage want £{big} for a {clutch|sensor|spring|bush}}
B: {Try the bloke on Quarry Hill|Ouch|{moan}}
C ?50: {I know a man|sell it for scrap and buy a bike|Ask {@D}}
sedge ?40: {Bike. I say nothing more.|You could cycle. It's {n} miles.}

== sick when=any
A: {Won't be in, {ill}. Told {@B}|{ill}. Can't stop. Won't start|Rang in sick. Sounds fake but it isn't}
B: {Get well soon|Rest up|Drink something hot}
C: {Feel better x|Keep it to yourself|Get well {@A}}
A ?40: {ta}

== covid when=any to=2022-06-30
A: {Two lines. That's me out till {day}|Tested positive. {n} days in the spare room|Covid's going round {team2}}
B: {Feel better|oh no|I'll drop shopping round, what do you need?}
C ?60: {That's {n} of us now|who did you crew with on {day}?|get well soon}
A ?50: {{ta}, just a cold really|Crisps. And toilet roll, don't ask}

== money when=any
A: {Has the overtime gone in? Mine's short|Payslip day. What is that deduction|Gas bill. I've moved into the bath}
B: {Same, {n} hours missing|Ring payroll before {clock}|Jumper on}
C ?50: {They said next month|{moan}|I got yours}

== pension when=any once
linnet: Does anyone understand the pension letter
A: No
B: No
C: I read it twice and I think I owe them money
heron: There's a session on Thursday at the fed office. Going, if anyone wants a lift.
linnet: You're a good woman. Count me in.

== town-match when=any season=football weight=14
A: {Anyone at the {my.team} game {soon}?|{my.team} {score}. I was there. Sadly|{score} against {opp}. {moan}}
B: {{laugh}|What a shambles|Working it. The view's rubbish|Ref had a shocker}
A ?60: {Same next week then|We go again|I'm giving up. Until Saturday}
C ?50: {Play the kids|Sack the board|could be worse, could be {opp}}

== match-duty when=early,late season=football dow=6
alder: Match day posting: {nn} of us, {opp} bringing {big}. Meet {clock}, {car} and {car}.
A: {ok}
B ?60: {Is there food|what time's kick off|Away end please}
C ?40: {Pies on the way back|{ok}}
A +4h ?70: {Quiet. {score}. Home for tea|Two ejected, one lost child found, one pie lost}

== golf when=off
A: {Golf {day}? Need a fourth|{nn} over par and I lost {n} balls|Hole in one! On the crazy golf. Counts}
B: {In|I'm rubbish but I'm in|Can't, working}
A ?50: {Tee off {clock}|It isn't about the score. It's {big}}

== parkrun when=off dow=6
A: {Parkrun anyone? {n} of us last week|{nn}:{nn} at parkrun. Beat a pushchair}
B: {I'll come and hold coats|In if it's not {weather}|My knees say no}
C ?40: {Well done!|New PB or new excuse|I'm in}

== sponsor when=any
A: {Doing the {Three Bridges walk|Larkmoor half|sponsored swim|head shave|coastal ride} for the hospice. https://giving.example/{larkmoor-relief|hospice-larkmoor}/{nn}|Last call for sponsors, {n} days to go}
B: {Done, good luck|Sponsored. Don't die|{n} quid from me}
C ?60: {Done!|I'll match {@B}|Good on you}
A ?50: {Thank you so much|up to £{big}!|ta}

== telly when=any
A: {Anyone watching {film}?|Finished {film}. What was THAT ending}
B: {No spoilers!!|Started it, fell asleep|It was the vicar. It's always the vicar}
A ?50: {{laugh}|Too late|Next one's Thursday}
C ?40: {I know police drama isn't real but a sergeant doing forensics...|They never do the paperwork on telly}

== recommend when=any
A: {Anyone know a decent {plumber|builder|electrician|roofer|dentist|childminder|dog walker}?|Need a {plumber|plasterer|man with a van} who turns up}
B: {[contact {Pete the Pipes|Anna Electric|Bob Roofs|Mags Childcare|Vic Van}]|Mine's good. Not cheap|Ask {@C}}
A ?80: {ta}

== for-sale when=any
A: {Selling: {a pushchair|a bike|a sofa bed|an exercise bike, as new obviously|a rabbit hutch|two festival tickets}. £{nn}. Collect|Free to a good home: {a wardrobe|a fish tank|a trampoline}. You carry}
B: {Is it still there|I'll have it|does it come with the rabbit}
A ?60: {Gone, sorry|Yours|{laugh} no}

== wedding once when=off
sedge: Small news. Lena said yes. 💍
plover: ANTON!!! 😍😍
heron: Oh how lovely. Congratulations to you both.
teasel: Get in. Stag do Benidorm
sedge: There will be no Benidorm
linnet: Congratulations lad. Thirty six years myself. You get less for murder.
alder: Well done Anton. Drinks are on you.

== baby once from=2022-11-12 to=2022-12-20
bracken: hes here. Robin, 8lb 2, steph amazing, me useless
A: Congratulations!! ❤️
B: Well done Steph!! 🎉
heron: Welcome Robin. Sleep now, while you can.
linnet: Name him as an exhibit and get a receipt
bracken: [photo] ex LB/1
alder: Congratulations both. See you in two weeks.
C: 😍
`;
