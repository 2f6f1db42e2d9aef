/** Words of names as phones show them that name nobody by themselves. Folded: lower case, no marks. */

/** What people add to a contact: rank, title, relation, where the number belongs. It names nobody. */
export const labelWords = new Set(
  (
    'mr mrs ms miss mx dr prof sir rev pc dc wpc ps ds dci di dcs cs ch supt sgt sergeant sarge insp inspector ' +
    'constable detective pcso superintendent commander chief cop police officer skip skipper guv boss tutor probationer ' +
    'work home office mob mobile cell phone tel number whatsapp new old private personal second 2nd team squad shift ' +
    'uncle aunt auntie aunty mum mummy mom mommy dad daddy nan nana gran granny grandad grandpa bro brother sis sister ' +
    'cousin mate neighbour landlord gym football the and of ' +
    'herr frau arbeit handy neu alt privat chef kollege kollegin mama papa oma opa'
  ).split(' '),
);

/** Given names of which every team has one: alone they point at nobody, not even twice on one phone. */
export const givenNames = new Set(
  (
    'adam adrian aisha alan alex alexandra alice alison amanda amber amelia amy andrea andrew andy angela anita ann anna ' +
    'anne anthony antonia anton ashley barbara becky ben benjamin beth bev bill billy bob brian callum cameron carl carol ' +
    'caroline catherine charles charlie charlotte chloe chris christina christine christopher claire clare colin connor ' +
    'craig dan daniel danielle danny darren dave david dawn dean deb debbie declan denise derek diane dom dominic donna ' +
    'dylan ed eddie elaine eleanor elizabeth ella ellie emily emma eric erin ethan eva fatima fay fiona fran frances frank ' +
    'fred gareth gary gavin gemma george georgia gill gina glen grace graham grant greg hal hannah harriet harry hassan ' +
    'hayley heather helen henry holly hugh hussein ian imran isaac isabel jack jackie jacob jade jake james jamie jan jane ' +
    'janet jason jay jen jenny jess jessica jill jim jo joan joanna joanne joe joel john jon jonathan jordan joseph josh ' +
    'joshua joyce judith julia julian julie june karen karl kate katherine kathryn katie kay kaz keith kelly ken kerry ' +
    'kevin kieran kim kirsty kyle lara laura lauren lee leo leon leah lewis liam linda lisa liz lorna lorraine louis ' +
    'louise lucas lucy luke lynn maddie mandy marcus margaret maria marie marion mark martin mary mason matt matthew max ' +
    'maya megan mel melanie michael michelle mick mike mo mohamed mohammed molly muhammad naomi natalie natasha nathan neil ' +
    'nia niall nick nicola nicole nigel nina noah nora oliver olivia ollie oscar owen pam pat patricia patrick paul paula ' +
    'pauline penny pete peter phil philip phoebe poppy priya rachel ravi ray rebecca rhys rich richard rita rob robert ' +
    'robin roger ron rory rosie ross roy russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean shane ' +
    'sharon shaun sheila shirley simon sophie stacey stella stephanie stephen steve steven stuart sue susan suzanne tanya ' +
    'tara ted teresa terry thomas tim tina toby tom tony tracey trevor tyler vicky victoria vincent wayne wendy will ' +
    'william yasmin yusuf zara zoe'
  ).split(' '),
);
