/**
 * The chat about a garden party. One phone sees it from 2 to 11 July only: no day above twelve, and July stays July
 * or runs from February to November, whichever field is the month. Nothing in that file can decide; a neighbour can.
 */
export const SUMMER_SCENES = `
== su-date on=2023-06-24
heron =10:12:00: Right. Summer do. I've started a group so it doesn't drown in the other one.
sedge =10:14:30: Very good. When?
heron +50s: Saturday the 15th of July? Our garden, if Mick fixes the gate.
sedge +2m: I bring salads. And bread.
wren +9m: I'll come even though I've deserted you all for CID!
heron +1m: You most of all.
linnet +12m: I can do the barbecue. I have the apron.
thistle +4m: CAKE ✨ leave the cake to me
sedge +3m: How many are we?
heron +2m: Twenty with partners. Twenty five with Hal's jokes.
linnet +1m: Ho ho

== su-gate on=2023-06-27
heron =19:40:00: Gate is worse. Mick has a plan. There is a drill.
thistle +3m: oh no
linnet +2m: Hide the drill
heron +30m: [photo] the plan

== su-list on=2023-06-29
wren =12:20:00: What can I bring?
heron +4m: Chairs! We have six.
wren +1m: Four folding ones and a pouffe
sedge +2m: We have two benches. I bring them with the trailer.

== su-plover on=2023-07-02
plover =09:41:00: Ooh thank you for adding me! What do I need to know
heron +2m: Saturday the fifteenth, two o'clock, our garden. Bring nothing but Gareth.
plover +3m: I'll bring a pudding, you can't stop me
thistle +1m: not a cake!! I'm cake
plover +40s: Jelly then. In the shape of a helmet
linnet +5m: I shall need to see the risk assessment.
sedge +9m: We can borrow two gazebos from the church.
heron +1m: Anton you are a marvel.

== su-music on=2023-07-03
thistle =18:02:00: music?? I have a speaker the size of a child
wren +4m: Nothing with a bass drop before the food please
plover +1m: Everyone sends one song. ONE
sedge +3m: Then mine is eleven minutes long.
linnet +6m: Mine's older than that.
heron +2m: The neighbours are eighty four and want to come. Keep it clean.

== su-jelly on=2023-07-05
plover =20:15:00: [photo] helmet jelly, first attempt
thistle +1m: 💀
wren +2m: It looks like it's seen things
sedge +3m: It is on duty.
linnet +8m: I have arrested worse.
plover +2m: Second attempt tomorrow. Less lime

== su-weather on=2023-07-06
heron =07:31:00: Forecast for the weekend after says rain. Of course it does.
sedge +6m: It is nine days. They know nothing about nine days.
thistle +3m: gazebos!!
linnet +5m: It won't rain. My knee says so.
plover +2m: Is that the knee that said the tea fund would balance
linnet +1m: Different knee.
wren +20m: I have wellies for all

== su-count on=2023-07-07
heron =12:05:00: Numbers please. Names, partners, anything that can't be eaten.
plover +2m: Me and Gareth, no nuts
sedge +1m: Me and Lena. She eats everything, she says thank you
thistle +4m: me and Jay. Jay eats beige
wren +10m: Me and Sam. No mushrooms or it's war
linnet +3m: Self and Sheila. Sheila does not eat things with legs.
heron +2m: What, chairs?
linnet +1m: Ho ho. That's my line.
heron +4m: Tom Yarrow says yes too. Maya's asking her mum about the lift.
plover +1m: Oh good, I hope she comes

== su-bbq on=2023-07-08
linnet =10:20:00: Barbecue test fire. All eyebrows present.
sedge +4m: [photo] bread test. Also alive.
thistle +2m: omg can I have that now
sedge +1m: No.
plover +9m: Veggie sausages on a separate bit please Hal
linnet +2m: They shall have their own postcode.

== su-gate-2 on=2023-07-09
heron =17:55:00: The gate is fixed. Mick would like it noted.
wren +3m: 👏👏
plover +1m: Noted. Exhibit MH/1
sedge +4m: Does it open?
heron +2m: That was not in the specification.
linnet +1m: 😂

== su-shop on=2023-07-10
heron =18:30:00: Shopping list\\n\\n- charcoal (Hal)\\n- rolls, 60 (Anton, if the bread behaves)\\n- squash\\n- ice!!\\n- plasters (Hal again)
linnet +3m: I feel targeted.
sedge +2m: The bread behaves.
plover +4m: I can do ice. And squash
thistle +1m: cake is in three layers. it has a blue light. it flashes
wren +2m: Of course it does

== su-plover-out on=2023-07-11
plover =21:02:00: So. Gareth's mum has been taken into hospital, we're driving up first thing and I don't think we'll be back for Saturday 😞
heron +1m: Oh Nia. Go. Don't think about us for a second.
sedge +1m: All the best to Gareth and to her.
thistle +2m: sending love xx
plover +3m: Jelly's in Kaz's freezer. The helmet one. Take a photo
linnet +2m: It'll have a guard of honour.
plover +4m: I'm going to leave the group so my phone's quiet. Have the best day, eat everything x
heron +1m: Love to you both.

== su-friday on=2023-07-14
heron =20:00:00: Tomorrow! It's going to be dry. Hal's knee was right.
linnet +3m: I take no pleasure in it. I take enormous pleasure in it.
thistle +1m: cake is in the car, seatbelt on
wren +6m: See you at two

== su-day on=2023-07-15
sedge =09:10:00: Trailer loaded. Benches, gazebos, bread.
heron =09:12:00: Back gate. It opens if you lift it and speak kindly.
wren =13:40:00: On our way, Sam has eaten the crisps
heron =16:20:00: [photo] look at this lot
thistle =16:22:00: [photo] jelly helmet. it wobbled the national anthem
linnet =17:05:00: [photo] the eyebrows, after
sedge =21:30:00: Thank you Jo and Mick. Lena says this is England, now she knows.

== su-thanks on=2023-07-16
wren =10:04:00: Thank you both, what a day ❤️
thistle +5m: best do ever. whose cardigan do I have
linnet +9m: Sheila's. She says keep it, you earned it.
heron +3m: Thank you all. There are fourteen sausages left. FOURTEEN.
sedge +12m: I am on my way.

== su-end on=2023-07-20
heron =19:00:00: Nia's mother-in-law is home and cross about the food, so all is well.
linnet +4m: Good. Same again next year then.
thistle +2m: ✨✨
`;
