/** Talk of the Messenger chats: five-a-side on Thursdays, and an old one-to-one. */
export const FIVE = `
== numbers weight=20
bracken: {Thursday, who's in? {n} so far|numbers for thurs pls|need {n} more for thursday}
A: {in|In|yes|Count me in ⚽}
B: {in|can't, kids|maybe. ask me weds|In if knee holds}
C ?60: {in|out this week sorry|late shift, can do second half}
D ?40: {in 👍|👍|bringing a mate}

== pitch
bracken: {pitch moved to {the school|cage 2|the leisure centre} cos of {the frost|a netball cup|the drains}|kick off {n} not {n} this week}
A: {ok}
B ?50: {which gate|parking?|ok}

== money
bracken: {{n} quid each this week, pitch has gone up|{n} of u still owe me for last thursday}
A: {sent|paid|cash ok?}
B ?50: {sent you a tenner keep the change|Next week I swear|paid twice I think}

== after-game weight=14
A: {{score}? more like twelve-nine|who had {n}? I had {n}|[photo] man of the match right here}
B: {robbed|my legs|keeper was blind|{laugh}}
C ?60: {same next week|great game lads|I can't feel my feet|pub?}

== bibs
A: {who's got the bibs|Bibs need washing. They stand up on their own}
B: {not me|me, in the car|{laugh}}

== injury
A: {hamstring's gone|physio says {n} weeks|Ankle like a balloon}
B: {get well|you're 40 mate|ice and beer}
C ?40: {so you're in goal then|{laugh}}

== league
A: {we should do the tournament in {town}|Charity five a side, {n} teams, who's up for it https://fives.example/{town-cup|spring-cup|hospice-cup}}
B: {in|only if I'm captain|what's the prize}
A ?50: {a plastic cup and glory|£{nn} and glory}

== goalie
finch: {New gloves 🧤|nobody score on me this week please|I'm not in goal}
A: {you're in goal|{laugh}|nice|wash them this time}

== pub-five
A: {pub after?|{pub} after, first one on {@B}}
B: {always|one|can't, nights}
C ?40: {in|🍺}

== town-talk season=football weight=12
A: {{my.team} were shocking|did you see the {my.team} goal|{score} and he's still got a job}
B: {{laugh}|sack him|we'd beat them}
C ?40: {I've had it with this club|next year|{moan}}

== ref weight=2
A !ableism/1: {ref was a right sp**|is that linesman sp*cial or what}
B ?60 !laughing-along: {laugh}
finch ?40 !challenge: Mate, my sister's disabled. Not that one.
A ?30: sorry ravi. fair

== five-jeers weight=2
rook !homophobia/1: {played like a bunch of f****ts|man up you p**fs|hugging again? get a room}
A ?60 !laughing-along: {laugh}
moss ?20 !challenge: Behave Danny, it's 2023

== call-five
A: [call {3|5|missed|2}]

== sticker-five
A: {[sticker]|[gif]|⚽⚽⚽}
B ?50: {laugh}
`;

export const BRACKEN_ROOK = `
== br-baby from=2022-11-20
bracken: {robin slept {n} hrs!!|[photo] him in a town kit|never having another}
rook: {starting him young|{laugh}|gym when you're free then}

== br-van
bracken: {van passed its mot|van's dead|selling the van, {big} ono}
rook: {no way|i'll give you a tenner|will it fit a squat rack}

== br-short weight=16
A: {you in thurs|footy?|u up|where u at}
B: {yes|no|{nn}|maybe|home}

== br-bbq season=summer
bracken: {[photo] 14hr brisket|smoker's on, {day}, bring beer}
rook: {on my way|looks burnt|what time}

== br-work
rook: {{guv} was after you|you hear about heron and the sarge. proper row|new rota's a joke}
bracken: {{moan}|what about|im on leave dont care|keep out of it mate}

== br-call
A: [call {2|4|missed}]
`;
