/** Talk of the main chat around pictures, recordings and other things sent. */
export const PICTURES = `
== sunrise when=early,night weight=14
A: [photo] {{road} this morning|Worth getting up for|View from {car}}
B: {Lovely|Ooh|It's {weather} here|Put it on the calendar}
C ?40: {❤️|Not bad for a Nokia|Jealous, I'm in {desk}}

== lunch-photo when=early,late weight=12
A: [photo] {rate my lunch|{meal}, obviously|Five star dining in {car}}
B: {Out of ten? {n}|Is that {meal} or evidence|Where's mine}
C ?40: {I'd eat it|{laugh}|call environmental health}

== found-thing when=early,late,night weight=12
A: [photo] {found on {road}. Anyone lost one?|What IS this|Handed in at {desk} just now}
B: {That's a {tuba|garden gnome|trouser press|boat hook|lampshade}|No idea but I want it|Exhibit one}
A ?60: {Label says 'handle with care'. Too late|Owner found!|It ticks. It's a clock. Breathe}
C ?30: {laugh}

== view-break when=late,off weight=10
A: [photo] {evening all|day off, do not disturb|Got out of the house}
B: {Where's that?|Lovely|Enjoy|I can see my washing from here}
A ?60: {Quarry Hill|The canal, past Fenny Bridge|Secret}

== video-clip when=any weight=10
A: [video] {sound on|wait for the end|This is us on {day}}
B: {{laugh}|Is that {@C}?|Watched it four times}
C ?40: {delete that|I look like a traffic cone|{laugh}}

== voice-long when=any weight=10
A: [voice]
B: {in the car, can't listen, what is it|Two minutes?? Give me the headline|You were breathing for most of that}
A ?80: {Basically: {@C} left the {kit} in {car}|Never mind, sorted|Briefing is at {clock}, that was all}
C ?40: {laugh}

== sticker-war when=late,night weight=8
A: [sticker]
B: [sticker]
C ?60: [sticker]
alder ?30: Some of you are at work.

== gif-reply when=any weight=8
A: {It's {day} tomorrow|Payday!|Last shift of the block}
B: [gif]
C ?50: {laugh}

== noticeboard when=early,late weight=12
A: [photo] {from the board, for those off|new posters up|someone has corrected the spelling on this}
B: {{ok}|Thanks for that|It was {@C}, I know the handwriting}

== form-pdf when=early,late weight=8
heron: [doc {How to do a handover|Exhibit labels|Who to ring|Tutor notes}.pdf {1|2|3}]
heron: {Made this, in case it helps anybody.|One page, keep it in your hat.}
A: {You're a star Jo|Printing it now|{ta}}
B ?40: {Laminate it|Saved}
`;
