/** Talk of the main chat: the kitchen, food, the people in the building. */
export const MESS = `
== kettle-on when=early,late,night weight=14
A: {Kettle's on. Orders?|Brew round. Speak now|Anyone for {drink}?}
B: {{drink} please|Yes! Milk no sugar|white none {ta}|strong, one sugar}
C: {same|Me too please|black please|and me}
D ?40: {I'm {nn} mins out, pour mine last|Herbal if there is any|too late?}
A ?40: {That's it, closed|Come and get them|you know there are legs on all of you}

== milk when=early,late,night
A: {Who finished the milk and put the empty back?|No milk. Again.|Milk is off. Do not ask how I know}
B: {Not guilty|{team2}|I'll get some from {shop}}
C ?50: {get bread as well|Blue top please|There's powdered in the cupboard. It may be older than {@A}}
A ?40: {ta}

== tea-fund when=any
A: {Tea fund: {n} of you owe me. You know who you are|Tea kitty is at £{n}. It was £{nn} last week. Discuss}
B: {Paid!|I paid in cash on {day}|I only drink water}
C: {Water man had three coffees on {day}|{laugh}|I'll transfer it now}
A ?50: {ta|List goes on the fridge {soon}}

== fridge when=any
A: {Whoever's {meal} is in the fridge from {day}: it moved|Fridge clear out at {clock}. Names or bin.|Someone ate my {meal}. It had my name on it. In marker.}
B: {In the interests of transparency: not me|what did it look like|That's science now}
C ?60: {CCTV the fridge|I'll dust for prints|{laugh}}
A ?40: {I'm not angry I'm disappointed|I will find you}

== breakfast-run when=early
A: {Breakfast run. {sarnie} or {sarnie}?|At {shop}. {sarnie} rolls, who wants one?}
B: {{sarnie} please, brown sauce|{sarnie}, red sauce|Two please}
C: {same but no sauce|{sarnie} and {drink}|I'm being good. Ok one}
D ?40: {Am I too late?|Veggie if they have it}
A ?50: {£{n} each, no IOUs|Back in {nn}|they've run out of rolls, it's baguette}

== takeaway when=late,night
A: {Refs: {takeaway} or {takeaway}?|Starving. {takeaway}?|Who's in for {takeaway} at {clock}?}
B: {In|{takeaway}, always|I brought {meal}, sad face|Chips and curry sauce please}
C: {in|Yes please|get me whatever {@B} has|Cheesy chips}
D ?30: {saveloy!!|is it my turn to pay}

== cake when=any
A: {There's cake in {desk}. {snack}. Be quick|[photo] {snack}. Homemade. First come|I baked. {desk}.}
B: {on my way|Save me one!!|Coming back from {road} just for this}
C: {There are two left|gone already|Who took three?}
B ?50: {moan}
D ?30: {Best thing to happen this block|10/10 would arrest for again}

== diet when=any
A: {Day {n} of no biscuits|On a diet from {day}. Nobody offer me anything|Cut out sugar. I hate everybody}
B: {There's {snack} on {surface}|How's that going|so you won't want {snack} then}
A: {I'm going home|It's going badly|Technically {snack} is a fruit}
C ?50: {laugh}

== microwave when=early,late,night
A: {Who put fish in the microwave|Who exploded {meal} in the microwave and walked away|microwave smells like a crime scene}
B: {It wasn't fish it was {meal}|Preserve the scene|Not me, I had {meal}}
C ?50: {{moan}|Wipes are under the sink, they've been there since 2015}

== biscuits-rank when=night once
A: Important. Rank these: custard cream, bourbon, digestive, jaffa
B: Jaffa is a cake
A: Objection
C: Bourbon, custard cream, digestive. Jaffa disqualified.
D: Digestive first. I will not be taking questions
linnet: Rich tea. You are all children.
A: rich tea??? block him
alder: It is the middle of the night and I can see who is typing.

== coffee-machine when=any once
A: New coffee machine in the canteen!!
B: How much
A: £2.80
B: Kettle it is

== canteen-closed when=early,late
A: {Canteen shut again. Sign says 'until further notice'|Canteen now opens {n} days a week. None of them ours}
B: {moan}
C ?60: {{shop} does a meal deal|I've got {snack} to trade|Vending machine has one twix left. Had.}

== birthday when=any
A: {Happy birthday {@B}!! 🎂|It's {@B}'s birthday and they didn't tell anyone. {snack} in {desk}|Many happy returns {@B} 🎉}
C: {Happy birthday!|hb mate|Many happy returns 🎂|Have a good one}
D: {Happy bday|🎂🎂|How old? {nn} again?|Happy birthday!}
B +20m: {Thanks all|Thank you! Working of course|cheers everyone, cakes are on me {soon}}

== vending when=night
A: {Vending machine ate my pound|Vending machine gave me two. There is a god}
B: {Kick it on the left|what flavour|Report it as theft}
A ?50: {Kicked. Nothing|Worked!|Refund form says allow {nn} days}

== cleaning when=any
A: {Whoever is leaving mugs in the sink: they don't wash themselves|{n} mugs in the sink. {n}!|Mug amnesty till {clock}, then they go in the yard}
B: {Mine has the hedgehog, please spare it|Not mine, mine's been missing since {day}}
C ?40: {I'll do them if someone dries|the hedgehog one is evidence}

== heating when=any season=winter
A: {Heating's off in {desk}. I can see my breath|It's {n} degrees in here|Why is the heating only on when it's warm}
B: {Facilities say {day}|sit on the printer, it's warm|two pairs of socks and a hat}
C ?50: {moan}

== fan when=any season=summer
A: {It's {nn} degrees in the report room and the window is painted shut|Who's got the fan|the fan in {desk} is making the noise again}
B: {The fan is mine and it lives here now|It's cooler in the cells|Ice lollies in the freezer. {n} left}
C ?50: {on my way|Save me one|bagsy orange}

== parking when=early,late
A: {Whoever has parked across the gate in the {silver|blue|red|white} thing: move|No spaces. Again. Parked on {road}|The permit man is out}
B: {Sorry, moving it|Not ours, it's the dentist's|two mins}
C ?40: {ta|that's {guv}'s|They got {@D} on {day}, 35 quid}

== lift when=early,late,off
A: {Anyone able to give me a lift {soon}? Car's in dock|Need a lift from {town} for {clock}}
B: {I can, {nn} past|Yes if you bring {drink}|I go right past you}
A: {{ta}|You're a star|see you at the bus stop}

== link-funny when=any
A: {Seen this? https://www.larkmoor-gazette.example/news/{swan-stops-traffic|gnome-returned|record-marrow|duck-race-result|pothole-birthday}|We made the paper https://www.larkmoor-gazette.example/{market-day|open-day|lost-pony}}
B: {{laugh}|Is that {@C} in the back?|they spelled {road} wrong}
C ?60: {That's not my good side|I said no comment and they printed it|{laugh}}

== joke when=any
linnet: {What do you call a detective who plays guitar? A sleuth picker.|I used to hate facial hair but then it grew on me.|Thieves took all the batteries from the shop. Free of charge... they were.|Man's been arrested for stealing a calendar. He got twelve months.|Somebody stole our office toilet. We have nothing to go on.|I told the cells a joke about paper. Tearable.|Why did the bike fall over? Two tyred. Like me after nights.|I've put a snail in the report room to speed up the printer.}
A: {no|Please stop|How long till you retire|🙄|Out.}
B ?60: {{laugh}|I'm telling that one at home|That's the best one yet and it's awful}

== quote-board when=any
A: {Quote of the day from {road}: "{I wasn't running, I was late|that's not my wheelie bin, mine's got a face|he started it in 1987|I only borrowed the roof|it fell in my pocket}"|Heard at {desk}: "{is this the library|can I speak to the real ones|do you do key cutting|my neighbour's cat is looking at me}"}
B: {laugh}
C ?60: {On the board it goes|Frame it|We have a winner}

== odd-job when=early,late,night weight=16
A: {Just been to {oddjob}|Next job: {oddjob}. I love it here|Anyone free? {oddjob}, {road}}
B: {{wow}|You get all the good ones|Photos or it didn't happen|of course you have}
A ?60: {Words of advice given|All in order now. Sort of|I've aged {n} years}
C ?40: {laugh}

== beast when=early,late,night weight=12
A: {There's {beast} on {road}. Not a drill|Report of {beast} loose by {road}, who speaks animal|Chasing {beast} round {road}}
B: {What do we do with {beast}?|Is it yours?|Use a calm voice and {snack}}
A: {It has eaten my hat|[photo] suspect detained|It looked at me and left}
C ?50: {{laugh}|Did it give a name|RSPCA or barbecue}
D ?30: {Statement from the witness please}
`;
