/** Talk of the main chat: shifts, keys, vehicles, kit. */
export const DUTY = `
== keys when=early,late,night
A: {Who's got the keys for {car}?|Anyone seen the keys for {car}|Keys for {car}??}
B: {On the board|In my pocket. Sorry|{@C} had them|Look in the drawer by {desk}}
A ?70: {ta|cheers|found them|not there mate}
C ?40: {Every single shift|Someone get a bell for those keys|we need a bigger board {laugh}}

== late-turn when=late
A: {Late turn again. Who has {car}?|Who is crewed with who tonight?|What's the posting for lates?}
B: {I'm with {@C}|You're with me, lucky you|Board says you and {@C}}
C: {ta|God help us|excellent, I'll bring {snack}}
A ?50: {And stop leaving chips in it|whoever had it last, it stinks of vinegar|it needs fuel btw}
D ?40: {laugh}

== running-late when=early,late,night
A: {Running {nn} mins late, sorry. Traffic on {road}|Train's cancelled, be there by {clock}|Stuck behind a tractor. {nn} mins|Overslept. On my way. Don't tell {@C}}
B: {No rush, briefing's been pushed back|{ok}|I'll put the kettle on|We'll cover you}
C ?40: {That's the third tractor this month|{ta}|Kettle's already on}

== briefing-moved when=early,late
alder: Briefing {clock} in the parade room, not the usual. {The projector has gone again|Inspection walking round|Training have pinched ours}
A: {ok}
B ?70: {ok}
C ?40: {is there {drink} in there|Copy|do we need notebooks}

== posting-tomorrow when=early,late,off
alder: Postings for {soon}: {@A} and {@B} in {car}, {@C} {front counter|constant obs|hospital guard|custody}, {@D} on foot round {road}.
A: {ok}
B ?60: {ok}
C: {Again?? I did that Tuesday|Lovely. I'll bring a book|{ok}|{moan}}
D ?50: {It's going to be {weather}|{ok}|Boots on then}
alder ?40: It goes round. Your turn next, {@A}.

== swap-shift when=any
A: {Can anyone swap my {day} for a {day}? {my.kid} has a thing at school|Anyone want my {day} late? I'll take a night off you|Looking to swap {day}, dentist}
B: {I can if you take my {day}|What is it, early or late?|Maybe. Let me ask at home}
A: {early|late|You're a lifesaver|That works}
B ?70: {Done. Tell {@C}|deal|Put it on the system and I'll accept}
C ?40: {As long as numbers are right I'm happy|ok noted}

== overtime when=any
alder: {Overtime going {day}, {clock} to close, {football|a cordon|the march|the carnival|the hospital guard}. Two needed.|Need one to stay on tonight till {n}. Paid.}
A: {Me|Me please|I'll have it|What's it for?}
B ?70: {Me if nobody else|Go on then|can't, {my.partner} will kill me}
alder: {First two. Thanks.|{@A} it is.|Sorted, thank you.}
C ?30: {I blinked and missed it|Every time I'm in the shower}

== body-cam when=early,late,night
A: {Reminder to self: body cam is not charging in slot {n}|Is anyone's body cam docking?|slot {n} on the cam rack is dead}
B: {Turn it off and on|Use {n}|It's been dead since Christmas}
A ?60: {Of course it has|works if you hold it at an angle|{ta}}
C ?30: {Logged with IT. Ref ends {nn}|Someone put a sticker on it then}

== radio-battery when=early,late,night
A: {Who keeps putting dead batteries back in the radio rack|Four radios, three dead batteries. {moan}}
B: {not me|Guilty, once, in 2019|It was {@C}}
C: {It was not|I want that withdrawn|I charge mine at home like a grown-up}
D ?40: {popcorn time 🍿|{laugh}}

== car-fuel when=early,late,night
A: {Whoever had {car} last: it's on fumes|{car} has no fuel AND no screenwash}
B: {We came off at four in the morning, sorry|That was {team2}|oops}
A ?60: {ok forgiven. Just|You owe me {snack}|The card's PIN is wrong as well}
C ?40: {PIN's on the tag|PIN is on the board, not for sharing on here!}

== warning-light when=early,late,night
A: {[photo] What's this light? {car}|{car} has a light on that looks like a teapot}
B: {Engine. Stop driving it|That's the tyre pressure|It's been on since {day}, garage know}
A: {Great|It stopped itself|so is it safe or not}
C ?50: {Garage on {day}, booked|Put it off the road please|{moan}}

== dent when=early,late,night once
A: Who had {car} last night? There's a new dent
B: It was like that
C: It was not like that at six
B: It was a bit like that
D: {laugh}
alder: Form. On my desk. By the end of the shift.
B: ok Sarge

== lost-item when=any
A: {Has anyone seen my {item}? Left it on {surface} in {desk}|Lost: one {item}. Reward: {snack}}
B: {Is it {blue|black|red|green}?|It's on {surface}|Check lost property, ironic I know}
A: {yes!|no that's {@C}'s|Found it. In my other hand}
C ?50: {laugh}

== kit-issue when=any
A: {Stores have finally got the new {kit} in. Medium only obviously|New {kit} day!|stores: no {kit} till after {day}}
B: {I've been waiting since the spring|Does it fit?|What colour}
A: {Like a tent|It's heavier than the old one|[photo] behold}
C ?60: {Very fetching|You look like a traffic cone|I want one|Mine's still in the packet}

== vest-smell when=early,late,night season=summer
A: {Whose {kit} is on the radiator, it has its own weather|the locker room smells like a wet dog}
B: {That's the heat|Mine, it got soaked|open a window}
C ?50: {Febreze fund, 50p each|I'm in for a pound}

== fleet-wash when=early,late
alder: All vehicles to be washed by {day}. {guv} is doing a walk round.
A: {With what, the hose is broken|{ok}|it's raining, that counts}
B ?60: {There's a jet wash at {shop}|Bags not the van}
alder: There is a bucket. I have seen it.
C ?40: {laugh}

== locker when=any once
A: Whose padlock is on 41
B: Mine?
A: 41 is mine
B: What's mine then
C: 14
B: That explains why my key didn't work and the trousers were so short
D: 😂😂😂

== notebook-numbers when=early,late
A: {Any spare pocket notebooks? Stores shut|Need a notebook before {clock}, mine's full}
B: {Top drawer in {desk}|I've one. Swap you for {snack}}
A: {ta}
C ?30: {Sign for it! Last time I got the blame}

== statement-chase when=early,late
alder: {@A}, still waiting for {form} from {day}.
A: {Doing it now|On it, system was down|It's in your tray|You'll have it by {clock}}
alder: {Thank you.|You said that yesterday.|Good. File goes at noon.}
B ?40: {I have never felt so seen|{laugh}}

== system-down when=any
A: {Is {system} down for everyone or just me?|{system}: computer says no}
B: {Everyone|Down since {clock}|Works on the old terminal by {desk}}
C ?60: {Back to pens then|Switch it off and go home|IT say {n} hours}
A ?50: {moan}

== password when=any
A: {Locked out again. Forgot my password after {n} days off|New password must not be like your last {nn} passwords. {moan}}
B: {Helpdesk are quick before {clock}|{laugh} every block|mine's just rude words about IT now}
C ?30: {Post-it under the keyboard like a professional|Do NOT write it on the board}

== e-learning when=any
alder: {E-learning on {fire safety|manual handling|data protection|display screens|cyber|driving at work} is due by {day}. {n} of you have not done it.|Reminder: online training closes {day}. No extensions.}
A: {ok}
B: {It doesn't load on the tablet|Can you skip the video|Did it in {nn} minutes}
C ?50: {The quiz asks what a chair is|I now know how to lift a box|Score {nn}%. Again then}
alder ?40: Just get it done please.

== court-warning when=any
A: {Warned for {court} {day}. Anyone else on that job?|Court again {day}, {clock}. On my rest day obviously}
B: {Yes me, the one on {road}|Not me, got de-warned|I'm on the list too. Share a lift?}
A: {Go on, pick me up at {clock}|{ta}, see you there}
C ?40: {They'll plead on the steps|bring a book}

== court-result when=any
A: {Result from {court}: guilty on both|Adjourned. AGAIN|Pleaded on the day. Sat there {n} hours}
B: {{wow}|Well done|good result}
C ?60: {Nice work, that was a decent file|All that for ten minutes|{moan}}
alder ?40: Good job. Tell the victim before the paper does.

== file-quality when=early,late
alder: Files: {please put the exhibit list in the order of the statements|spell the street names right|if it is not on the list it did not happen}. Thank you.
A: {ok}
B ?40: {Is this about me|It's about me isn't it}
alder ?50: It is about all of you.

== property-store when=early,late
A: {Property store is full. Who books in a {canoe|sofa|tuba|set of drums|garden shed}?|The store's alarm goes off if you breathe}
B: {It's evidence!|Not mine, {team2}|Found property. Been there since March}
C ?60: {laugh}
A ?50: {It needs to go by {day}|[photo] exhibit A}

== custody-wait when=early,late,night
A: {Custody queue is out of the door. {n} in front of us|{n} hours in the holding bay so far}
B: {Take a book|want {drink}?|who's skipper in there}
A: {Yes please. And {snack}|moved up one!|the new one, does everything twice}
C ?30: {bring sweets|Solidarity}

== constant-obs when=early,late,night
A: {Constant obs till {clock}. Send help and {snack}|Day {n} of watching a man sleep}
B: {I'll relieve you at {clock}|what book you on|{laugh}}
A ?70: {{ta}|He snores in tune|bring {drink} as well}

== hospital-guard when=early,late,night
A: {Hospital guard, ward {nn}. Chair from hell|A and E, waiting time {n} hours, we're not even the patient}
B: {Vending machine by X-ray takes cards now|Relief coming at {clock}|do they do toast?}
A: {They do toast|{ta}|nurse gave me a biscuit, I may cry}

== camera-van when=early once
A: Got a speeding letter. From our own camera van.
B: 😂😂😂
C: How fast
A: 34
D: Criminal
alder: You will pay it and you will not mention it again.
A: yes Sarge

== probation-tour when=early,late from=2023-04-05 to=2023-06-20
alder: {@A} please take Maya round {the custody block|the property store|the control room|the cadets|the firing of the kettle} this week.
A: {ok}
sorrel ?80: {Thank you|Thanks, I'll be ready|Thank you! Anything I should bring?}
B ?40: {Bring {snack}|A pen that works}

== rota-out when=any
alder: [doc {Rota|Duty rota|Leave plan|Postings} {January|spring|summer|autumn|Q3|block 4}.pdf {2|3|4}]
alder: Rota's out. Look before you moan.
A: {I looked. May I moan?|{ok}|Who did I upset|Four weekends!}
B ?50: {Swaps to me first please|{moan}|I've got Christmas off and I'm framing it}
C ?30: {laugh}

== leave-request when=any
A: {When do leave requests close for {half term|Easter|August|the autumn}?|Is {@B} off the second week of the month? I need it}
alder: {{day}, noon. First come.|One off per car, you know the rule.|Send it to me, not on here.}
A ?70: {ok}
B ?40: {I've got that week, sorry|swap you for the one after}

== foot-patrol when=early,late
A: {Foot patrol round {road}. {weather}.|On foot {road}, if anyone fancies dropping off {drink}}
B: {Drive-by {drink} in {nn}|In the warm. Waving.|Have fun}
A ?60: {you're dead to me|{ta}|I can see you in the window}

== school-visit when=early dow=1,2,3,4,5
A: {School talk at {clock}. {nn} six-year-olds. Pray for me|Careers day at the secondary. What do I say when they ask about pay}
B: {Take stickers|Let them do the sirens|Lie}
A +3h ?80: {One asked if I'd arrested a ghost|They only wanted to sit in the van|A boy asked me how old I was. {nn}. He said that's nearly dead}
C ?60: {laugh}
`;
