/** Scenes of the main chat, line by line. The thread through them: a probationer who is teased, objects, and leaves. */
export const MAIN_SCENES = `
== hello on=2022-01-09
alder =18:02:10: Team chat, as discussed. Postings, keys, who is late. Keep it sensible.
rook =18:02:55: define sensible
linnet =18:04:20: Anything you would say in front of my wife.
teasel =18:05:01: so nothing then 😂
heron =18:07:33: Evening all. Good idea, saves me being the noticeboard.
wren =18:09:12: Hello!
bracken =18:10:40: whos on early tmrw
alder =18:11:15: You are.
bracken =18:11:50: 😴

== plover-arrives on=2022-03-07
plover =13:20:05: Hi everyone! Nia, starting Thursday. Be gentle 🙈
heron =13:21:12: Welcome Nia!
sedge =13:22:40: Welcome. The good mugs are on the top shelf.
linnet =13:25:03: Welcome. Ignore everything except the kettle.
rook =13:26:30 !sexual@plover/1: hello nia 👀
wren =13:27:45 !challenge: Down, Danny.
rook =13:28:10: just being friendly

== thistle-arrives on=2022-09-05
thistle =09:14:00: hiya its Kaz from neighbourhood!! Hal sent me the link ✨
linnet =09:15:30: Guilty.
plover =09:16:05: Kaz! Bring cake
thistle =09:16:40: already in the oven x

== rename-xmas on=2022-12-01
rook =20:30:40: ho ho ho
alder =20:33:10: That had better be gone by January.

== wren-goes on=2023-02-17
wren =16:40:00: Well that's me. CID from Monday. Thank you all, you've been daft and lovely. Most of you.
heron =16:41:20: We'll miss you. Come back for cake.
linnet =16:42:00: Remember us when you're Chief.
plover =16:42:31: 😭💛
teasel =16:44:00: Traitor 😂 good luck
alder =16:50:00: Good luck Ruth. They are getting a good one.

== sorrel-arrives on=2023-04-03
sorrel =14:05:10: Hello, I'm Maya, starting on Wednesday. Looking forward to it!
heron =14:06:00: Welcome Maya 🙂 I'm tutoring you, meet me at the front at 06:30.
plover =14:06:45: Welcome!! 💛
rook =14:08:02: fresh meat
teasel =14:08:40 !bullying@sorrel/1: Nursery's open. Who's got the crayons
rook =14:09:10 !laughing-along: 😂😂
linnet =14:11:30: Welcome lass. They bark.
sorrel =14:12:05: Haha thanks, I have my own crayons

== hat on=2023-05-18
sorrel =06:52:30: Has anyone seen my hat? It was on my locker
rook =06:53:15 !bullying@sorrel/1: have you tried the lost children desk
teasel =06:53:50 !laughing-along: 🤣
sorrel =06:55:00: I have briefing in five minutes, please
plover =06:56:20: It's on the antlers in the report room. Danny.
sorrel =06:57:10: Thank you
heron =07:30:45 !challenge: Funny once. That's the second time, put a stop to it.
rook =07:33:00 !banter-defence: its a hat jo not a hostage

== dog-joke on=2023-06-22
teasel =21:10:05 !racism@sorrel/2: What's Sorrel having for her refs? Something that meows? 😂
rook =21:10:40 !laughing-along: 🤣🤣🤣
bracken =21:11:30: mate 😬
sorrel =21:14:02 !challenge: I had a cheese sandwich. My family are from Port Selby. Please don't do that.
teasel =21:15:10 !banter-defence: Blimey, joke. Can't say anything these days
sedge =21:17:40 !challenge: You can say many things. That was a poor one.
alder =21:25:00: Enough. Work, please.

== vomit-car on=2023-08-12
alder =02:14:00 !bullying@sorrel/2: Sorrel, {car} wants hosing out. Again.
sorrel =02:15:20: Yes Sarge. That's the fourth this month, could it go round?
rook =02:16:00 !bullying@sorrel/1: nursery duties
alder =02:17:10 !bullying@sorrel/2: It goes to whoever has the least to offer. You could always get another job.
plover =02:20:30 !challenge: I'll do it, I was in it last. And that's not on, Sarge.
sorrel =02:22:00: It's fine. I've got it

== pride-post on=2023-09-09
thistle =11:00:00: who's doing the pride stall sat?? I've got glitter ✨
plover =11:01:10: Me!
rook =11:02:20 !homophobia/2: ill guard the car park. dont drop your keys lads
teasel =11:02:55 !laughing-along,homophobia/1: backs against the wall 😂
yarrow =11:06:40 !challenge: My son will be on that stall. Say it to him.
rook =11:08:15 !banter-defence: banter tom. everyones so sensitive
heron =11:10:00 !challenge: It isn't banter when only one side is laughing.
alder =11:30:00: Stall is Saturday 10:00. Volunteers to Kaz. That is all.

== removed on=2023-10-09
rook =23:10:20: nights. whos got snacks
teasel =23:11:05: Not nursery, she's been expelled 😂
plover =23:14:40 !challenge: Put her back, Sarge. It isn't funny, she missed the posting.
alder =23:20:10 !bullying@sorrel/2: She can have it back when she learns to laugh.

== october on=2023-10-14
rook =21:52:02 *: late turn again. who has the keys for 4?
teasel =21:53:11 *: On the board. And stop leaving chips in it 😂
bracken =21:55:20 * !bullying@sorrel/1: evening nursery, you're allowed back in
sorrel =21:56:03 *: Evening all
alder #oct1 =21:58:07 * !sexual,sexism@plover/3: Plover on nights with me next week. Lock the van doors and she gets no say in it.
rook =21:58:41 * !laughing-along: 😂😂
teasel =21:59:30 * !laughing-along: 🤣 Sarge
sorrel #objection =22:01:40 * !challenge: That's not funny. She's one of us.
alder #oct2 =22:03:15 * !bullying@sorrel/3: Mind your mouth, nursery. Your report is on my desk and I know how it ends.
teasel #banter =22:04:58 * !banter-defence,bullying@sorrel/1: It's only banter, leave it or leave
plover =22:06:30 * !challenge: I am in this chat, you know.
heron =22:09:02 * !challenge: That needs to come down, Sergeant, and you know it does.
alder #oct3 =22:10:20 * !banter-defence/1: Calm down, all of you. If you can't take a joke you are in the wrong job.
rook #oct-rook =22:14:12 * !bullying@sorrel/2: somebody's not passing probation 🐣
sorrel =22:16:31 * !challenge: I've said what I think. I won't take it back.
teasel =22:28:35 * !bullying@sorrel/2: And she's gone. Tenner please
rook =22:29:02 * !laughing-along: 😂 worth every penny
alder #oct4 =22:31:10 * !bullying@sorrel/2: Good riddance. One less for the brew round.
heron =22:36:44 * !challenge: I'm not laughing, Colin.
sedge =22:41:20 * !challenge: Nor am I.

== october-after on=2023-10-15
rook =06:12:05 *: parade at 7. bring boots.
alder #oct5 =07:40:12 *: For the record, nothing happened last night. Nobody needs to write anything down.
thistle =07:44:30 *: what did I miss??
plover =07:52:00 *: Ask me in person Kaz
alder #oct6 =12:05:51 *: If anybody asks, it was about the dog van.

== october-17 on=2023-10-17
heron =08:15:00 *: Has anyone heard from Maya? She's called in sick.
alder #oct7 =08:21:33 * !bullying@sorrel/2: Grievance is a big word for a small girl.
alder #oct8 =08:23:04 * !bullying@heron/2: And you want to think about who signs your part time form, Jo.
heron =08:30:10 * !challenge: I've read that twice. I'm keeping it.

== grievance on=2023-11-03
alder =09:02:00: A grievance has been raised. Nobody discusses it on here. Nobody.
teasel =09:10:40: discusses what
alder =09:11:30: Good.
heron =09:40:00 !challenge: I'll be giving a statement, if anybody would rather hear it from me first.

== linnet-goes on=2023-12-29
linnet =17:00:00: Thirty years, one month and a day. Mugs are in the box, take what you like. The hedgehog one goes to Nia.
plover =17:01:10: HAL 😭😭 thank you
heron =17:02:00: They broke the mould. Then filled a form in about it.
sedge =17:04:20: I learned my English from you. It shows.
linnet =17:06:00: And one thing, as I'm off. That girl was right in October and I said nothing. I've thought about it every day since. Look after each other better than I did.
heron =17:08:30: Thank you for saying it.
plover =17:09:10: ❤️
rook =17:15:00 !banter-defence: bit heavy hal
thistle =17:20:00: we love you Hal xx

== rumours on=2024-03-02
rook #late1 =19:05:10: anyone else get asked to keep their phone charged and to hand monday. weird email
teasel #late2 =19:07:45: Same. Professional standards?? Probably nothing
sedge =19:20:00: I did not get this.
alder #late3 =19:22:31: Do not reply to it. And think about what is on your phones.
heron =19:40:12: I'd leave what's on them exactly where it is.

== sunday on=2024-03-03
teasel #late4 =20:15:20 !bullying@sorrel/2: If this is nursery I swear I'll make her life a misery
rook #late5 =20:16:40: told you she was taking notes
alder #late6 =20:31:05: Clear out old chats. Storage is full on all of these phones, understood?
plover =20:40:00 !challenge: Storage?

== seized on=2024-03-04
bracken =10:02:00: why are there suits in the yard
sedge =10:05:30: They have taken Danny and his phone.
thistle =10:06:10: 😳
alder =10:20:00: Nobody posts on here until I say.
heron =10:31:00: We have been told to keep everything. So I'm saying it here, where it's kept.

== notice on=2024-03-14
alder =16:10:00: I am on restricted duties from today. Sergeant from C Relief covers. Carry on.
bracken =16:30:00: ok
sedge =16:41:00: Understood.
`;
