/** Scenes of the smaller chats. */
export const AFTER_SCENES = `
== after-hello on=2022-02-11
rook =23:05:00: no bosses. well one
alder =23:06:10: I can leave.
teasel =23:06:40: You're buying so stay
bracken =23:08:00: 🍺

== after-ladies on=2022-10-21
rook =22:40:10 !sexism/1: lads only in here right
yarrow =22:42:30: Why?
rook =22:43:00 !sexism/1: so we can talk about the girls tom. keep up
teasel =22:43:35 !laughing-along: 🤣

== after-sorrel on=2023-04-05
rook =16:30:00 !sexual,sexism@sorrel/2: well. nursery scrubs up. bagsy night shifts
teasel =16:31:10 !racism,sexism@sorrel/2: Exotic. Bet she's a handful
bracken =16:32:00 !laughing-along: lol
yarrow =16:40:10 !challenge: She's 22 and it's her first day.
alder =16:52:00 !sexual@sorrel/2: First come, first served. Rank has its privileges.

== after-yarrow on=2023-09-10
rook =00:12:00 !homophobia,bullying@yarrow/2: whats tom wearing to pride. his lads dress
yarrow =00:20:30 !challenge: That's my son. I'm done with this. You want to hear yourselves.
rook =00:21:15 !banter-defence: banter!!
alder =00:24:00 !bullying@yarrow/2: He never was one of us.
teasel =00:26:40 !laughing-along: 👋

== after-october on=2023-10-14
teasel =22:44:10 !bullying@sorrel/2: She actually left. Drinks on me
rook =22:45:02 !bullying,sexism@sorrel/2: cried on the phone to heron i bet. women
alder #aft1 =22:47:30 !bullying@sorrel/3: I will write her up as unsuited. Attitude. Done by Friday.
rook =22:48:00 !laughing-along: skip 👏
bracken =22:55:00: lads she could report that
alder #aft2 =22:57:45 !sexual,sexism@sorrel/3: With what? Her word and that pretty little mouth. I know what I would do with it.
teasel =22:58:20 !laughing-along: 😳🤣
bracken =23:01:00 !challenge: nah. too far

== after-october-16 on=2023-10-16
alder #aft3 =13:20:00: She has been to see the inspector. We say she was unwell and we were worried about her.
teasel =13:22:10: unwell. got it
rook =13:25:00: i was never even there
alder #aft4 =13:31:00: Teasel, you were about to drive. You read nothing. Rook, it was banter and you said so at the time.
rook =13:32:40 !banter-defence: banter. got it skip

== after-grievance on=2023-11-06
teasel =21:00:00: They asked me about the van message. Said I never saw it
rook =21:02:10: what message 😇
alder #aft5 =21:05:00: Exactly. It is gone from my side. See that it is gone from yours.
bracken =21:30:00: i dont like this

== after-march on=2024-03-02
rook #amr1 =21:40:00: what do they actually see if they take it
teasel #amr2 =21:41:30: Everything mate. Everything
alder #amr3 =21:44:00: Not what is not there.
rook #amr4 =21:47:20: the sorrel stuff?
alder #amr5 =21:48:00: Do it tonight. All of you. Then we never speak of it.

== after-march-3 on=2024-03-03
teasel #amr6 =22:10:00: Anything about the stuff from your man at the gym on here? Search it
rook #amr7 =22:12:30: doing it tmrw before parade
bracken =22:20:00: im out of this. not deleting anything

== after-seizure on=2024-03-04
teasel =11:02:00: They got him before parade
alder =11:05:10: I know. Nothing else on here.
bracken =11:30:00: told you

== after-solicitor on=2024-03-15
teasel =18:20:00: Saw the federation solicitor. Fennel & Moss. She says say nothing till the interview and she'll write to them
bracken =18:31:00: dont put what a solicitor tells you in here you muppet
teasel =18:33:00: Same firm will see you if you ring. Ask for Mrs Fennel
`;

export const ROOK_TEASEL_SCENES = `
== rt-gear on=2023-01-19
rook #gear1 =17:20:10: my man at the gym says same again? 2 boxes?
teasel #gear2 =17:22:00: Go on. Cash as before. Keep it out of the locker this time
rook #gear3 =17:22:50: in the boot of 7 till friday
teasel #gear4 =17:24:05: You're mad. Not in a job car
rook #gear5 =17:24:40: whos going to search it 😂

== rt-october on=2023-10-14
teasel =23:10:00 !bullying@sorrel/2: How long till she's back crying
rook #rto1 =23:11:10 !sexism,bullying@sorrel/2: she wont. ill make sure nobody crews with her
teasel #rto2 =23:12:45: Col went a bit far with the van one though
rook #rto3 =23:13:20 !banter-defence/1: its col. its what he does. banter

== rt-march on=2024-03-03
teasel #rtm1 =21:30:00: You wiped yours yet?
rook =21:31:10: tmrw. busy
teasel #rtm2 =21:32:00: Do it now you plank. I've done January already
rook =21:33:00: ok ok

== rt-drunk on=2022-11-05
rook #rtd1 =02:50:00 !sexual,sexism/2: that lass from the cells is still here. shes well gone. might see her home
teasel #rtd2 =02:52:00: Leave it mate. She can't stand up
rook #rtd3 =02:53:10 !sexual,sexism/3: thats half the fun
teasel #rtd4 =02:55:00 !challenge: I didn't read that. Put her in a taxi
`;

