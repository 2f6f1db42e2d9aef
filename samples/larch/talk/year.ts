/** Talk of the main chat that belongs to a season, to nights, to the job and its moods, and to going out together. */
export const YEAR = `
== snow when=any season=winter
A: {It's snowing!!|Snow on {road}, drive slow|Is anyone's road gritted}
B: {[photo] we have flakes|Nothing here in {town}|Slid past my own house}
C ?60: {Allow an extra {nn} mins|{car} has winter tyres, bags|Snowball amnesty in the yard}
alder ?40: Drive to the conditions please. I am not doing another vehicle form.

== ice when=early season=winter
A: {Yard is a rink. Mind the step|Black ice {road}, two cars already|Went over in the yard. Dignity gone}
B: {Salt's by the bins|You ok?|Score?}
A ?60: {5.9 from the judges|bruised ego|yes, {ta}}

== christmas-rota from=2022-11-15 to=2022-12-20 when=any
alder: Christmas cover: volunteers by {day}, or I use the hat.
A: {I'll do the day if I get New Year|Not the hat|I did it last year...}
B: {Put me down for Boxing Day|I've no kids, I'll do it for {snack}|Is it double time}
alder ?60: Noted. That is fair of you.

== christmas-rota-2 from=2023-11-15 to=2023-12-20 when=any
alder: Christmas week again. I have {n} volunteers and a hat.
A: {Hat|I'll take the eve|Anything but the night}
B ?70: {I'll do the day, the girls are at their dad's|Boxing Day, as ever|Put me in the hat}

== secret-santa once from=2022-12-01 to=2022-12-12
plover: Secret Santa!! Tenner limit. Names in the hat by Friday 🎅
A: in
B: In
C: In but no mugs. I have all the mugs
linnet: I had socks last year. They were my socks.
rook: can we do rude ones
heron: No
plover: NO
rook: 😂

== secret-santa-2 once from=2023-12-01 to=2023-12-12
plover: Secret Santa take two. Tenner. Who's in?
A: in
B: In please
thistle: meeee ✨
C: Same rules, no mugs
alder: Nothing that I would have to explain to the inspector.

== tree once from=2023-12-05 to=2023-12-18
A: Who put a stab vest on the Christmas tree
B: It was cold
thistle: It has a body cam too 🎄
C: It has better kit than me

== christmas-day from=2022-12-25 to=2022-12-26 once
A: Merry Christmas all, especially the poor souls in today 🎄
B: Merry Christmas!
C: Merry Christmas x
D: Merry Christmas. Front counter has had one customer and a robin
alder: Merry Christmas. Mince pies in my drawer. It is unlocked today only.
E: 🎅🎅

== christmas-day-2 from=2023-12-25 to=2023-12-26 once
A: Happy Christmas B Relief 🎄🎄
B: Merry Christmas!
C: Happy Christmas everyone
D: Merry xmas, in till ten, send turkey

== new-year-23 from=2023-01-01 to=2023-01-01 once when=any
A: Happy New Year!! 🎆
B: Happy new year all
C: Happy New Year. Four fights and a fountain. How was yours
D: HNY 🥂

== new-year-24 from=2024-01-01 to=2024-01-01 once when=any
A: Happy new year 🎆
B: Happy New Year x
C: hny all. quietest in years

== pancake once from=2023-02-21 to=2023-02-21 when=any
A: Pancakes in the mess, bring your own lemon
B: Is that a threat
C: One's on the ceiling
heron: I want no part of the clean-up.

== halloween season=halloween when=late,night
A: {{n} calls about clowns so far|Egged. {car} has been egged|Someone dressed as us. Better uniform than ours}
B: {{laugh}|Trick or treat?|Any sweets left in {desk}?}
C ?50: {I'm in uniform and got told 'great costume'|save me the fizzy ones}

== bonfire season=bonfire when=late,night
A: {Fireworks on {road} again. Kids on bikes|Someone's put a rocket down a drain|{n} bin fires. Love November}
B: {Fire are on the way|Keep your windows up|Dog's under the bed at home, poor thing}
C ?40: {stay safe out there|{moan}}

== heat season=summer when=any
A: {{nn} degrees in a stab vest. Melting|Whoever invented black shirts has never been outside|Ice pop in {desk} for anyone back before {clock}}
B: {Drink water!|on my way|I'm sitting in the property freezer}
C ?50: {Take breaks please|aircon in {car} is a window}

== carnival season=summer when=early,late dow=6,0
alder: {Carnival|Fun day|Duck race|Regatta} {soon}. Everyone in by {clock}. Sun cream and sense of humour.
A: {ok}
B ?60: {Is {@C} in the stocks again|Hats on?|I want the duck end}
A +5h ?70: {One lost child, one found child, net zero|Best day's work this year|[photo] the winner}

== bank-holiday when=any season=spring,summer
A: {Bank holiday on the late. {moan}|Double bank holiday. Double trouble. Single pay}
B: {It's {weather}, nobody will be out|{pub} beer garden is full|I'm off 😎}
C ?50: {laugh}

== clocks once on=2023-10-29
rook =01:41:20: just so everyones clear we work an extra hour tonight for free
plover =01:46:05: They go back at two?
linnet =01:52:48: Back at two. So you get to have the worst hour twice.
plover +21m: It's ten past one. Again.
rook +40s: groundhog night
heron +6m: I've been awake so long it's last month.
alder +9m: It is paid. Read the regs. And somebody check cell four.

== clocks-spring once on=2023-03-26
A =02:14:10: Clocks just jumped. Best night shift of the year
B +2m: An hour nearer bed 🙌
C +3m: Until your body finds out

== nights-start when=night
A: {First of two nights. Who's brought what?|Nights. {snack} secured|Night shift playlist requests please}
B: {{meal} and regret|Energy drinks, {n}|{snack}|No more sea shanties}
C: {Crosswords|I've got {snack}|Nothing, I'll steal yours}

== nights-quiet when=night weight=14
A: {Dead tonight|Nobody say the Q word|Is it me or is it quiet}
B: {WHY would you say that|You've cursed us|Touch wood. Now}
C ?70 +20m: {Told you. Fight at {pub}|And we're off, {road}|Thanks {@A}}
A ?50: {My bad|I take it back|{laugh}}

== nights-4am when=night
A: {4am. The hour of bad decisions|Fox on {road} looked at me like I owe it money|Who else is awake-ish}
B: {Define awake|Here|Doing {form} with one eye}
C ?50: {Sunrise in an hour|{drink}?|I've read the same line {nn} times}
A ?30: [photo] {sunrise over {road}|the fox}

== nights-end when=night
A: {Handing over. Bed.|Off. {n} jobs, {n} hours of paper|Blackout curtains engaged}
B: {Sleep well|Night night|See you in {n} hours. Horrible}
C ?40: {bye}

== pub-quiz when=any
A: {Quiz at {pub} {day}? We need a music person|Quiz night: B Relief versus {team2}. Pride at stake}
B: {In|I do geography and nothing else|I'm working. Sabotage them for me}
C: {in!|Can't, {my.hobby}|Name the team something clean please}
D ?40: {Quizzy Rascals|Let's Get Quizzical|Les Quizerables}

== quiz-result when=any
A: {We came {2nd|3rd|last but one|LAST}. To {team2}|WINNERS. £{nn} and a meat raffle}
B: {{wow}|Who got the capital of Australia wrong. Say it|Told you it was a marsupial}
C ?60: {We were robbed|Proud of you all|it was {@D}}

== drinks when=late,off
A: {Drink after? {pub}|{pub} {day} from {n}? Long week|Who's out {day}?}
B: {In|Go on|One. I mean it. One|Can't, {my.partner} has plans}
C: {in|I'll drive|next time|Yes!}
D ?40: {laugh}

== leaving-do when=any
A: {Leaving do for {someone on C Relief|Brenda in the control room|Keith from stores|Sue on the front counter}, {pub}, {day}. £{n} for the card please|Collection for {Brenda|Keith|Sue|the cleaner, Doris}, envelope in {desk}}
B: {Will do|Who?|I'll put in, can't come}
C ?60: {In|Been here longer than the building|Done}

== long-day when=early,late,night
A: {Well that was a day|Home. {nn} hours. Shoes off|That was not in the brochure}
B: {Well done today all|Tough one. You did well|Get some rest}
heron ?60: Anyone who needs to talk about that job, I'm about. I mean it.
C ?40: {Thanks Jo|❤️|same}
alder ?40: Good work. I have told {guv}.

== thanks-letter when=any
alder: {Letter from the family on {road}. They say thank you, by name, {@A} and {@B}.|A lady rang to thank whoever sat with her mother on {day}. That was {@A}.}
A: {That's made my week|🙂|Aw}
C ?70: {Well done|Good job you two|👏}

== sudden-death once when=night
A: Sudden death on Pound Lane. Lady of ninety one. Went in her chair with the telly on
B: Sorry mate. Are you ok?
A: Yes. Just sad. There was a cake for her birthday
heron: Come and have a cup of tea when you're back.
A: will do

== complaint once when=early
A: Complaint in. I 'smirked' at a parking ticket
B: Did you?
A: That is my face
C: 😂
alder: It goes through the front office and not on here, please.

== cold-caller when=early,late
A: {Front counter: {someone wants to report the moon|a man has brought in a single shoe|lady says her sat nav is haunted|a boy wants to hand himself in for swearing}}
B: {{laugh}|Which shoe|take a statement}
C ?60: {I love that counter|Crime number issued?|we've all been there}

== good-morning when=early
A: {Morning all|Morning. {weather}|Morning campers}
B: {Morning|Is it|morning ☕|Mornin}
C ?50: {Morning!|Too loud|👋}

== traffic when=early,late
A: {{road} is solid, go round by {road}|Lights out at {road}, doing semaphore|Lorry stuck under {road} again. The sign is {nn} feet wide}
B: {{ok}|Thanks|saw it, chaos}
C ?40: {moan}

== search when=late,night
A: {Missing lad found safe, {road}|All back, misper found at his nan's|Found! Eating crisps at {shop}}
B: {Brilliant|Thank God|good spot}
C: {👏|Well done all|who found him?}
A ?50: {@D} did

== training-day when=early dow=2,3,4
A: {Officer safety training. I'm {n} bruises in|First aid refresher: I married the dummy|Taser day. No not me|Public order day, {weather}, of course}
B: {Who's the instructor|Did you pass|Bring me a sandwich}
C ?50: {{laugh}|he shouts because he cares|Same tomorrow}

== charity-tin once when=any
A: The charity tin from the front counter has been stolen. From a police station.
B: I don't believe it
C: Is this the drill?
A: It had £11 and a button
linnet: We'll need a bigger button
`;