export const ROOK_ALDER_SCENES = `
== ra-plover on=2022-05-14
rook =01:20:00 !sexual@plover/1: put me with plover again sarge. pleeease
alder =01:24:00 !laughing-along: You will get me sacked. Fine. {day}.

== ra-complaint on=2022-11-08
alder #rac1 =10:05:00: There is a query about Saturday night and a girl in a taxi. Tell me there is nothing in it.
rook #rac2 =10:07:30: nothing sarge. took her home like a gent
alder #rac3 =10:09:00: Then that is what I have written. You owe me.

== ra-october on=2023-10-15
alder #rao1 =09:10:00: Take it that last night stays where it is.
rook =09:12:00: course skip
alder #rao2 =09:13:20 !bullying@sorrel/2: I want two lines from you on her attitude. Late, sulky, does not fit. Today.
rook =09:20:00: easy. she is all 3

== ra-march on=2024-03-03
alder #ram1 =19:02:00: Whatever is on your phone about Sorrel and me, I do not want to see it tomorrow.
rook =19:05:00: you wont sarge
alder #ram2 =19:06:30: Nor anybody else.
`;

export const HERON_SORREL_SCENES = `
== hs-start on=2023-04-05
heron =19:40:00: Well done on day one. You didn't faint and you didn't swear. Better than mine.
sorrel =19:44:00: Thank you for today, I was so nervous!
heron =19:45:10: It never shows from the outside. Sleep.

== hs-october on=2023-10-14
heron =22:12:40 !support: I've told him to take it down. Are you all right? Where are you?
sorrel =22:17:20: In my car. Shaking a bit. I meant it though
heron =22:18:30 !support: You were right and you were the only one who was quick. Keep everything. Don't delete a thing.
sorrel =22:21:50: I'm saving it now. All of it
sorrel =22:29:10: I've left the group. I can't do tomorrow Jo
heron =22:30:00 !support: Then don't. Ring in sick, I'll be with you at nine.
sorrel =22:31:40: Thank you. I don't know what I'd do

== hs-later on=2023-11-02
sorrel =12:10:00: It's in. I've handed it over, the export as well. Signed
heron =12:11:20 !support: That took more courage than anything I've done in eighteen years.
sorrel =12:15:00: They asked if I'd had a sense of humour failure
heron =12:16:00 !support: Who did? Write that down too.

== hs-gone on=2024-01-22
sorrel =18:00:00: I've got a place at the college, starts in September. Paramedic. So that's me
heron =18:02:10: They'll be lucky. I'm so sorry it's us who lost you.
sorrel =18:04:00: You didn't. Give the hens my love
`;

export const ALDER_SORREL_SCENES = `
== as-timer on=2023-10-12
alder #ast1 =20:10:30 !sexual@sorrel/3: You looked cold in briefing. I have a warm car. Last time of asking.
sorrel #ast2 =20:14:00 !challenge: I've said no three times, Sarge. Please stop asking me.
alder #ast3 =20:15:10 !bullying@sorrel/3: Then do not expect any favours on Friday.
sorrel #ast4 =20:16:00: I'm not asking for any

== as-night on=2023-10-14
alder #ast5 =22:11:40 !bullying@sorrel/3: You embarrassed me in front of my team. Apologise on there now and I may forget it.
sorrel #ast6 =22:15:02 !challenge: No.
alder #ast7 =22:17:30 !bullying@sorrel/3: Then you have chosen.
`;

export const ROOK_PLOVER_SCENES = `
== rp-hi on=2022-03-10
rook =20:11:00: hi its danny from work. got your number off the board
plover =20:30:00: Hi Danny. Ok, is it about tomorrow?
rook =20:30:40: nah just saying hi
plover =20:41:00: 👋 see you at briefing

== rp-2am on=2023-02-18
rook =02:04:10 !sexual@plover/1: you up
rook #rp1 =02:09:00 !sexual@plover/2: bet gareth doesnt know what hes got. i would
plover =08:30:00 !challenge: Danny, it's 2am and I have a partner. Please don't.
rook =10:02:00 !banter-defence: was only having a laugh. touchy

== rp-june on=2023-06-03
rook #rp2 =01:40:20 !sexual@plover/2: saw your running photo. those leggings should be a controlled item
rook #rp3 =01:41:00: [once]
plover =07:50:00 !challenge: I deleted that. Don't send me photos. I mean it.
rook =09:15:00 !sexism@plover/1: wow someones hormonal

== rp-october on=2023-10-15
rook =13:05:00 !banter-defence: you not backing the kid are you. it was a joke
plover =13:20:10 !challenge: It was about me, Danny. You laughed.
rook =13:22:00: everyone laughed
plover =13:23:05 !challenge: No. They didn't.

== rp-december on=2023-12-09
rook #rp4 =00:31:00 !sexual@plover/2: christmas do. one dance. nobody will know
plover =00:35:20 !challenge: No. I'm blocking you now. Work things through the sergeant.
rook #blocked1 =00:50:10 !sexism@plover/2: fine. frigid
rook #blocked2 =00:52:30: you there
rook #blocked3 =09:05:00: come on it was a joke nia
rook #blocked4 +8h: can you at least send me the posting

== rp-january on=2024-01-08
plover =09:00:00: Unblocked because of the on call list. Work only.
rook =09:12:00: ok
`;
